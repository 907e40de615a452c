// P0002 at 12:36
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_bracket.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
