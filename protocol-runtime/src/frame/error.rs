//! The error of splitting bytes into frames.

use core::fmt;

/// The bytes are not a valid frame: where and why.
///
/// ```
/// use protocol_runtime::{Frame, FrameErrorKind};
///
/// let error = Frame::parse(&[0, 0, 0, 2, 0x01]).unwrap_err();
/// assert_eq!(error.offset(), 0);
/// assert_eq!(error.kind(), FrameErrorKind::Incomplete { missing: 1 });
/// assert_eq!(error.to_string(), "at offset 0: the frame is incomplete: at least 1 more byte is needed");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FrameError {
    pub(super) offset: usize,
    pub(super) kind: FrameErrorKind,
}

/// Why the bytes are not a valid frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FrameErrorKind {
    /// The length prefix is 0 or 1, which is too short for the two bytes of the id.
    LengthTooShort {
        /// The value of the length prefix.
        length: u32,
    },
    /// The length prefix is over your limit. A length of 2^31 or more, which is negative as a signed number, usually is.
    LengthOverLimit {
        /// The value of the length prefix.
        length: u32,
        /// Your limit.
        limit: u32,
    },
    /// The bytes given to [`Frame::parse`](crate::Frame::parse) end before the frame does.
    Incomplete {
        /// How many more bytes the frame needs, at least.
        missing: usize,
    },
    /// The bytes given to [`Frame::parse`](crate::Frame::parse) go on after the frame.
    TrailingBytes {
        /// How many bytes follow the frame.
        len: usize,
    },
}

impl FrameError {
    /// Where the error is, as an offset in bytes from the start of the buffer: the first byte of the invalid length prefix, or the first
    /// byte after the frame.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The reason for the error.
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

/// The reason without the offset, for callers that report the position themselves.
impl fmt::Display for FrameErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::LengthTooShort { length } => {
                write!(formatter, "the frame length is {length}, but it must be at least 2 to include the id")
            }
            Self::LengthOverLimit { length, limit } => {
                write!(formatter, "the frame length is {length}, over the limit of {limit}")
            }
            Self::Incomplete { missing } => {
                write!(formatter, "the frame is incomplete: at least {missing} more {} needed", are(missing))
            }
            Self::TrailingBytes { len: 1 } => formatter.write_str("1 byte follows the frame"),
            Self::TrailingBytes { len } => write!(formatter, "{len} bytes follow the frame"),
        }
    }
}

const fn are(count: usize) -> &'static str {
    if count == 1 { "byte is" } else { "bytes are" }
}

/// The `Display` text on one line, because `unwrap` and a `main` that returns an error print `Debug`.
impl fmt::Debug for FrameError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "FrameError({self})")
    }
}

impl core::error::Error for FrameError {}
