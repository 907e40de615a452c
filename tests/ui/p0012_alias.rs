// P0012 at 11:17, P0012 at 11:22
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0012_alias.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
