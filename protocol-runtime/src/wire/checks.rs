//! What a sink refuses before it takes a value.

use super::refusal::{Refusal, Refused};
use super::traits::Sink;

/// Refuses a field, by its index, that contradicts another one.
///
/// # Errors
/// It does, and the sink wants no more.
#[inline(always)]
pub fn agree<S: Sink>(holds: bool, index: u16, sink: &mut S) -> Result<(), Refused> {
    if holds {
        return Ok(());
    }
    sink.field(index);
    sink.refuse(Refusal::Contradiction)
}

/// Refuses more bytes or items than the spec allows.
///
/// # Errors
/// There are more, and the sink wants no more.
#[inline(always)]
pub fn limit<S: Sink>(len: usize, max: usize, sink: &mut S) -> Result<(), Refused> {
    if len > max { sink.refuse(Refusal::OverLimit { len, max }) } else { Ok(()) }
}
