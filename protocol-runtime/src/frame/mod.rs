//! Splits a byte stream into frames.

mod error;

use core::fmt;
use core::iter::FusedIterator;

pub use self::error::{FrameError, FrameErrorKind};

/// The size of the length prefix in bytes.
const PREFIX_LEN: usize = 4;
/// The size of the id in bytes.
const ID_LEN: usize = 2;
/// The largest length prefix that every peer understands: the client reads the prefix as a signed number.
pub(crate) const MAX_LENGTH: u32 = i32::MAX.cast_unsigned();
/// The size of the length prefix and the id together, in bytes.
pub(crate) const HEAD_LEN: usize = PREFIX_LEN + ID_LEN;

/// One frame: a uint32 length of what follows it, a uint16 id, and the payload; all big-endian.
///
/// A frame borrows from your receive buffer, so you can forward its exact bytes.
///
/// ```
/// use protocol_runtime::Frame;
///
/// let frame = Frame::parse(&[0, 0, 0, 3, 0x04, 0x3e, 1])?;
/// assert_eq!(frame.id(), 1086);
/// assert_eq!(frame.payload(), [1]);
/// # Ok::<(), protocol_runtime::FrameError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Frame<'a> {
    id: u16,
    payload: &'a [u8],
    bytes: &'a [u8],
}

impl<'a> Frame<'a> {
    /// Builds a frame from parts that the caller knows to be consistent.
    #[cfg(feature = "alloc")]
    pub(crate) const fn of_parts(id: u16, payload: &'a [u8], bytes: &'a [u8]) -> Self {
        Self { id, payload, bytes }
    }

    /// Parses `bytes` as exactly one frame.
    ///
    /// # Errors
    /// The frame is incomplete, bytes follow it, or its length prefix is invalid: under 2 or over 2,147,483,647.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, FrameError> {
        let mut frames = Frames::with_limit(bytes, MAX_LENGTH);
        match frames.next() {
            Some(Ok(frame)) if frames.unread().is_empty() => Ok(frame),
            Some(Ok(frame)) => Err(FrameError {
                offset: frame.bytes.len(),
                kind: FrameErrorKind::TrailingBytes { len: frames.unread().len() },
            }),
            Some(Err(error)) => Err(error),
            None => {
                let missing = if bytes.is_empty() { HEAD_LEN } else { frames.missing() };
                Err(FrameError { offset: 0, kind: FrameErrorKind::Incomplete { missing } })
            }
        }
    }

    /// The packet's id. Ids are unique within a direction.
    #[inline(always)]
    #[must_use]
    pub const fn id(&self) -> u16 {
        self.id
    }

    /// The bytes after the id.
    #[inline(always)]
    #[must_use]
    pub const fn payload(&self) -> &'a [u8] {
        self.payload
    }

    /// The whole frame exactly as received, including the length prefix.
    #[inline(always)]
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// Shows the id and the length of the payload. The bytes could hold secrets.
impl fmt::Debug for Frame<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Frame(id {}, {} bytes of payload)", self.id, self.payload.len())
    }
}

/// Gives the whole frame, as [`as_bytes`](Frame::as_bytes) does.
impl AsRef<[u8]> for Frame<'_> {
    fn as_ref(&self) -> &[u8] {
        self.bytes
    }
}

/// An iterator over the frames in a buffer that you own.
///
/// It yields every complete frame. After it returns `None`, [`unread`](Self::unread) holds the rest of the buffer: either nothing, or
/// the start of a frame that still needs [`missing`](Self::missing) bytes. If a length prefix is invalid, the iterator yields an error and
/// then ends, because the start of the next frame can no longer be found.
///
/// ```
/// use protocol_runtime::Frames;
///
/// // A complete frame, and the first five bytes of an eight-byte frame.
/// let received = [0, 0, 0, 2, 0x01, 0x65, 0, 0, 0, 4, 0x07];
/// let mut frames = Frames::new(&received);
/// for frame in frames.by_ref() {
///     assert_eq!(frame?.id(), 357);
/// }
/// assert_eq!(frames.consumed(), 6);
/// assert_eq!(frames.unread(), [0, 0, 0, 4, 0x07]);
/// assert_eq!(frames.missing(), 3);
/// # Ok::<(), protocol_runtime::FrameError>(())
/// ```
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Frames<'a> {
    unread: &'a [u8],
    consumed: usize,
    limit: u32,
    broken: bool,
}

impl<'a> Frames<'a> {
    /// The largest length prefix that [`new`](Self::new) accepts: 16 MiB.
    ///
    /// Without a limit, four bytes from the network could make a server wait for four gigabytes.
    pub const DEFAULT_LIMIT: u32 = 16 * 1024 * 1024;

    /// Iterates over the frames in `bytes`, with the [default limit](Self::DEFAULT_LIMIT).
    #[inline(always)]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self::with_limit(bytes, Self::DEFAULT_LIMIT)
    }

    /// Iterates over the frames in `bytes`, and rejects any length prefix over `limit`, even before the rest of the frame arrives.
    ///
    /// Like the prefix, `limit` counts the two bytes of the id and the bytes of the payload.
    ///
    /// ```
    /// use protocol_runtime::{FrameErrorKind, Frames};
    ///
    /// let mut frames = Frames::with_limit(&[0, 0, 0x10, 0], 1024);
    /// let error = frames.next().unwrap().unwrap_err();
    /// assert_eq!(error.kind(), FrameErrorKind::LengthOverLimit { length: 4096, limit: 1024 });
    /// ```
    #[inline(always)]
    pub const fn with_limit(bytes: &'a [u8], limit: u32) -> Self {
        Self { unread: bytes, consumed: 0, limit, broken: false }
    }

    /// The total size in bytes of the frames yielded so far. You can drop this many bytes from the front of your buffer.
    #[inline(always)]
    #[must_use]
    pub const fn consumed(&self) -> usize {
        self.consumed
    }

    /// The bytes after the frames yielded so far.
    #[inline(always)]
    #[must_use]
    pub const fn unread(&self) -> &'a [u8] {
        self.unread
    }

    /// How many more bytes the next frame needs, at least. The number is exact once the whole length prefix is in the buffer.
    ///
    /// It is 0 if the next frame is complete, if the buffer has no bytes of it, or if its length prefix is invalid.
    #[must_use]
    pub fn missing(&self) -> usize {
        if self.unread.is_empty() {
            return 0;
        }
        match self.length() {
            Ok(Some(length)) => length.saturating_add(PREFIX_LEN).saturating_sub(self.unread.len()),
            Ok(None) => HEAD_LEN.saturating_sub(self.unread.len()),
            Err(_) => 0,
        }
    }

    /// The length prefix, or `None` if the buffer does not have all of it.
    #[inline(always)]
    fn length(&self) -> Result<Option<usize>, FrameError> {
        let Some(prefix) = self.unread.first_chunk::<PREFIX_LEN>() else { return Ok(None) };
        let length = u32::from_be_bytes(*prefix);
        // A length has to cover the id. On a 16-bit machine, a frame may be larger than any buffer.
        match usize::try_from(length) {
            Ok(len) if len >= ID_LEN && length <= self.limit => Ok(Some(len)),
            _ => Err(self.bad_length(length)),
        }
    }

    #[cold]
    fn bad_length(&self, length: u32) -> FrameError {
        let kind = if length < 2 {
            FrameErrorKind::LengthTooShort { length }
        } else {
            FrameErrorKind::LengthOverLimit { length, limit: self.limit }
        };
        FrameError { offset: self.consumed, kind }
    }

    #[inline(always)]
    fn frame(&self, length: usize) -> Option<Frame<'a>> {
        let bytes = self.unread.get(..length.checked_add(PREFIX_LEN)?)?;
        let (head, payload) = bytes.split_first_chunk::<HEAD_LEN>()?;
        let [_, _, _, _, id @ ..] = *head;
        Some(Frame { id: u16::from_be_bytes(id), payload, bytes })
    }
}

impl<'a> Iterator for Frames<'a> {
    type Item = Result<Frame<'a>, FrameError>;

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        if self.broken {
            return None;
        }
        let length = match self.length() {
            Ok(length) => length?,
            Err(error) => {
                self.broken = true;
                return Some(Err(error));
            }
        };
        let frame = self.frame(length)?;
        self.unread = self.unread.get(frame.bytes.len()..)?;
        self.consumed = self.consumed.saturating_add(frame.bytes.len());
        Some(Ok(frame))
    }
}

/// Shows how far it is. The bytes could hold secrets.
impl fmt::Debug for Frames<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Frames({} bytes consumed, {} bytes unread)", self.consumed, self.unread.len())
    }
}

impl FusedIterator for Frames<'_> {}
