//! Bytes one by one: hex digits with separators, and lists of numbers as programs write them.

use super::log::byte_of_number;
use super::{Form, Found, are_frames, base64, comment, dump, literal, radix, unhex};

/// Hex digits, with a comment behind them or something before.
pub(super) fn hex(text: &str, _form: Option<Form>) -> Option<Found> {
    let digits: String = comment::before(text).split_ascii_whitespace().collect();
    Found::new(Form::Hex, unhex(digits.trim_end_matches([',', ';', '|']))?)
}

/// Hex digits with the same bytes as text beside them.
pub(super) fn with_text(text: &str, _form: Option<Form>) -> Option<Found> {
    Found::new(Form::WithText, dump::with_text(text.trim())?)
}

/// Hex digits with separators, such as `00:00` or `00-00|00`. Each part is a whole number of bytes.
pub(super) fn separated(text: &str, form: Option<Form>) -> Option<Found> {
    let text = comment::before(text);
    if form == Some(Form::Decimals) {
        return None;
    }
    let (text, open) = match text.strip_suffix([',', ':', '-', '\\']) {
        Some(text) => (text, true),
        None => (text.trim_matches([';', '|', '<', '>', '(', ')']), false),
    };
    let mut bytes = Vec::with_capacity(text.len() / 3);
    let mut parts = 0;
    for part in text.split([':', '-', ',', ';', '|', '.', '_', ' ', '\t']).filter(|part| !part.is_empty()) {
        bytes.extend(unhex(part)?);
        parts += 1;
    }
    let has_separators = parts > 1 && text.contains([':', '-', ',', ';', '|', '.', '_']);
    Found::new(Form::Separated, bytes).filter(|_| has_separators || open).map(|found| Found { open, ..found })
}

/// Casts that programs write before a byte, and what says that a number is one.
const CASTS: [&str; 12] = [
    "(byte)",
    "(sbyte)",
    "(Byte)",
    "(char)",
    "(unsigned char)",
    "(signed char)",
    "(uint8_t)",
    "(int8_t)",
    "(uint8)",
    "(u8)",
    "(BYTE)",
    ".toByte()",
];
const SUFFIXES: [&str; 5] = ["_u8", "u8", "i8", "U", "u"];

/// What stands in a list.
pub(super) struct List<'t> {
    pub(super) items: Vec<&'t str>,
    /// Whether a comma ends it.
    open: bool,
    /// Whether it is Node's `<Buffer>`, whose items are hex.
    is_buffer: bool,
    /// Whether it is written as in a program, where numbers without a prefix are not hex.
    pub(super) in_program: bool,
}

/// A list without what says only that its items are bytes.
pub(super) fn prepare(text: &str) -> String {
    let mut text = without_comments(text);
    for cast in CASTS.iter().filter(|cast| text.contains(**cast)).collect::<Vec<_>>() {
        text = text.replace(cast, "");
    }
    // A list of lists is one after the other.
    for between in ["], [", "],[", "}, {", "},{"] {
        if text.contains(between) {
            text = text.replace(between, ", ");
        }
    }
    text
}

/// Takes a list apart.
pub(super) fn split(text: &str) -> Option<List<'_>> {
    let text = text.trim();
    let (inside, is_buffer) = inside(text)?;
    let inside = inside.trim();
    let items = if inside.contains(',') {
        inside.trim_matches(',').split(',').map(str::trim).collect()
    } else {
        inside.split_ascii_whitespace().collect()
    };
    let head = text.split(inside).next().unwrap_or_default();
    let in_program = head.starts_with("<<") || head.contains(|char: char| char.is_ascii_alphabetic());
    Some(List { items, open: inside.ends_with(','), is_buffer, in_program })
}

/// A list of numbers, such as `{0x00, 0x01}`, `[0, -76]` or `<Buffer 00 01>`.
pub(super) fn numbers(text: &str, form: Option<Form>) -> Option<Found> {
    let prepared = prepare(text);
    let List { items, open, is_buffer, .. } = split(&prepared)?;
    let kinds: Vec<Item<'_>> = items.iter().map(|item| Item::of(item)).collect::<Option<_>>()?;
    let is_hex = kinds.iter().any(|kind| matches!(kind, Item::Hex(_)));
    let bare = |fits: fn(&str) -> bool| kinds.iter().all(|kind| !matches!(kind, Item::Bare(text) if !fits(text)));
    let (form, bare_is_hex) = match form {
        Some(Form::Decimals) if !is_hex && bare(is_decimal) => (Form::Decimals, false),
        _ if is_hex && bare(|text| is_decimal(text) && !radix::is_octal(text)) => (Form::HexNumbers, false),
        _ if !is_hex && bare(is_even_hex) => (Form::HexNumbers, true),
        _ if !is_hex && bare(is_decimal) && !is_buffer => (Form::Decimals, false),
        _ => return None,
    };
    let mut bytes = Vec::with_capacity(kinds.len());
    for kind in kinds {
        match kind {
            Item::Byte(byte) => bytes.push(byte),
            Item::Hex(digits) if digits.len() == 1 => bytes.push(u8::from_str_radix(digits, 16).ok()?),
            Item::Hex(digits) => bytes.extend(unhex(digits)?),
            Item::Bare(digits) if bare_is_hex => bytes.extend(unhex(digits)?),
            Item::Bare(number) => bytes.push(byte_of_number(number)?),
        }
    }
    Found::new(form, bytes).map(|found| Found { open, ..found })
}

/// A list of texts, such as `["000000020165", "AAAAAgFl"]` or `[b'\x00', b'\x01']`. Each is one or more whole frames.
pub(super) fn texts(text: &str, form: Option<Form>) -> Option<Found> {
    let (items, _) = inside(text.trim())?;
    let (mut rest, mut bytes, mut count) = (items.trim(), Vec::new(), 0);
    while !rest.is_empty() {
        let quote = rest.find(['"', '\'']).filter(|&at| at <= 1)?;
        let mark = rest[quote..].chars().next()?;
        let item = &rest[quote + 1..];
        let end = literal::end_of(item, mark)?;
        let found = base64::read(&item[..end], form).map(|found| found.bytes);
        let found = found.or_else(|| literal::content(&item[..end]).map(|(_, bytes)| bytes))?;
        bytes.extend(Some(found).filter(|bytes| are_frames(bytes))?);
        rest = item[end + 1..].trim_start_matches([',', ' ', '\t']);
        count += 1;
    }
    Found::new(Form::Escaped, bytes).filter(|_| count > 1)
}

/// One number of a list.
enum Item<'t> {
    /// Known to be hex digits.
    Hex(&'t str),
    /// Hex or decimal, as the others are.
    Bare(&'t str),
    /// A character.
    Byte(u8),
}

impl<'t> Item<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let quoted = ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
        if let Some([byte]) = quoted.map(str::as_bytes) {
            return Some(Self::Byte(*byte));
        }
        let text = quoted.unwrap_or(text);
        let text = SUFFIXES.iter().find_map(|suffix| text.strip_suffix(*suffix)).unwrap_or(text);
        let prefixes = ["0x", "0X", "\\x", "#$", "$", "&H", "&h", "16#"];
        let digits = prefixes.iter().find_map(|prefix| text.strip_prefix(*prefix));
        let digits = digits.or_else(|| text.strip_suffix(['h', 'H']));
        let is_hex = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match digits {
            Some(digits) => is_hex(digits).then_some(Self::Hex(digits)),
            None => (is_decimal(text) && quoted.is_none() || is_even_hex(text)).then_some(Self::Bare(text)),
        }
    }
}

fn is_even_hex(text: &str) -> bool {
    text.len() >= 2 && text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_decimal(text: &str) -> bool {
    byte_of_number(text).is_some()
}

/// What stands between the brackets of a list, and whether it is Node's `<Buffer>`. A list may begin or end in another line.
fn inside(text: &str) -> Option<(&str, bool)> {
    if let Some((head, items)) = text.split_once("<Buffer ") {
        return items
            .split_once('>')
            .filter(|(_, tail)| is_head(head) && is_tail(tail))
            .map(|(items, _)| (items, true));
    }
    if let Some(items) = text.strip_prefix("<<").and_then(|text| text.strip_suffix(">>")) {
        // Erlang's binaries.
        return Some((items, false));
    }
    let text = text.trim_end_matches(';').trim_end_matches("[..]");
    // What browsers tell about an array besides its items.
    let text = text.split_once(", buffer: ArrayBuffer").map_or(text, |(items, _)| items);
    let begin = text.rfind(['{', '[', '(', '=']).map_or(0, |at| at + 1);
    let (head, items) = text.split_at(begin);
    let end = items.find(['}', ']', ')', ';']).unwrap_or(items.len());
    let (items, tail) = items.split_at(end);
    // `db 00h, 01h` of an assembler.
    let assembler = ["db ", "DB ", ".byte ", "BYTE "].iter().find_map(|word| items.trim().strip_prefix(word));
    (is_head(head) && is_tail(tail)).then_some((assembler.unwrap_or(items), false))
}

/// Words that say who sends: what has one of them before its list is a log, not a program.
const DIRECTIONS: [&str; 10] =
    ["client", "server", "incoming", "outgoing", "send", "sent", "recv", "received", "c2s", "s2c"];

/// Whether this can be the beginning of a list in a program, such as `let bytes: [u8; 6] = [`.
pub(super) fn is_head(head: &str) -> bool {
    let head = head.trim();
    let words = head.split(|char: char| !char.is_ascii_alphanumeric() && char != '_').filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    words.len() <= 10
        && !head.starts_with(['<', '>', '-'])
        && !words.iter().any(|word| DIRECTIONS.contains(&word.to_ascii_lowercase().as_str()))
        && head.chars().all(|char| char.is_ascii_alphanumeric() || " \t_$.*&=:;<>[](){}!'\",@?/".contains(char))
        && (!head.contains(',') || head.contains("\"data\""))
}

/// Whether this can be the end of a list in a program.
pub(super) fn is_tail(tail: &str) -> bool {
    tail.chars().all(|char| "}]);>, \t".contains(char))
}

/// The text without `/* */`, `//` and `#` comments.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    comment::before(&kept).to_owned()
}
