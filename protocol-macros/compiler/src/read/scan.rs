//! What has to be looked for in the text itself, because the YAML library does not tell it.

use super::tree::Value;

/// Where a bracket opens that is nested too deeply. Brackets in strings count too, so the limit is far above what a spec has.
pub(crate) fn too_deep(text: &str, limit: usize) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth > limit).then_some(at)
    })
}

/// How many characters lie between two marks of [`Positions`].
const STEP: usize = 64;
/// How many bytes are looked at to find the end of a scalar that has no quotes.
const MAX_SCALAR: usize = 400;

/// Finds a line and column of the library's in a text, however long its lines are.
///
/// The library counts columns in characters, and takes three more characters for line ends than editors do.
pub(crate) struct Positions {
    /// The number of each line's first character.
    lines: Vec<usize>,
    /// The offset of every 64th character.
    marks: Vec<usize>,
}

impl Positions {
    /// Of `text`, which begins with `skipped` bytes that the library does not see.
    pub(crate) fn new(text: &str, skipped: usize) -> Self {
        let (mut lines, mut marks) = (vec![0], Vec::with_capacity(text.len() / STEP + 1));
        let mut chars = text.get(skipped..).unwrap_or_default().char_indices().enumerate().peekable();
        while let Some((number, (at, char))) = chars.next() {
            if number % STEP == 0 {
                marks.push(skipped + at);
            }
            let followed_by_newline = chars.peek().is_some_and(|(_, (_, next))| *next == '\n');
            if matches!(char, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}') || (char == '\r' && !followed_by_newline) {
                lines.push(number + 1);
            }
        }
        Self { lines, marks }
    }

    /// The offset of a line and column, both from 1; the end of `text` if it has no such place.
    pub(crate) fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let number =
            line.checked_sub(1).and_then(|line| self.lines.get(line)).map(|first| first + column.saturating_sub(1));
        let Some(number) = number else { return text.len() };
        let Some(&mark) = self.marks.get(number / STEP) else { return text.len() };
        let rest = text.get(mark..).unwrap_or_default();
        mark + rest.char_indices().nth(number % STEP).map_or(rest.len(), |(at, _)| at)
    }
}

/// Where the scalar that begins at `start` ends in the text; at least one character is its own.
pub(crate) fn scalar_end(text: &str, start: usize, value: &Value) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let until = |ends: &[u8]| {
        let end = rest.bytes().take(MAX_SCALAR).position(|byte| ends.contains(&byte));
        end.unwrap_or_else(|| (0..=rest.len().min(MAX_SCALAR)).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(0))
    };
    let len = match (rest.chars().next(), value) {
        (Some(quote @ ('"' | '\'')), _) => closing_quote(rest, quote),
        (_, Value::Text(text)) if !text.is_empty() && rest.starts_with(text.as_str()) => text.len(),
        (_, Value::Null) if !rest.starts_with(['~', 'n', 'N']) => 0,
        (_, Value::Text(_)) => until(b"\r\n"),
        _ => until(b"\r\n\t ,]}:#"),
    };
    start + len
}

/// The length of a quoted scalar, both quotes included.
fn closing_quote(rest: &str, quote: char) -> usize {
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, char)) = chars.next() {
        if char == '\\' && quote == '"' {
            chars.next();
        } else if char == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == quote) {
                chars.next();
            } else {
                return at + 1;
            }
        }
    }
    rest.len()
}
