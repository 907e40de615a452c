//! Shows a mistake: its place in the text, with carets.

use std::fmt::Write as _;

use super::Diagnostic;
use super::characters::{oddities, printable, visible};
use crate::source::{Place, Source};

impl Diagnostic {
    /// The diagnostic as text: message, place, the lines around it with carets, and help. It is safe to write to a terminal: control
    /// characters and invisible characters are escaped.
    #[must_use]
    pub fn render(&self, source: &Source) -> String {
        let places = self.place.iter().map(|&place| (place, "-->", ""));
        let labels = self.labels.iter().map(|(place, text)| (*place, ":::", text.as_str()));
        let places: Vec<(Place, &str, &str)> = places.chain(labels).collect();
        let last_line = places.iter().map(|(place, ..)| source.line_column(place.start).0).max().unwrap_or(0);
        let width = last_line.to_string().len();
        let path = visible(source.shown_path());

        let mut text = format!("{} [{}]", shorten(&visible(&self.message), MAX_MESSAGE), self.code);
        for (place, arrow, label) in &places {
            let (line, column) = source.line_column(place.start);
            let _ = write!(text, "\n{:width$}{arrow} {path}:{line}:{column}\n{:width$} |", "", "");
            // The line before shows what the place belongs to.
            if let Some(before) = line.checked_sub(1).filter(|&before| before > 0) {
                let shown = printable(&shorten(source.line(before), MAX_LINE));
                text += format!("\n{before:width$} | {shown}").trim_end();
            }
            let (shown, carets) = snippet(source, *place);
            text += format!("\n{line:width$} | {shown}").trim_end();
            text += format!("\n{:width$} | {carets} {}", "", visible(label)).trim_end();
        }
        if places.is_empty() {
            let _ = write!(text, "\n{:width$}--> {path}", "");
        }
        if let Some(help) = &self.help {
            let _ = write!(text, "\n{:width$} = help: {}", "", shorten(&visible(help), MAX_MESSAGE));
        }
        if let Some(note) = self.place.and_then(|place| self.note(source, place)) {
            let _ = write!(text, "\n{:width$} = note: {note}", "");
        }
        text
    }

    /// Describes what a reader cannot see at the place, unless the message does.
    fn note(&self, source: &Source, place: Place) -> Option<String> {
        let word = source.text().get(place.start..place.end)?;
        let word = word.split(['\n', '\r']).next().unwrap_or_default();
        oddities(word, source.line_column(place.start).1).filter(|_| !self.message.contains("(U+"))
    }
}

/// How many characters of a message are shown: it may quote a long value.
const MAX_MESSAGE: usize = 600;
/// How many characters of a line are shown.
const MAX_LINE: usize = 200;

/// The beginning of a text that is too long.
fn shorten(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The line of `place`, or the part of a long one that is around it, and carets under it up to the line's end. Tabs stay tabs, so
/// that both are equally wide.
fn snippet(source: &Source, place: Place) -> (String, String) {
    let (number, column) = source.line_column(place.start);
    let line = source.line(number);
    let at = place.start.saturating_sub(source.line_start(number)).min(line.len());
    let (before, rest) = line.split_at_checked(at).unwrap_or((line, ""));
    let (begin, before) = if column > MAX_LINE * 3 / 4 {
        let (first, _) = before.char_indices().rev().nth(MAX_LINE / 2 - 2).unwrap_or_default();
        ("...", before.get(first..).unwrap_or_default())
    } else {
        ("", before)
    };
    let rest = shorten(rest, MAX_LINE.saturating_sub(before.chars().count()));
    let before = format!("{begin}{}", printable(before));
    let shown = format!("{before}{}", printable(&rest));
    let mut carets: String = before.chars().map(|char| if char == '\t' { '\t' } else { ' ' }).collect();
    let left = shown.chars().count().saturating_sub(before.chars().count());
    let wanted = source.text().get(place.start..place.end).map_or(1, |token| token.chars().take(MAX_LINE).count());
    carets.extend(std::iter::repeat_n('^', wanted.min(left).max(1)));
    (shown, carets)
}
