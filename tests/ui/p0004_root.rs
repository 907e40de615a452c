// P0004 at 1:1
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_root.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
