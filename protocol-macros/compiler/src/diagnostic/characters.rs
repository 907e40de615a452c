//! Characters that a reader cannot see or mistakes for others: their names, and how messages show them.

mod lookalikes;
mod names;

use std::borrow::Cow;
use std::fmt::Write as _;

pub(crate) use self::lookalikes::looks_like;
use self::names::{is_noncharacter, name};

/// The character by its name and number: "a form feed (U+000C)".
pub(crate) fn describe(char: char) -> String {
    let name = name(char).unwrap_or_else(|| format!("the character `{char}`"));
    format!("{name} (U+{:04X})", u32::from(char))
}

/// Whether a YAML file must not contain the character.
pub(crate) fn is_forbidden(char: char) -> bool {
    (char.is_control() && !matches!(char, '\t' | '\n' | '\r' | '\u{85}')) || matches!(char, '\u{fffe}' | '\u{ffff}')
}

/// Whether the character is invisible or looks like a space.
pub(crate) fn is_invisible(char: char) -> bool {
    (char.is_control() && !matches!(char, '\t' | '\n' | '\r'))
        || is_noncharacter(char)
        || is_odd_space(char)
        || matches!(char,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Whether the character looks like a space but is not one to YAML.
pub(crate) fn is_odd_space(char: char) -> bool {
    matches!(char, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{2800}' | '\u{3000}')
}

/// The text of a message, with an escape for each character that is invisible or controls a terminal.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |char: char| is_invisible(char) || matches!(char, '\t' | '\r' | '\n' | '\u{300}'..='\u{36f}');
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        if hidden(char) {
            let _ = write!(
                shown,
                "{}",
                if char.is_ascii() { char.escape_default().to_string() } else { char.escape_unicode().to_string() }
            );
        } else {
            shown.push(char);
        }
    }
    Cow::Owned(shown)
}

/// A line of the file for a snippet. Each character that is invisible or controls a
/// terminal is replaced, by one of the same width as its caret.
pub(crate) fn printable(line: &str) -> String {
    let joins = |char| matches!(char, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    let replaced = |char: char| char != '\t' && is_invisible(char) && !is_odd_space(char) && !joins(char);
    line.replace(|char: char| replaced(char) || char == '\r', "\u{fffd}")
}

/// A text as it looks: without invisible characters, and with plain letters instead of those that look like them.
pub(crate) fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|&char| !is_invisible(char)).map(|char| looks_like(char).unwrap_or(char))
}

/// How many characters are pointed out.
const MAX_NOTED: usize = 3;
/// How much of a text is looked at.
const MAX_WORD: usize = 200;

/// Describes the invisible characters and the lookalikes in a word that begins in column `column` of its line.
pub(crate) fn oddities(word: &str, column: usize) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let chars = || word.chars().take(MAX_WORD);
    // A text of several words may have its own quotes and dashes, and one in another script its own letters.
    let is_prose = word.split_whitespace().nth(2).is_some();
    let in_ascii = chars().all(|char| char.is_ascii() || is_invisible(char) || looks_like(char).is_some());
    let mut odd = (column..).zip(chars()).filter_map(|(column, char)| {
        let description = describe(char);
        match looks_like(char) {
            _ if is_odd_space(char) => Some(format!("column {column} has {description}, which is not a space")),
            _ if is_invisible(char) => Some(format!("column {column} has {description}, which cannot be seen")),
            Some(plain) if in_ascii && !is_prose => {
                Some(format!("column {column} has {description}, which looks like `{plain}`"))
            }
            _ if matches!(char, '\u{300}'..='\u{36f}') => {
                Some(format!("column {column} has {description}, which joins the letter before it"))
            }
            _ => None,
        }
    });
    let shown: Vec<String> = odd.by_ref().take(MAX_NOTED).collect();
    let more = odd.count();
    match (shown.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(shown.join("; ")),
        (false, more) => Some(format!("{}; and {more} more", shown.join("; "))),
    }
}
