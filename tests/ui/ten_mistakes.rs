// P0008 at 6:28, P0014 at 16:14, P0015 at 20:30, P0010 at 21:18, P0009 at 22:11, P0012 at 23:13, P0005 at 26:7, P0004 at 27:16, P0020 at 30:18, P0019 at 31:75
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./ten_mistakes.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
