//! The errors of writing a value.

use core::fmt;

/// Why a value does not fit the wire format.
///
/// ```
/// use protocol_runtime::wire::Refusal;
/// use protocol_runtime::{EncodeErrorKind, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let motto = "a".repeat(65_536);
/// let error = client::UserUpdateMotto { motto: &motto }.to_vec().unwrap_err();
/// assert_eq!(error.kind(), EncodeErrorKind::Refused(Refusal::StringTooLong { len: 65_536 }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// A string is longer than 65,535 bytes, the limit of its uint16 count.
    StringTooLong {
        /// The string's length in bytes.
        len: usize,
    },
    /// A list or bytes are longer than the count can express.
    ListTooLong {
        /// The number of items or bytes.
        len: usize,
    },
    /// An optional field has a value although the optional field before it has none. A reader would take its value for that field's.
    EarlierFieldMissing,
    /// A string, bytes or a list is longer than the spec's `max`.
    OverLimit {
        /// The number of bytes or items.
        len: usize,
        /// The spec's limit.
        max: usize,
    },
    /// A field and another field that describes it contradict each other.
    Contradiction,
    /// A record is nested in itself deeper than the spec's `depth` allows.
    TooDeep {
        /// The spec's limit.
        limit: u8,
    },
}

/// A sink stopped, because the packet does not fit the wire format.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the packet does not fit the wire format")
    }
}

/// Includes the `Display` text.
impl fmt::Debug for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Refused({self})")
    }
}

impl core::error::Error for Refused {}

/// The result of writing a value.
pub type Written = Result<(), Refused>;
