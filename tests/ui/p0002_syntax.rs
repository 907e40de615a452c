// P0002 at 11:16
#[derive(protocol_runtime::Protocol)]
#[protocol(spec = "./p0002_syntax.yaml")]
struct Shop;

// Neither what this uses is there nor anything else, and still the only error is the one of the spec.
mod elsewhere {
    use crate::client::ShopSell;

    pub fn name(packet: crate::ClientPacket<'_>) -> &str {
        match packet {
            crate::ClientPacket::ShopSell(ShopSell { what }) => what,
            crate::ClientPacket::ShopBuy(crate::client::ShopBuy { name, .. }) => name,
        }
    }
}

fn main() {
    let sell = client::ShopSell { what: "that" };
    let ClientPacket::ShopSell(packet) = ClientPacket::from(sell);
    println!("{}", packet.what);
}
