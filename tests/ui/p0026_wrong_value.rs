// P0026 at 19:60, P0026 at 20:59, P0026 at 21:67, P0026 at 22:61, P0026 at 23:62, P0026 at 24:66, P0026 at 26:61, P0026 at 27:67
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0026_wrong_value.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
