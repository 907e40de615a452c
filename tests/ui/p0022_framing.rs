// P0022 at 4:13, P0022 at 5:15, P0022 at 6:21
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0022_framing.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
