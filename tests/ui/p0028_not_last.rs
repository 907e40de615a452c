// P0028 at 9:16, P0028 at 13:16, P0028 at 18:16, P0028 at 26:16, P0028 at 40:18
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0028_not_last.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
