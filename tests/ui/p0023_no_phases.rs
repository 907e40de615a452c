// P0023 at 12:14
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0023_no_phases.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
