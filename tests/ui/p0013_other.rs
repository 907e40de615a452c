// P0013 at 5:16, P0013 at 6:20, P0013 at 11:20
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0013_other.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
