//! Reading values, lists and bytes from a payload.

use super::count::Count;
use super::list::List;
use super::malformed::Malformed;
use super::reader::Reader;
use super::traits::Wire;

impl<'a> Reader<'a> {
    /// Reads one value.
    ///
    /// # Errors
    /// The remaining bytes do not start with a valid value.
    #[inline(always)]
    pub fn read<T: Wire<'a>>(&mut self) -> Result<T, Malformed> {
        T::read(self)
    }

    /// Reads a count of type `C`, to which each item adds `unit`, and then the items.
    ///
    /// # Errors
    /// The count is negative, is not a multiple of `unit`, or announces more items than the remaining bytes can hold; or an item is
    /// malformed.
    #[inline(always)]
    pub fn list<C: Count, T: Wire<'a>>(&mut self, unit: u32) -> Result<List<'a, T>, Malformed> {
        let count = C::read(self)?;
        self.counted(count, unit)
    }

    /// Reads as many items as `count` stands for. The count comes from an earlier field.
    ///
    /// # Errors
    /// The same as those of [`list`](Self::list).
    #[inline(always)]
    pub fn counted<C: Count, T: Wire<'a>>(&mut self, count: C, unit: u32) -> Result<List<'a, T>, Malformed> {
        let count = self.announced(count, unit)?;
        self.items(count)
    }

    /// Returns `count`, or 0 if it is negative and the reader is tolerant.
    #[inline(always)]
    #[must_use]
    pub fn count<C: Count>(&self, count: C) -> C {
        if self.is_tolerant() && count.is_negative() { C::default() } else { count }
    }

    #[inline(always)]
    fn announced<C: Count>(&self, count: C, unit: u32) -> Result<u32, Malformed> {
        match count.items(unit) {
            Some(items) => Ok(items),
            None if self.is_tolerant() && count.is_negative() => Ok(0),
            None => Err(Malformed),
        }
    }

    /// Reads `count` items and validates each of them once.
    ///
    /// # Errors
    /// The remaining bytes are fewer than the smallest size of `count` items, or an item is malformed.
    #[inline(always)]
    pub fn items<T: Wire<'a>>(&mut self, count: u32) -> Result<List<'a, T>, Malformed> {
        // With empty items, a count of four bytes could announce four billion items.
        const { assert!(T::MIN_LEN > 0, "an item of a list takes at least one byte") };
        let needed = usize::try_from(count).ok().and_then(|count| count.checked_mul(T::MIN_LEN)).ok_or(Malformed)?;
        if T::PLAIN {
            return Ok(List::from_wire(self.take(needed)?, count, self.is_tolerant(), false));
        }
        let start = self.left();
        if needed > start.len() {
            return Err(Malformed);
        }
        let outside = self.begin_list();
        self.pass::<T>(count)?;
        let taken = start.len().checked_sub(self.left().len()).and_then(|len| start.get(..len)).ok_or(Malformed)?;
        Ok(self.list_of(taken, count, outside))
    }

    /// Reads `count` items and drops them.
    ///
    /// It is a separate function, which unoptimized builds do not inline. Inlined there, it would reserve stack space for an item in every
    /// record that has a list of such items, and deeply nested records would overflow the stack.
    #[inline]
    fn pass<T: Wire<'a>>(&mut self, count: u32) -> Result<(), Malformed> {
        for _ in 0..count {
            T::read(self)?;
        }
        Ok(())
    }

    /// Reads items up to the end of the payload.
    ///
    /// # Errors
    /// An item is malformed.
    #[inline]
    pub fn rest_list<T: Wire<'a>>(&mut self) -> Result<List<'a, T>, Malformed> {
        const { assert!(T::MIN_LEN > 0, "an item of a list takes at least one byte") };
        let start = self.left();
        let outside = self.begin_list();
        let mut count = 0_u32;
        while self.has_more() {
            T::read(self)?;
            count = count.checked_add(1).ok_or(Malformed)?;
        }
        Ok(self.list_of(start, count, outside))
    }

    /// Reads a count of type `C`, and then that many bytes.
    ///
    /// # Errors
    /// The count is negative, or more than the number of remaining bytes.
    #[inline(always)]
    pub fn bytes<C: Count>(&mut self) -> Result<&'a [u8], Malformed> {
        let count = C::read(self)?;
        self.counted_bytes(count)
    }

    /// Reads `count` bytes. The count comes from an earlier field.
    ///
    /// # Errors
    /// The same as those of [`bytes`](Self::bytes).
    #[inline(always)]
    pub fn counted_bytes<C: Count>(&mut self, count: C) -> Result<&'a [u8], Malformed> {
        let count = self.announced(count, 1)?;
        self.take(usize::try_from(count).map_err(|_| Malformed)?)
    }

    /// Ends a list whose `bytes` were read as `count` items. `outside` is what `begin_list` returned.
    #[inline]
    fn list_of<T>(&mut self, bytes: &'a [u8], count: u32, outside: bool) -> List<'a, T> {
        let list = List::from_wire(bytes, count, self.is_tolerant(), self.has_recursion());
        self.end_list(outside);
        list
    }
}
