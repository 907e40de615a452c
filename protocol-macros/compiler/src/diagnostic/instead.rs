//! What was probably meant by a value that is not an integer or a boolean: other languages and formats write them in other ways.

use super::characters::folded;
use crate::source::Place;

/// The help for a string at `place` where an integer belongs, if a number was probably meant.
pub(crate) fn number(text: &str, place: Place) -> Option<String> {
    let number = integer(text)?;
    Some(if is_quoted(text, place) { format!("remove the quotes: {number}") } else { format!("write {number}") })
}

/// Whether a string was written in quotes: they are not in its text, but in its place.
pub(crate) fn is_quoted(text: &str, place: Place) -> bool {
    place.end.saturating_sub(place.start) == text.len() + 2
}

/// What to write for `written` where an integer belongs: "`1000`", or two choices.
pub(crate) fn integer(written: &str) -> Option<String> {
    let inner = written.trim().trim_matches(['"', '\'']);
    if inner.is_empty() || inner.len() > 60 {
        return None;
    }
    let plain: String = folded(inner).collect();
    // What ends a number in programs and prose, what joins its digits, and the sign that may stand apart from it.
    let plain = plain.trim().trim_end_matches([',', ';']);
    let (sign, digits) = match plain.strip_prefix(['-', '+']) {
        Some(rest) => (if plain.starts_with('-') { "-" } else { "" }, rest.trim_start()),
        None => ("", plain),
    };
    if digits.contains(':') {
        return sexagesimal(digits)
            .map(|number| format!("`{sign}{number}` if you mean a number of YAML 1.1 with the base 60"));
    }
    // Spaces are separators between groups of three digits only.
    let mut groups = digits.split(' ');
    if groups.next().is_none_or(str::is_empty) || groups.any(|group| group.len() != 3) {
        return None;
    }
    // So are commas: in `1,5` it stands before a fraction.
    let mut groups = digits.split(',').skip(1);
    if groups.any(|group| group.len() != 3) {
        return None;
    }
    let joined: String = digits.chars().filter(|char| !matches!(char, '_' | '\'' | ',' | ' ')).collect();
    let joined = joined.to_ascii_lowercase();
    let number = joined.trim_end_matches("ull").trim_end_matches("ul").trim_end_matches('l');
    let number = INTEGER_TYPES.iter().find_map(|ty| number.strip_suffix(ty)).unwrap_or(number);
    if number.starts_with("0x") || number.starts_with("0o") || number.starts_with("0b") {
        return with_prefix(number).map(|prefixed| format!("`{sign}{prefixed}`"));
    }
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        let decimal = shortened(number);
        let octal = number.starts_with('0') && decimal != "0" && number.bytes().all(|byte| byte < b'8');
        let base_eight = octal.then(|| format!(", or `{sign}0o{decimal}` if you mean an octal number"));
        return Some(format!("`{sign}{decimal}`{}", base_eight.unwrap_or_default()));
    }
    if let Some(whole) = whole(number) {
        let hex = number.bytes().all(|byte| byte.is_ascii_hexdigit());
        let dots = number.split('.').skip(1).all(|group| group.len() == 3);
        let other = match () {
            () if hex => format!(", or `{sign}0x{number}` if you mean a hexadecimal number"),
            () if number.contains('.')
                && dots
                && !whole.is_empty()
                && number.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()) =>
            {
                format!(", or `{sign}{}` if the point separates thousands", number.replace('.', ""))
            }
            () => String::new(),
        };
        return Some(format!("`{sign}{whole}`{other}"));
    }
    if number.contains('.')
        && number.split('.').skip(1).all(|group| group.len() == 3)
        && number.split('.').all(is_digits)
    {
        return Some(format!("`{sign}{}` if the point separates thousands", number.replace('.', "")));
    }
    let hex = number
        .strip_suffix('h')
        .or_else(|| number.strip_prefix(['$', '#', 'x']))
        .or_else(|| number.strip_prefix("\\x"))
        .or_else(|| number.strip_prefix("&h"));
    let hex = hex.unwrap_or(number);
    // A word as `add` is one.
    let like_a_number = hex.contains(|char: char| char.is_ascii_digit()) || !plain.contains(char::is_lowercase);
    let is_hex =
        !hex.is_empty() && hex.len() <= 16 && like_a_number && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| format!("`{sign}0x{hex}` if you mean a hexadecimal number"))
}

/// The suffixes that number literals have in Rust and C.
const INTEGER_TYPES: [&str; 11] = ["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize", "u"];

/// A number with the prefix of its base, if its digits are of that base.
fn with_prefix(number: &str) -> Option<String> {
    let (prefix, digits) = number.split_at_checked(2)?;
    let base = match prefix {
        "0x" => 16,
        "0o" => 8,
        "0b" => 2,
        _ => return None,
    };
    u128::from_str_radix(digits, base).is_ok().then(|| number.to_owned())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Without leading zeros.
fn shortened(digits: &str) -> &str {
    match digits.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    }
}

/// The digits of a number with a point or an exponent that is a whole one.
fn whole(number: &str) -> Option<String> {
    let (mantissa, exponent) = number.split_once('e').unwrap_or((number, "0"));
    let exponent: usize =
        exponent.strip_prefix('+').unwrap_or(exponent).parse().ok().filter(|exponent| *exponent < 40)?;
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let after = after.trim_end_matches('0');
    if !format!("{before}{after}").bytes().all(|byte| byte.is_ascii_digit())
        || mantissa.len() < 2 && !is_digits(mantissa)
        || after.len() > exponent
    {
        return None;
    }
    let digits = format!("{before}{after}{}", "0".repeat(exponent - after.len()));
    Some(shortened(&digits).to_owned())
}

/// `1:30` as YAML 1.1 reads it.
fn sexagesimal(number: &str) -> Option<u64> {
    let mut parts = number
        .split(':')
        .map(|part| Some(part).filter(|part| is_digits(part)).and_then(|part| part.parse::<u64>().ok()));
    let first = parts.next()??;
    parts.try_fold(first, |sum, part| sum.checked_mul(60)?.checked_add(part.filter(|part| *part < 60)?))
}

/// What to write for `written` where a boolean belongs.
pub(crate) fn boolean(written: &str) -> Option<&'static str> {
    let inner = written.trim().trim_matches(['"', '\'']);
    let word: String = folded(inner).take(16).flat_map(char::to_lowercase).collect();
    match word.as_str() {
        "true" | "yes" | "y" | "on" | "1" | "t" | "enabled" => Some("`true`"),
        "false" | "no" | "n" | "off" | "0" | "f" | "disabled" => Some("`false`"),
        word => match super::words::nearest(word, ["true", "false"]) {
            Some("true") => Some("`true`"),
            Some(_) => Some("`false`"),
            None => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{boolean, integer};

    #[test]
    fn numbers_of_other_dialects() {
        for (written, expected) in [
            ("1_000", "`1000`"),
            ("1,000", "`1000`"),
            ("1'000", "`1000`"),
            ("1 000", "`1000`"),
            ("1\u{202f}000", "`1000`"),
            ("0X10", "`0x10`"),
            ("0xFF_FF", "`0xffff`"),
            ("0B101", "`0b101`"),
            ("0O17", "`0o17`"),
            ("-0X10", "`-0x10`"),
            ("010", "`10`, or `0o10` if you mean an octal number"),
            ("-010", "`-10`, or `-0o10` if you mean an octal number"),
            ("08", "`8`"),
            ("00", "`0`"),
            ("\"7\"", "`7`"),
            ("'0x10'", "`0x10`"),
            ("１２", "`12`"),
            ("٣", "`3`"),
            ("\u{2212}1", "`-1`"),
            ("- 1", "`-1`"),
            ("1\u{200b}0", "`10`"),
            ("+1", "`1`"),
            ("1.0", "`1`"),
            ("1.", "`1`"),
            ("1.000", "`1`, or `1000` if the point separates thousands"),
            ("1.234", "`1234` if the point separates thousands"),
            ("1e3", "`1000`, or `0x1e3` if you mean a hexadecimal number"),
            ("1.5e3", "`1500`"),
            ("1E+2", "`100`"),
            ("1:30", "`90` if you mean a number of YAML 1.1 with the base 60"),
            ("FF", "`0xff` if you mean a hexadecimal number"),
            ("0FFh", "`0x0ff` if you mean a hexadecimal number"),
            ("$1f", "`0x1f` if you mean a hexadecimal number"),
            ("&H10", "`0x10` if you mean a hexadecimal number"),
            ("7u8", "`7`"),
            ("0x10UL", "`0x10`"),
            ("7,", "`7`"),
            ("1,234,567", "`1234567`"),
        ] {
            assert_eq!(integer(written).as_deref(), Some(expected), "{written}");
        }
        for written in [
            "",
            "one",
            "1.5",
            "1,5",
            "1,0000",
            "1,2,345",
            "1,00,000",
            ".5",
            "0x",
            "0xg",
            "0b2",
            "-",
            "1:99",
            "2024-01-01",
            "e",
            ".",
            ".inf",
            "~",
            "10 20 x",
            "1 2",
        ] {
            assert_eq!(integer(written), None, "{written}");
        }
    }

    #[test]
    fn booleans_of_other_dialects() {
        for written in ["yes", "Yes", "on", "\"true\"", "1", "y", "ture", "ｔｒｕｅ"] {
            assert_eq!(boolean(written), Some("`true`"), "{written}");
        }
        for written in ["no", "OFF", "'false'", "0", "n", "flase"] {
            assert_eq!(boolean(written), Some("`false`"), "{written}");
        }
        for written in ["", "maybe", "2", "7.5"] {
            assert_eq!(boolean(written), None, "{written}");
        }
    }
}
