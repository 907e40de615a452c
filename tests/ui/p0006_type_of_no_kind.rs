// P0006 at 2:5, P0006 at 5:5, P0006 at 7:5, P0006 at 9:10
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0006_type_of_no_kind.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
