// P0004
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_empty.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
