//! Values on the wire: the traits of generated types, the reader, and the sinks that take encoded bytes.
//!
//! Generated code uses this module; hand-written code rarely needs it. [`Wire`] is implemented by every value of a payload, and by the
//! items of a [`List`](crate::List). [`Fixed`] values always take the same number of bytes. Several consecutive ones form a [`Run`], which is written at
//! once, or a [`Taken`], which is read with a single length check.

pub(crate) mod checks;
pub(crate) mod count;
mod counted;
mod fixed;
mod iter;
pub(crate) mod list;
mod little;
pub(crate) mod malformed;
pub(crate) mod packet;
mod reader;
pub(crate) mod refusal;
#[cfg(feature = "serde")]
pub(crate) mod serialize;
mod text;
mod traits;
pub(crate) mod unchecked;
pub(crate) mod values;
mod writer;

pub use self::count::Count;
pub use self::fixed::{Fixed, Run, Taken};
pub use self::iter::Iter;
pub use self::little::Little;
pub use self::malformed::Malformed;
pub(crate) use self::packet::Packet;
pub use self::packet::{Enumeration, PacketVisitor, Payload, Record, Variants};
pub use self::reader::Reader;
pub use self::refusal::{Refusal, Refused};
pub use self::traits::{Sink, Wire};
pub(crate) use self::writer::Total;
pub use self::writer::{Length, Writer};
