// P0008 at 3:12, P0008 at 7:12
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0008_depth.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
