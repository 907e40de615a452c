// P0023 at 3:34, P0023 at 5:23
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0023_twice.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
