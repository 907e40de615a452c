// P0022 at 2:3
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0022_segment_missing.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
