//! How values lie on the wire: the traits that generated records, enumerations and fields are made of.
//!
//! Generated code calls what is here; hand-written code rarely needs it. [`Fixed`] values always take the same number
//! of bytes, so that several of them in a row are one [`Run`], written at once, or [`Taken`] after a single length check.
//! [`Wire`] is anything that can stand in a payload, and what a [`List`](crate::List) can hold.

mod count;
mod counted;
mod fixed;
mod iter;
mod list;
mod reader;
mod text;
mod unchecked;
mod values;
pub(crate) mod writer;

use core::fmt;

pub use self::count::{Count, announce};
pub use self::fixed::{Fixed, Run, Taken};
pub use self::iter::Iter;
pub use self::list::List;
pub use self::reader::Reader;
pub use self::unchecked::Text;
pub use self::values::{Little, text_len, write_bytes};
pub use self::writer::{Length, Sink, Writer};
use crate::decode::error::Mark;
use crate::{Decode, DecodeError, Frame, Refusal, Refused};

/// "These bytes are no such value", without saying why.
///
/// The hot path carries nothing else. [`DecodeError`] is made afterwards, by walking the bytes again with
/// the packet's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the bytes do not hold such a value")
    }
}

impl core::error::Error for Malformed {}

/// What reading gives.
pub type Read<T> = Result<T, Malformed>;

/// What writing gives.
pub type Written = Result<(), Refused>;

/// A part of a payload: a number, a string, an enumeration, a record, a list.
///
/// Whatever `read` accepts, `write` turns back into the same bytes.
pub trait Wire<'a>: Copy {
    /// The fewest bytes that a value takes. A list's count is held against it before any item is read.
    const MIN_LEN: usize;
    /// Whether every value takes `MIN_LEN` bytes and every pattern of them is a value.
    const PLAIN: bool = false;

    /// Takes a value from the front of what `reader` has left.
    ///
    /// # Errors
    /// The bytes that are left do not begin with such a value. How much was taken then is not said.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed>;

    /// Puts the value's bytes into `sink`, or refuses there what the wire cannot carry.
    ///
    /// # Errors
    /// The sink wants no more.
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused>;
}

impl<'a, T: Fixed> Wire<'a> for T {
    const MIN_LEN: usize = T::LEN;
    const PLAIN: bool = T::PLAIN;

    #[inline(always)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let bytes = reader.take(T::LEN)?;
        match T::get(bytes) {
            Err(Malformed) if reader.is_tolerant() => T::get_tolerant(bytes),
            value => value,
        }
    }

    #[inline(always)]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        // No value is longer than eight bytes; the slice keeps this free of a buffer per type.
        let mut bytes = [0; 8];
        if let Some(bytes) = bytes.get_mut(..T::LEN) {
            self.put(bytes);
            sink.bytes(bytes);
        }
        Ok(())
    }
}

/// Refuses a field, by its index, that contradicts another one.
///
/// # Errors
/// It does, and the sink wants no more.
#[inline(always)]
pub fn agree<S: Sink>(holds: bool, index: u16, sink: &mut S) -> Result<(), Refused> {
    if holds {
        return Ok(());
    }
    sink.field(index);
    sink.refuse(Refusal::Contradiction)
}

/// Why `frame` is none of these packets. Of it only its bytes are looked at, which are at hand anyway: so neither id nor payload is kept
/// for this while the packet is read.
///
/// The mark of the error is set here, where the compiler sees it, and the packet is not handed through, because each hand costs a copy.
#[inline(always)]
#[must_use]
pub fn frame_error<'a, D: Decode<'a>>(frame: &Frame<'a>) -> DecodeError {
    let mut why = crate::decode::explain::frame_error(D::PACKETS, frame.as_bytes());
    why.mark = Mark::Error;
    why
}

/// Why the packet with this id and payload is none of these.
#[inline(always)]
#[must_use]
pub fn payload_error<'a, D: Decode<'a>>(id: u16, payload: Reader<'a>) -> DecodeError {
    let mut why = crate::decode::explain::decode_error(D::PACKETS, id, payload.left(), payload.is_tolerant());
    why.mark = Mark::Error;
    why
}

/// Refuses more bytes or items than the spec allows.
///
/// # Errors
/// There are more, and the sink wants no more.
#[inline(always)]
pub fn limit<S: Sink>(len: usize, max: usize, sink: &mut S) -> Result<(), Refused> {
    if len > max { sink.refuse(Refusal::OverLimit { len, max }) } else { Ok(()) }
}
