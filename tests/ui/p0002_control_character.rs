// P0002 at 11:19
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_control_character.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
