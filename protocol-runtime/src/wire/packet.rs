//! The traits of generated types: packets, records, enumerations and variants.

use super::malformed::Malformed;
use super::reader::Reader;
use super::refusal::Refused;
use super::traits::{Sink, Wire};
use crate::frame::HEAD_LEN;
use crate::info::{Direction, EnumerationInfo, PacketInfo, RecordInfo, VariantsInfo};
use crate::sealed::Sealed;

/// A generated type: a packet, a record, an enumeration, variants, or an enum over packets.
///
/// Only generated code implements it. This lets the traits that require it grow, and lets features add supertraits to it.
#[diagnostic::on_unimplemented(
    message = "only `#[derive(Protocol)]` makes such a type",
    note = "the derive implements this trait for what it generates; it cannot be implemented by hand"
)]
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
pub trait Generated: Sealed {}

/// A generated type: a packet, a record, an enumeration, variants, or an enum over packets.
///
/// Only generated code implements it. This lets the traits that require it grow, and lets features add supertraits to it.
#[diagnostic::on_unimplemented(
    message = "only `#[derive(Protocol)]` makes such a type",
    note = "the derive implements this trait for what it generates; it cannot be implemented by hand"
)]
#[cfg(feature = "serde")]
#[doc(hidden)]
pub trait Generated: Sealed + super::serialize::SerializeFields + ::serde::Serialize {}

/// A generated packet: its metadata from the spec, and its encoding. Only the derive implements it.
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
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a packet of a spec",
    note = "only `#[derive(Protocol)]` implements `Packet`"
)]
pub trait Packet: Copy + Generated {
    /// The packet's metadata from the spec.
    const INFO: &'static PacketInfo;
    /// The size in bytes of this packet's frames (length prefix, id and payload); `None` if it varies.
    const FIXED_LEN: Option<usize> = None;
    /// The id on the wire. Unique within a direction.
    const ID: u16 = Self::INFO.id;
    /// The packet's name in the spec.
    const NAME: &'static str = Self::INFO.name;
    /// The name of the packet's constant in the spec. It is never on the wire.
    const HEADER: &'static str = Self::INFO.header;
    /// The slug of the packet's realm.
    const REALM: &'static str = Self::INFO.realm;
    /// Who sends it.
    const DIRECTION: Direction = Self::INFO.direction;
    /// The phase of a session that the packet belongs to. It may be allowed in others too: see [`PacketInfo::may_come_in`].
    const PHASE: &'static str = Self::INFO.phase;

    /// Writes the whole frame to `sink`, with `length` as its length prefix.
    ///
    /// Before you write to a byte sink, measure the packet with [`Length`](super::Length). It performs all validation; byte sinks do not
    /// validate again. [`Encode`](crate::Encode) does both steps.
    ///
    /// # Errors
    /// The packet does not fit the wire format, and the sink stops there.
    fn write_frame<S: Sink>(&self, length: u32, sink: &mut S) -> Result<(), Refused>;
}

/// A generated record: a struct whose fields follow each other on the wire.
pub trait Record: Generated {
    /// The record's metadata from the spec.
    const INFO: &'static RecordInfo;

    /// Returns [`INFO`](Self::INFO). Tables refer to this function, because a constant cannot refer to itself.
    #[must_use]
    fn definition() -> &'static RecordInfo {
        Self::INFO
    }
}

/// A generated enumeration: a struct around an integer or a string, with a constant for each named value.
pub trait Enumeration: Copy + Generated {
    /// The enumeration's metadata from the spec.
    const INFO: &'static EnumerationInfo;
}

/// A generated enum whose variant is selected by a tag on the wire.
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
/// The tag comes right before the variant's fields, unless the spec puts it in an earlier field.
pub trait Variants<'a>: Wire<'a> + Generated {
    /// The metadata of the variants from the spec.
    const INFO: &'static VariantsInfo;
    /// The type of the tag: an integer or a string.
    type Tag;

    /// Returns [`INFO`](Self::INFO). Tables refer to this function, because a constant cannot refer to itself.
    #[must_use]
    fn definition() -> &'static VariantsInfo {
        Self::INFO
    }

    /// The tag of this variant.
    fn tag(&self) -> Self::Tag;

    /// Reads the fields of the variant with this tag.
    ///
    /// # Errors
    /// No variant has this tag, or a field is malformed.
    fn read_tagged(tag: Self::Tag, reader: &mut Reader<'a>) -> Result<Self, Malformed>;

    /// Writes the fields, without the tag.
    ///
    /// # Errors
    /// A field does not fit the wire format, and the sink stops there.
    fn write_fields<S: Sink>(&self, sink: &mut S) -> Result<(), Refused>;
}

/// Reads the payload of a generated packet. Call [`Decode`](crate::Decode) instead.
pub trait Payload<'a>: Packet {
    /// Reads the packet's fields from `reader`, which should hold nothing else. Whether trailing bytes are an error here or only in
    /// [`read_all`](Self::read_all) depends on the packet.
    ///
    /// # Errors
    /// The bytes are not a valid payload of this packet.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed>;

    /// Reads the packet from the whole of `payload`.
    ///
    /// # Errors
    /// The bytes are not a valid payload of this packet, or bytes are left over.
    #[inline(always)]
    fn read_all(mut payload: Reader<'a>) -> Result<Self, Malformed> {
        // With a fixed length, one comparison finds both missing and trailing bytes.
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

/// A function that is generic over the type of a packet. Pass one to [`Encode::visit`](crate::Encode::visit).
///
/// ```
/// use protocol_runtime::wire::PacketVisitor;
/// use protocol_runtime::{Encode, Packet, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// /// Returns the name of the packet.
/// struct Name;
///
/// impl PacketVisitor for Name {
///     type Output = &'static str;
///
///     fn visit<P: Packet>(self, _packet: &P) -> &'static str {
///         P::NAME
///     }
/// }
///
/// let packet = ClientPacket::from(client::UserRespect { user_id: 7 });
/// assert_eq!(packet.visit(Name), "user.respect");
/// ```
pub trait PacketVisitor {
    /// The result of the function.
    type Output;

    /// Calls the function with a packet.
    fn visit<P: Packet>(self, packet: &P) -> Self::Output;
}
