// P0026 at 15:62, P0026 at 16:64, P0026 at 17:68, P0026 at 18:66, P0026 at 19:65, P0026 at 20:64, P0026 at 21:67, P0026 at 22:68
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0026_bad_comparison.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
