//! A complaint of the YAML library, and the diagnostics that are made of it.

use super::lines::odd_quote_above;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

pub(super) const NOWHERE: &str = "this line does not belong to anything above it";
pub(super) const INDENTATION: &str = "all keys of a mapping begin in the same column, and so do all dashes of a list";

/// What the library says.
pub(in crate::read) struct Complaint<'t> {
    pub(in crate::read) text: &'t str,
    /// What it missed.
    pub(in crate::read) problem: &'t str,
    /// Where.
    pub(in crate::read) at: usize,
    /// What it was reading, and where that began.
    pub(in crate::read) within: &'t str,
    pub(in crate::read) began: Option<usize>,
}

/// A mistake at the character at `at`.
pub(super) fn slip(text: &str, at: usize, message: &str, help: &str) -> Diagnostic {
    let len = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    range(Place { start: at, end: at + len }, message, help)
}

pub(super) fn range(place: Place, message: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::Syntax, place, format!("this is not YAML: {message}")).help(help)
}

/// Something after a closing quote.
pub(super) fn after_quote(complaint: &Complaint<'_>, quote: char) -> Diagnostic {
    let Complaint { text, at, .. } = *complaint;
    if let Some(opening) = odd_quote_above(text, at, quote) {
        let help = format!("end the text in its line with `{quote}`: it goes on to the next `{quote}` in a later line");
        return slip(text, opening, "the quote that opens here is not closed", &help);
    }
    if text.get(at..).is_some_and(|rest| rest.starts_with("[]")) {
        return slip(text, at, "the text ended with the quote before this", "move the brackets into the quotes");
    }
    let help = if quote == '\'' {
        "put the whole text in quotes, and write each single quote in it twice: `''`"
    } else {
        "put the whole text in quotes, and write a backslash before each double quote in it: `\\\"`"
    };
    slip(text, at, "the text ended with the quote before this", help)
}

/// Something after a closing bracket.
pub(super) fn after_bracket(complaint: &Complaint<'_>) -> Diagnostic {
    if complaint.text.get(complaint.at..).is_some_and(|rest| rest.starts_with([']', '}'])) {
        return slip(complaint.text, complaint.at, "this bracket closes nothing", "remove it, or open it before");
    }
    slip(
        complaint.text,
        complaint.at,
        "nothing can follow the bracket",
        "put a text that begins with a bracket in quotes",
    )
}
