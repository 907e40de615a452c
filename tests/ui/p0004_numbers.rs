// P0004 at 7:11, P0004 at 12:48
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_numbers.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
