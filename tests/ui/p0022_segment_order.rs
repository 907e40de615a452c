// P0022 at 3:13
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0022_segment_order.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
