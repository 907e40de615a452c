// P0010 at 14:13
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0010_duplicate_name.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
