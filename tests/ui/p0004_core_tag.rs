// P0004 at 7:17
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_core_tag.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
