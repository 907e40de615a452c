// P0015 at 12:32
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0015_lookalike.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
