//! Checks before a value is written to a sink.

use super::refusal::{Refusal, Refused};
use super::traits::Sink;

/// Reports a contradiction at the field with this index, unless `holds`.
///
/// # Errors
/// `holds` is false, and the sink stops there.
#[inline(always)]
pub fn agree<S: Sink>(holds: bool, index: u16, sink: &mut S) -> Result<(), Refused> {
    if holds {
        return Ok(());
    }
    sink.field(index);
    sink.refuse(Refusal::Contradiction)
}

/// Reports a length over the spec's `max`. It counts bytes or items.
///
/// # Errors
/// `len` is over `max`, and the sink stops there.
#[inline(always)]
pub fn limit<S: Sink>(len: usize, max: usize, sink: &mut S) -> Result<(), Refused> {
    if len > max { sink.refuse(Refusal::OverLimit { len, max }) } else { Ok(()) }
}
