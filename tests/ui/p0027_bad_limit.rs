// P0027 at 13:44, P0027 at 14:43, P0027 at 15:43, P0027 at 16:43, P0027 at 17:65, P0027 at 18:78, P0027 at 20:71, P0027 at 21:69
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0027_bad_limit.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
