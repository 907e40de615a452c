//! The feature `serde`: serializes packets as maps of their fields, and deserializes them from such maps.

#[cfg(feature = "alloc")]
mod compose;
mod fields;
#[cfg(feature = "alloc")]
mod owned;
mod packet;

pub use self::fields::{Fields, SerializeVariant, entries, serialize_tagged};
pub use self::packet::{Revealed, serialize_packet};
