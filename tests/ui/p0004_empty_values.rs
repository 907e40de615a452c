// P0004 at 4:3, P0004 at 7:7, P0004 at 11:7
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_empty_values.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
