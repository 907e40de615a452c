// P0027 at 3:12
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0027_depth.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
