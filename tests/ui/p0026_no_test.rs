// P0026 at 15:49, P0026 at 16:62, P0026 at 17:37, P0026 at 18:62, P0026 at 19:69, P0026 at 20:55
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0026_no_test.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
