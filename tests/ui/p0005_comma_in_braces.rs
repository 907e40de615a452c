// P0005 at 12:32
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0005_comma_in_braces.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
