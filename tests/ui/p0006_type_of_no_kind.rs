// P0006 at 2:5, P0015 at 5:11
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0006_type_of_no_kind.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
