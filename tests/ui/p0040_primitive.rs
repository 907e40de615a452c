// P0040 at 3:15
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0040_primitive.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
