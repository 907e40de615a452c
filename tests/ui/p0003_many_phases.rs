// P0003 at 66:11
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0003_many_phases.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
