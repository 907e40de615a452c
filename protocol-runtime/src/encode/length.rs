//! How many bytes a packet takes.

use crate::frame::{HEAD_LEN, MAX_LENGTH};
use crate::wire::{Length, Packet, Total};

/// The length prefix of a frame.
const PREFIX_LEN: u32 = 4;
/// The most bytes of a frame.
const MAX_FRAME_LEN: u32 = MAX_LENGTH + PREFIX_LEN;

const _: () = assert!(HEAD_LEN == 6, "generated code writes a length, an id and the first fields as one run");

/// The length of the packet's frame, even if the wire cannot carry it.
#[inline]
pub(super) fn frame_len_of<P: Packet>(packet: &P) -> usize {
    if let Some(len) = P::FIXED_LEN { len } else { measure(packet) }
}

/// The frame's length, even if the wire cannot carry it.
fn measure<P: Packet>(packet: &P) -> usize {
    let mut total = Total::default();
    // It never stops.
    let _ = packet.write_frame(0, &mut total);
    total.len()
}

/// The whole frame's length and its length prefix; nothing if the wire cannot carry the packet.
#[inline(always)]
pub(super) fn frame_len<P: Packet>(packet: &P) -> Option<(usize, u32)> {
    let mut length = Length::new();
    packet.write_frame(0, &mut length).ok()?;
    match u32::try_from(length.len()) {
        Ok(len) if len <= MAX_FRAME_LEN => Some((len as usize, len.wrapping_sub(PREFIX_LEN))),
        _ => None,
    }
}
