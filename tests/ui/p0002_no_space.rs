// P0002 at 11:7
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_no_space.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
