//! How values lie on the wire: the traits that generated records, enumerations and fields are made of.
//!
//! Generated code calls what is here; hand-written code rarely needs it. [`Fixed`] values always take the same number
//! of bytes, so that several of them in a row are one [`Run`], written at once, or [`Taken`] after a single length check.
//! [`Wire`] is anything that can stand in a payload, and what a [`List`](crate::List) can hold.

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
