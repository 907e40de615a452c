//! Decodes frames into packets.

mod described;
mod error;
mod explain;

pub use self::error::{DecodeError, DecodeErrorKind};
use crate::frame::Frame;
use crate::info::PacketInfo;
use crate::mark::Mark;
use crate::wire::packet::Generated;
use crate::wire::{Malformed, Payload, Reader};

/// Decodes a packet, which borrows from the input. Every generated packet implements it, and every enum over the packets of a direction.
///
/// ```
/// use protocol_runtime::{Decode, Frame, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let frame = Frame::parse(b"\0\0\0\x07\x08\xb4\0\x03hey")?;
/// assert_eq!(ClientPacket::decode(&frame)?, client::UserUpdateMotto { motto: "hey" }.into());
/// assert_eq!(client::UserUpdateMotto::decode(&frame)?.motto, "hey");
/// assert!(client::UserRespect::decode(&frame).is_err(), "the id is another packet's");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Decode<'a>: Sized + Generated {
    /// The metadata of the packets that decoding can return, and of those whose layout is unknown, in ascending order of id.
    const PACKETS: &'static [&'static PacketInfo];

    /// Decodes the packet with this id and payload. This is the hot path; its error carries no reason.
    ///
    /// # Errors
    /// No packet has this id, or the payload is not a valid payload of that packet.
    fn read_payload(id: u16, payload: Reader<'a>) -> Result<Self, Malformed>;

    /// Decodes the packet in `frame`.
    ///
    /// # Errors
    /// No packet has the frame's id, or the payload is not a valid payload of that packet. The error tells which field is wrong, where and
    /// why.
    #[inline(always)]
    fn decode(frame: &Frame<'a>) -> Result<Self, DecodeError> {
        match Self::read_payload(frame.id(), Reader::new(frame.payload())) {
            Ok(packet) => Ok(packet),
            Err(Malformed) => Err(frame_error::<Self>(frame)),
        }
    }

    /// Decodes the packet in `frame`, and accepts the deviations that the real client accepts: any byte except 1 is false as a boolean, a
    /// negative count means no items, the last string may be cut short, and bytes may be left over. Encoding the packet gives valid bytes.
    ///
    /// ```
    /// use protocol_runtime::{Decode, Frame, Protocol};
    ///
    /// #[derive(Protocol)]
    /// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
    /// struct UserProfile;
    ///
    /// // A boolean of 2, and a trailing byte.
    /// let frame = Frame::parse(&[0, 0, 0, 4, 0x04, 0x3e, 2, 0])?;
    /// assert!(ClientPacket::decode(&frame).is_err());
    /// let packet = ClientPacket::decode_tolerant(&frame)?;
    /// let mut right = [0; 7];
    /// packet.encode(&mut right)?;
    /// assert_eq!(right, [0, 0, 0, 3, 0x04, 0x3e, 0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The same as those of [`decode`](Self::decode), for everything else. Invalid UTF-8 is still an error.
    #[inline(always)]
    fn decode_tolerant(frame: &Frame<'a>) -> Result<Self, DecodeError> {
        Self::decode_reader(frame.id(), Reader::tolerant(frame.payload()))
    }

    /// Decodes the packet with this id and payload. Use it if your frames have another form.
    ///
    /// # Errors
    /// The same as those of [`decode`](Self::decode).
    #[inline(always)]
    fn decode_payload(id: u16, payload: &'a [u8]) -> Result<Self, DecodeError> {
        Self::decode_reader(id, Reader::new(payload))
    }

    /// Decodes the packet with this id from a reader at the start of its payload. The reader decides whether decoding is tolerant.
    ///
    /// # Errors
    /// The same as those of [`decode`](Self::decode).
    #[inline(always)]
    fn decode_reader(id: u16, payload: Reader<'a>) -> Result<Self, DecodeError> {
        match Self::read_payload(id, payload) {
            Ok(packet) => Ok(packet),
            Err(Malformed) => Err(payload_error::<Self>(id, payload)),
        }
    }

    /// Returns the metadata of the packet with this id.
    #[must_use]
    fn info_by_id(id: u16) -> Option<&'static PacketInfo> {
        Self::PACKETS.binary_search_by_key(&id, |info| info.id).ok().and_then(|at| Self::PACKETS.get(at).copied())
    }

    /// Returns the metadata of the packet with this name, header or alias, such as `user.update_motto` or `USER_MOTTO`.
    #[must_use]
    fn info_by_name(name: &str) -> Option<&'static PacketInfo> {
        Self::PACKETS.iter().copied().find(|info| info.is_called(name))
    }
}

impl<'a, P: Payload<'a>> Decode<'a> for P {
    const PACKETS: &'static [&'static PacketInfo] = &[P::INFO];

    #[inline(always)]
    fn decode(frame: &Frame<'a>) -> Result<Self, DecodeError> {
        Self::decode_reader(frame.id(), Reader::new(frame.payload()))
    }

    #[inline(always)]
    fn decode_reader(id: u16, payload: Reader<'a>) -> Result<Self, DecodeError> {
        match Self::read_payload(id, payload) {
            Ok(packet) => Ok(packet),
            Err(Malformed) => Err(DecodeError {
                mark: Mark::Error,
                ..explain::packet_error(P::INFO, id, payload.left(), payload.is_tolerant())
            }),
        }
    }

    #[inline(always)]
    fn read_payload(id: u16, payload: Reader<'a>) -> Result<Self, Malformed> {
        if id == P::ID { P::read_all(payload) } else { Err(Malformed) }
    }
}

/// Explains why `frame` is none of these packets.
///
/// It takes only the frame, which is in memory anyway, so decoding need not keep the id and the payload in registers for it. It sets the
/// error's mark here, where rustc sees it. It returns the error alone: passing a `Result` with a packet through would cost a copy.
#[inline(always)]
#[must_use]
pub fn frame_error<'a, D: Decode<'a>>(frame: &Frame<'a>) -> DecodeError {
    let mut why = explain::frame_error(D::PACKETS, frame.as_bytes());
    why.mark = Mark::Error;
    why
}

/// Explains why this id and payload are none of these packets.
#[inline(always)]
#[must_use]
pub fn payload_error<'a, D: Decode<'a>>(id: u16, payload: Reader<'a>) -> DecodeError {
    let mut why = explain::decode_error(D::PACKETS, id, payload.left(), payload.is_tolerant());
    why.mark = Mark::Error;
    why
}

/// Explains that `found` is not the packet that the caller expected.
#[cold]
#[inline(never)]
#[must_use]
pub fn other_packet(expected: &'static PacketInfo, found: &'static PacketInfo) -> DecodeError {
    explain::packet_error(expected, found.id, &[], false)
}
