// P0015 at 13:30, P0015 at 14:30, P0015 at 15:31
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0015_unknown_type.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
