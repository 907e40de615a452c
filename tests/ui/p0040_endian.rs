// P0040 at 4:13
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0040_endian.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
