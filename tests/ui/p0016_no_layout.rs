// P0016 at 13:30, P0016 at 14:31, P0016 at 15:31
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0016_no_layout.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
