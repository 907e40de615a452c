//! The traits of generated packets.

use core::fmt;

use crate::error::{DecodeError, EncodeError, EncodeErrorKind};
use crate::explain;
use crate::frame::{HEAD_LEN, MAX_LENGTH};
use crate::info::{Direction, EnumerationInfo, PacketInfo, RealmInfo, RecordInfo};
use crate::path::Path;
use crate::serialize::Serializable;
use crate::wire::{Fixed, Malformed};
use crate::{Frame, Length, Reader, Sink, Writer};

/// A protocol: the unit struct that `#[derive(Protocol)]` stands on.
///
/// With it a codec, a proxy or a server is written once for any protocol:
///
/// ```
/// use protocol_runtime::{Decode, DecodeError, Frame, Protocol};
///
/// fn client_packet<'a, P: Protocol>(frame: &Frame<'a>) -> Result<P::Client<'a>, DecodeError> {
///     P::Client::decode(frame)
/// }
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let frame = Frame::parse(&[0, 0, 0, 2, 0x01, 0x65])?;
/// let packet = client_packet::<UserProfile>(&frame)?;
/// assert_eq!(packet, ClientPacket::UserGetInfo(client::UserGetInfo {}));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Protocol {
    /// All packets that the client sends; [`NoPackets`] if the derive was asked for none of them.
    type Client<'a>: Decode<'a> + Encode + Copy + fmt::Debug + PartialEq;
    /// All packets that the server sends; [`NoPackets`] if the derive was asked for none of them.
    type Server<'a>: Decode<'a> + Encode + Copy + fmt::Debug + PartialEq;
    /// Everything that was generated: the client's packets, then the server's, each by ascending id.
    const PACKETS: &'static [&'static PacketInfo];
    /// The realms of these packets, in the spec's order.
    const REALMS: &'static [RealmInfo];
}

/// One generated packet: what the spec says about it, and its bytes.
///
/// ```
/// use protocol_runtime::{Packet, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// assert_eq!(client::UserIgnore::ID, 1117);
/// assert_eq!(client::UserIgnore::NAME, "user.ignore");
/// assert_eq!(client::UserIgnore::HEADER, "USER_IGNORE");
/// assert_eq!(client::UserIgnore::PHASE, "session");
/// assert_eq!(client::UserIgnore::FIXED_LEN, None);
/// assert_eq!(client::UserSettingsVolume::FIXED_LEN, Some(18));
/// ```
pub trait Packet: Copy + Serializable {
    /// What the spec says about it.
    const INFO: &'static PacketInfo;
    /// The length of every frame of this packet, if all have the same: length prefix, id and payload.
    const FIXED_LEN: Option<usize>;
    /// The id on the wire; unique within a direction.
    const ID: u16 = Self::INFO.id;
    /// The spec's name.
    const NAME: &'static str = Self::INFO.name;
    /// The spec's constant for the packet. It is never on the wire.
    const HEADER: &'static str = Self::INFO.header;
    /// The slug of its realm.
    const REALM: &'static str = Self::INFO.realm;
    /// Who sends it.
    const DIRECTION: Direction = Self::INFO.direction;
    /// The part of a session in which it may come.
    const PHASE: &'static str = Self::INFO.phase;

    /// Puts the whole frame into `sink`, with `length` as its length prefix.
    fn write_frame<S: Sink>(&self, length: u32, sink: &mut S);
}

/// A generated record.
pub trait Record {
    /// What the spec says about it.
    const INFO: &'static RecordInfo;
}

/// A generated enumeration: a struct around an integer, with a constant for each value that has a name.
pub trait Enumeration: Fixed {
    /// What the spec says about it.
    const INFO: &'static EnumerationInfo;
}

/// Reading the payload of one generated packet. Callers use [`Decode`].
pub trait Payload<'a>: Packet {
    /// Takes the packet's fields from `reader`.
    ///
    /// # Errors
    /// The bytes are no such packet.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed>;

    /// The packet that `payload` holds, all of it.
    ///
    /// # Errors
    /// The bytes are no such packet, or bytes are left over.
    #[inline]
    fn read_all(payload: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(payload);
        let packet = Self::read(&mut reader)?;
        reader.finish()?;
        Ok(packet)
    }
}

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
        self.visit(IntoSlice { buffer })
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
        if let Some(len) = P::FIXED_LEN { len } else { measure(packet).bytes_counted() }
    }
}

#[inline]
fn measure<P: Packet>(packet: &P) -> Length {
    let mut length = Length::new();
    packet.write_frame(0, &mut length);
    length
}

/// The whole frame's length and its length prefix; an error if the wire cannot carry the packet.
#[inline]
fn frame_len<P: Packet>(packet: &P) -> Result<(usize, u32), EncodeError> {
    let length = measure(packet);
    let prefix = length.checked().and_then(|len| u32::try_from(len.checked_sub(4)?).ok());
    match prefix {
        Some(prefix) if prefix <= MAX_LENGTH => Ok((length.bytes_counted(), prefix)),
        _ => Err(explain::encode_error(packet, length.bytes_counted())),
    }
}

struct IntoSlice<'b> {
    buffer: &'b mut [u8],
}

impl PacketVisitor for IntoSlice<'_> {
    type Output = Result<usize, EncodeError>;

    #[inline]
    fn visit<P: Packet>(self, packet: &P) -> Self::Output {
        let (len, prefix) = frame_len(packet)?;
        let available = self.buffer.len();
        match self.buffer.get_mut(..len) {
            Some(window) => {
                packet.write_frame(prefix, &mut Writer::new(window));
                Ok(len)
            }
            None => Err(too_short(P::INFO, len, available)),
        }
    }
}

#[cold]
fn too_short(packet: &'static PacketInfo, needed: usize, available: usize) -> EncodeError {
    EncodeError { packet, path: Path::new(), kind: EncodeErrorKind::BufferTooShort { needed, available } }
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
        let (len, prefix) = frame_len(packet)?;
        self.buffer.reserve(len);
        packet.write_frame(prefix, self.buffer);
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
/// assert_eq!(encoder.written(), [0, 0, 0, 2, 0x01, 0x65, 0, 0, 0, 6, 0x0a, 0xb6, 0, 0, 0, 0]);
/// # Ok::<(), protocol_runtime::EncodeError>(())
/// ```
#[derive(Debug)]
pub struct Encoder<'b> {
    buffer: &'b mut [u8],
    written: usize,
}

impl<'b> Encoder<'b> {
    /// Begins at the front of `buffer`.
    #[must_use]
    pub const fn new(buffer: &'b mut [u8]) -> Self {
        Self { buffer, written: 0 }
    }

    /// Adds a frame and returns its length.
    ///
    /// # Errors
    /// As [`Encode::encode`]; the frames before stay as they are, and a shorter packet may still fit.
    #[inline]
    pub fn push<E: Encode>(&mut self, packet: &E) -> Result<usize, EncodeError> {
        let len = packet.encode(self.buffer.get_mut(self.written..).unwrap_or_default())?;
        self.written = self.written.saturating_add(len);
        Ok(len)
    }

    /// The frames so far.
    #[must_use]
    pub fn written(&self) -> &[u8] {
        self.buffer.get(..self.written).unwrap_or_default()
    }
}

/// The enum of a direction from which the derive was asked for no packets. It has no value, and no bytes decode to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoPackets {}

impl Decode<'_> for NoPackets {
    const PACKETS: &'static [&'static PacketInfo] = &[];

    fn read_payload(_id: u16, _payload: &[u8]) -> Result<Self, Malformed> {
        Err(Malformed)
    }
}

impl Encode for NoPackets {
    fn visit<V: PacketVisitor>(&self, _visitor: V) -> V::Output {
        match *self {}
    }
}

crate::__serialize_packets! { [] NoPackets }

const _: () = assert!(HEAD_LEN == 6, "generated code writes a length, an id and the first fields as one run");
