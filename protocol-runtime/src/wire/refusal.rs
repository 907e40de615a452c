//! What writing gives where the wire cannot carry a value.

use core::fmt;

/// What the wire cannot carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// A string longer than the 65,535 bytes that its uint16 count can announce.
    StringTooLong {
        /// The string's length in bytes.
        len: usize,
    },
    /// A list of more items, or bytes of a greater number, than the count can announce.
    ListTooLong {
        /// The number of items.
        len: usize,
    },
    /// An optional field that has a value although the one before it has none: on the wire it would be taken for that one.
    EarlierFieldMissing,
    /// More bytes or items than the spec's `max` allows.
    OverLimit {
        /// How many there are.
        len: usize,
        /// How many there may be.
        max: usize,
    },
    /// A field that says something else about another one than what that one is.
    Contradiction,
    /// A record within itself, deeper than the spec's `depth` allows.
    TooDeep {
        /// How deep it may be.
        limit: u8,
    },
}

/// A sink wants no more: the wire cannot carry the packet.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the wire cannot carry the packet")
    }
}

/// What `Display` says.
impl fmt::Debug for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Refused({self})")
    }
}

impl core::error::Error for Refused {}

/// What writing gives.
pub type Written = Result<(), Refused>;
