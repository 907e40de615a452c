//! The traits of values and of the sinks that take their bytes.

use super::fixed::{Fixed, Run};
use super::malformed::Malformed;
use super::reader::Reader;
use super::refusal::{Refusal, Refused};
use crate::sealed::Sealed;

/// A value in a payload: a number, a string, an enumeration, a record, variants or a list.
///
/// For every value that a strict reader accepts, `write` produces the bytes that `read` took.
///
/// ```
/// use protocol_runtime::wire::{Reader, Wire, Writer};
///
/// let value = <&str>::read(&mut Reader::new(b"\0\x02hi"))?;
/// assert_eq!(value, "hi");
///
/// let mut buffer = [0; 4];
/// value.write(&mut Writer::new(&mut buffer))?;
/// assert_eq!(&buffer, b"\0\x02hi");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Wire<'a>: Copy + Sealed {
    /// The smallest size of a value, in bytes. A list's count is checked against it before any item is read.
    const MIN_LEN: usize;
    /// Whether every value takes `MIN_LEN` bytes, and every sequence of that many bytes is a valid value.
    const PLAIN: bool = false;

    /// Reads a value from the front of the remaining bytes.
    ///
    /// # Errors
    /// The remaining bytes do not start with a valid value. How many bytes were taken is then unspecified.
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed>;

    /// Writes the value's bytes to `sink`, or reports to it why the value does not fit the wire format.
    ///
    /// # Errors
    /// The value does not fit the wire format, and the sink stops there.
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
        // No value is longer than eight bytes. With a slice, all types share one size of buffer.
        let mut bytes = [0; 8];
        if let Some(bytes) = bytes.get_mut(..T::LEN) {
            self.put(bytes);
            sink.bytes(bytes);
        }
        Ok(())
    }
}

/// Takes the bytes of a packet piece by piece, and is told when a value does not fit the wire format.
///
/// [`Length`](super::Length) counts the bytes and validates the packet. [`Writer`](super::Writer) and `Vec<u8>` store the bytes; measure the
/// packet with `Length` before you write to them.
///
/// ```
/// use protocol_runtime::wire::{Sink, Wire};
///
/// /// Adds up all bytes.
/// struct Checksum(u32);
///
/// impl Sink for Checksum {
///     fn bytes(&mut self, bytes: &[u8]) {
///         self.0 += bytes.iter().map(|byte| u32::from(*byte)).sum::<u32>();
///     }
/// }
///
/// let mut checksum = Checksum(0);
/// 0x0102_i16.write(&mut checksum)?;
/// assert_eq!(checksum.0, 3);
/// # Ok::<(), protocol_runtime::wire::Refused>(())
/// ```
pub trait Sink: Sized {
    /// Whether every packet written to this sink was measured by a [`Length`](super::Length) first, and so fits the wire format.
    const IS_CHECKED: bool = false;

    /// Takes a number of bytes that is known at compile time.
    #[inline]
    fn run<const N: usize>(&mut self, run: Run<N>) {
        self.bytes(run.bytes());
    }

    /// Takes bytes.
    fn bytes(&mut self, bytes: &[u8]);

    /// Takes the bytes of a string, after its count.
    ///
    /// # Errors
    /// The string is too long for its count, and the sink stops there. A byte sink need not check this, because a
    /// [`Length`](super::Length) measured the packet first.
    #[inline(always)]
    fn text(&mut self, text: &[u8]) -> Result<(), Refused> {
        self.bytes(text);
        Ok(())
    }

    /// Takes the items of a list, which are [`Wire::PLAIN`].
    ///
    /// # Errors
    /// None in practice: plain items always fit the wire format.
    #[inline(always)]
    fn plain<'a, T: Wire<'a>>(&mut self, items: &[T]) -> Result<(), Refused> {
        items.iter().try_for_each(|item| item.write(self))
    }

    /// Reports that the current value does not fit the wire format.
    ///
    /// # Errors
    /// The sink stops here. A byte sink may ignore the report, because a [`Length`](super::Length) measured the packet first.
    #[inline(always)]
    fn refuse(&mut self, refusal: Refusal) -> Result<(), Refused> {
        let _ = refusal;
        Ok(())
    }

    /// Begins a record that can contain itself. Returns whether at most `limit` such records are open, one inside the other. A byte sink
    /// may always return `true`.
    #[inline]
    fn descend(&mut self, limit: u8) -> bool {
        let _ = limit;
        true
    }

    /// Ends a record that can contain itself.
    #[inline]
    fn ascend(&mut self) {}

    /// The bytes that follow belong to the field with this index in the packet or record.
    #[inline]
    fn field(&mut self, index: u16) {
        let _ = index;
    }

    /// The bytes that follow belong to the inside of the current field: to the items of a list or the fields of a record.
    #[inline]
    fn enter(&mut self) {}

    /// The bytes that follow belong to the item with this index in the list that was entered last.
    #[inline]
    fn item(&mut self, index: usize) {
        let _ = index;
    }

    /// Leaves the list or record that was entered last.
    #[inline]
    fn leave(&mut self) {}
}
