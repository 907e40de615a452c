// P0015 at 3:10, P0015 at 6:24
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0015_no_tag.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
