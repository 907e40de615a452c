// P0018 at 16:30
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0018_empty_item.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
