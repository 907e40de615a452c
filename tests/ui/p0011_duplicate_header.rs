// P0011 at 15:15
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0011_duplicate_header.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
