// P0002 at 11:20
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_quote_in_quotes.yaml")]
struct Shop;

fn main() {
    let _ = |packet: ClientPacket<'_>| packet.encoded_len();
}
