// P0026 at 18:55, P0026 at 19:55, P0026 at 20:73
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0026_bad_bits.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
