// P0017 at 5:32
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0017_recursive_record.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
