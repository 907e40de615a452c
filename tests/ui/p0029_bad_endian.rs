// P0029 at 22:48, P0029 at 23:46, P0029 at 24:46, P0029 at 25:50, P0029 at 26:46, P0029 at 27:78, P0029 at 28:58
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0029_bad_endian.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
