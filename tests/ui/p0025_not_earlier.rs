// P0025 at 19:51, P0025 at 20:58, P0025 at 22:52, P0025 at 23:58, P0025 at 24:55, P0025 at 27:50, P0025 at 28:68
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0025_not_earlier.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
