// P0010 at 14:18
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0010_duplicate_field.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
