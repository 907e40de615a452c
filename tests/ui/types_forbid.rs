//! What the types must not allow.
use protocol_runtime::{Frame, Protocol};

#[derive(Protocol)]
#[protocol(spec = "./types_forbid.yaml")]
pub struct Shop;

fn outlives_its_buffer() -> ClientPacket<'static> {
    let buffer = [0, 0, 0, 4, 0, 1, 0, 0];
    ClientPacket::decode(&Frame::parse(&buffer).unwrap()).unwrap()
}

fn goes_to_another_thread() {
    let buffer = [0, 0, 0, 4, 0, 1, 0, 0];
    let packet = ClientPacket::decode(&Frame::parse(&buffer).unwrap()).unwrap();
    std::thread::spawn(move || println!("{packet:?}"));
}

fn misses_a_packet(packet: ClientPacket<'_>) {
    match packet {
        ClientPacket::ShopBuy(_) => {}
    }
}

fn main() {}
