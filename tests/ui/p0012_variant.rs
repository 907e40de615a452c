// P0012 at 5:16
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0012_variant.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
