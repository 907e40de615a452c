// P0017 at 4:32, P0017 at 8:27, P0017 at 13:63
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0017_recursive_record.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
