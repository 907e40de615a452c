//! From a packet to its frame.

pub(crate) mod error;
pub(crate) mod refusal;

use crate::decode::error::Mark;
use crate::encode::error::{EncodeError, EncodeErrorKind};
use crate::frame::{HEAD_LEN, MAX_LENGTH};
use crate::info::{PacketInfo, Path};
use crate::wire::writer::Total;
use crate::{Length, Packet, Writer};

/// From a packet to the bytes of its frame: implemented by every packet, and by the enums over all packets of a direction.
///
/// ```
/// use protocol_runtime::{Encode, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let packet = client::UserRespect { user_id: 7 };
/// let mut buffer = [0; 64];
/// let len = packet.encode(&mut buffer)?;
/// assert_eq!(buffer[..len], [0, 0, 0, 6, 0x0a, 0x86, 0, 0, 0, 7]);
/// assert_eq!(packet.encoded_len(), len);
/// # Ok::<(), protocol_runtime::EncodeError>(())
/// ```
pub trait Encode {
    /// Calls `visitor` with the packet itself: for an enum, with what its variant holds.
    fn visit<V: PacketVisitor>(&self, visitor: V) -> V::Output;

    /// What the spec says about this packet.
    #[must_use]
    fn info(&self) -> &'static PacketInfo {
        self.visit(TellInfo)
    }

    /// The exact length of the frame: length prefix, id and payload.
    #[must_use]
    #[inline]
    fn encoded_len(&self) -> usize {
        self.visit(TellLen)
    }

    /// Writes the frame to the front of `buffer` and returns its length. Nothing is written unless all of it is.
    ///
    /// # Errors
    /// The buffer is too short (the error says what is needed), or the wire cannot carry a field.
    #[inline]
    fn encode(&self, buffer: &mut [u8]) -> Result<usize, EncodeError> {
        self.visit(IntoFront { encoder: &mut Encoder::new(buffer) })
    }

    /// Appends the frame to `buffer` and returns its length. Nothing is appended unless all of it is.
    ///
    /// # Errors
    /// The wire cannot carry a field.
    #[cfg(feature = "alloc")]
    #[inline]
    fn encode_to_vec(&self, buffer: &mut alloc::vec::Vec<u8>) -> Result<usize, EncodeError> {
        self.visit(IntoVec { buffer })
    }
}

impl<P: Packet> Encode for P {
    #[inline]
    fn visit<V: PacketVisitor>(&self, visitor: V) -> V::Output {
        visitor.visit(self)
    }
}

/// What is to be done with a packet, whichever it is.
pub trait PacketVisitor {
    /// What comes of it.
    type Output;

    /// Does it.
    fn visit<P: Packet>(self, packet: &P) -> Self::Output;
}

struct TellInfo;

impl PacketVisitor for TellInfo {
    type Output = &'static PacketInfo;

    fn visit<P: Packet>(self, _packet: &P) -> Self::Output {
        P::INFO
    }
}

struct TellLen;

impl PacketVisitor for TellLen {
    type Output = usize;

    #[inline]
    fn visit<P: Packet>(self, packet: &P) -> usize {
        if let Some(len) = P::FIXED_LEN { len } else { measure(packet) }
    }
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
fn frame_len<P: Packet>(packet: &P) -> Option<(usize, u32)> {
    let mut length = Length::new();
    packet.write_frame(0, &mut length).ok()?;
    match u32::try_from(length.len()) {
        Ok(len) if len <= MAX_FRAME_LEN => Some((len as usize, len.wrapping_sub(PREFIX_LEN))),
        _ => None,
    }
}

/// An error whose mark is set here, where the compiler sees it.
#[inline(always)]
fn marked(mut error: EncodeError) -> EncodeError {
    error.mark = Mark::Error;
    error
}

/// The length prefix of a frame.
const PREFIX_LEN: u32 = 4;
/// The most bytes of a frame.
const MAX_FRAME_LEN: u32 = MAX_LENGTH + PREFIX_LEN;

/// Takes from the front of a slice what it writes.
struct IntoFront<'e, 'b> {
    encoder: &'e mut Encoder<'b>,
}

impl PacketVisitor for IntoFront<'_, '_> {
    type Output = Result<usize, EncodeError>;

    #[inline]
    fn visit<P: Packet>(self, packet: &P) -> Self::Output {
        let Some((len, prefix)) = frame_len(packet) else { return Err(marked(refusal::encode_error(packet))) };
        let left = &mut self.encoder.left;
        match left.split_off_mut(..len) {
            Some(window) => {
                // Nothing that was measured is refused.
                let _ = packet.write_frame(prefix, &mut Writer::new(window));
                Ok(len)
            }
            None => Err(marked(too_short(P::INFO, len, left.len()))),
        }
    }
}

#[cold]
#[inline(never)]
fn too_short(packet: &'static PacketInfo, needed: usize, available: usize) -> EncodeError {
    EncodeError::new(packet, Path::new(), EncodeErrorKind::BufferTooShort { needed, available })
}

#[cfg(feature = "alloc")]
struct IntoVec<'b> {
    buffer: &'b mut alloc::vec::Vec<u8>,
}

#[cfg(feature = "alloc")]
impl PacketVisitor for IntoVec<'_> {
    type Output = Result<usize, EncodeError>;

    #[inline]
    fn visit<P: Packet>(self, packet: &P) -> Self::Output {
        let Some((len, prefix)) = frame_len(packet) else { return Err(marked(refusal::encode_error(packet))) };
        self.buffer.reserve(len);
        let _ = packet.write_frame(prefix, self.buffer);
        Ok(len)
    }
}

/// Writes many frames into one buffer, one after the other.
///
/// ```
/// use protocol_runtime::{Encoder, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let mut buffer = [0; 64];
/// let mut encoder = Encoder::new(&mut buffer);
/// encoder.push(&client::UserGetInfo {})?;
/// encoder.push(&client::UserGetWardrobe { page_id: 0 })?;
/// let len = encoder.written();
/// assert_eq!(buffer[..len], [0, 0, 0, 2, 0x01, 0x65, 0, 0, 0, 6, 0x0a, 0xb6, 0, 0, 0, 0]);
/// # Ok::<(), protocol_runtime::EncodeError>(())
/// ```
#[derive(Debug)]
pub struct Encoder<'b> {
    left: &'b mut [u8],
    len: usize,
}

impl<'b> Encoder<'b> {
    /// Begins at the front of `buffer`.
    #[inline]
    #[must_use]
    pub const fn new(buffer: &'b mut [u8]) -> Self {
        Self { len: buffer.len(), left: buffer }
    }

    /// Adds a frame and returns its length.
    ///
    /// # Errors
    /// As [`Encode::encode`]; the frames before stay as they are, and a shorter packet may still fit.
    #[inline]
    pub fn push<E: Encode>(&mut self, packet: &E) -> Result<usize, EncodeError> {
        packet.visit(IntoFront { encoder: self })
    }

    /// How many bytes were written: the frames so far, at the front of the buffer.
    #[inline]
    #[must_use]
    pub const fn written(&self) -> usize {
        self.len.wrapping_sub(self.left.len())
    }
}

const _: () = assert!(HEAD_LEN == 6, "generated code writes a length, an id and the first fields as one run");
