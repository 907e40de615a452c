// P0010 at 6:16
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0010_duplicate_variant.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
