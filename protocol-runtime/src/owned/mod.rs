//! Packets and frames that own their bytes, so that you can store them or send them to another thread.

mod frame;
mod packet;

pub use self::frame::OwnedFrame;
pub use self::packet::{ClientPackets, Family, Owned, ServerPackets};
