//! Why bytes are no packet.

use core::fmt;

use crate::info::{FieldPath, PacketInfo, Path};
use crate::mark::Mark;

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
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DecodeError {
    pub(crate) packet: Option<&'static PacketInfo>,
    pub(crate) id: u16,
    pub(crate) path: Path,
    pub(crate) offset: usize,
    pub(crate) kind: DecodeErrorKind,
    pub(crate) mark: Mark,
}

/// Why bytes are no packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// More bytes or items than the spec's `max` allows.
    OverLimit {
        /// How many there are.
        found: usize,
        /// How many there may be.
        max: usize,
    },
    /// A tag that chooses none of the variants.
    UnknownTag,
    /// A record within itself, deeper than the spec's `depth` allows.
    TooDeep {
        /// How deep it may be.
        limit: u8,
    },
    /// Nobody knows how this packet's payload is laid out: the spec says so. The frame is still the caller's.
    UnknownLayout,
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
            DecodeErrorKind::UnknownLayout => return formatter.write_str(": the layout of this packet is not known"),
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
            DecodeErrorKind::OverLimit { found, max } => {
                write!(formatter, "{found} are too many, the spec allows at most {max}")
            }
            DecodeErrorKind::UnknownTag => formatter.write_str("no variant has this tag"),
            DecodeErrorKind::TooDeep { limit } => {
                write!(formatter, "records lie more than {limit} deep in each other from here on")
            }
            DecodeErrorKind::UnknownId
            | DecodeErrorKind::OtherId { .. }
            | DecodeErrorKind::UnknownLayout
            | DecodeErrorKind::Unexplained => formatter.write_str("refused"),
        }
    }
}

/// What `Display` says: this is what `unwrap` and a `main` that returns an error print.
impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DecodeError({self})")
    }
}

impl core::error::Error for DecodeError {}

const fn bytes(count: usize) -> &'static str {
    if count == 1 { "byte" } else { "bytes" }
}

const fn are(count: usize) -> &'static str {
    if count == 1 { "byte is" } else { "bytes are" }
}
