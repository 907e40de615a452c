//! Splitting a stream of bytes into frames.

use core::fmt;
use core::iter::FusedIterator;

/// Bytes of the length prefix.
const PREFIX_LEN: usize = 4;
/// Bytes of the id.
const ID_LEN: usize = 2;
/// The largest length prefix that everybody understands: the client takes it for a signed number.
pub(crate) const MAX_LENGTH: u32 = i32::MAX.cast_unsigned();
/// The length prefix and the id: what a frame has before its payload.
pub(crate) const HEAD_LEN: usize = PREFIX_LEN + ID_LEN;

/// One frame: a uint32 length of what follows it, a uint16 id, and the payload; all big-endian.
///
/// It borrows from the buffer that it was found in, so its exact bytes can be passed on.
///
/// ```
/// use protocol_runtime::Frame;
///
/// let frame = Frame::parse(&[0, 0, 0, 3, 0x04, 0x3e, 1])?;
/// assert_eq!(frame.id(), 1086);
/// assert_eq!(frame.payload(), [1]);
/// # Ok::<(), protocol_runtime::FrameError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Frame<'a> {
    id: u16,
    payload: &'a [u8],
    bytes: &'a [u8],
}

impl<'a> Frame<'a> {
    /// A frame of parts that belong together.
    #[cfg(feature = "alloc")]
    pub(crate) const fn of_parts(id: u16, payload: &'a [u8], bytes: &'a [u8]) -> Self {
        Self { id, payload, bytes }
    }

    /// `bytes` as one whole frame and nothing else.
    ///
    /// # Errors
    /// The frame is not whole, something follows it, or its length is one that no frame has.
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

    /// Which packet this is; unique within a direction.
    #[inline(always)]
    #[must_use]
    pub const fn id(&self) -> u16 {
        self.id
    }

    /// What follows the id.
    #[inline(always)]
    #[must_use]
    pub const fn payload(&self) -> &'a [u8] {
        self.payload
    }

    /// The whole frame as it was received, length prefix included.
    #[inline(always)]
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// The whole frame.
impl AsRef<[u8]> for Frame<'_> {
    fn as_ref(&self) -> &[u8] {
        self.bytes
    }
}

/// Walks the frames of a buffer that the caller owns.
///
/// It yields whole frames until the buffer ends; `None` means that the rest is [`unread`](Self::unread): nothing, or the
/// beginning of a frame of which [`missing`](Self::missing) bytes are not there yet. An impossible length is an error,
/// and the last thing that it yields: behind it nobody knows where a frame begins.
///
/// ```
/// use protocol_runtime::Frames;
///
/// // A frame, and the first five bytes of another one of eight.
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
#[derive(Debug, Clone)]
pub struct Frames<'a> {
    unread: &'a [u8],
    consumed: usize,
    limit: u32,
    broken: bool,
}

impl<'a> Frames<'a> {
    /// The longest length that [`new`](Self::new) accepts: 16 MiB.
    ///
    /// Without a limit, four bytes from the network could make a server wait for four gigabytes.
    pub const DEFAULT_LIMIT: u32 = 16 * 1024 * 1024;

    /// The frames of `bytes`, with the [default limit](Self::DEFAULT_LIMIT).
    #[inline(always)]
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self::with_limit(bytes, Self::DEFAULT_LIMIT)
    }

    /// The frames of `bytes`, refusing every length prefix over `limit`, as soon as the prefix is there.
    ///
    /// `limit` counts as the prefix does: the id's two bytes and the payload's.
    #[inline(always)]
    #[must_use]
    pub const fn with_limit(bytes: &'a [u8], limit: u32) -> Self {
        Self { unread: bytes, consumed: 0, limit, broken: false }
    }

    /// How many bytes the frames so far took: what the caller can drop from the front of its buffer.
    #[inline(always)]
    #[must_use]
    pub const fn consumed(&self) -> usize {
        self.consumed
    }

    /// What comes after the frames so far.
    #[inline(always)]
    #[must_use]
    pub const fn unread(&self) -> &'a [u8] {
        self.unread
    }

    /// How many bytes the next frame lacks, at least: exact once its length prefix is there, 0 if it is whole, if there is
    /// nothing of it yet, or if no frame can be read any more.
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

    /// The length prefix, if all of it is there.
    #[inline(always)]
    fn length(&self) -> Result<Option<usize>, FrameError> {
        let Some(prefix) = self.unread.first_chunk::<PREFIX_LEN>() else { return Ok(None) };
        let length = u32::from_be_bytes(*prefix);
        // ID_LEN is the shortest length, and on a 16-bit machine there may be frames that no buffer can hold.
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

impl FusedIterator for Frames<'_> {}

/// Bytes that are no frame.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FrameError {
    offset: usize,
    kind: FrameErrorKind,
}

/// Why bytes are no frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FrameErrorKind {
    /// The length is 0 or 1, but a frame has an id of two bytes.
    LengthTooShort {
        /// What the prefix says.
        length: u32,
    },
    /// The length is over the caller's limit. A "negative" length, 2^31 and more, usually is.
    LengthOverLimit {
        /// What the prefix says.
        length: u32,
        /// The caller's limit.
        limit: u32,
    },
    /// [`Frame::parse`] was given less than a frame.
    Incomplete {
        /// How many bytes are missing, at least.
        missing: usize,
    },
    /// [`Frame::parse`] was given more than a frame.
    TrailingBytes {
        /// How many bytes follow the frame.
        len: usize,
    },
}

impl FrameError {
    /// Where the fault is, counted from the first byte of the buffer: the first byte of the bad length prefix, or the first
    /// byte behind a frame.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> FrameErrorKind {
        self.kind
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "at offset {}: {}", self.offset, self.kind)
    }
}

/// Without the offset, for whoever names the place in another way.
impl fmt::Display for FrameErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::LengthTooShort { length } => {
                write!(formatter, "the frame length is {length}, but a frame has at least the 2 bytes of its id")
            }
            Self::LengthOverLimit { length, limit } => {
                write!(formatter, "the frame length is {length}, over the limit of {limit}")
            }
            Self::Incomplete { missing } => {
                write!(formatter, "the frame is not whole: at least {missing} more {} to it", belong(missing))
            }
            Self::TrailingBytes { len: 1 } => formatter.write_str("1 byte follows the frame"),
            Self::TrailingBytes { len } => write!(formatter, "{len} bytes follow the frame"),
        }
    }
}

const fn belong(count: usize) -> &'static str {
    if count == 1 { "byte belongs" } else { "bytes belong" }
}

/// What `Display` says: this is what `unwrap` and a `main` that returns an error print.
impl fmt::Debug for FrameError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "FrameError({self})")
    }
}

impl core::error::Error for FrameError {}
