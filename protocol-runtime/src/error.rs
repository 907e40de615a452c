//! Why bytes are no packet, and why a packet cannot be sent.

use core::fmt;

use crate::Refusal;
use crate::info::PacketInfo;
use crate::path::{FieldPath, Path};

/// Bytes that are no packet: which packet and field, where, and why. Made without an allocation.
///
/// The frame is still the caller's: it can be passed on or looked at, and the next one can be read.
///
/// ```
/// use protocol_runtime::{Decode, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let error = ClientPacket::decode_payload(2228, b"\0\x09hello").unwrap_err();
/// assert_eq!(error.id(), 2228);
/// assert_eq!(error.offset(), 0);
/// assert_eq!(error.field().unwrap().to_string(), "motto");
/// assert_eq!(
///     error.to_string(),
///     "user.update_motto (2228): field `motto` at payload offset 0: 11 bytes are needed, but 7 bytes are left"
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DecodeError {
    pub(crate) packet: Option<&'static PacketInfo>,
    pub(crate) id: u16,
    pub(crate) path: Path,
    pub(crate) offset: usize,
    pub(crate) kind: DecodeErrorKind,
}

/// Why bytes are no packet.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// None of the packets that were generated has this id.
    UnknownId,
    /// One certain packet was asked for, and the id is another one's.
    OtherId {
        /// The packet that was asked for.
        expected: &'static PacketInfo,
    },
    /// The payload ends within a value.
    UnexpectedEnd {
        /// How many bytes the value takes, its own length prefix included.
        needed: usize,
        /// How many bytes there are from the value's first byte on.
        left: usize,
    },
    /// A boolean that is neither 0 nor 1.
    InvalidBoolean {
        /// The byte.
        found: u8,
    },
    /// A string with a byte that is not UTF-8. The error's offset is that byte's.
    InvalidUtf8,
    /// A list with a negative count.
    NegativeCount {
        /// The count.
        found: i64,
    },
    /// A list whose count is no multiple of what an item counts.
    CountNotMultiple {
        /// The count.
        found: u64,
        /// What an item counts.
        unit: u32,
    },
    /// A list with more items than the bytes that are left can hold.
    CountTooLarge {
        /// How many items the count announces.
        items: u64,
        /// The fewest bytes that an item takes.
        item_len: usize,
        /// How many bytes follow the count.
        left: usize,
    },
    /// Bytes follow the last field.
    TrailingBytes {
        /// How many.
        left: usize,
    },
    /// The bytes were refused although the packet's table finds nothing wrong with them. Generated code never does that.
    Unexplained,
}

impl DecodeError {
    /// The id that the bytes came with.
    #[must_use]
    pub const fn id(&self) -> u16 {
        self.id
    }

    /// The packet with that id, if it was generated.
    #[must_use]
    pub const fn packet(&self) -> Option<&'static PacketInfo> {
        self.packet
    }

    /// The field that could not be read.
    #[must_use]
    pub fn field(&self) -> Option<FieldPath> {
        self.packet.and_then(|packet| FieldPath::new(packet, self.path))
    }

    /// Where the fault is, counted from the payload's first byte: the first byte of the number, string or count that cannot
    /// be right; within a string the first byte that is not UTF-8; the first byte that is left over.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> DecodeErrorKind {
        self.kind
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.packet {
            Some(packet) => write!(formatter, "{} ({})", packet.name, self.id)?,
            None => write!(formatter, "packet {}", self.id)?,
        }
        if let Some(field) = self.field() {
            write!(formatter, ": field `{field}`")?;
        }
        match self.kind {
            DecodeErrorKind::UnknownId => return formatter.write_str(": no packet with this id is known here"),
            DecodeErrorKind::OtherId { expected } => {
                return write!(formatter, ": {} ({}) was expected here", expected.name, expected.id);
            }
            _ => write!(formatter, " at payload offset {}: ", self.offset)?,
        }
        match self.kind {
            DecodeErrorKind::UnexpectedEnd { needed, left } => {
                write!(formatter, "{needed} {} needed, but {left} {} left", are(needed), are(left))
            }
            DecodeErrorKind::InvalidBoolean { found } => {
                write!(formatter, "a boolean is 0 or 1, but this byte is {found}")
            }
            DecodeErrorKind::InvalidUtf8 => formatter.write_str("the string is not UTF-8 from here on"),
            DecodeErrorKind::NegativeCount { found } => {
                write!(formatter, "the count is {found}, but it cannot be negative")
            }
            DecodeErrorKind::CountNotMultiple { found, unit } => {
                write!(formatter, "the count is {found}, but an item counts {unit}, so it must be a multiple of {unit}")
            }
            DecodeErrorKind::CountTooLarge { items, item_len, left } => write!(
                formatter,
                "the count announces {items} {} of at least {item_len} {}, but {left} {} left",
                if items == 1 { "item" } else { "items" },
                bytes(item_len),
                are(left)
            ),
            DecodeErrorKind::TrailingBytes { left } => {
                write!(formatter, "the packet ends here, but {left} {} left", are(left))
            }
            DecodeErrorKind::UnknownId | DecodeErrorKind::OtherId { .. } | DecodeErrorKind::Unexplained => {
                formatter.write_str("refused")
            }
        }
    }
}

impl core::error::Error for DecodeError {}

const fn bytes(count: usize) -> &'static str {
    if count == 1 { "byte" } else { "bytes" }
}

const fn are(count: usize) -> &'static str {
    if count == 1 { "byte is" } else { "bytes are" }
}

/// A packet that cannot be sent: too little room, or something that the wire cannot carry. Nothing was written.
///
/// ```
/// use protocol_runtime::{Encode, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let error = client::UserUpdateMotto { motto: "hello" }.encode(&mut [0; 8]).unwrap_err();
/// assert_eq!(error.to_string(), "user.update_motto (2228): the frame takes 13 bytes, but the buffer has 8");
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EncodeError {
    pub(crate) packet: &'static PacketInfo,
    pub(crate) path: Path,
    pub(crate) kind: EncodeErrorKind,
}

/// Why a packet cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// The caller's buffer is too short.
    BufferTooShort {
        /// How many bytes the frame takes.
        needed: usize,
        /// How many bytes the buffer has.
        available: usize,
    },
    /// A field holds what the wire cannot carry.
    Refused(Refusal),
    /// More than 2,147,483,647 bytes follow the length prefix. It could hold more, but the client takes it for a signed number.
    FrameTooLong {
        /// How many bytes the frame would take, its length prefix included.
        len: usize,
    },
}

impl EncodeError {
    /// The packet that was to be sent.
    #[must_use]
    pub const fn packet(&self) -> &'static PacketInfo {
        self.packet
    }

    /// The field that the wire cannot carry.
    #[must_use]
    pub fn field(&self) -> Option<FieldPath> {
        FieldPath::new(self.packet, self.path)
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> EncodeErrorKind {
        self.kind
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({}): ", self.packet.name, self.packet.id)?;
        if let Some(field) = self.field() {
            write!(formatter, "field `{field}`: ")?;
        }
        match self.kind {
            EncodeErrorKind::BufferTooShort { needed, available } => {
                write!(formatter, "the frame takes {needed} bytes, but the buffer has {available}")
            }
            EncodeErrorKind::Refused(Refusal::StringTooLong { len }) => {
                write!(formatter, "the string has {len} bytes, but at most 65535 can be sent")
            }
            EncodeErrorKind::Refused(Refusal::ListTooLong { len }) => {
                write!(formatter, "the list has {len} items, more than its count can announce")
            }
            EncodeErrorKind::Refused(Refusal::EarlierFieldMissing) => {
                formatter.write_str("it has a value, but the optional field before it has none")
            }
            EncodeErrorKind::FrameTooLong { len } => {
                write!(formatter, "the frame would take {len} bytes, but at most 2147483651 can be sent")
            }
        }
    }
}

impl core::error::Error for EncodeError {}
