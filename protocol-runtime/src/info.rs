//! What the spec says about each packet, as constant tables.
//!
//! The derive makes them. Errors are explained with them, and tools such as an inspector or a catalogue need nothing else.

use core::fmt;

/// Who sends a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The client sends, the server receives: `c2s`.
    ClientToServer,
    /// The server sends, the client receives: `s2c`.
    ServerToClient,
}

impl Direction {
    /// The spec's word: `c2s` or `s2c`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ClientToServer => "c2s",
            Self::ServerToClient => "s2c",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// An area of the protocol to which packets belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RealmInfo {
    /// The name by which packets refer to it, as `user-profile`.
    pub slug: &'static str,
    /// The name for readers, as `User & Profile`.
    pub name: &'static str,
    /// What its packets are about.
    pub description: &'static str,
}

impl RealmInfo {
    /// A realm.
    #[must_use]
    pub const fn new(slug: &'static str, name: &'static str, description: &'static str) -> Self {
        Self { slug, name, description }
    }
}

/// One packet of the spec.
///
/// ```
/// use protocol_runtime::{Direction, Packet, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let info = client::UserUpdateMotto::INFO;
/// assert_eq!((info.id, info.name, info.header), (2228, "user.update_motto", "USER_MOTTO"));
/// assert_eq!(info.direction, Direction::ClientToServer);
/// assert_eq!(info.fields[0].name, "motto");
/// assert_eq!(UserProfile::PACKETS.len(), 29);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PacketInfo {
    /// The id on the wire; unique within a direction.
    pub id: u16,
    /// The spec's name, as `user.update_motto`; unique within a direction.
    pub name: &'static str,
    /// The spec's constant for the packet, as `USER_MOTTO`. It is never on the wire.
    pub header: &'static str,
    /// The slug of the realm that the packet belongs to.
    pub realm: &'static str,
    /// Who sends it.
    pub direction: Direction,
    /// The part of a session in which it may come.
    pub phase: &'static str,
    /// The first release of the protocol that has it.
    pub since: &'static str,
    /// What it is for, in a line.
    pub summary: &'static str,
    /// Its fields, in wire order.
    pub fields: &'static [FieldInfo],
    /// The names of the packets of the other direction that answer it.
    pub replies: &'static [&'static str],
}

impl PacketInfo {
    /// A packet without texts, fields and replies; [`described`](Self::described), [`with_fields`](Self::with_fields) and
    /// [`with_replies`](Self::with_replies) add them.
    #[must_use]
    pub const fn new(direction: Direction, id: u16, name: &'static str, header: &'static str) -> Self {
        Self { id, name, header, realm: "", direction, phase: "", since: "", summary: "", fields: &[], replies: &[] }
    }

    /// The same packet with these texts.
    #[must_use]
    pub const fn described(
        self,
        realm: &'static str,
        phase: &'static str,
        since: &'static str,
        summary: &'static str,
    ) -> Self {
        Self { realm, phase, since, summary, ..self }
    }

    /// The same packet with these fields.
    #[must_use]
    pub const fn with_fields(self, fields: &'static [FieldInfo]) -> Self {
        Self { fields, ..self }
    }

    /// The same packet, answered by these.
    #[must_use]
    pub const fn with_replies(self, replies: &'static [&'static str]) -> Self {
        Self { replies, ..self }
    }
}

/// One field of a packet or record.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct FieldInfo {
    /// The spec's name, as `volumeFurni`.
    pub name: &'static str,
    /// How it lies on the wire.
    pub ty: TypeInfo,
    /// `false` for a trailing field that is only there if bytes are left for it.
    pub required: bool,
    /// Whether its value is to be kept from logs.
    pub secret: bool,
}

impl FieldInfo {
    /// A field that is always there and no secret.
    #[must_use]
    pub const fn new(name: &'static str, ty: TypeInfo) -> Self {
        Self { name, ty, required: true, secret: false }
    }

    /// The same field, trailing and optional.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    /// The same field, kept from logs.
    #[must_use]
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }
}

/// How a value lies on the wire. `Display` gives the spec's word for it, as `list<string>`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum TypeInfo {
    /// One byte, 0 or 1.
    Boolean,
    /// An integer, big-endian.
    Integer(IntegerInfo),
    /// Four bytes of IEEE 754, big-endian.
    Float,
    /// Eight bytes of IEEE 754, big-endian.
    Double,
    /// A uint16 count of bytes, and that many bytes of UTF-8.
    String,
    /// An integer of which the spec names some values.
    Enumeration(&'static EnumerationInfo),
    /// The fields of a record, one after the other.
    Record(&'static RecordInfo),
    /// A count and items.
    List(&'static ListInfo),
}

impl TypeInfo {
    /// The fewest bytes that a value takes.
    #[must_use]
    pub const fn min_len(&self) -> usize {
        match self {
            Self::Boolean => 1,
            Self::Integer(integer) => integer.len(),
            Self::Float => 4,
            Self::Double => 8,
            Self::String => 2,
            Self::Enumeration(enumeration) => enumeration.integer.len(),
            Self::Record(record) => record.min_len,
            Self::List(list) => list.count.len(),
        }
    }
}

impl fmt::Display for TypeInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean => formatter.write_str("boolean"),
            Self::Integer(integer) => write!(formatter, "{integer}"),
            Self::Float => formatter.write_str("float"),
            Self::Double => formatter.write_str("double"),
            Self::String => formatter.write_str("string"),
            Self::Enumeration(enumeration) => formatter.write_str(enumeration.name),
            Self::Record(record) => formatter.write_str(record.name),
            Self::List(list) => write!(formatter, "list<{}>", list.item),
        }
    }
}

/// One of the eight integer types, all big-endian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum IntegerInfo {
    Int8,
    Int16,
    Int32,
    Int64,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
}

impl IntegerInfo {
    /// Bytes on the wire. No integer has none, so there is no `is_empty`.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "a width, not a collection")]
    pub const fn len(self) -> usize {
        match self {
            Self::Int8 | Self::Uint8 => 1,
            Self::Int16 | Self::Uint16 => 2,
            Self::Int32 | Self::Uint32 => 4,
            Self::Int64 | Self::Uint64 => 8,
        }
    }

    /// Whether negative values exist.
    #[must_use]
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::Int8 | Self::Int16 | Self::Int32 | Self::Int64)
    }
}

impl fmt::Display for IntegerInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint8 => "uint8",
            Self::Uint16 => "uint16",
            Self::Uint32 => "uint32",
            Self::Uint64 => "uint64",
        })
    }
}

/// A list: how many items are announced, and what an item is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ListInfo {
    /// The integer before the items.
    pub count: IntegerInfo,
    /// What one item counts in it: 3 if the count is three times the number of items.
    pub unit: u32,
    /// What an item is.
    pub item: TypeInfo,
}

impl ListInfo {
    /// A list.
    #[must_use]
    pub const fn new(count: IntegerInfo, unit: u32, item: TypeInfo) -> Self {
        Self { count, unit, item }
    }
}

/// A record: fields under a name.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RecordInfo {
    /// The spec's name.
    pub name: &'static str,
    /// The fewest bytes that a value takes.
    pub min_len: usize,
    /// Its fields, in wire order.
    pub fields: &'static [FieldInfo],
}

impl RecordInfo {
    /// A record.
    #[must_use]
    pub const fn new(name: &'static str, min_len: usize, fields: &'static [FieldInfo]) -> Self {
        Self { name, min_len, fields }
    }
}

/// An enumeration: an integer of which some values have names. Every other value is possible too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EnumerationInfo {
    /// The spec's name.
    pub name: &'static str,
    /// The integer on the wire.
    pub integer: IntegerInfo,
    /// The spec's names, and the values that they stand for.
    pub values: &'static [(&'static str, i128)],
}

impl EnumerationInfo {
    /// An enumeration.
    #[must_use]
    pub const fn new(name: &'static str, integer: IntegerInfo, values: &'static [(&'static str, i128)]) -> Self {
        Self { name, integer, values }
    }
}
