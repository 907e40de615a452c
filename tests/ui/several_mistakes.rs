// P0004 at 9:15, P0007 at 12:7, P0004 at 14:11
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./several_mistakes.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
