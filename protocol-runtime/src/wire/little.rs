//! Little-endian values.

use super::fixed::Fixed;
use super::malformed::Malformed;
use crate::sealed::Sealed;

/// A little-endian value. For a string, bytes or a list, only the count is little-endian.
///
/// ```
/// use protocol_runtime::wire::Reader;
/// use protocol_runtime::wire::Little;
///
/// let mut reader = Reader::new(&[2, 1, 2, 0, b'h', b'i']);
/// assert_eq!(reader.read(), Ok(Little(0x0102_u16)));
/// assert_eq!(reader.read(), Ok(Little("hi")));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Little<T>(
    /// The value.
    pub T,
);

impl<T> From<T> for Little<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

/// The size of the largest number, in bytes.
const LONGEST: usize = 8;

impl<T> Sealed for Little<T> {}

impl<T: Fixed> Fixed for Little<T> {
    const LEN: usize = T::LEN;
    const PLAIN: bool = T::PLAIN;

    #[inline(always)]
    fn get(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut turned = [0; LONGEST];
        let turned = turned.get_mut(..bytes.len()).ok_or(Malformed)?;
        turned.copy_from_slice(bytes);
        turned.reverse();
        T::get(turned).map(Self)
    }

    #[inline(always)]
    fn put(self, bytes: &mut [u8]) {
        self.0.put(bytes);
        bytes.reverse();
    }
}
