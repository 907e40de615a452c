//! The iterator over a list.

use core::fmt;
use core::iter::FusedIterator;

use super::reader::Reader;
use super::traits::Wire;

/// An iterator over the items of a [`List`](crate::List), by value.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T> {
    rest: Rest<'a, T>,
}

enum Rest<'a, T> {
    Wire { count: u32, reader: Reader<'a> },
    Slice(&'a [T]),
}

impl<'a, T> Iter<'a, T> {
    /// Iterates over the next `count` items of `reader`.
    #[inline(always)]
    pub(crate) const fn read(count: u32, reader: Reader<'a>) -> Self {
        Self { rest: Rest::Wire { count, reader } }
    }

    #[inline(always)]
    pub(crate) const fn slice(items: &'a [T]) -> Self {
        Self { rest: Rest::Slice(items) }
    }
}

impl<'a, T: Wire<'a>> Iterator for Iter<'a, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        match &mut self.rest {
            Rest::Wire { count, reader } => {
                *count = count.checked_sub(1)?;
                reader.read().ok()
            }
            Rest::Slice(items) => {
                let (first, rest) = items.split_first()?;
                *items = rest;
                Some(*first)
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = match self.rest {
            Rest::Wire { count, .. } => count as usize,
            Rest::Slice(items) => items.len(),
        };
        (len, Some(len))
    }

    /// Decides once, not for each item, where the items come from.
    #[inline]
    fn fold<B, F: FnMut(B, T) -> B>(self, init: B, mut fold: F) -> B {
        match self.rest {
            Rest::Wire { count, mut reader } => {
                let mut folded = init;
                for _ in 0..count {
                    let Ok(item) = reader.read() else { break };
                    folded = fold(folded, item);
                }
                folded
            }
            Rest::Slice(items) => items.iter().copied().fold(init, fold),
        }
    }
}

impl<'a, T: Wire<'a>> ExactSizeIterator for Iter<'a, T> {}
impl<'a, T: Wire<'a>> FusedIterator for Iter<'a, T> {}

// Not derived, because a derive would require `T: Clone`.
impl<T> Clone for Iter<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            rest: match self.rest {
                Rest::Wire { count, reader } => Rest::Wire { count, reader },
                Rest::Slice(items) => Rest::Slice(items),
            },
        }
    }
}

impl<'a, T: Wire<'a> + fmt::Debug> fmt::Debug for Iter<'a, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.clone()).finish()
    }
}
