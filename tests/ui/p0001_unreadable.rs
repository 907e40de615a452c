#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./not_there.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
