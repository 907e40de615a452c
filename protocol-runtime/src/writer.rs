//! Where encoded bytes go.
//!
//! Generated code says once what a packet's bytes are, to a [`Sink`]. Who wants to know their number passes a sink that
//! only adds ([`Length`]); who wants the bytes passes a slice ([`Writer`]) or a `Vec<u8>`; and after a refusal a third one
//! finds the field that was refused.

use crate::wire::Run;

/// What the wire cannot carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A string longer than the 65,535 bytes that its uint16 count can announce.
    StringTooLong {
        /// The string's length in bytes.
        len: usize,
    },
    /// A list of more items than its count can announce.
    ListTooLong {
        /// The number of items.
        len: usize,
    },
    /// An optional field that has a value although the one before it has none: on the wire it would be taken for that one.
    EarlierFieldMissing,
}

/// Takes the bytes of a packet, piece by piece.
pub trait Sink {
    /// Bytes whose number is known.
    #[inline]
    fn run<const N: usize>(&mut self, run: Run<N>) {
        self.bytes(run.bytes());
    }

    /// Any bytes.
    fn bytes(&mut self, bytes: &[u8]);

    /// The wire cannot carry what comes here. Sinks that take bytes may ignore it: nothing is written before a
    /// [`Length`] took the same packet without a refusal.
    #[inline]
    fn refuse(&mut self, refusal: Refusal) {
        let _ = refusal;
    }

    /// What follows belongs to the field with this index among the packet's or the record's.
    #[inline]
    fn field(&mut self, index: u16) {
        let _ = index;
    }

    /// What follows lies inside the current field: the items of its list, or the fields of its record.
    #[inline]
    fn enter(&mut self) {}

    /// What follows belongs to the item with this index of the list that was entered last.
    #[inline]
    fn item(&mut self, index: usize) {
        let _ = index;
    }

    /// The list or record that was entered last is over.
    #[inline]
    fn leave(&mut self) {}
}

/// Counts bytes, and remembers whether anything was refused.
///
/// ```
/// use protocol_runtime::{Length, Refusal, Sink};
///
/// let mut length = Length::new();
/// length.bytes(b"abc");
/// assert_eq!(length.checked(), Some(3));
/// length.refuse(Refusal::EarlierFieldMissing);
/// assert_eq!((length.bytes_counted(), length.checked()), (3, None));
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Length {
    len: usize,
    refused: bool,
}

impl Length {
    /// No bytes yet.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { len: 0, refused: false }
    }

    /// The number of bytes, whether or not something was refused.
    #[inline]
    #[must_use]
    pub const fn bytes_counted(&self) -> usize {
        self.len
    }

    /// The number of bytes, unless something was refused.
    #[inline]
    #[must_use]
    pub const fn checked(&self) -> Option<usize> {
        if self.refused { None } else { Some(self.len) }
    }
}

impl Sink for Length {
    #[inline]
    fn run<const N: usize>(&mut self, _run: Run<N>) {
        self.len = self.len.saturating_add(N);
    }

    #[inline]
    fn bytes(&mut self, bytes: &[u8]) {
        self.len = self.len.saturating_add(bytes.len());
    }

    #[inline]
    fn refuse(&mut self, refusal: Refusal) {
        // A string that cannot be sent still has a length; `bytes_counted` says what its frame would have.
        if let Refusal::StringTooLong { len } = refusal {
            self.len = self.len.saturating_add(2).saturating_add(len);
        }
        self.refused = true;
    }
}

/// Writes to the front of a slice.
///
/// ```
/// use protocol_runtime::{Sink, Writer};
///
/// let mut buffer = [0; 4];
/// let mut writer = Writer::new(&mut buffer);
/// writer.bytes(b"ab");
/// assert_eq!(writer.left(), 2);
/// assert_eq!(&buffer, b"ab\0\0");
/// ```
#[derive(Debug)]
pub struct Writer<'b> {
    left: &'b mut [u8],
}

impl<'b> Writer<'b> {
    /// A writer at the first byte of `buffer`.
    #[inline]
    #[must_use]
    pub const fn new(buffer: &'b mut [u8]) -> Self {
        Self { left: buffer }
    }

    /// How many bytes can still be written.
    #[inline]
    #[must_use]
    pub const fn left(&self) -> usize {
        self.left.len()
    }
}

impl Sink for Writer<'_> {
    #[inline]
    fn run<const N: usize>(&mut self, run: Run<N>) {
        if let Some((to, left)) = core::mem::take(&mut self.left).split_first_chunk_mut::<N>() {
            *to = *run.bytes();
            self.left = left;
        }
    }

    /// Writes `bytes`; if they do not fit, nothing more fits from then on.
    #[inline]
    fn bytes(&mut self, bytes: &[u8]) {
        if let Some((to, left)) = core::mem::take(&mut self.left).split_at_mut_checked(bytes.len()) {
            to.copy_from_slice(bytes);
            self.left = left;
        }
    }
}

#[cfg(feature = "alloc")]
impl Sink for alloc::vec::Vec<u8> {
    #[inline]
    fn run<const N: usize>(&mut self, run: Run<N>) {
        self.extend_from_slice(run.bytes());
    }

    #[inline]
    fn bytes(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}
