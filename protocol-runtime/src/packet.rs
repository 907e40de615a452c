//! The traits of what is generated: protocols, packets, records and enumerations.

use core::fmt;

use crate::info::{Direction, PacketInfo, RealmInfo};
use crate::serialize::Serializable;
use crate::type_info::{EnumerationInfo, RecordInfo};
use crate::wire::{Fixed, Malformed};
use crate::{Decode, Encode, PacketVisitor, Reader, Sink};

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

/// One generated packet: what the spec says about it, and its bytes. It is for the derive to implement: with the feature `serde` more is
/// asked of a packet, so an implementation by hand would break when another crate turns the feature on.
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
