//! How a mistake is shown: its place in the text, with carets.

use std::fmt::Write as _;

use super::Diagnostic;
use crate::source::{Place, Source};

impl Diagnostic {
    /// The text as it is shown: message, place, the lines around it with carets, and help.
    #[must_use]
    pub fn render(&self, source: &Source) -> String {
        let places = self.place.iter().map(|&place| (place, "-->", ""));
        let labels = self.labels.iter().map(|(place, text)| (*place, ":::", text.as_str()));
        let places: Vec<(Place, &str, &str)> = places.chain(labels).collect();
        let last_line = places.iter().map(|(place, ..)| source.line_column(place.start).0).max().unwrap_or(0);
        let width = last_line.to_string().len();

        let mut text = format!("{} [{}]", shorten(&self.message, MAX_MESSAGE), self.code);
        for (place, arrow, label) in &places {
            let (line, column) = source.line_column(place.start);
            let _ = write!(text, "\n{:width$}{arrow} {}:{line}:{column}\n{:width$} |", "", source.shown_path(), "");
            // The line before gives a hint of what the place belongs to.
            if let Some(before) = line.checked_sub(1).filter(|&before| before > 0) {
                text +=
                    format!("\n{before:width$} | {}", shorten(&printable(source.line(before)), MAX_LINE)).trim_end();
            }
            let (shown, carets) = snippet(source, *place);
            text += format!("\n{line:width$} | {shown}").trim_end();
            text += format!("\n{:width$} | {carets} {label}", "").trim_end();
        }
        if places.is_empty() {
            let _ = write!(text, "\n{:width$}--> {}", "", source.shown_path());
        }
        if let Some(help) = &self.help {
            let _ = write!(text, "\n{:width$} = help: {}", "", shorten(help, MAX_MESSAGE));
        }
        text
    }
}

/// How many characters of a message are shown: a value can be as long as a file.
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

/// A line as it can be shown: a terminal would take control characters for commands.
fn printable(line: &str) -> String {
    line.replace(|char: char| char.is_control() && char != '\t', "\u{fffd}")
}

/// The line of `place`, or the part of a long one that is around it, and carets under it up to the line's end. Tabs stay tabs, so
/// that both are equally wide.
fn snippet(source: &Source, place: Place) -> (String, String) {
    let (line, column) = source.line_column(place.start);
    let line = source.line(line);
    let first = if column > MAX_LINE * 3 / 4 { column - MAX_LINE / 2 } else { 0 };
    let begin = if first > 0 { "..." } else { "" };
    let rest: String = line.chars().skip(first).take(MAX_LINE + 1).collect();
    let shown = format!("{begin}{}", shorten(&printable(&rest), MAX_LINE));

    let before: String = shown.chars().take(column - 1 - first + begin.len()).collect();
    let mut carets: String = before.chars().map(|char| if char == '\t' { '\t' } else { ' ' }).collect();
    let left = shown.chars().count() - before.chars().count();
    let wanted = source.text().get(place.start..place.end).map_or(1, |token| token.chars().take(MAX_LINE).count());
    carets.extend(std::iter::repeat_n('^', wanted.min(left).max(1)));
    (shown, carets)
}
