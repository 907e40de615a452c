// P0020 at 4:56, P0020 at 7:56, P0020 at 11:56, P0020 at 14:57, P0020 at 17:56, P0020 at 21:56, P0020 at 35:42
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0020_bad_blank.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
