// P0002 at 12:32
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_brackets_in_braces.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
