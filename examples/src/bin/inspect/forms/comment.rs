//! A line as text, and what stands behind its bytes.

use std::borrow::Cow;

/// The text of a line. If it is not UTF-8, it is read as Latin-1. Colours of terminals are left out.
pub(super) fn text(line: &[u8]) -> Cow<'_, str> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let text = match std::str::from_utf8(line) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(line.iter().copied().map(char::from).collect()),
    };
    if !text.contains("\u{1b}[") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        let end = after.find(|char: char| !char.is_ascii_digit() && char != ';');
        rest = match end.filter(|&end| after[end..].starts_with('m')) {
            Some(end) => &after[end + 1..],
            None => after,
        };
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Where a comment may begin. A single `;` ends statements, too.
const MARKS: [&str; 4] = ["#", "//", ";", "--"];

/// The text before its first comment.
pub(super) fn before(text: &str) -> &str {
    let blocks = text.split_once("/*").map_or(text, |(before, after)| {
        if after.split_once("*/").is_some_and(|(_, behind)| behind.trim().is_empty()) { before } else { text }
    });
    let bracket = blocks.find(['[', '{', '(', ']', '}', ')']).unwrap_or(blocks.len());
    let begin = |mark: &&str| {
        blocks.match_indices(mark).map(|(at, _)| at).find(|&at| match *mark {
            // `#$00` is a number.
            "#" => !blocks[at..].starts_with("#$"),
            // In `[u8; 6]` and `};` nothing is a comment, and in `00;01` neither.
            ";" => {
                at < bracket && (blocks[..at].ends_with([' ', '\t']) || at == 0 || blocks[at + 1..].trim().is_empty())
            }
            "--" => blocks[..at].ends_with([' ', '\t']),
            _ => true,
        })
    };
    MARKS.iter().filter_map(begin).min().map_or(blocks, |at| &blocks[..at]).trim()
}

/// Whether a comment follows the text.
pub(super) fn has_one(text: &str) -> bool {
    before(text).len() < text.trim().len()
}

/// Whether the whole line is a comment.
pub(super) fn is_one(text: &str) -> bool {
    let text = text.trim();
    before(text).is_empty()
        || text.starts_with("```")
        || text.starts_with("/*")
        || text.starts_with('*') && text.ends_with("*/")
}
