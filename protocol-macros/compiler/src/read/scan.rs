//! Finds in the text what the YAML library does not tell.

use super::tree::Value;
use crate::source::Place;

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
    /// How many bytes at the beginning the library does not see.
    skipped: usize,
    /// How many lines it sees before the first one.
    added_lines: usize,
}

impl Positions {
    pub(crate) fn new(text: &str, skipped: usize, added_lines: usize) -> Self {
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
        Self { lines, marks, skipped, added_lines }
    }

    /// Where the library begins to read.
    pub(crate) fn first(&self) -> usize {
        self.skipped
    }

    /// The place with which a message of the library ends, as "at line 1 column 2".
    pub(crate) fn last_in(&self, text: &str, message: &str) -> Option<Place> {
        let (rest, column) = message.rsplit_once(' ')?;
        let (rest, line) = rest.strip_suffix(" column")?.rsplit_once(' ')?;
        let line: usize = line.parse().ok().filter(|_| rest.ends_with(" at line"))?;
        let start = self.offset(text, line.saturating_sub(self.added_lines), column.parse().ok()?);
        let len = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Some(Place { start, end: start + len })
    }

    /// The offset of a line and column, both from 1; the end of `text` if it has no such place.
    fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let number =
            line.checked_sub(1).and_then(|line| self.lines.get(line)).map(|first| first + column.saturating_sub(1));
        let Some(number) = number else { return text.len() };
        let Some(&mark) = self.marks.get(number / STEP) else { return text.len() };
        let rest = text.get(mark..).unwrap_or_default();
        mark + rest.char_indices().nth(number % STEP).map_or(rest.len(), |(at, _)| at)
    }
}

/// The properties before the content of a node.
pub(crate) struct Properties {
    /// Its tag, as `!!int`.
    pub(crate) tag: Option<Place>,
    /// Where the content begins.
    pub(crate) content: usize,
}

/// The tag and the anchor of the node that begins at `start`, which no content begins with.
pub(crate) fn properties(text: &str, start: usize) -> Properties {
    let mut properties = Properties { tag: None, content: start };
    loop {
        let at = properties.content;
        let rest = text.get(at..).unwrap_or_default();
        let verbatim = if rest.starts_with("!<") { rest.find('>').map(|end| end + 1) } else { None };
        let ends = |char: char| char.is_whitespace() || matches!(char, ',' | '[' | ']' | '{' | '}');
        let len = match rest.chars().next() {
            Some('!') => verbatim.or_else(|| rest.find(ends)).unwrap_or(rest.len()),
            Some('&') => rest.find(ends).unwrap_or(rest.len()),
            _ => return properties,
        };
        if rest.starts_with('!') {
            properties.tag = Some(Place { start: at, end: at + len });
        }
        let after = rest.get(len..).unwrap_or_default();
        properties.content = text.len() - skip_blank(after).len();
    }
}

/// Without spaces, line ends and comments at the beginning.
fn skip_blank(mut text: &str) -> &str {
    loop {
        let rest = text.trim_start();
        if !rest.starts_with('#') || rest.len() == text.len() {
            return rest;
        }
        text = rest.find(['\n', '\r']).and_then(|end| rest.get(end..)).unwrap_or_default();
    }
}

/// Where the scalar ends that begins at `start`, and whose content begins at `content`.
pub(crate) fn scalar_end(text: &str, start: usize, content: usize, value: &Value) -> usize {
    let rest = text.get(content..).unwrap_or_default();
    let until = |ends: &[u8]| {
        let end = rest.bytes().take(MAX_SCALAR).position(|byte| ends.contains(&byte));
        end.unwrap_or_else(|| (0..=rest.len().min(MAX_SCALAR)).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(0))
    };
    let len = match (rest.chars().next(), value) {
        (_, Value::Null) if rest.starts_with('~') => 1,
        (_, Value::Null) if ["null", "Null", "NULL"].iter().any(|null| rest.starts_with(null)) => 4,
        (Some(quote @ ('"' | '\'')), _) => closing_quote(rest, quote),
        (_, Value::Text(text)) if !text.is_empty() && rest.starts_with(text.as_str()) => text.len(),
        (_, Value::Null) => {
            // The node is only a tag or an anchor; what follows may be another node.
            return start + text.get(start..content).unwrap_or_default().trim_end().len();
        }
        (_, Value::Text(_)) => until(b"\r\n"),
        _ => until(b"\r\n\t ,]}:#"),
    };
    content + len
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
