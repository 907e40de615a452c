// P0002 at 11:20
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_colon.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
