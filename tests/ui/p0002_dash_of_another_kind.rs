// P0002 at 7:5
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_dash_of_another_kind.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
