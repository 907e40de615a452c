// P0006 at 7:7
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0006_missing_key.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
