//! What reading gives where the bytes hold no such value.

use core::fmt;

/// "These bytes are no such value", without saying why.
///
/// The hot path carries nothing else. [`DecodeError`](crate::DecodeError) is made afterwards, by walking the bytes again with
/// the packet's table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the bytes do not hold such a value")
    }
}

/// What `Display` says.
impl fmt::Debug for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Malformed({self})")
    }
}

impl core::error::Error for Malformed {}

/// What reading gives.
pub type Read<T> = Result<T, Malformed>;
