// P0010 at 4:11
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0010_duplicate_phase.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
