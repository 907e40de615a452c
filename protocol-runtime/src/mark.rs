//! How the compiler tells an error from a value.

/// A byte of one value. A `Result` tells by this byte of an error that it is one, and since decoding writes it last, the compiler knows
/// which of the two it has without looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Mark {
    Error = 1,
}
