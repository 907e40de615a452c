//! Lists that borrow: from the wire, or from a slice of items.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::count::{Count, announce};
use super::iter::Iter;
use super::reader::Reader;
use super::refusal::Refused;
use super::traits::{Sink, Wire};

/// A list of a packet or record: either bytes that were checked when the packet was decoded, or a slice of items that is
/// to be encoded. It allocates in neither case and is as cheap to copy as a slice.
///
/// Iterating yields items by value. Items from the wire are read when the iterator comes to them; they were all checked
/// before, so this cannot fail. Two lists are equal if their items are, wherever these come from.
///
/// ```
/// use protocol_runtime::wire::Reader;
/// use protocol_runtime::List;
///
/// // an int32 count and two strings
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
    /// `count` items that were accepted, one after the other.
    Wire {
        count: u32,
        /// Whether the reader tolerated what the client does.
        tolerant: bool,
        /// Whether records that can contain themselves lie in them.
        recursive: bool,
        bytes: &'a [u8],
    },
    Slice(&'a [T]),
}

impl<'a, T> List<'a, T> {
    /// A list without items.
    #[must_use]
    pub const fn new() -> Self {
        Self { items: Items::Slice(&[]) }
    }

    /// `bytes` are `count` items, and were accepted by `T::read`.
    #[inline]
    pub(crate) const fn from_wire(bytes: &'a [u8], count: u32, tolerant: bool, recursive: bool) -> Self {
        Self { items: Items::Wire { count, tolerant, recursive, bytes } }
    }

    /// How many items there are.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        match self.items {
            Items::Wire { count, .. } => count as usize,
            Items::Slice(items) => items.len(),
        }
    }

    /// Whether there are no items.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a, T: Wire<'a>> List<'a, T> {
    /// The items, one after the other, by value.
    #[inline]
    #[must_use]
    pub const fn iter(&self) -> Iter<'a, T> {
        match self.items {
            Items::Wire { count, tolerant, bytes, .. } => Iter::read(count, Reader::with_tolerance(bytes, tolerant)),
            Items::Slice(items) => Iter::slice(items),
        }
    }

    /// Puts a count of type `C` that counts `unit` an item, and the items, into `sink`.
    ///
    /// # Errors
    /// The count cannot say it, or an item cannot be sent, and the sink wants no more.
    #[inline]
    pub fn write<C: Count, S: Sink>(&self, unit: u32, sink: &mut S) -> Result<(), Refused> {
        let count: C = announce(self.len(), unit, sink)?;
        Wire::write(&count, sink)?;
        self.write_items(sink)
    }

    /// Puts the items into `sink`, without a count.
    ///
    /// # Errors
    /// An item cannot be sent, and the sink wants no more.
    #[inline]
    pub fn write_items<S: Sink>(&self, sink: &mut S) -> Result<(), Refused> {
        match self.items {
            Items::Wire { bytes, tolerant, recursive, .. } if T::PLAIN || !(tolerant || recursive) => {
                sink.bytes(bytes);
                Ok(())
            }
            // What was tolerated is written as what it was taken for, and how deep records lie depends on what they lie in now.
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

/// From everything that lends its items as a slice: `&[T]`, `&[T; N]`, `&Vec<T>`, `&Box<[T]>`, `&Cow<[T]>` and the like.
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

// By hand, because a derive would ask for `T: Clone`, and so on, where nothing of `T` is touched.
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
        // Not `Iterator::eq`, which moves each item about: records within records would fill the stack of a debug build.
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
