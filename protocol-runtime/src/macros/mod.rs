//! The macros that generated code calls.
//!
//! They say once what every packet, record, enumeration and enum needs, so that the derive does not repeat it. Only they know the features
//! of this crate: the derive cannot see them.

mod encode;
mod enumeration;
mod packet;
mod packet_enum;
mod serialize;

pub use self::enumeration::enumeration;
pub use self::packet::packet;
pub use self::packet_enum::packet_enum;
pub use self::serialize::{serialize_struct, serialize_variants};
