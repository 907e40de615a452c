// P0021 at 6:28, P0008 at 7:30
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0021_duplicate_value.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
