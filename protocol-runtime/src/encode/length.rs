//! Measures packets.

use crate::frame::{HEAD_LEN, MAX_LENGTH};
use crate::wire::{Length, Packet, Total};

/// The size of the length prefix in bytes.
const PREFIX_LEN: u32 = 4;
/// The largest size of a frame in bytes.
const MAX_FRAME_LEN: u32 = MAX_LENGTH + PREFIX_LEN;

const _: () = assert!(HEAD_LEN == 6, "generated code writes a length, an id and the first fields as one run");

/// Returns the size of the packet's frame, even if the packet does not fit the wire format.
#[inline]
pub(super) fn frame_len_of<P: Packet>(packet: &P) -> usize {
    if let Some(len) = P::FIXED_LEN { len } else { measure(packet) }
}

/// Adds up the size of the packet's frame.
fn measure<P: Packet>(packet: &P) -> usize {
    let mut total = Total::default();
    // This sink never fails.
    let _ = packet.write_frame(0, &mut total);
    total.len()
}

/// Returns the size of the packet's frame and its length prefix, or `None` if the packet does not fit the wire format.
#[inline(always)]
pub(super) fn frame_len<P: Packet>(packet: &P) -> Option<(usize, u32)> {
    let mut length = Length::new();
    packet.write_frame(0, &mut length).ok()?;
    match u32::try_from(length.len()) {
        Ok(len) if len <= MAX_FRAME_LEN => Some((len as usize, len.wrapping_sub(PREFIX_LEN))),
        _ => None,
    }
}
