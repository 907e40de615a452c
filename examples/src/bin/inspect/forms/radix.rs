//! Lists of numbers without prefixes. They can be hex, decimal or octal.

use super::list::{self, List};
use super::{Form, Found, Line, Reading, are_frames, begins_frame};
use crate::forms::prefix::Cut;

/// What the other lines of the input are, as far as they can be only one of both.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    pub(crate) hex: bool,
    pub(crate) decimal: bool,
}

const AMBIGUOUS: &str = "these numbers could be hex or decimal, and both make a whole frame: if they are hex, write two digits for \
    each, or `0x` before each; if they are decimal, turn them into hex: tr -c '0-9\\n' ' ' <FILE | \
    awk '{for (i = 1; i <= NF; i++) printf \"%02x\", $i; print \"\"}' | inspect";

const OCTAL: &str = "these look like octal numbers, as `od -b` prints them: print the bytes in hex with `od -An -v -tx1` or `xxd -p`; \
    its other rows are passed over";

const DECIMAL_ROWS: &str = "these look like rows of decimal numbers, as `od -tu1` prints them: print the bytes in hex with \
    `od -An -v -tx1` or `xxd -p`; its other rows are passed over";

/// How many bytes `od` prints in a row.
const ROW_LEN: usize = 16;

/// Reads numbers that could be hex without leading zeros, or says why they are not read. The other lists are left to
/// [`list::numbers`].
pub(super) fn read(text: &str, cut: &Cut, form: Option<Form>, seen: Seen) -> Option<Line> {
    if form.is_some() {
        return None;
    }
    let prepared = list::prepare(text);
    let List { items, in_program, .. } = list::split(&prepared)?;
    if octal(&items).is_some_and(|bytes| begins_frame(&bytes)) {
        return Some(Line::Rows(OCTAL));
    }
    let decimal = items.iter().map(|item| item.parse().ok()).collect::<Option<Vec<u8>>>();
    let breaks_off = |bytes: &[u8]| bytes.len() >= ROW_LEN && begins_frame(bytes) && !are_frames(bytes);
    let has_padding = items.iter().any(|item| item.len() > 1 && item.starts_with('0'));
    if !has_padding && is_row(text) && decimal.as_deref().is_some_and(breaks_off) {
        return Some(Line::Rows(DECIMAL_ROWS));
    }
    let is_short = |item: &&str| matches!(item.len(), 1 | 2) && (*item == "0" || !item.starts_with('0'));
    if in_program || !items.iter().all(is_short) {
        return None;
    }
    let hex = items.iter().map(|item| u8::from_str_radix(item, 16).ok()).collect::<Option<Vec<u8>>>();
    let hex = hex.filter(|bytes| are_frames(bytes))?;
    let found = match decimal.filter(|bytes| are_frames(bytes) && *bytes != hex) {
        Some(decimal) if seen.decimal && !seen.hex => Found::new(Form::Decimals, decimal),
        Some(_) if seen.decimal || !seen.hex => return Some(Line::Named(AMBIGUOUS.to_owned())),
        _ => Found::new(Form::ShortHex, hex),
    };
    found.map(|found| Line::Bytes(Reading::new(found, cut)))
}

/// Whether a line can be a row of numbers, as `od` prints them without offsets: digits and blanks alone.
pub(crate) fn is_row(text: &str) -> bool {
    let is_number = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    text.split_ascii_whitespace().all(is_number)
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
