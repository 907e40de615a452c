// P0002 at 11:16
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_first_character.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
