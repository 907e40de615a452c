// P0010 at 5:11, P0012 at 8:11
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0010_duplicate_type.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
