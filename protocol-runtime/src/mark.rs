//! A marker byte that lets rustc tell errors from values cheaply.

/// A byte with a single valid value. `Result` uses the invalid values of this byte to tell `Ok` from `Err`. Decoding writes the byte last,
/// so rustc knows which of the two it has and emits no comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Mark {
    Error = 1,
}
