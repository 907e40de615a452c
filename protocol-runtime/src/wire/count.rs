//! The integers that announce how much follows.

use super::fixed::Fixed;
use super::little::Little;
use super::refusal::{Refusal, Refused};
use super::traits::Sink;

/// An integer that can stand before a list and say how many items it has.
///
/// Implemented by the eight integer types, in both orders of bytes.
pub trait Count: Fixed + Default {
    /// How many items `self` announces, when an item counts as `unit`: `None` if it is negative, no multiple of
    /// `unit`, or more than `u32` holds.
    fn items(self, unit: u32) -> Option<u32>;

    /// Whether it is less than zero.
    fn is_negative(self) -> bool;

    /// What announces `items` items: `None` if this integer cannot.
    fn announce(items: usize, unit: u32) -> Option<Self>;

    /// What announces `items` items, of which it is known that this integer can.
    fn announce_known(items: usize, unit: u32) -> Self;
}

/// How many times `unit` is in `count`, if it is a whole number of times. Not inlined: that would keep a constant for each unit in a
/// register wherever packets are decoded.
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
                reason = "what it would cut off was refused before"
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

/// What announces `items` items; refused if the integer cannot.
///
/// # Errors
/// It cannot, and the sink wants no more.
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
