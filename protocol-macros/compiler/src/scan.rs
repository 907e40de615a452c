//! What has to be looked for in the text itself, because the YAML library does not tell it.

use crate::yaml::Value;

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

/// The lines as the library counts them: it takes three more characters for line ends than editors do.
pub(crate) fn line_starts(text: &str, first: usize) -> Vec<usize> {
    let mut lines = vec![first];
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let followed_by_newline = chars.peek().is_some_and(|(_, next)| *next == '\n');
        if matches!(char, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}') || (char == '\r' && !followed_by_newline) {
            lines.push(at + char.len_utf8());
        }
    }
    lines
}

/// Where the scalar that begins at `start` ends in the text; at least one character is its own.
pub(crate) fn scalar_end(text: &str, start: usize, value: &Value) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let len = match (rest.chars().next(), value) {
        (Some(quote @ ('"' | '\'')), _) => closing_quote(rest, quote),
        (_, Value::Text(text)) if !text.is_empty() && rest.starts_with(text.as_str()) => text.len(),
        (_, Value::Null) if !line.starts_with(['~', 'n', 'N']) => 0,
        (_, Value::Text(_)) => line.len(),
        _ => line.find([' ', ',', ']', '}', ':', '\t', '#']).unwrap_or(line.len()),
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
