// P0008 at 7:11
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0008_out_of_range.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
