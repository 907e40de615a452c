// P0004 at 11:16
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_tag.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
