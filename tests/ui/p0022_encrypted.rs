// P0022 at 4:16
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0022_encrypted.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
