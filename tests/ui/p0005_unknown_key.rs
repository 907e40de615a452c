// P0005 at 12:7
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0005_unknown_key.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
