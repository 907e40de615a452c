// P0003 at 13:169
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0003_too_large.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
