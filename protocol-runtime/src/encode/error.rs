//! Why a packet cannot be sent.

use core::fmt;

use crate::info::{FieldPath, PacketInfo, Path};
use crate::mark::Mark;
use crate::wire::Refusal;

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
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct EncodeError {
    pub(crate) packet: &'static PacketInfo,
    pub(crate) path: Path,
    pub(crate) kind: EncodeErrorKind,
    pub(crate) mark: Mark,
}

/// Why a packet cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    #[inline(always)]
    pub(crate) const fn new(packet: &'static PacketInfo, path: Path, kind: EncodeErrorKind) -> Self {
        Self { packet, path, kind, mark: Mark::Error }
    }

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
                write!(formatter, "there are {len} items, more than the count can announce")
            }
            EncodeErrorKind::Refused(Refusal::EarlierFieldMissing) => {
                formatter.write_str("it has a value, but the optional field before it has none")
            }
            EncodeErrorKind::Refused(Refusal::OverLimit { len, max }) => {
                write!(formatter, "{len} are too many, the spec allows at most {max}")
            }
            EncodeErrorKind::Refused(Refusal::Contradiction) => {
                formatter.write_str("another field, which says what this one is, says something else")
            }
            EncodeErrorKind::Refused(Refusal::TooDeep { limit }) => {
                write!(formatter, "records lie more than {limit} deep in each other")
            }
            EncodeErrorKind::FrameTooLong { len } => {
                write!(formatter, "the frame would take {len} bytes, but at most 2147483651 can be sent")
            }
        }
    }
}

/// What `Display` says: this is what `unwrap` and a `main` that returns an error print.
impl fmt::Debug for EncodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "EncodeError({self})")
    }
}

impl core::error::Error for EncodeError {}

/// An error whose mark is set here, where the compiler sees it.
#[inline(always)]
pub(super) fn marked(mut error: EncodeError) -> EncodeError {
    error.mark = Mark::Error;
    error
}

/// The caller's buffer has too little room.
#[cold]
#[inline(never)]
pub(super) fn too_short(packet: &'static PacketInfo, needed: usize, available: usize) -> EncodeError {
    EncodeError::new(packet, Path::new(), EncodeErrorKind::BufferTooShort { needed, available })
}
