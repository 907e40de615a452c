//! Integers that count the items or bytes that follow.

use super::fixed::Fixed;
use super::little::Little;
use super::refusal::{Refusal, Refused};
use super::traits::Sink;

/// An integer that can be the count of a list or of bytes.
///
/// Implemented for the eight integer types, in both byte orders.
///
/// ```
/// use protocol_runtime::wire::Count;
///
/// // Each item adds 3 to the count.
/// assert_eq!(6_i32.items(3), Some(2));
/// assert_eq!(7_i32.items(3), None);
/// assert_eq!((-3_i32).items(3), None);
/// assert_eq!(u8::announce(100, 3), None, "a uint8 cannot hold 300");
/// ```
pub trait Count: Fixed + Default {
    /// Returns the number of items that this count stands for, where each item adds `unit` to the count.
    ///
    /// Returns `None` if the count is negative, is not a multiple of `unit`, or stands for more items than a `u32` can hold.
    fn items(self, unit: u32) -> Option<u32>;

    /// Whether the count is less than zero.
    fn is_negative(self) -> bool;

    /// Returns the count of `items` items, or `None` if it does not fit this type.
    fn announce(items: usize, unit: u32) -> Option<Self>;

    /// Returns the count of `items` items. The caller knows that it fits this type; otherwise it wraps.
    fn announce_known(items: usize, unit: u32) -> Self;
}

/// Divides `count` by `unit`, or returns `None` if there is a remainder. Not inlined, because inlining would keep a constant for each unit
/// in a register wherever packets are decoded.
#[inline(never)]
fn divided(count: u64, unit: u32) -> Option<u64> {
    let unit = u64::from(unit);
    if count.checked_rem(unit)? != 0 {
        return None;
    }
    count.checked_div(unit)
}

macro_rules! counts {
    ($($integer:ident)*) => {$(
        impl Count for $integer {
            #[inline(always)]
            fn items(self, unit: u32) -> Option<u32> {
                let count = u64::try_from(self).ok()?;
                let count = if unit == 1 { count } else { divided(count, unit)? };
                u32::try_from(count).ok()
            }

            #[inline(always)]
            fn is_negative(self) -> bool {
                u64::try_from(self).is_err()
            }

            #[inline(always)]
            fn announce(items: usize, unit: u32) -> Option<Self> {
                let items = u32::try_from(items).ok()?;
                $integer::try_from(u64::from(items).checked_mul(u64::from(unit))?).ok()
            }

            #[inline(always)]
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_possible_wrap,
                reason = "larger counts were rejected before"
            )]
            fn announce_known(items: usize, unit: u32) -> Self {
                (items as u64).wrapping_mul(u64::from(unit)) as Self
            }
        }
    )*};
}
counts!(i8 i16 i32 i64 u8 u16 u32 u64);

impl<C: Count> Count for Little<C> {
    #[inline(always)]
    fn items(self, unit: u32) -> Option<u32> {
        self.0.items(unit)
    }

    #[inline(always)]
    fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    #[inline(always)]
    fn announce(items: usize, unit: u32) -> Option<Self> {
        C::announce(items, unit).map(Self)
    }

    #[inline(always)]
    fn announce_known(items: usize, unit: u32) -> Self {
        Self(C::announce_known(items, unit))
    }
}

/// Returns the count of `items` items, and reports a count that does not fit its type to `sink`.
///
/// # Errors
/// The count does not fit, and the sink stops there.
#[inline(always)]
pub fn announce<C: Count, S: Sink>(items: usize, unit: u32, sink: &mut S) -> Result<C, Refused> {
    if S::IS_CHECKED {
        return Ok(C::announce_known(items, unit));
    }
    match C::announce(items, unit) {
        Some(count) => Ok(count),
        None => sink.refuse(Refusal::ListTooLong { len: items }).map(|()| C::default()),
    }
}
