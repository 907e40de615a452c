//! Strings, bytes and lists on the wire, in both orders of their count.

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

/// `string`: a uint16 count of bytes, and these.
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

/// As an item of a list or a field of a record, a list has an int32 count.
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
