//! Characters that look like those of YAML's grammar, but are ordinary letters to YAML.

use super::complaint::{Complaint, slip};
use super::lines::{line_end, line_start};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::characters::{describe, is_invisible, is_odd_space, looks_like};

/// The character near a complaint that is not what it looks like.
pub(super) fn explain(complaint: &Complaint<'_>) -> Option<Diagnostic> {
    let Complaint { text, at, began, .. } = *complaint;
    let line = line_start(text, at);
    let above = line_start(text, line.saturating_sub(1));
    let in_flow = complaint.within.contains("flow");
    [Some(line), began.map(|began| line_start(text, began)), Some(above)].into_iter().flatten().find_map(|start| {
        // A byte order mark at the start of the file does not belong to the line.
        let start = if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start };
        let line = text.get(start..line_end(text, start))?;
        let (offset, message, help) = in_line(line, in_flow)?;
        Some(slip(text, start + offset, &message, &help))
    })
}

/// How much of a line is looked at.
const MAX_LINE: usize = 2_000;

fn in_line(line: &str, in_flow: bool) -> Option<(usize, String, String)> {
    let found = |at: usize, char: char, what: &str, help: &str| {
        Some((at, format!("{} {what}", describe(char)), help.to_owned()))
    };
    let mut chars = line.char_indices().take(MAX_LINE).peekable();
    // The indentation.
    while let Some((at, char)) = chars.next_if(|(_, char)| char.is_whitespace() || is_invisible(*char)) {
        if is_odd_space(char) {
            return found(at, char, "is used for indentation", "indent with spaces");
        }
        if is_invisible(char) {
            return found(at, char, "begins this line", "remove it");
        }
    }
    if let Some(&(at, char)) = chars.peek() {
        let next = line.get(at + 1..).and_then(|rest| rest.chars().next());
        if let Some(next) = next.filter(|next| char == '-' && is_invisible(*next)) {
            return found(at + 1, next, "follows the dash of a list item", "write `- `");
        }
        let item = line.get(at + char.len_utf8()..).is_some_and(|rest| rest.starts_with(' '));
        if item && looks_like(char) == Some('-') {
            return found(at, char, "is not the dash of a list item", "write `- `");
        }
    }
    let mut before = ['\n', '\n'];
    let mut quote = None;
    for (at, char) in chars {
        let follows = matches!(before, [':' | '-' | ',', ' '] | [_, '[' | '{' | ',']);
        match (char, looks_like(char)) {
            ('\u{85}' | '\u{2028}' | '\u{2029}', _) => return found(at, char, "ends a line in YAML", "remove it"),
            _ if quote == Some(char) => quote = None,
            _ if quote.is_some() => {}
            ('"' | '\'', _) if follows => quote = Some(char),
            ('#', _) if before[1] == ' ' => return None,
            (_, Some(plain @ ('"' | '\''))) if follows => {
                return found(
                    at,
                    char,
                    "is not a quote in YAML",
                    &format!("write `{plain}` on both sides of the text"),
                );
            }
            (_, Some(':')) if before[1].is_alphanumeric() => {
                return found(at, char, "is not the colon after a key", "write `: `");
            }
            (_, Some(plain @ ('[' | ']' | '{' | '}' | ','))) if in_flow || follows => {
                return found(at, char, &format!("is not the `{plain}` of YAML"), &format!("write `{plain}`"));
            }
            _ if before[1] == ':' && is_invisible(char) => {
                return found(at, char, "follows the colon", "put a space there");
            }
            _ => {}
        }
        before = [before[1], char];
    }
    None
}
