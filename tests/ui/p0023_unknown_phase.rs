// P0023 at 3:13, P0023 at 5:12, P0023 at 16:14
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0023_unknown_phase.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
