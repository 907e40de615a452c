//! Lists of numbers without prefixes. They can be hex, decimal or octal.

use super::list::{self, List};
use super::{Form, Found, are_frames, begins_frame};

/// What the other lines of the input are, as far as they can be only one of both.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    pub(crate) hex: bool,
    pub(crate) decimal: bool,
}

const AMBIGUOUS: &str = "these numbers could be hex or decimal, and both make a whole frame: if they are hex, write two digits for \
    each, or `0x` before each; if they are decimal, turn them into hex: tr -c '0-9\\n' ' ' <FILE | \
    awk '{for (i = 1; i <= NF; i++) printf \"%02x\", $i; print \"\"}' | inspect";

const OCTAL: &str =
    "these look like octal numbers, as `od -b` prints them: print the bytes in hex with `od -An -v -tx1` or `xxd -p`";

/// Reads numbers that could be hex without leading zeros, or says why the line is ambiguous. The other lists are left to
/// [`list::numbers`].
pub(super) fn read(text: &str, form: Option<Form>, seen: Seen) -> Option<Result<Found, &'static str>> {
    if form.is_some() {
        return None;
    }
    let prepared = list::prepare(text);
    let List { items, in_program, .. } = list::split(&prepared)?;
    if octal(&items).is_some_and(|bytes| begins_frame(&bytes)) {
        return Some(Err(OCTAL));
    }
    let is_short = |item: &&str| matches!(item.len(), 1 | 2) && (*item == "0" || !item.starts_with('0'));
    if in_program || !items.iter().all(is_short) {
        return None;
    }
    let hex = items.iter().map(|item| u8::from_str_radix(item, 16).ok()).collect::<Option<Vec<u8>>>();
    let hex = hex.filter(|bytes| are_frames(bytes))?;
    let decimal = items.iter().map(|item| item.parse().ok()).collect::<Option<Vec<u8>>>();
    match decimal.filter(|bytes| are_frames(bytes) && *bytes != hex) {
        Some(decimal) if seen.decimal && !seen.hex => Found::new(Form::Decimals, decimal).map(Ok),
        Some(_) if seen.decimal || !seen.hex => Some(Err(AMBIGUOUS)),
        _ => Found::new(Form::ShortHex, hex).map(Ok),
    }
}

/// Whether a number means something else in octal than in decimal.
pub(super) fn is_octal(number: &str) -> bool {
    number.starts_with('0') && number.trim_start_matches('0').len() > 1
}

/// The bytes of octal numbers: each has three digits, or one begins with a zero, as in C.
fn octal(items: &[&str]) -> Option<Vec<u8>> {
    let as_in_od = items.iter().all(|item| item.len() == 3);
    let as_in_c = items.iter().any(|item| is_octal(item)) && items.iter().any(|item| item.len() % 2 == 1);
    let bytes = |item: &&str| u8::from_str_radix(item, 8).ok().filter(|_| !item.starts_with('+'));
    items.iter().map(bytes).collect::<Option<Vec<u8>>>().filter(|_| !items.is_empty() && (as_in_od || as_in_c))
}
