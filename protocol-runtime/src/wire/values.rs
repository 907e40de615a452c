//! Strings, bytes and lists on the wire, with a big-endian or little-endian count.

use super::count::{Count, announce};
use super::list::List;
use super::little::Little;
use super::malformed::Malformed;
use super::reader::Reader;
use super::refusal::Refused;
use super::traits::{Sink, Wire};
use super::unchecked::Text;
use crate::sealed::Sealed;

impl Sealed for &str {}
impl Sealed for &[u8] {}
impl Sealed for Text<'_> {}
impl<T> Sealed for List<'_, T> {}

/// The spec's `string`: a uint16 count of bytes, then that many bytes of UTF-8.
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

/// Returns the count of a string. [`Sink::text`] rejects a string that is too long for the count before anything is written.
#[inline(always)]
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "longer strings are rejected")]
pub const fn text_len(text: &[u8]) -> u16 {
    text.len() as u16
}

/// The spec's `bytes`: an int32 count, then that many bytes.
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

/// Writes a count of type `C`, and then the bytes.
///
/// # Errors
/// The count does not fit its type, and the sink stops there.
#[inline(always)]
pub fn write_bytes<C: Count, S: Sink>(bytes: &[u8], sink: &mut S) -> Result<(), Refused> {
    let count: C = announce(bytes.len(), 1, sink)?;
    Wire::write(&count, sink)?;
    sink.bytes(bytes);
    Ok(())
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

/// The spec's `string`, without a check for UTF-8: a uint16 count of bytes, then the bytes.
impl<'a> Wire<'a> for Text<'a> {
    const MIN_LEN: usize = 2;

    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        let len = reader.read::<u16>()?;
        reader.unchecked_text(len)
    }

    #[inline]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        sink.run(text_len(self.as_bytes()).to_be_bytes().into());
        sink.text(self.as_bytes())
    }
}

/// An int32 count, then the items. Lists with another count are read with [`Reader::list`] and written with [`List::write`].
impl<'a, T: Wire<'a>> Wire<'a> for List<'a, T> {
    const MIN_LEN: usize = 4;

    #[inline]
    fn read(reader: &mut Reader<'a>) -> Result<Self, Malformed> {
        reader.list::<i32, T>(1)
    }

    #[inline]
    fn write<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        self.write::<i32, S>(1, sink)
    }
}
