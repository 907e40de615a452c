//! The error of decoding a packet.

use core::fmt;

use crate::info::{FieldPath, PacketInfo, Path};
use crate::mark::Mark;

/// The bytes are not a valid packet: which packet and field, where, and why. It allocates nothing.
///
/// You still have the frame, so you can inspect or forward it, and go on with the next one.
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

/// Why the bytes are not a valid packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// No packet of the decoded type has this id.
    UnknownId,
    /// You decoded one specific packet, and the frame has another id.
    OtherId {
        /// The packet that you decoded.
        expected: &'static PacketInfo,
    },
    /// The payload ends in the middle of a value.
    UnexpectedEnd {
        /// The size of the value in bytes, including its own length prefix.
        needed: usize,
        /// How many bytes the payload has from the value's first byte on.
        left: usize,
    },
    /// A boolean is neither 0 nor 1.
    InvalidBoolean {
        /// The byte that was found.
        found: u8,
    },
    /// A string is not valid UTF-8. The error's offset is that of the first invalid byte.
    InvalidUtf8,
    /// The count of a list or of bytes is negative.
    NegativeCount {
        /// The count.
        found: i64,
    },
    /// The count of a list is not a multiple of the amount that each item adds to it.
    CountNotMultiple {
        /// The count.
        found: u64,
        /// How much one item adds to the count.
        unit: u32,
    },
    /// The count of a list announces more items than the remaining bytes can hold.
    CountTooLarge {
        /// The number of items that the count announces.
        items: u64,
        /// The smallest size of an item, in bytes.
        item_len: usize,
        /// How many bytes follow the count.
        left: usize,
    },
    /// A string, bytes or a list is longer than the spec's `max`.
    OverLimit {
        /// The number of bytes or items.
        found: usize,
        /// The spec's limit.
        max: usize,
    },
    /// No variant has this tag.
    UnknownTag,
    /// A record is nested in itself deeper than the spec's `depth` allows.
    TooDeep {
        /// The spec's limit.
        limit: u8,
    },
    /// The spec marks the layout of this packet as unknown.
    UnknownLayout,
    /// Bytes follow the last field.
    TrailingBytes {
        /// The number of bytes.
        left: usize,
    },
    /// Decoding failed, but the second pass over the bytes found no reason. Generated code never causes this.
    Unexplained,
}

impl DecodeError {
    /// The id of the frame.
    #[must_use]
    pub const fn id(&self) -> u16 {
        self.id
    }

    /// The packet with that id; `None` for [`UnknownId`](DecodeErrorKind::UnknownId) and [`OtherId`](DecodeErrorKind::OtherId).
    #[must_use]
    pub const fn packet(&self) -> Option<&'static PacketInfo> {
        self.packet
    }

    /// The field with the error; `None` if the error is not in a field.
    #[must_use]
    pub fn field(&self) -> Option<FieldPath> {
        self.packet.and_then(|packet| FieldPath::new(packet, self.path))
    }

    /// Where the error is, as an offset in bytes from the start of the payload: the first byte of the invalid number, string or count, the
    /// first byte of a string that is not UTF-8, or the first trailing byte.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The reason for the error.
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
            DecodeErrorKind::UnknownId => return formatter.write_str(": no packet here has this id"),
            DecodeErrorKind::UnknownLayout => {
                return formatter.write_str(": the spec marks the layout of this packet as unknown");
            }
            DecodeErrorKind::OtherId { expected } => {
                return write!(formatter, ": expected {} ({})", expected.name, expected.id);
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
            DecodeErrorKind::InvalidUtf8 => formatter.write_str("the string is not valid UTF-8 from here on"),
            DecodeErrorKind::NegativeCount { found } => {
                write!(formatter, "the count is {found}, but a count cannot be negative")
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
                write!(formatter, "the length is {found}, but the spec allows at most {max}")
            }
            DecodeErrorKind::UnknownTag => formatter.write_str("no variant has this tag"),
            DecodeErrorKind::TooDeep { limit } => {
                write!(formatter, "records are nested more than {limit} deep from here on")
            }
            DecodeErrorKind::UnknownId
            | DecodeErrorKind::OtherId { .. }
            | DecodeErrorKind::UnknownLayout
            | DecodeErrorKind::Unexplained => formatter.write_str("the bytes are not a valid packet"),
        }
    }
}

/// The `Display` text on one line, because `unwrap` and a `main` that returns an error print `Debug`.
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
