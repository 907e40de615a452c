//! Taking values from the front of a payload.

use crate::List;
use crate::wire::{Count, Malformed, Run, Wire};

/// What is left of a payload.
///
/// Every method takes from the front, checks the length first, and never reads outside of the payload. After an error
/// the reader is of no further use: make a new one.
///
/// ```
/// use protocol_runtime::Reader;
///
/// let mut reader = Reader::new(&[0, 0, 0, 3, 0, 2, b'h', b'i']);
/// assert_eq!(reader.read::<i32>(), Ok(3));
/// assert_eq!(reader.read::<&str>(), Ok("hi"));
/// assert!(reader.finish().is_ok());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    left: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader at the first byte of `payload`.
    #[inline]
    #[must_use]
    pub const fn new(payload: &'a [u8]) -> Self {
        Self { left: payload }
    }

    /// The bytes that were not taken yet.
    #[inline]
    #[must_use]
    pub const fn left(&self) -> &'a [u8] {
        self.left
    }

    /// Takes `len` bytes.
    ///
    /// # Errors
    /// Fewer are left.
    #[inline]
    pub fn take(&mut self, len: usize) -> Result<&'a [u8], Malformed> {
        let (taken, left) = self.left.split_at_checked(len).ok_or(Malformed)?;
        self.left = left;
        Ok(taken)
    }

    /// Takes a run of `N` bytes.
    ///
    /// # Errors
    /// Fewer are left.
    #[inline]
    pub fn run<const N: usize>(&mut self) -> Result<Run<N>, Malformed> {
        let (taken, left) = self.left.split_first_chunk::<N>().ok_or(Malformed)?;
        self.left = left;
        Ok(Run::from(*taken))
    }

    /// Takes one value.
    ///
    /// # Errors
    /// What is left does not begin with one.
    #[inline]
    pub fn read<T: Wire<'a>>(&mut self) -> Result<T, Malformed> {
        T::read(self)
    }

    /// Takes an optional trailing value: `None` if nothing is left.
    ///
    /// # Errors
    /// Something is left that does not begin with such a value.
    #[inline]
    pub fn optional<T: Wire<'a>>(&mut self) -> Result<Option<T>, Malformed> {
        if self.left.is_empty() { Ok(None) } else { T::read(self).map(Some) }
    }

    /// Takes a count of type `C` that counts `unit` an item, and that many items.
    ///
    /// # Errors
    /// The count is negative, no multiple of `unit`, larger than the bytes that are left can hold, or an item is
    /// malformed.
    #[inline]
    pub fn list<C: Count, T: Wire<'a>>(&mut self, unit: u32) -> Result<List<'a, T>, Malformed> {
        let count = C::read(self)?.items(unit).ok_or(Malformed)?;
        self.items(count)
    }

    /// An optional trailing [`list`](Self::list): `None` if nothing is left.
    ///
    /// # Errors
    /// Something is left that does not begin with such a list.
    #[inline]
    pub fn optional_list<C: Count, T: Wire<'a>>(&mut self, unit: u32) -> Result<Option<List<'a, T>>, Malformed> {
        if self.left.is_empty() { Ok(None) } else { self.list::<C, T>(unit).map(Some) }
    }

    /// Takes `count` items, each checked once.
    ///
    /// # Errors
    /// Fewer bytes are left than `count` items need at least, or an item is malformed.
    #[inline]
    pub fn items<T: Wire<'a>>(&mut self, count: u32) -> Result<List<'a, T>, Malformed> {
        // An item of no bytes would let a count of four bytes make four billion items.
        const { assert!(T::MIN_LEN > 0, "an item of a list takes at least one byte") };
        let needed = usize::try_from(count).ok().and_then(|count| count.checked_mul(T::MIN_LEN)).ok_or(Malformed)?;
        if T::PLAIN {
            return Ok(List::from_wire(self.take(needed)?, count));
        }
        let start = self.left;
        if needed > start.len() {
            return Err(Malformed);
        }
        for _ in 0..count {
            T::read(self)?;
        }
        let taken = start.len().checked_sub(self.left.len()).and_then(|len| start.get(..len)).ok_or(Malformed)?;
        Ok(List::from_wire(taken, count))
    }

    /// The end of a payload.
    ///
    /// # Errors
    /// Bytes are left over.
    #[inline]
    pub const fn finish(self) -> Result<(), Malformed> {
        if self.left.is_empty() { Ok(()) } else { Err(Malformed) }
    }
}
