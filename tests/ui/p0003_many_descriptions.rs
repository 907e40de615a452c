// P0003 at 21:18
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0003_many_descriptions.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
