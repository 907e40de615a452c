// P0004 at 5:8, P0004 at 9:15
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_shape.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
