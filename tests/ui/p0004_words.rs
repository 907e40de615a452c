// P0004 at 13:45, P0004 at 14:45, P0004 at 15:46, P0004 at 16:61, P0004 at 22:15
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0004_words.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
