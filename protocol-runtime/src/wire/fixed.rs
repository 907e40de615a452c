//! Values of a fixed size, and runs of them.

use super::malformed::Malformed;
use crate::sealed::Sealed;

/// A type whose values all take [`LEN`](Self::LEN) bytes on the wire.
///
/// Implemented for integers and floats (big-endian), for `bool` (one byte, 0 or 1) and for generated enumerations of integers.
///
/// ```
/// use protocol_runtime::wire::{Fixed, Malformed};
///
/// assert_eq!(i32::get(&[0xff, 0xff, 0xff, 0xfe]), Ok(-2));
/// assert_eq!(bool::get(&[2]), Err(Malformed));
/// ```
pub trait Fixed: Copy + Sealed {
    /// The size on the wire, in bytes.
    const LEN: usize;
    /// Whether every sequence of `LEN` bytes is a valid value.
    const PLAIN: bool;

    /// Decodes the value in `bytes`.
    ///
    /// # Errors
    /// `bytes` is not `LEN` bytes long, or is not a valid value.
    fn get(bytes: &[u8]) -> Result<Self, Malformed>;

    /// Decodes the value in `bytes` as the real client does, including invalid values that the client accepts.
    ///
    /// # Errors
    /// `bytes` is not `LEN` bytes long, or the client does not accept the value either.
    #[inline(always)]
    fn get_tolerant(bytes: &[u8]) -> Result<Self, Malformed> {
        Self::get(bytes)
    }

    /// Overwrites `bytes` with the value. Does nothing unless `bytes` is `LEN` bytes long.
    fn put(self, bytes: &mut [u8]);
}

macro_rules! fixed_numbers {
    ($($number:ident)*) => {$(
        impl Sealed for $number {}
        impl Fixed for $number {
            const LEN: usize = size_of::<$number>();
            const PLAIN: bool = true;

            #[inline(always)]
            fn get(bytes: &[u8]) -> Result<Self, Malformed> {
                match bytes.try_into() {
                    Ok(bytes) => Ok($number::from_be_bytes(bytes)),
                    Err(_) => Err(Malformed),
                }
            }

            #[inline(always)]
            fn put(self, bytes: &mut [u8]) {
                if let Ok(bytes) = bytes.try_into() {
                    let bytes: &mut [u8; size_of::<$number>()] = bytes;
                    *bytes = self.to_be_bytes();
                }
            }
        }
    )*};
}
fixed_numbers!(i8 i16 i32 i64 u8 u16 u32 u64 f32 f64);

impl Sealed for bool {}
impl Fixed for bool {
    const LEN: usize = 1;
    const PLAIN: bool = false;

    #[inline(always)]
    fn get(bytes: &[u8]) -> Result<Self, Malformed> {
        match bytes {
            [byte] if *byte < 2 => Ok(*byte != 0),
            _ => Err(Malformed),
        }
    }

    fn get_tolerant(bytes: &[u8]) -> Result<Self, Malformed> {
        match bytes {
            [byte] => Ok(*byte == 1),
            _ => Err(Malformed),
        }
    }

    #[inline(always)]
    fn put(self, bytes: &mut [u8]) {
        if let [byte] = bytes {
            *byte = u8::from(self);
        }
    }
}

/// `N` consecutive bytes of a payload that hold [`Fixed`] values. One length check covers all of them.
///
/// ```
/// use protocol_runtime::wire::Reader;
/// use protocol_runtime::wire::Malformed;
///
/// let taken = Reader::new(&[0, 0, 0, 7, 1, 99]).run::<5>()?;
/// assert_eq!(taken.get(0), Ok(7_i32));
/// assert_eq!(taken.get(4), Ok(true));
/// assert_eq!(taken.get::<i32>(2), Err(Malformed), "an int32 at 2 would end after the run");
/// # Ok::<(), Malformed>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Taken<'a, const N: usize>(pub(crate) &'a [u8; N]);

impl<'a, const N: usize> Taken<'a, N> {
    /// Decodes the value at byte offset `at` of the run.
    ///
    /// # Errors
    /// The value would end after the run, or is not valid.
    #[inline(always)]
    pub fn get<T: Fixed>(self, at: usize) -> Result<T, Malformed> {
        T::get(self.bytes_at(at, T::LEN)?)
    }

    /// Decodes the value at byte offset `at` as the real client does.
    pub(crate) fn get_tolerant<T: Fixed>(self, at: usize) -> Result<T, Malformed> {
        T::get_tolerant(self.bytes_at(at, T::LEN)?)
    }

    #[inline(always)]
    fn bytes_at(self, at: usize, len: usize) -> Result<&'a [u8], Malformed> {
        self.0.get(at..).and_then(|rest| rest.get(..len)).ok_or(Malformed)
    }
}

/// `N` consecutive bytes built from [`Fixed`] values, to be written at once.
///
/// ```
/// use protocol_runtime::wire::Run;
///
/// let run = Run::<5>::new().put(0, 7_i32).put(4, true);
/// assert_eq!(run.bytes(), &[0, 0, 0, 7, 1]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Run<const N: usize>([u8; N]);

impl<const N: usize> Run<N> {
    /// Makes a run of `N` zero bytes.
    #[inline(always)]
    #[must_use]
    pub const fn new() -> Self {
        Self([0; N])
    }

    /// The bytes as they go on the wire.
    #[inline(always)]
    #[must_use]
    pub const fn bytes(&self) -> &[u8; N] {
        &self.0
    }

    /// Returns the run with `value` written at byte offset `at`. The run is unchanged if the value would end after it.
    #[inline(always)]
    #[must_use]
    pub fn put<T: Fixed>(mut self, at: usize, value: T) -> Self {
        if let Some(bytes) = self.0.get_mut(at..).and_then(|rest| rest.get_mut(..T::LEN)) {
            value.put(bytes);
        }
        self
    }
}

impl<const N: usize> Default for Run<N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const N: usize> From<[u8; N]> for Run<N> {
    #[inline(always)]
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes)
    }
}
