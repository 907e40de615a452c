//! Conversions of the errors into `std::io::Error`, for functions that read and write streams.

use std::io;

use crate::decode::DecodeError;
use crate::encode::EncodeError;
use crate::frame::FrameError;

/// The kind is [`InvalidData`](io::ErrorKind::InvalidData).
impl From<FrameError> for io::Error {
    fn from(error: FrameError) -> Self {
        Self::new(io::ErrorKind::InvalidData, error)
    }
}

/// The kind is [`InvalidData`](io::ErrorKind::InvalidData).
impl From<DecodeError> for io::Error {
    fn from(error: DecodeError) -> Self {
        Self::new(io::ErrorKind::InvalidData, error)
    }
}

/// The kind is [`InvalidInput`](io::ErrorKind::InvalidInput).
impl From<EncodeError> for io::Error {
    fn from(error: EncodeError) -> Self {
        Self::new(io::ErrorKind::InvalidInput, error)
    }
}
