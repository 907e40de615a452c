// P0025 at 25:58, P0025 at 26:39, P0025 at 27:55, P0025 at 28:67, P0025 at 29:67
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0025_wrong_type.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
