// P0008 at 6:30
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0008_tag.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
