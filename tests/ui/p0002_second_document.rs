// P0002 at 13:1
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_second_document.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
