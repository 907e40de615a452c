//! Mistakes in brackets.

use super::complaint::{Complaint, after_bracket, after_quote, range, slip};
use super::lines::{comment_with_bracket, line_end, line_start};
use crate::diagnostic::Diagnostic;
use crate::source::Place;

/// What is wrong in a list or mapping in brackets.
pub(super) fn explain(complaint: &Complaint<'_>) -> Option<Diagnostic> {
    let Complaint { text, problem, at, within, began } = *complaint;
    if !within.contains("flow")
        && !matches!(problem, "found unexpected ':'" | "mapping values are not allowed in this context")
    {
        return None;
    }
    let began = began.unwrap_or(at);
    let rest = text.get(at..)?;
    let before = text.get(line_start(text, at)..at)?;
    if let Some(comment) = comment_with_bracket(text, began, at) {
        let help = "put a text that contains a space and `#` in quotes; move a comment to the end of the line";
        return Some(slip(text, comment, "`#` begins a comment here, up to the end of the line", help));
    }
    match rest.chars().next() {
        Some('[' | '{')
            if before.trim_end().ends_with(|char: char| !matches!(char, '"' | '\'' | ']' | '}'))
                || before.ends_with("[]") =>
        {
            Some(bracket_in_text(complaint))
        }
        Some(':') if rest.get(1..).is_some_and(|rest| rest.starts_with([',', ']', '}'])) => {
            Some(slip(text, at, "this key has no value", "write `key: value`, or leave out the key"))
        }
        Some(':') => {
            let help = "put a comma before the key if it is one; otherwise put the whole text in quotes";
            Some(slip(text, at, "a text without quotes contains a colon", help))
        }
        Some('"' | '\'') | None => Some(unclosed(text, began)),
        Some(close @ (']' | '}')) if text.get(began..).is_some_and(|rest| rest.starts_with(['[', '{'])) => {
            let open = text.get(began..=began).unwrap_or_default();
            let message = format!("this `{close}` does not close the `{open}` that is open");
            let help = "close each `[` with `]` and each `{` with `}`";
            Some(slip(text, at, &message, help).label(Place { start: began, end: began + 1 }, "opened here"))
        }
        Some(first) => match before.trim_end().chars().next_back() {
            Some(quote @ ('"' | '\'')) if !matches!(first, ']' | '}') => Some(after_quote(complaint, quote)),
            Some(']' | '}') if matches!(first, '[' | '{') => {
                Some(slip(text, at, "a comma is missing before this", "put a comma between the two"))
            }
            Some(']' | '}') if first.is_alphanumeric() => Some(after_bracket(complaint)),
            _ => Some(unclosed(text, began)),
        },
    }
}

fn unclosed(text: &str, began: usize) -> Diagnostic {
    let help = "close each `[` with `]` and each `{` with `}`, and put commas between what they contain";
    slip(text, began, "this bracket is not closed, or a comma is missing after it", help)
}

/// `int32[]` and the like, which has to be in quotes.
fn bracket_in_text(complaint: &Complaint<'_>) -> Diagnostic {
    let Complaint { text, at, .. } = *complaint;
    let line = text.get(line_start(text, at)..at).unwrap_or_default();
    // Brackets that are a part of the text before, as in `int32[][]`.
    let word = line.trim_end_matches("[]");
    let begins = word.rfind([',', '[', '{']).max(word.rfind(": ")).map_or(0, |before| before + 1);
    let word = word.get(begins..).unwrap_or_default().trim_start();
    let start = at - line.len() + line.trim_end_matches("[]").len() - word.len();
    let mut depth = 0_usize;
    let rest = text.get(at..line_end(text, at)).unwrap_or_default();
    let end = rest.find(|char| {
        match char {
            '[' | '{' => depth += 1,
            ']' | '}' | ',' if depth == 0 => return true,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        false
    });
    let place = Place { start, end: end.map_or(at + 1, |end| at + end) };
    let written = text.get(place.start..place.end).unwrap_or_default();
    let help = match written.strip_suffix("[]").filter(|item| !item.contains(['[', ' '])) {
        Some(item) => format!("put it in quotes: `\"{written}\"`; or write `list<{item}>`"),
        None if end.is_none() => "put the whole text in quotes".to_owned(),
        None if line.ends_with(' ') => {
            format!("put the whole text in quotes: `\"{written}\"`; or put a comma before the bracket")
        }
        None => format!("put it in quotes: `\"{written}\"`"),
    };
    range(place, "a text without quotes cannot contain brackets here", &help)
}
