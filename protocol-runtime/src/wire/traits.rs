//! The two traits that meet on the wire: a value, and a place that takes its bytes.

use super::fixed::{Fixed, Run};
use super::malformed::Malformed;
use super::reader::Reader;
use super::refusal::{Refusal, Refused};
use crate::sealed::Sealed;

/// A part of a payload: a number, a string, an enumeration, a record, a list.
///
/// Whatever `read` accepts, `write` turns back into the same bytes.
pub trait Wire<'a>: Copy + Sealed {
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

/// Takes the bytes of a packet, piece by piece.
pub trait Sink: Sized {
    /// Whether a [`Length`](super::Length) took all that comes, so that the wire is known to carry it. Nothing is written before that.
    const IS_CHECKED: bool = false;

    /// Bytes whose number is known.
    #[inline]
    fn run<const N: usize>(&mut self, run: Run<N>) {
        self.bytes(run.bytes());
    }

    /// Any bytes.
    fn bytes(&mut self, bytes: &[u8]);

    /// The bytes of a string, whose count came before.
    ///
    /// # Errors
    /// The sink wants no more. Those that take bytes need not ask whether the count can say it: nothing is written before a
    /// [`Length`](super::Length) took the same packet.
    #[inline(always)]
    fn text(&mut self, text: &[u8]) -> Result<(), Refused> {
        self.bytes(text);
        Ok(())
    }

    /// The items of a list all of whose values take the same number of bytes ([`Wire::PLAIN`]).
    ///
    /// # Errors
    /// The sink wants no more, which none has reason to say of such items.
    #[inline(always)]
    fn plain<'a, T: Wire<'a>>(&mut self, items: &[T]) -> Result<(), Refused> {
        items.iter().try_for_each(|item| item.write(self))
    }

    /// The wire cannot carry what comes here.
    ///
    /// # Errors
    /// The sink wants no more. Those that take bytes may ignore it, as above.
    #[inline(always)]
    fn refuse(&mut self, refusal: Refusal) -> Result<(), Refused> {
        let _ = refusal;
        Ok(())
    }

    /// Begins a record that can contain itself, which may be done `limit` times within each other: whether it was not done that often yet.
    /// Sinks that take bytes may always say so.
    #[inline]
    fn descend(&mut self, limit: u8) -> bool {
        let _ = limit;
        true
    }

    /// Ends a record that can contain itself.
    #[inline]
    fn ascend(&mut self) {}

    /// What follows belongs to the field with this index among the packet's or the record's.
    #[inline]
    fn field(&mut self, index: u16) {
        let _ = index;
    }

    /// What follows lies inside the current field: the items of its list, or the fields of its record.
    #[inline]
    fn enter(&mut self) {}

    /// What follows belongs to the item with this index of the list that was entered last.
    #[inline]
    fn item(&mut self, index: usize) {
        let _ = index;
    }

    /// The list or record that was entered last is over.
    #[inline]
    fn leave(&mut self) {}
}
