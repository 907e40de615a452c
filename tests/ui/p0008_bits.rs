// P0008 at 19:62, P0008 at 20:62, P0008 at 21:64, P0008 at 22:63, P0008 at 23:68
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0008_bits.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
