//! The error of reading a value.

use core::fmt;

/// The bytes are not a valid value.
///
/// This error carries no reason, which keeps decoding fast. After a failure, a second pass over the bytes finds the reason and builds a
/// [`DecodeError`](crate::DecodeError).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the bytes are not a valid value")
    }
}

/// Includes the `Display` text.
impl fmt::Debug for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Malformed({self})")
    }
}

impl core::error::Error for Malformed {}

/// The result of reading a value.
pub type Read<T> = Result<T, Malformed>;
