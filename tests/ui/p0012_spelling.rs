// P0012 at 8:13, P0012 at 9:15, P0012 at 13:18
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0012_spelling.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
