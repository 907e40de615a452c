//! From a frame to a packet.

mod described;
mod error;
mod explain;

pub use self::error::{DecodeError, DecodeErrorKind};
use crate::frame::Frame;
use crate::info::PacketInfo;
use crate::mark::Mark;
use crate::wire::packet::Generated;
use crate::wire::{Malformed, Payload, Reader};

/// From bytes to a packet that borrows from them: implemented by every packet, and by the enums over all packets of a
/// direction.
pub trait Decode<'a>: Sized + Generated {
    /// The packets that decoding can give, by ascending id.
    const PACKETS: &'static [&'static PacketInfo];

    /// The packet with this id and payload. The hot path: it only says that something is wrong.
    ///
    /// # Errors
    /// The id is unknown, or the payload is not exactly that packet.
    fn read_payload(id: u16, payload: Reader<'a>) -> Result<Self, Malformed>;

    /// The packet in `frame`.
    ///
    /// # Errors
    /// The id is unknown, or the payload is not exactly that packet; the error says which field is wrong, where and why.
    #[inline(always)]
    fn decode(frame: &Frame<'a>) -> Result<Self, DecodeError> {
        match Self::read_payload(frame.id(), Reader::new(frame.payload())) {
            Ok(packet) => Ok(packet),
            Err(Malformed) => Err(frame_error::<Self>(frame)),
        }
    }

    /// The packet in `frame`, with what the real client tolerates: a boolean of any other byte than 1 is false, a negative count is
    /// no items, a last string may be cut short, and bytes may be left over. What is encoded from it is right again.
    ///
    /// ```
    /// use protocol_runtime::{Decode, Frame, Protocol};
    ///
    /// #[derive(Protocol)]
    /// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
    /// struct UserProfile;
    ///
    /// // A boolean of 2, and a byte that is left over.
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
    /// As [`decode`](Self::decode), for everything else. Invalid UTF-8 stays an error.
    #[inline(always)]
    fn decode_tolerant(frame: &Frame<'a>) -> Result<Self, DecodeError> {
        Self::decode_reader(frame.id(), Reader::tolerant(frame.payload()))
    }

    /// The packet with this id and payload, for whoever has other framing.
    ///
    /// # Errors
    /// As [`decode`](Self::decode).
    #[inline(always)]
    fn decode_payload(id: u16, payload: &'a [u8]) -> Result<Self, DecodeError> {
        Self::decode_reader(id, Reader::new(payload))
    }

    /// The packet with this id, whose payload `payload` has not read yet. How strict it is, the reader says.
    ///
    /// # Errors
    /// As [`decode`](Self::decode).
    #[inline(always)]
    fn decode_reader(id: u16, payload: Reader<'a>) -> Result<Self, DecodeError> {
        match Self::read_payload(id, payload) {
            Ok(packet) => Ok(packet),
            Err(Malformed) => Err(payload_error::<Self>(id, payload)),
        }
    }

    /// What the spec says about the packet with this id.
    #[must_use]
    fn info_by_id(id: u16) -> Option<&'static PacketInfo> {
        Self::PACKETS.binary_search_by_key(&id, |info| info.id).ok().and_then(|at| Self::PACKETS.get(at).copied())
    }

    /// What the spec says about the packet with this name or header, as `user.update_motto` or `USER_MOTTO`; an alias will do.
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

/// Why `frame` is none of these packets. Of it only its bytes are looked at, which are at hand anyway: so neither id nor payload is kept
/// for this while the packet is read.
///
/// The mark of the error is set here, where the compiler sees it, and the packet is not handed through, because each hand costs a copy.
#[inline(always)]
#[must_use]
pub fn frame_error<'a, D: Decode<'a>>(frame: &Frame<'a>) -> DecodeError {
    let mut why = explain::frame_error(D::PACKETS, frame.as_bytes());
    why.mark = Mark::Error;
    why
}

/// Why the packet with this id and payload is none of these.
#[inline(always)]
#[must_use]
pub fn payload_error<'a, D: Decode<'a>>(id: u16, payload: Reader<'a>) -> DecodeError {
    let mut why = explain::decode_error(D::PACKETS, id, payload.left(), payload.is_tolerant());
    why.mark = Mark::Error;
    why
}
