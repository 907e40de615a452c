//! `serde`: packets as maps of their fields, and packets from such maps.

#[cfg(all(feature = "alloc", feature = "serde"))]
pub(crate) mod compose;
mod macros;
pub mod serialize;
