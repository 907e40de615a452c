// P0018 at 19:18, P0018 at 20:18
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0018_empty_optional.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
