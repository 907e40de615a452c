// P0024 at 3:13, P0024 at 4:12
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0024_unknown_packet.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
