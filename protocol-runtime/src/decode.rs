//! From a frame to a packet.

use crate::error::DecodeError;
use crate::info::PacketInfo;
use crate::wire::Malformed;
use crate::{Frame, Payload, explain};

/// From bytes to a packet that borrows from them: implemented by every packet, and by the enums over all packets of a
/// direction.
pub trait Decode<'a>: Sized {
    /// The packets that decoding can give, by ascending id.
    const PACKETS: &'static [&'static PacketInfo];

    /// The packet with this id and payload. The hot path: it only says that something is wrong.
    ///
    /// # Errors
    /// The id is unknown, or the payload is not exactly that packet.
    fn read_payload(id: u16, payload: &'a [u8]) -> Result<Self, Malformed>;

    /// The packet in `frame`.
    ///
    /// # Errors
    /// The id is unknown, or the payload is not exactly that packet; the error says which field is wrong, where and why.
    #[inline]
    fn decode(frame: &Frame<'a>) -> Result<Self, DecodeError> {
        Self::decode_payload(frame.id(), frame.payload())
    }

    /// The packet with this id and payload, for whoever has other framing.
    ///
    /// # Errors
    /// As [`decode`](Self::decode).
    #[inline]
    fn decode_payload(id: u16, payload: &'a [u8]) -> Result<Self, DecodeError> {
        match Self::read_payload(id, payload) {
            Ok(packet) => Ok(packet),
            Err(Malformed) => Err(explain::decode_error(Self::PACKETS, id, payload)),
        }
    }

    /// What the spec says about the packet with this id.
    #[must_use]
    fn info_by_id(id: u16) -> Option<&'static PacketInfo> {
        Self::PACKETS.binary_search_by_key(&id, |info| info.id).ok().and_then(|at| Self::PACKETS.get(at).copied())
    }

    /// What the spec says about the packet with this name, as `user.update_motto`.
    #[must_use]
    fn info_by_name(name: &str) -> Option<&'static PacketInfo> {
        Self::PACKETS.iter().copied().find(|info| info.name == name)
    }

    /// What the spec says about the packet with this header, as `USER_MOTTO`.
    #[must_use]
    fn info_by_header(header: &str) -> Option<&'static PacketInfo> {
        Self::PACKETS.iter().copied().find(|info| info.header == header)
    }
}

impl<'a, P: Payload<'a>> Decode<'a> for P {
    const PACKETS: &'static [&'static PacketInfo] = &[P::INFO];

    #[inline]
    fn decode_payload(id: u16, payload: &'a [u8]) -> Result<Self, DecodeError> {
        match Self::read_payload(id, payload) {
            Ok(packet) => Ok(packet),
            Err(Malformed) => Err(explain::packet_error(P::INFO, id, payload)),
        }
    }

    #[inline]
    fn read_payload(id: u16, payload: &'a [u8]) -> Result<Self, Malformed> {
        if id == P::ID { P::read_all(payload) } else { Err(Malformed) }
    }
}
