// P0002 at 10:6
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_indentation.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
