// P0006 at 7:7
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0006_no_fields.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
