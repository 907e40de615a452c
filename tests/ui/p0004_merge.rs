// P0004 at 12:42
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_merge.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
