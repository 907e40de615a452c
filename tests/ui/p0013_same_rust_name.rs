// P0013 at 14:18, P0013 at 16:13
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0013_same_rust_name.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
