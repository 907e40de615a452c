//! Bytes as the text of a program: `"\x00\x02e"`, `b'...'`, `\0\2e`, `%00%02e`, and hex digits in quotes.

use super::list::is_head;
use super::{Form, Found, are_frames, comment, digit, unhex};

/// The bytes of a literal, whole or one line of it.
pub(super) fn read(text: &str, form: Option<Form>) -> Option<Found> {
    let text = text.trim();
    let quote = text.find(['"', '\'']).filter(|&at| !text[..at].contains(['\\', '%']));
    let Some(at) = quote else { return unquoted(text, form) };
    let (head, quoted) = text.split_at(at);
    let mark = quoted.chars().next()?;
    let inside = &quoted[1..];
    let end = end_of(inside, mark)?;
    let (inside, tail) = (&inside[..end], inside[end + 1..].trim());
    if !is_head(head) || !is_tail(tail) {
        return None;
    }
    let (form, bytes) = content(inside)?;
    Found::new(form, bytes).map(|found| Found { open: tail.ends_with(['\\', '+']), ..found })
}

/// What stands between quotes: hex digits, or text with escapes.
pub(super) fn content(inside: &str) -> Option<(Form, Vec<u8>)> {
    let digits: String = inside.split_ascii_whitespace().collect();
    let digits = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("\\\\x")).unwrap_or(&digits);
    let digits = digits.replace(':', "");
    match unhex(&digits) {
        Some(bytes) => Some((Form::HexNumbers, bytes)),
        None => Some((Form::Escaped, unescape(inside)?)),
    }
}

/// Escapes without quotes around them.
fn unquoted(text: &str, form: Option<Form>) -> Option<Found> {
    let (text, open) = text.strip_suffix(" \\").map_or((text, false), |text| (text.trim_end(), true));
    let escaped = if text.starts_with("%00") {
        percent(text)?
    } else if let Some(digits) = text.strip_prefix("\\x").filter(|digits| digits.len() > 8).and_then(unhex) {
        // PostgreSQL's `bytea`.
        digits
    } else if text.starts_with("\\x") || text.starts_with("\\0") || text.starts_with("\\u00") {
        let commented = unescape(comment::before(text)).filter(|bytes| are_frames(bytes));
        commented.or_else(|| unescape(text))?
    } else if form == Some(Form::Escaped) && text.contains('\\') {
        unescape(text)?
    } else {
        return None;
    };
    Found::new(Form::Escaped, escaped).map(|found| Found { open, ..found })
}

/// Where the closing quote stands.
pub(super) fn end_of(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, char)| {
        let ends = char == quote && !escaped;
        escaped = char == '\\' && !escaped;
        ends.then_some(at)
    })
}

fn is_tail(tail: &str) -> bool {
    let tail = tail.trim_start_matches([')', ',', ' ', ';']);
    let tail = ["\"hex\"", "'hex'", "\"base16\""].iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    comment::is_one(tail) || tail.chars().all(|char| "}]);, \t\\+".contains(char))
}

/// The bytes that a text with escapes stands for. Other characters are ASCII.
fn unescape(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        if *first != b'\\' {
            // A character outside of ASCII has no certain bytes.
            bytes.push(Some(*first).filter(u8::is_ascii)?);
            continue;
        }
        let [escape, behind @ ..] = rest else { return None };
        rest = behind;
        bytes.push(match escape {
            b'x' => take(&mut rest, 2, 2, 16)?,
            b'u' if rest.first() == Some(&b'{') => {
                let end = rest.iter().position(|&byte| byte == b'}')?;
                let (mut digits, behind) = (&rest[1..end], &rest[end + 1..]);
                rest = behind;
                let len = digits.len();
                take(&mut digits, 1, len, 16)?
            }
            b'u' => take(&mut rest, 4, 4, 16)?,
            b'U' => take(&mut rest, 8, 8, 16)?,
            b'0'..=b'7' => {
                rest = &text.as_bytes()[text.len() - rest.len() - 1..];
                take(&mut rest, 1, 3, 8)?
            }
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'a' => 7,
            b'b' => 8,
            b'f' => 12,
            b'v' => 11,
            b'e' => 27,
            b'\\' | b'"' | b'\'' => *escape,
            _ => return None,
        });
    }
    Some(bytes)
}

/// Takes the digits of one byte from the front of `rest`.
fn take(rest: &mut &[u8], min: usize, max: usize, radix: u8) -> Option<u8> {
    let is_digit = |byte: &&u8| digit(**byte).is_some_and(|digit| digit < radix);
    let len = rest.iter().take(max).take_while(is_digit).count();
    let (digits, behind) = rest.split_at(len);
    *rest = behind;
    let number = digits
        .iter()
        .try_fold(0_u32, |number, &byte| number.checked_mul(radix.into())?.checked_add(digit(byte)?.into()));
    number.filter(|_| len >= min).and_then(|number| u8::try_from(number).ok())
}

/// `%00%02e`, as in addresses.
fn percent(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        bytes.push(match first {
            b'%' => take(&mut rest, 2, 2, 16)?,
            byte if byte.is_ascii_graphic() => *byte,
            _ => return None,
        });
    }
    Some(bytes)
}
