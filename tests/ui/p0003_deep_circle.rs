// P0003 at 3:12
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0003_deep_circle.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
