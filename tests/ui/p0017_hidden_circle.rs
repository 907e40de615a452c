// P0017 at 12:29
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0017_hidden_circle.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
