// P0010 at 11:17, P0010 at 11:39, P0010 at 18:17
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0010_alias_taken.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
