//! The macros that generated code calls.
//!
//! They hold the code that all packets, records, enumerations and enums share, so that the derive need not repeat it. They also depend on
//! the features of this crate, which the derive cannot see.

mod encode;
mod enumeration;
mod packet;
mod packet_enum;
mod serialize;

pub use self::enumeration::enumeration;
pub use self::packet::packet;
pub use self::packet_enum::packet_enum;
pub use self::serialize::{serialize_struct, serialize_variants};
