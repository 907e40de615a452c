// P0025 at 26:58, P0025 at 27:39, P0025 at 28:55, P0025 at 29:67, P0025 at 30:67, P0025 at 32:54
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0025_wrong_type.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
