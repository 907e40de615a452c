//! Strings, bytes, and the little-endian order, on the wire.

use crate::wire::{Count, Fixed, Malformed, Wire, announce};
use crate::{List, Reader, Refused, Sink, Text};

/// `string`: a uint16 count of bytes and that many bytes of UTF-8.
impl<'a> Wire<'a> for &'a str {
    const MIN_LEN: usize = 2;

    #[inline(always)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let len = u16::read(reader)?;
        reader.text(len)
    }

    #[inline(always)]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        sink.run(text_len(self.as_bytes()).to_be_bytes().into());
        sink.text(self.as_bytes())
    }
}

/// The count before a string. One that is too long for it is refused by [`Sink::text`], before anything is written.
#[inline(always)]
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "what it would cut off is refused")]
pub const fn text_len(text: &[u8]) -> u16 {
    text.len() as u16
}

/// `bytes`: an int32 count and that many bytes.
impl<'a> Wire<'a> for &'a [u8] {
    const MIN_LEN: usize = 4;

    #[inline(always)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.bytes::<i32>()
    }

    #[inline(always)]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        write_bytes::<i32, S>(self, sink)
    }
}

/// Puts a count of type `C` and the bytes into `sink`.
///
/// # Errors
/// The count cannot say it, and the sink wants no more.
#[inline(always)]
pub fn write_bytes<C: Count, S: Sink>(bytes: &[u8], sink: &mut S) -> Result<(), Refused> {
    let count: C = announce(bytes.len(), 1, sink)?;
    Wire::write(&count, sink)?;
    sink.bytes(bytes);
    Ok(())
}

/// A value whose low byte comes first. Of a string, of bytes or of a list that is the order of its count.
///
/// ```
/// use protocol_runtime::Reader;
/// use protocol_runtime::wire::Little;
///
/// let mut reader = Reader::new(&[2, 1, 2, 0, b'h', b'i']);
/// assert_eq!(reader.read(), Ok(Little(0x0102_u16)));
/// assert_eq!(reader.read(), Ok(Little("hi")));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Little<T>(
    /// The value.
    pub T,
);

impl<T> From<T> for Little<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

/// No number is longer than this.
const LONGEST: usize = 8;

impl<T: Fixed> Fixed for Little<T> {
    const LEN: usize = T::LEN;
    const PLAIN: bool = T::PLAIN;

    #[inline(always)]
    fn get(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut turned = [0; LONGEST];
        let turned = turned.get_mut(..bytes.len()).ok_or(Malformed)?;
        turned.copy_from_slice(bytes);
        turned.reverse();
        T::get(turned).map(Self)
    }

    #[inline(always)]
    fn put(self, bytes: &mut [u8]) {
        self.0.put(bytes);
        bytes.reverse();
    }
}

impl<'a> Wire<'a> for Little<&'a str> {
    const MIN_LEN: usize = 2;

    #[inline(always)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let Little(len) = reader.read::<Little<u16>>()?;
        reader.text(len).map(Self)
    }

    #[inline(always)]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        sink.run(text_len(self.0.as_bytes()).to_le_bytes().into());
        sink.text(self.0.as_bytes())
    }
}

impl<'a> Wire<'a> for Little<&'a [u8]> {
    const MIN_LEN: usize = 4;

    #[inline(always)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.bytes::<Little<i32>>().map(Self)
    }

    #[inline(always)]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        write_bytes::<Little<i32>, S>(self.0, sink)
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Little<List<'a, T>> {
    const MIN_LEN: usize = 4;

    #[inline(always)]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.list::<Little<i32>, T>(1).map(Self)
    }

    #[inline(always)]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        self.0.write::<Little<i32>, S>(1, sink)
    }
}

impl<'a> Wire<'a> for Little<Text<'a>> {
    const MIN_LEN: usize = 2;

    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let Little(len) = reader.read::<Little<u16>>()?;
        reader.unchecked_text(len).map(Self)
    }

    #[inline]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        sink.run(text_len(self.0.as_bytes()).to_le_bytes().into());
        sink.text(self.0.as_bytes())
    }
}
