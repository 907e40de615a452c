// P0020 at 5:16, P0020 at 19:18
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0020_misplaced_optional.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
