//! Encodes into a `bytes::BufMut`.

use bytes::BufMut;

use super::error::{EncodeError, marked, too_short};
use super::explain;
use super::length::frame_len;
use crate::wire::{Packet, PacketVisitor, Sink};

/// Appends a packet's frame to a buffer.
pub(super) struct IntoBuf<'b, B> {
    pub(super) buffer: &'b mut B,
}

impl<B: BufMut> PacketVisitor for IntoBuf<'_, B> {
    type Output = Result<usize, EncodeError>;

    #[inline]
    fn visit<P: Packet>(self, packet: &P) -> Self::Output {
        let Some((len, prefix)) = frame_len(packet) else { return Err(marked(explain::encode_error(packet))) };
        if self.buffer.remaining_mut() < len {
            return Err(marked(too_short(P::INFO, len, self.buffer.remaining_mut())));
        }
        // The packet was measured, so writing it cannot fail.
        let _ = packet.write_frame(prefix, &mut Buf(self.buffer));
        Ok(len)
    }
}

/// A buffer with enough room for the frame.
struct Buf<'b, B>(&'b mut B);

impl<B: BufMut> Sink for Buf<'_, B> {
    const IS_CHECKED: bool = true;

    #[inline]
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.put_slice(bytes);
    }
}
