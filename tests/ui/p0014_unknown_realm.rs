// P0014 at 10:14
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0014_unknown_realm.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
