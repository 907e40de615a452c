//! Taking values from a payload: one, as many as a count announces, or all that is left of it.

use super::count::Count;
use super::list::List;
use super::malformed::Malformed;
use super::reader::Reader;
use super::traits::Wire;

impl<'a> Reader<'a> {
    /// Takes one value.
    ///
    /// # Errors
    /// What is left does not begin with one.
    #[inline(always)]
    pub fn read<T: Wire<'a>>(&mut self) -> Result<T, Malformed> {
        T::read(self)
    }

    /// Takes a count of type `C` that counts `unit` an item, and that many items.
    ///
    /// # Errors
    /// The count is negative, no multiple of `unit`, larger than the bytes that are left can hold, or an item is
    /// malformed.
    #[inline(always)]
    pub fn list<C: Count, T: Wire<'a>>(&mut self, unit: u32) -> Result<List<'a, T>, Malformed> {
        let count = C::read(self)?;
        self.counted(count, unit)
    }

    /// Takes as many items as `count`, which stood elsewhere, announces.
    ///
    /// # Errors
    /// As [`list`](Self::list).
    #[inline(always)]
    pub fn counted<C: Count, T: Wire<'a>>(&mut self, count: C, unit: u32) -> Result<List<'a, T>, Malformed> {
        let count = self.announced(count, unit)?;
        self.items(count)
    }

    /// A count of later items, as it is taken: a tolerant reader takes a negative one for none.
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

    /// Takes `count` items, each checked once.
    ///
    /// # Errors
    /// Fewer bytes are left than `count` items need at least, or an item is malformed.
    #[inline(always)]
    pub fn items<T: Wire<'a>>(&mut self, count: u32) -> Result<List<'a, T>, Malformed> {
        // An item of no bytes would let a count of four bytes make four billion items.
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

    /// Takes `count` items and leaves them. In a function of its own, which builds without optimization do not inline: there an item would
    /// have its places in the frame of every record that has a list of such, and records within records would fill the stack.
    #[inline]
    fn pass<T: Wire<'a>>(&mut self, count: u32) -> Result<(), Malformed> {
        for _ in 0..count {
            T::read(self)?;
        }
        Ok(())
    }

    /// Takes items to the end of the payload.
    ///
    /// # Errors
    /// What is left is not made of items.
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

    /// Takes a count of type `C`, and that many bytes.
    ///
    /// # Errors
    /// The count is negative, or fewer bytes are left.
    #[inline(always)]
    pub fn bytes<C: Count>(&mut self) -> Result<&'a [u8], Malformed> {
        let count = C::read(self)?;
        self.counted_bytes(count)
    }

    /// Takes as many bytes as `count`, which stood elsewhere, announces.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes).
    #[inline(always)]
    pub fn counted_bytes<C: Count>(&mut self, count: C) -> Result<&'a [u8], Malformed> {
        let count = self.announced(count, 1)?;
        self.take(usize::try_from(count).map_err(|_| Malformed)?)
    }

    /// `bytes` were read as `count` items; `outside` says whether a record that can contain itself was read before them.
    #[inline]
    fn list_of<T>(&mut self, bytes: &'a [u8], count: u32, outside: bool) -> List<'a, T> {
        let list = List::from_wire(bytes, count, self.is_tolerant(), self.has_recursion());
        self.end_list(outside);
        list
    }
}
