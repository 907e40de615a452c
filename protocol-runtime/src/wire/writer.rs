//! The sinks that take encoded bytes.
//!
//! Generated code writes a packet to any [`Sink`]. [`Length`] measures and validates the packet. [`Writer`] writes it to a slice, and a
//! `Vec<u8>` appends it. If the packet does not fit the wire format, another sink in `encode/explain.rs` finds the field.

use core::fmt;

use super::fixed::Run;
use super::refusal::{Refusal, Refused};
use super::traits::{Sink, Wire};

/// A sink that counts bytes, and stops at the first value that does not fit the wire format.
///
/// ```
/// use protocol_runtime::wire::{Length, Refusal, Sink};
///
/// let mut length = Length::new();
/// length.bytes(b"abc");
/// assert_eq!(length.len(), 3);
/// assert!(length.refuse(Refusal::EarlierFieldMissing).is_err());
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Length {
    /// 64 bits cannot overflow: everything that is counted lies in memory.
    len: u64,
    depth: u8,
}

impl Length {
    /// Makes a sink that has counted no bytes.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Self { len: 0, depth: 0 }
    }

    /// The number of bytes counted so far.
    #[inline]
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "a sum, not a collection")]
    pub const fn len(&self) -> u64 {
        self.len
    }

    #[inline(always)]
    const fn add(&mut self, len: usize) {
        self.len = self.len.wrapping_add(len as u64);
    }
}

impl Sink for Length {
    #[inline(always)]
    fn run<const N: usize>(&mut self, _run: Run<N>) {
        self.add(N);
    }

    #[inline(always)]
    fn bytes(&mut self, bytes: &[u8]) {
        self.add(bytes.len());
    }

    #[inline(always)]
    fn text(&mut self, text: &[u8]) -> Result<(), Refused> {
        if text.len() > usize::from(u16::MAX) {
            return Err(Refused);
        }
        self.add(text.len());
        Ok(())
    }

    #[inline(always)]
    fn plain<'a, T: Wire<'a>>(&mut self, items: &[T]) -> Result<(), Refused> {
        self.add(items.len().wrapping_mul(T::MIN_LEN));
        Ok(())
    }

    #[inline(always)]
    fn refuse(&mut self, _refusal: Refusal) -> Result<(), Refused> {
        Err(Refused)
    }

    #[inline]
    fn descend(&mut self, limit: u8) -> bool {
        self.depth = self.depth.saturating_add(1);
        self.depth <= limit
    }

    #[inline]
    fn ascend(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// A sink that counts the bytes of any packet, even of one that does not fit the wire format.
#[derive(Debug, Default)]
pub(crate) struct Total(Length);

impl Total {
    pub(crate) fn len(&self) -> usize {
        usize::try_from(self.0.len).unwrap_or(usize::MAX)
    }
}

impl Sink for Total {
    #[inline]
    fn run<const N: usize>(&mut self, run: Run<N>) {
        self.0.run(run);
    }

    #[inline]
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.bytes(bytes);
    }

    #[inline]
    fn descend(&mut self, limit: u8) -> bool {
        self.0.descend(limit)
    }

    #[inline]
    fn ascend(&mut self) {
        self.0.ascend();
    }
}

/// A sink that writes to a slice, from front to back. It drops what does not fit, so measure the packet with [`Length`] first.
///
/// ```
/// use protocol_runtime::wire::{Sink, Writer};
///
/// let mut buffer = [0; 4];
/// let mut writer = Writer::new(&mut buffer);
/// writer.bytes(b"ab");
/// assert_eq!(writer.left(), 2);
/// assert_eq!(&buffer, b"ab\0\0");
/// ```
pub struct Writer<'b> {
    left: &'b mut [u8],
}

/// Shows how much room is left. The bytes could hold secrets.
impl fmt::Debug for Writer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Writer({} bytes left)", self.left.len())
    }
}

impl<'b> Writer<'b> {
    /// Makes a writer to `buffer`.
    #[inline]
    #[must_use]
    pub const fn new(buffer: &'b mut [u8]) -> Self {
        Self { left: buffer }
    }

    /// How many bytes still fit.
    #[inline]
    #[must_use]
    pub const fn left(&self) -> usize {
        self.left.len()
    }
}

impl Sink for Writer<'_> {
    const IS_CHECKED: bool = true;

    #[inline]
    fn run<const N: usize>(&mut self, run: Run<N>) {
        if let Some((to, left)) = core::mem::take(&mut self.left).split_first_chunk_mut::<N>() {
            *to = *run.bytes();
            self.left = left;
        }
    }

    /// Writes `bytes`. If they do not fit, this and all later writes do nothing.
    #[inline]
    fn bytes(&mut self, bytes: &[u8]) {
        if let Some((to, left)) = core::mem::take(&mut self.left).split_at_mut_checked(bytes.len()) {
            to.copy_from_slice(bytes);
            self.left = left;
        }
    }

    #[inline(always)]
    fn plain<'a, T: Wire<'a>>(&mut self, items: &[T]) -> Result<(), Refused> {
        let len = items.len().wrapping_mul(T::MIN_LEN);
        if let Some(window) = self.left.split_off_mut(..len)
            && T::MIN_LEN > 0
        {
            for (item, to) in items.iter().zip(window.chunks_exact_mut(T::MIN_LEN)) {
                item.write(&mut Writer::new(to))?;
            }
        }
        Ok(())
    }
}

#[cfg(feature = "alloc")]
impl Sink for alloc::vec::Vec<u8> {
    const IS_CHECKED: bool = true;

    #[inline]
    fn run<const N: usize>(&mut self, run: Run<N>) {
        self.extend_from_slice(run.bytes());
    }

    #[inline]
    fn bytes(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}
