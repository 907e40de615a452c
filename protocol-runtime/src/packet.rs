//! The traits of what is generated: protocols, packets, records and enumerations.

use core::fmt;

use crate::frame::HEAD_LEN;
use crate::info::{Direction, EnumerationInfo, PacketInfo, PhaseInfo, RealmInfo, RecordInfo, VariantsInfo};
use crate::serde::serialize::Serializable;
use crate::wire::{Malformed, Wire};
use crate::{Decode, Encode, PacketVisitor, Reader, Refused, Sink};

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
    /// The parts of a session, in their order; nothing if the spec does not say. Which packets may come in which,
    /// [`PacketInfo::may_come_in`] tells.
    const PHASES: &'static [PhaseInfo];
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
    const FIXED_LEN: Option<usize> = None;
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
    /// The part of a session that it belongs to. It may come in others, too: see [`PacketInfo::may_come_in`].
    const PHASE: &'static str = Self::INFO.phase;

    /// Puts the whole frame into `sink`, with `length` as its length prefix. For a sink that takes bytes, a [`Length`](crate::Length) has
    /// to take the same packet first: it refuses what the wire cannot carry, and these do not look for it again.
    /// [`Encode`] does that.
    ///
    /// # Errors
    /// The wire cannot carry it, and the sink wants no more.
    fn write_frame<S: Sink>(&self, length: u32, sink: &mut S) -> Result<(), Refused>;
}

/// A generated record: a struct of the fields that lie on the wire one after the other.
pub trait Record {
    /// What the spec says about it.
    const INFO: &'static RecordInfo;

    /// The same as a function, by which tables name a record that contains itself.
    #[must_use]
    fn definition() -> &'static RecordInfo {
        Self::INFO
    }
}

/// A generated enumeration: a struct around an integer or string, with a constant for each value that has a name.
pub trait Enumeration: Copy {
    /// What the spec says about it.
    const INFO: &'static EnumerationInfo;
}

/// A generated enum of what a tag chooses from.
///
/// ```text
/// - name: Unit                            pub enum Unit<'a> {
///   tag: int32                                User { figure: &'a str, moderator: bool },
///   variants:                                 Bot,
///     - name: User                            Other { tag: i32 },
///       tag: 1                            }
///       fields:
///         - {name: figure, type: string}
///         - {name: moderator, type: boolean}
///     - {name: Bot, tag: 3, fields: []}
///   other: []
/// ```
///
/// On the wire the tag comes first, unless the field that has the variant says that it stands in an earlier one.
pub trait Variants<'a>: Wire<'a> {
    /// What the spec says about it.
    const INFO: &'static VariantsInfo;
    /// The tag: an integer or a string.
    type Tag;

    /// The same as a function, by which tables name what contains itself.
    #[must_use]
    fn definition() -> &'static VariantsInfo {
        Self::INFO
    }

    /// The tag of this variant.
    fn tag(&self) -> Self::Tag;

    /// Takes the fields of the variant with this tag.
    ///
    /// # Errors
    /// No variant has it, or the bytes are no such variant.
    fn read_tagged(tag: Self::Tag, reader: &mut Reader<'a>) -> Result<Self, Malformed>;

    /// Puts the fields, without the tag, into `sink`.
    ///
    /// # Errors
    /// The wire cannot carry them, and the sink wants no more.
    fn write_fields<S: Sink>(&self, sink: &mut S) -> Result<(), Refused>;
}

/// Reading the payload of one generated packet. Callers use [`Decode`].
pub trait Payload<'a>: Packet {
    /// Takes the packet's fields from `reader`, in which nothing else is left. If something is, some packets are refused here and
    /// others by [`read_all`](Self::read_all).
    ///
    /// # Errors
    /// The bytes are no such packet.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed>;

    /// The packet that `payload` holds, all of it.
    ///
    /// # Errors
    /// The bytes are no such packet, or bytes are left over.
    #[inline(always)]
    fn read_all(mut payload: Reader<'a>) -> Result<Self, Malformed> {
        // One comparison for both ends, where there is only one length.
        if let Some(len) = Self::FIXED_LEN
            && payload.left().len().wrapping_add(HEAD_LEN) != len
            && !payload.is_tolerant()
        {
            return Err(Malformed);
        }
        let packet = Self::read(&mut payload)?;
        payload.finish()?;
        Ok(packet)
    }
}

/// The enum of a direction from which the derive was asked for no packets. It has no value, and no bytes decode to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoPackets {}

impl Decode<'_> for NoPackets {
    const PACKETS: &'static [&'static PacketInfo] = &[];

    fn read_payload(_id: u16, _payload: Reader<'_>) -> Result<Self, Malformed> {
        Err(Malformed)
    }
}

impl Encode for NoPackets {
    fn visit<V: PacketVisitor>(&self, _visitor: V) -> V::Output {
        match *self {}
    }
}

crate::__serialize_packets! { [] NoPackets }
