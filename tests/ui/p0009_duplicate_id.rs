// P0009 at 13:11
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0009_duplicate_id.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
