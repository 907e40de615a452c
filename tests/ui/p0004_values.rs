// P0004 at 2:59, P0004 at 3:61, P0004 at 7:27, P0004 at 11:28
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_values.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
