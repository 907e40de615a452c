// P0002 at 9:1
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_tab.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
