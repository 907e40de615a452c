// P0028 at 6:11, P0028 at 23:35
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0028_in_list.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
