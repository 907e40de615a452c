//! Lists that borrow their items, from the wire or from a slice.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::count::{Count, announce};
use super::iter::Iter;
use super::reader::Reader;
use super::refusal::Refused;
use super::traits::{Sink, Wire};

/// A list in a packet or record. It borrows either wire bytes, after decoding, or a slice of items, to be encoded.
///
/// A list never allocates, and copying it is as cheap as copying a slice. Iterating yields items by value. The iterator decodes items from
/// the wire on the way. This cannot fail, because decoding the packet validated all of them. Two lists are equal if their items are equal,
/// wherever the items come from.
///
/// ```
/// use protocol_runtime::wire::Reader;
/// use protocol_runtime::List;
///
/// // An int32 count and two strings.
/// let mut reader = Reader::new(b"\0\0\0\x02\0\x01a\0\x02bc");
/// let list: List<'_, &str> = reader.list::<i32, _>(1)?;
/// assert_eq!(list.len(), 2);
/// assert!(list.iter().eq(["a", "bc"]));
/// assert_eq!(list, List::from(&["a", "bc"]));
/// # Ok::<(), protocol_runtime::wire::Malformed>(())
/// ```
pub struct List<'a, T> {
    items: Items<'a, T>,
}

enum Items<'a, T> {
    /// The bytes of `count` validated items.
    Wire {
        count: u32,
        /// Whether the reader was tolerant.
        tolerant: bool,
        /// Whether the items contain records that can contain themselves.
        recursive: bool,
        bytes: &'a [u8],
    },
    Slice(&'a [T]),
}

impl<'a, T> List<'a, T> {
    /// Makes an empty list.
    #[must_use]
    pub const fn new() -> Self {
        Self { items: Items::Slice(&[]) }
    }

    /// Makes a list of `count` items from `bytes`, which `T::read` accepted.
    #[inline]
    pub(crate) const fn from_wire(bytes: &'a [u8], count: u32, tolerant: bool, recursive: bool) -> Self {
        Self { items: Items::Wire { count, tolerant, recursive, bytes } }
    }

    /// The number of items.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        match self.items {
            Items::Wire { count, .. } => count as usize,
            Items::Slice(items) => items.len(),
        }
    }

    /// Whether the list has no items.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a, T: Wire<'a>> List<'a, T> {
    /// Iterates over the items, by value.
    #[inline]
    pub const fn iter(&self) -> Iter<'a, T> {
        match self.items {
            Items::Wire { count, tolerant, bytes, .. } => Iter::read(count, Reader::with_tolerance(bytes, tolerant)),
            Items::Slice(items) => Iter::slice(items),
        }
    }

    /// Writes a count of type `C`, to which each item adds `unit`, and then the items.
    ///
    /// # Errors
    /// The count or an item does not fit the wire format, and the sink stops there.
    #[inline]
    pub fn write<C: Count, S: Sink>(&self, unit: u32, sink: &mut S) -> Result<(), Refused> {
        let count: C = announce(self.len(), unit, sink)?;
        Wire::write(&count, sink)?;
        self.write_items(sink)
    }

    /// Writes the items, without a count.
    ///
    /// # Errors
    /// An item does not fit the wire format, and the sink stops there.
    #[inline]
    pub fn write_items<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        match self.items {
            Items::Wire { bytes, tolerant, recursive, .. } if T::PLAIN || !(tolerant || recursive) => {
                sink.bytes(bytes);
                Ok(())
            }
            // Tolerated values are written in their valid form. Nested records are measured again, because this list may be deeper now.
            Items::Wire { .. } => write_each(self.iter(), sink),
            Items::Slice(items) if T::PLAIN => sink.plain(items),
            Items::Slice(items) => write_each(items.iter().copied(), sink),
        }
    }
}

#[inline]
fn write_each<'a, T: Wire<'a>, S: Sink>(items: impl Iterator<Item = T>, sink: &mut S) -> Result<(), Refused> {
    sink.enter();
    for (index, item) in items.enumerate() {
        sink.item(index);
        item.write(sink)?;
    }
    sink.leave();
    Ok(())
}

impl<'a, T: Wire<'a>> IntoIterator for List<'a, T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T: Wire<'a>> IntoIterator for &List<'a, T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

/// Borrows the items of anything that is `AsRef<[T]>`: `&[T]`, `&[T; N]`, `&Vec<T>`, `&Box<[T]>`, `&Cow<[T]>` and others.
impl<'a, T, S: AsRef<[T]> + ?Sized> From<&'a S> for List<'a, T> {
    #[inline]
    fn from(items: &'a S) -> Self {
        Self { items: Items::Slice(items.as_ref()) }
    }
}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        Self::new()
    }
}

// Not derived, because a derive would require `T: Clone` and `T: Copy`.
impl<T> Clone for List<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for List<'_, T> {}
impl<T> Clone for Items<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Items<'_, T> {}

impl<'a, T: Wire<'a> + fmt::Debug> fmt::Debug for List<'a, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self).finish()
    }
}

impl<'a, T: Wire<'a> + PartialEq> PartialEq for List<'a, T> {
    fn eq(&self, other: &Self) -> bool {
        // Not `Iterator::eq`, which copies each item: deeply nested records would overflow the stack in a debug build.
        let (mut items, mut others) = (self.iter(), other.iter());
        self.len() == other.len()
            && loop {
                match (&items.next(), &others.next()) {
                    (Some(item), Some(other)) if item == other => {}
                    (item, other) => break item.is_none() && other.is_none(),
                }
            }
    }
}
impl<'a, T: Wire<'a> + Eq> Eq for List<'a, T> {}

impl<'a, T: Wire<'a> + Hash> Hash for List<'a, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        for item in self {
            item.hash(state);
        }
    }
}
