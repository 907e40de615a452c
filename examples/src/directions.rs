//! Packets that only the other side sends.

use protocol_runtime::Protocol;
use protocol_runtime::info::{Direction, PacketInfo};

/// The other direction.
#[must_use]
pub fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::ClientToServer => Direction::ServerToClient,
        Direction::ServerToClient => Direction::ClientToServer,
    }
}

/// Who sends packets of a direction.
#[must_use]
pub fn sender(direction: Direction) -> &'static str {
    match direction {
        Direction::ClientToServer => "client",
        Direction::ServerToClient => "server",
    }
}

/// The packet of this direction that fits.
pub fn find<P: Protocol>(direction: Direction, fits: impl Fn(&PacketInfo) -> bool) -> Option<&'static PacketInfo> {
    P::PACKETS.iter().copied().find(|packet| packet.direction == direction && fits(packet))
}
