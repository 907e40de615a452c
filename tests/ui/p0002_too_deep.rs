// P0002 at 10:8
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_too_deep.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
