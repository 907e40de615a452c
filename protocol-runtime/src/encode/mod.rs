//! Encodes packets into frames.

#[cfg(feature = "bytes")]
mod buf;
mod error;
mod explain;
mod length;

use core::fmt;

pub use self::error::{EncodeError, EncodeErrorKind};
use self::error::{marked, too_short};
use self::length::{frame_len, frame_len_of};
use crate::info::PacketInfo;
use crate::wire::{Packet, PacketVisitor, Writer};

/// Encodes a packet into a frame. Every generated packet implements it, every enum over the packets of a direction, and `Owned`.
///
/// You can implement it for a type of your own that holds one of several packets, such as an enum of the answers of a handler: `visit` calls
/// the visitor with the packet. All other methods are provided, and so will be those that later versions add.
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
    /// Calls `visitor` with the packet. An enum passes the packet in its variant.
    fn visit<V: PacketVisitor>(&self, visitor: V) -> V::Output;

    /// The packet's metadata from the spec.
    #[must_use]
    fn info(&self) -> &'static PacketInfo {
        self.visit(TellInfo)
    }

    /// The exact size of the frame in bytes: length prefix, id and payload.
    #[must_use]
    #[inline]
    fn encoded_len(&self) -> usize {
        self.visit(TellLen)
    }

    /// Writes the frame to the front of `buffer` and returns its size in bytes. Writes nothing if it fails.
    ///
    /// # Errors
    /// The buffer is too short (the error tells the size of the frame), or a field does not fit the wire format.
    #[inline]
    fn encode(&self, buffer: &mut [u8]) -> Result<usize, EncodeError> {
        self.visit(IntoFront { encoder: &mut Encoder::new(buffer) })
    }

    /// Appends the frame to `buffer` and returns its size in bytes. Appends nothing if it fails.
    ///
    /// # Errors
    /// A field does not fit the wire format.
    #[cfg(feature = "alloc")]
    #[inline]
    fn encode_to_vec(&self, buffer: &mut alloc::vec::Vec<u8>) -> Result<usize, EncodeError> {
        self.visit(IntoVec { buffer })
    }

    /// Returns the frame in a new `Vec`.
    ///
    /// # Errors
    /// A field does not fit the wire format.
    #[cfg(feature = "alloc")]
    #[inline]
    fn to_vec(&self) -> Result<alloc::vec::Vec<u8>, EncodeError> {
        let mut buffer = alloc::vec::Vec::new();
        self.encode_to_vec(&mut buffer)?;
        Ok(buffer)
    }

    /// Appends the frame to `buffer`, such as a `BytesMut` or a limited part of one, and returns its size in bytes. Appends nothing if it
    /// fails.
    ///
    /// # Errors
    /// The buffer has too little room (the error tells the size of the frame), or a field does not fit the wire format.
    #[cfg(feature = "bytes")]
    #[inline]
    fn encode_to_buf<B: bytes::BufMut>(&self, buffer: &mut B) -> Result<usize, EncodeError> {
        self.visit(buf::IntoBuf { buffer })
    }
}

impl<P: Packet> Encode for P {
    #[inline]
    fn visit<V: PacketVisitor>(&self, visitor: V) -> V::Output {
        visitor.visit(self)
    }
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
        frame_len_of(packet)
    }
}

/// Writes a packet's frame to the front of the encoder's free bytes.
struct IntoFront<'e, 'b> {
    encoder: &'e mut Encoder<'b>,
}

impl PacketVisitor for IntoFront<'_, '_> {
    type Output = Result<usize, EncodeError>;

    #[inline]
    fn visit<P: Packet>(self, packet: &P) -> Self::Output {
        let Some((len, prefix)) = frame_len(packet) else { return Err(marked(explain::encode_error(packet))) };
        let left = &mut self.encoder.left;
        match left.split_off_mut(..len) {
            Some(window) => {
                // The packet was measured, so writing it cannot fail.
                let _ = packet.write_frame(prefix, &mut Writer::new(window));
                Ok(len)
            }
            None => Err(marked(too_short(P::INFO, len, left.len()))),
        }
    }
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
        let Some((len, prefix)) = frame_len(packet) else { return Err(marked(explain::encode_error(packet))) };
        self.buffer.reserve(len);
        let _ = packet.write_frame(prefix, self.buffer);
        Ok(len)
    }
}

/// Encodes many frames into one buffer, one after the other.
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
pub struct Encoder<'b> {
    left: &'b mut [u8],
    len: usize,
}

/// Shows how far it is. The bytes could hold secrets.
impl fmt::Debug for Encoder<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Encoder({} bytes written, {} bytes left)", self.written(), self.left.len())
    }
}

impl<'b> Encoder<'b> {
    /// Makes an encoder that starts at the front of `buffer`.
    #[inline]
    #[must_use]
    pub const fn new(buffer: &'b mut [u8]) -> Self {
        Self { len: buffer.len(), left: buffer }
    }

    /// Encodes a packet after the previous ones and returns the size of its frame in bytes.
    ///
    /// # Errors
    /// The same as those of [`Encode::encode`]. The earlier frames stay intact, and a shorter packet may still fit.
    #[inline]
    pub fn push<E: Encode>(&mut self, packet: &E) -> Result<usize, EncodeError> {
        packet.visit(IntoFront { encoder: self })
    }

    /// The total size of the frames so far, in bytes. They are at the front of the buffer.
    #[inline]
    #[must_use]
    pub const fn written(&self) -> usize {
        self.len.wrapping_sub(self.left.len())
    }
}
