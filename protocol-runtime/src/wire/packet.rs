//! The traits of what is generated: packets, records, enumerations and variants.

use super::malformed::Malformed;
use super::reader::Reader;
use super::refusal::Refused;
use super::traits::{Sink, Wire};
use crate::frame::HEAD_LEN;
use crate::info::{Direction, EnumerationInfo, PacketInfo, RecordInfo, VariantsInfo};
use crate::sealed::Sealed;

/// What the derive generates: a packet, a record, an enumeration, variants, or an enum over packets.
///
/// Only generated code implements it, so that the traits which ask for it can grow, and features can add to it.
#[diagnostic::on_unimplemented(
    message = "only `#[derive(Protocol)]` makes such a type",
    note = "the derive implements this trait for what it generates; it cannot be implemented by hand"
)]
#[cfg(not(feature = "serde"))]
pub trait Generated: Sealed {}

/// What the derive generates: a packet, a record, an enumeration, variants, or an enum over packets.
///
/// Only generated code implements it, so that the traits which ask for it can grow, and features can add to it.
#[diagnostic::on_unimplemented(
    message = "only `#[derive(Protocol)]` makes such a type",
    note = "the derive implements this trait for what it generates; it cannot be implemented by hand"
)]
#[cfg(feature = "serde")]
pub trait Generated: Sealed + super::serialize::SerializeFields + ::serde::Serialize {}

/// One generated packet: what the spec says about it, and its bytes.
/// Only the derive implements it.
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

    /// Puts the whole frame into `sink`, with `length` as its length prefix. For a sink that takes bytes, a [`Length`](super::Length) has
    /// to take the same packet first: it refuses what the wire cannot carry, and these do not look for it again.
    /// [`Encode`](crate::Encode) does that.
    ///
    /// # Errors
    /// The wire cannot carry it, and the sink wants no more.
    fn write_frame<S: Sink>(&self, length: u32, sink: &mut S) -> Result<(), Refused>;
}

/// A generated record: a struct of the fields that lie on the wire one after the other.
pub trait Record: Generated {
    /// What the spec says about it.
    const INFO: &'static RecordInfo;

    /// The same as a function, by which tables name a record that contains itself.
    #[must_use]
    fn definition() -> &'static RecordInfo {
        Self::INFO
    }
}

/// A generated enumeration: a struct around an integer or string, with a constant for each value that has a name.
pub trait Enumeration: Copy + Generated {
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
pub trait Variants<'a>: Wire<'a> + Generated {
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

/// Reading the payload of one generated packet. Callers use [`Decode`](crate::Decode).
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

/// What is to be done with a packet, whichever it is.
pub trait PacketVisitor {
    /// What comes of it.
    type Output;

    /// Does it.
    fn visit<P: Packet>(self, packet: &P) -> Self::Output;
}
