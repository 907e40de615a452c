// P0010 at 6:16, P0012 at 7:16
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0010_duplicate_value_name.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
