// P0005 at 4:5, P0005 at 8:5, P0005 at 12:5, P0005 at 34:7
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0005_two_forms.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
