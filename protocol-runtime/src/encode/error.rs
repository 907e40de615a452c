//! The error of encoding a packet.

use core::fmt;

use crate::info::{FieldPath, PacketInfo, Path};
use crate::mark::Mark;
use crate::wire::Refusal;

/// The packet cannot be encoded: the buffer is too short, or a field does not fit the wire format. Nothing was written.
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

/// Why a packet cannot be encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// Your buffer is too short.
    BufferTooShort {
        /// The size of the frame in bytes.
        needed: usize,
        /// The size of the buffer in bytes, or of the part that is still free.
        available: usize,
    },
    /// A field does not fit the wire format.
    Refused(Refusal),
    /// More than 2,147,483,647 bytes would follow the length prefix. The prefix could hold more, but the client reads it as a signed number.
    FrameTooLong {
        /// The size of the frame in bytes, including its length prefix.
        len: usize,
    },
}

impl EncodeError {
    #[inline(always)]
    pub(crate) const fn new(packet: &'static PacketInfo, path: Path, kind: EncodeErrorKind) -> Self {
        Self { packet, path, kind, mark: Mark::Error }
    }

    /// The packet that you encoded.
    #[must_use]
    pub const fn packet(&self) -> &'static PacketInfo {
        self.packet
    }

    /// The field that does not fit the wire format; `None` if the error is not in a field.
    #[must_use]
    pub fn field(&self) -> Option<FieldPath> {
        FieldPath::new(self.packet, self.path)
    }

    /// The reason for the error.
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
                write!(formatter, "the length is {len}, which does not fit the count")
            }
            EncodeErrorKind::Refused(Refusal::EarlierFieldMissing) => {
                formatter.write_str("it has a value, but the optional field before it has none")
            }
            EncodeErrorKind::Refused(Refusal::OverLimit { len, max }) => {
                write!(formatter, "the length is {len}, but the spec allows at most {max}")
            }
            EncodeErrorKind::Refused(Refusal::Contradiction) => {
                formatter.write_str("this field and another field that describes it contradict each other")
            }
            EncodeErrorKind::Refused(Refusal::TooDeep { limit }) => {
                write!(formatter, "records are nested more than {limit} deep")
            }
            EncodeErrorKind::FrameTooLong { len } => {
                write!(formatter, "the frame would take {len} bytes, but at most 2147483651 can be sent")
            }
        }
    }
}

/// The `Display` text on one line, because `unwrap` and a `main` that returns an error print `Debug`.
impl fmt::Debug for EncodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "EncodeError({self})")
    }
}

impl core::error::Error for EncodeError {}

/// Sets the error's mark, inlined so that rustc sees it.
#[inline(always)]
pub(super) fn marked(mut error: EncodeError) -> EncodeError {
    error.mark = Mark::Error;
    error
}

/// Makes the error for a buffer that is too short.
#[cold]
#[inline(never)]
pub(super) fn too_short(packet: &'static PacketInfo, needed: usize, available: usize) -> EncodeError {
    EncodeError::new(packet, Path::new(), EncodeErrorKind::BufferTooShort { needed, available })
}
