// P0021 at 6:30, P0021 at 7:85
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0021_duplicate_tag.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
