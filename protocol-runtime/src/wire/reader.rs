//! The reader of payloads.

use core::fmt;

use super::fixed::{Fixed, Taken};
use super::malformed::Malformed;
use super::text::text;
use super::unchecked::Text;

/// Reads a payload from front to back.
///
/// Every method takes bytes from the front of the remaining payload. It checks the length first and never reads past the end. After an
/// error, drop the reader and make a new one.
///
/// A reader is either strict or tolerant. A tolerant reader accepts what the real client accepts: any byte except 1 is false as a boolean, a
/// negative count means no items, the last string may be cut short, and bytes may be left over. A list remembers whether its reader was
/// tolerant.
///
/// ```
/// use protocol_runtime::wire::Reader;
///
/// let mut reader = Reader::new(&[0, 0, 0, 3, 0, 2, b'h', b'i']);
/// assert_eq!(reader.read::<i32>(), Ok(3));
/// assert_eq!(reader.read::<&str>(), Ok("hi"));
/// assert!(reader.finish().is_ok());
///
/// let mut reader = Reader::tolerant(&[7, 0, 9, b'h', b'i']);
/// assert_eq!(reader.read::<bool>(), Ok(false));
/// assert_eq!(reader.read::<&str>(), Ok("hi"));
/// ```
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    left: &'a [u8],
    tolerant: bool,
    /// How many records that can contain themselves are open, one inside the other.
    depth: u8,
    /// Whether such a record was read since the innermost list began.
    recursive: bool,
}

/// Shows how much is left. The bytes could hold secrets.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.tolerant { "tolerant" } else { "strict" };
        write!(formatter, "Reader({kind}, {} bytes left)", self.left.len())
    }
}

impl<'a> Reader<'a> {
    /// Makes a strict reader of `payload`.
    #[inline(always)]
    #[must_use]
    pub const fn new(payload: &'a [u8]) -> Self {
        Self { left: payload, tolerant: false, depth: 0, recursive: false }
    }

    /// Makes a tolerant reader of `payload`.
    #[inline(always)]
    #[must_use]
    pub const fn tolerant(payload: &'a [u8]) -> Self {
        Self { left: payload, tolerant: true, depth: 0, recursive: false }
    }

    /// Makes a reader of `bytes`, tolerant or strict.
    #[inline(always)]
    #[must_use]
    pub(crate) const fn with_tolerance(bytes: &'a [u8], tolerant: bool) -> Self {
        Self { left: bytes, tolerant, depth: 0, recursive: false }
    }

    /// Whether the reader is tolerant.
    #[inline(always)]
    #[must_use]
    pub const fn is_tolerant(&self) -> bool {
        self.tolerant
    }

    /// The remaining bytes.
    #[inline(always)]
    #[must_use]
    pub const fn left(&self) -> &'a [u8] {
        self.left
    }

    /// Whether any bytes remain.
    #[inline(always)]
    #[must_use]
    pub const fn has_more(&self) -> bool {
        !self.left.is_empty()
    }

    /// Takes `len` bytes.
    ///
    /// # Errors
    /// Fewer bytes remain.
    #[inline(always)]
    pub fn take(&mut self, len: usize) -> Result<&'a [u8], Malformed> {
        let (taken, left) = self.left.split_at_checked(len).ok_or(Malformed)?;
        self.left = left;
        Ok(taken)
    }

    /// Takes all remaining bytes.
    #[inline(always)]
    pub fn rest(&mut self) -> &'a [u8] {
        core::mem::take(&mut self.left)
    }

    /// Takes a run of `N` bytes.
    ///
    /// # Errors
    /// Fewer bytes remain.
    #[inline(always)]
    pub fn run<const N: usize>(&mut self) -> Result<Taken<'a, N>, Malformed> {
        let (taken, left) = self.left.split_first_chunk::<N>().ok_or(Malformed)?;
        self.left = left;
        Ok(Taken(taken))
    }

    /// Reads a string of `len` bytes.
    ///
    /// # Errors
    /// Fewer bytes remain, or they are not UTF-8.
    #[inline(always)]
    pub fn text(&mut self, len: u16) -> Result<&'a str, Malformed> {
        let text_bytes = self.unchecked_text(len)?;
        text(text_bytes.as_bytes())
    }

    /// Reads a string of `len` bytes that ends the payload.
    ///
    /// # Errors
    /// Fewer or more bytes remain, or they are not UTF-8.
    #[inline(always)]
    pub fn last_text(&mut self, len: u16) -> Result<&'a str, Malformed> {
        self.only(len)?;
        self.text(len)
    }

    /// Reads a string of `len` bytes that ends the payload, without checking for UTF-8.
    ///
    /// # Errors
    /// Fewer or more bytes remain.
    #[inline(always)]
    pub fn last_unchecked_text(&mut self, len: u16) -> Result<Text<'a>, Malformed> {
        self.only(len)?;
        self.unchecked_text(len)
    }

    /// Checks with one comparison that exactly `len` bytes remain.
    #[inline(always)]
    fn only(&self, len: u16) -> Result<(), Malformed> {
        if self.left.len() == usize::from(len) || self.tolerant { Ok(()) } else { Err(Malformed) }
    }

    /// Reads a string of `len` bytes, without checking for UTF-8.
    ///
    /// # Errors
    /// Fewer bytes remain.
    #[inline(always)]
    pub fn unchecked_text(&mut self, len: u16) -> Result<Text<'a>, Malformed> {
        let bytes = match self.take(usize::from(len)) {
            Err(Malformed) if self.tolerant => self.rest(),
            bytes => bytes?,
        };
        Ok(Text::from_bytes(bytes))
    }

    /// Decodes the value at byte offset `at` of a run.
    ///
    /// # Errors
    /// The value would end after the run, or is not valid.
    #[inline(always)]
    pub fn get<T: Fixed, const N: usize>(&self, run: &Taken<'_, N>, at: usize) -> Result<T, Malformed> {
        match run.get(at) {
            Err(Malformed) if self.tolerant => run.get_tolerant(at),
            value => value,
        }
    }

    /// Takes the remaining bytes if they are exactly `len` zero bytes, which replace an absent value. Returns whether it took them.
    #[inline(always)]
    pub fn blank(&mut self, len: usize) -> bool {
        let blank = self.left.len() == len && self.left.iter().all(|byte| *byte == 0);
        if blank {
            self.left = &[];
        }
        blank
    }

    /// Whether a record that can contain itself was read since the innermost list began.
    #[inline(always)]
    pub(crate) const fn has_recursion(&self) -> bool {
        self.recursive
    }

    /// Ends a list. `outside` is what `begin_list` returned.
    #[inline(always)]
    pub(crate) const fn end_list(&mut self, outside: bool) {
        self.recursive |= outside;
    }

    /// Begins a list. Returns whether a record that can contain itself was read before it, in the outer list.
    #[inline(always)]
    pub(crate) const fn begin_list(&mut self) -> bool {
        core::mem::replace(&mut self.recursive, false)
    }

    /// Begins a record that can contain itself. At most `limit` such records may be open, one inside the other.
    ///
    /// # Errors
    /// `limit` records are open already.
    #[inline(always)]
    pub fn descend(&mut self, limit: u8) -> Result<(), Malformed> {
        if self.depth >= limit {
            return Err(Malformed);
        }
        self.depth = self.depth.saturating_add(1);
        self.recursive = true;
        Ok(())
    }

    /// Ends a record that can contain itself.
    #[inline(always)]
    pub fn ascend(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Ends reading.
    ///
    /// # Errors
    /// Bytes remain, and the reader is strict.
    #[inline(always)]
    pub const fn finish(self) -> Result<(), Malformed> {
        if self.left.is_empty() || self.tolerant { Ok(()) } else { Err(Malformed) }
    }
}
