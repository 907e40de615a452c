//! Taking values from the front of a payload.

use super::fixed::{Fixed, Taken};
use super::malformed::Malformed;
use super::text::text;
use super::unchecked::Text;

/// What is left of a payload.
///
/// Every method takes from the front, checks the length first, and never reads outside of the payload. After an error
/// the reader is of no further use: make a new one.
///
/// A reader is strict, or tolerates what the real client does: a boolean of any other byte than 1 is false, a negative count is
/// no items, a last string may be cut short, and bytes may be left over. Lists remember it.
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
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    left: &'a [u8],
    tolerant: bool,
    /// How many records that can contain themselves are being read.
    depth: u8,
    /// Whether one was read since the innermost list began.
    recursive: bool,
}

impl<'a> Reader<'a> {
    /// A strict reader at the first byte of `payload`.
    #[inline(always)]
    #[must_use]
    pub const fn new(payload: &'a [u8]) -> Self {
        Self { left: payload, tolerant: false, depth: 0, recursive: false }
    }

    /// A reader at the first byte of `payload` that tolerates what the real client does.
    #[inline(always)]
    #[must_use]
    pub const fn tolerant(payload: &'a [u8]) -> Self {
        Self { left: payload, tolerant: true, depth: 0, recursive: false }
    }

    /// A reader at the first byte of `bytes`, as strict as `tolerant` says.
    #[inline(always)]
    #[must_use]
    pub(crate) const fn with_tolerance(bytes: &'a [u8], tolerant: bool) -> Self {
        Self { left: bytes, tolerant, depth: 0, recursive: false }
    }

    /// Whether it tolerates what the real client does.
    #[inline(always)]
    #[must_use]
    pub const fn is_tolerant(&self) -> bool {
        self.tolerant
    }

    /// The bytes that were not taken yet.
    #[inline(always)]
    #[must_use]
    pub const fn left(&self) -> &'a [u8] {
        self.left
    }

    /// Whether there are bytes that were not taken yet.
    #[inline(always)]
    #[must_use]
    pub const fn has_more(&self) -> bool {
        !self.left.is_empty()
    }

    /// Takes `len` bytes.
    ///
    /// # Errors
    /// Fewer are left.
    #[inline(always)]
    pub fn take(&mut self, len: usize) -> Result<&'a [u8], Malformed> {
        let (taken, left) = self.left.split_at_checked(len).ok_or(Malformed)?;
        self.left = left;
        Ok(taken)
    }

    /// Takes all bytes that are left.
    #[inline(always)]
    pub fn rest(&mut self) -> &'a [u8] {
        core::mem::take(&mut self.left)
    }

    /// Takes a run of `N` bytes.
    ///
    /// # Errors
    /// Fewer are left.
    #[inline(always)]
    pub fn run<const N: usize>(&mut self) -> Result<Taken<'a, N>, Malformed> {
        let (taken, left) = self.left.split_first_chunk::<N>().ok_or(Malformed)?;
        self.left = left;
        Ok(Taken(taken))
    }

    /// Takes a string of `len` bytes.
    ///
    /// # Errors
    /// Fewer are left, or they are not UTF-8.
    #[inline(always)]
    pub fn text(&mut self, len: u16) -> Result<&'a str, Malformed> {
        let text_bytes = self.unchecked_text(len)?;
        text(text_bytes.as_bytes())
    }

    /// Takes a string of `len` bytes, the last of the payload.
    ///
    /// # Errors
    /// Fewer are left, more are left, or they are not UTF-8.
    #[inline(always)]
    pub fn last_text(&mut self, len: u16) -> Result<&'a str, Malformed> {
        self.only(len)?;
        self.text(len)
    }

    /// Takes a string of `len` bytes, the last of the payload, whatever they are.
    ///
    /// # Errors
    /// Fewer are left, or more are left.
    #[inline(always)]
    pub fn last_unchecked_text(&mut self, len: u16) -> Result<Text<'a>, Malformed> {
        self.only(len)?;
        self.unchecked_text(len)
    }

    /// One comparison for both, that there is enough and that it is the end.
    #[inline(always)]
    fn only(&self, len: u16) -> Result<(), Malformed> {
        if self.left.len() == usize::from(len) || self.tolerant { Ok(()) } else { Err(Malformed) }
    }

    /// Takes a string of `len` bytes, whatever they are.
    ///
    /// # Errors
    /// Fewer are left.
    #[inline(always)]
    pub fn unchecked_text(&mut self, len: u16) -> Result<Text<'a>, Malformed> {
        let bytes = match self.take(usize::from(len)) {
            Err(Malformed) if self.tolerant => self.rest(),
            bytes => bytes?,
        };
        Ok(Text::from_bytes(bytes))
    }

    /// The value that begins `at` bytes into a run.
    ///
    /// # Errors
    /// It would end behind the run, or no value has this pattern.
    #[inline(always)]
    pub fn get<T: Fixed, const N: usize>(&self, run: &Taken<'_, N>, at: usize) -> Result<T, Malformed> {
        match run.get(at) {
            Err(Malformed) if self.tolerant => run.get_tolerant(at),
            value => value,
        }
    }

    /// Takes `len` zero bytes if exactly these are left: they stand in place of a value that is missing.
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

    /// A list ends, before which `outside` says whether a record that can contain itself was read.
    #[inline(always)]
    pub(crate) const fn end_list(&mut self, outside: bool) {
        self.recursive |= outside;
    }

    /// A list begins: whether a record that can contain itself was read before it.
    #[inline(always)]
    pub(crate) const fn begin_list(&mut self) -> bool {
        core::mem::replace(&mut self.recursive, false)
    }

    /// Begins a record that can contain itself, which may be done `limit` times within each other.
    ///
    /// # Errors
    /// That was done already.
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

    /// The end of a payload.
    ///
    /// # Errors
    /// Bytes are left over, and the reader does not tolerate that.
    #[inline(always)]
    pub const fn finish(self) -> Result<(), Malformed> {
        if self.left.is_empty() || self.tolerant { Ok(()) } else { Err(Malformed) }
    }
}
