// P0040 at 5:13
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0040_string.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
