// P0019 at 13:36, P0019 at 14:56, P0019 at 15:58, P0019 at 16:51, P0019 at 17:69, P0019 at 19:71, P0019 at 20:73
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0019_bad_count.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
