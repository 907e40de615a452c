//! One mistake in a spec: what is wrong, where, and what to do; and how it is shown.

use std::fmt::Write as _;

use crate::code::Code;
use crate::source::Source;

/// A stretch of the spec's text, as byte offsets. Never empty in a message: a caret needs something to stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

/// One mistake in a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule is broken, and with it whether that is an error or a warning.
    pub code: Code,
    /// What is wrong, in the terms of whoever wrote the spec.
    pub message: String,
    /// Where; `None` if the text has no such place, as when the file is missing.
    pub place: Option<Place>,
    /// Other places that belong to it, and what they are.
    pub labels: Vec<(Place, String)>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A mistake at a place.
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: Some(place), labels: Vec::new(), help: None }
    }

    /// A mistake of the file as a whole.
    #[must_use]
    pub fn of_file(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: None, labels: Vec::new(), help: None }
    }

    /// The same, with a second place.
    #[must_use]
    pub fn label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push((place, text.into()));
        self
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The text as it is shown: message, place, the lines around it with carets, and help.
    #[must_use]
    pub fn render(&self, source: &Source) -> String {
        let mut places: Vec<(Place, &str)> = self.place.iter().map(|&place| (place, "")).collect();
        places.extend(self.labels.iter().map(|(place, text)| (*place, text.as_str())));
        let last_line = places.iter().map(|(place, _)| source.line_column(place.start).0).max().unwrap_or(0);
        let width = last_line.to_string().len();

        let mut text = format!("{} [{}]", self.message, self.code);
        for (index, (place, label)) in places.iter().enumerate() {
            let (line, column) = source.line_column(place.start);
            let arrow = if index == 0 { "-->" } else { ":::" };
            let _ = write!(text, "\n{:width$}{arrow} {}:{line}:{column}\n{:width$} |", "", source.shown_path(), "");
            // The line before gives a hint of what the place belongs to.
            for number in line.saturating_sub(1).max(1)..=line {
                text += format!("\n{number:width$} | {}", printable(source.line(number))).trim_end();
            }
            text += format!("\n{:width$} | {} {label}", "", carets(source, *place)).trim_end();
        }
        if places.is_empty() {
            let _ = write!(text, "\n{:width$}--> {}", "", source.shown_path());
        }
        if let Some(help) = &self.help {
            let _ = write!(text, "\n{:width$} = help: {}", "", help.replace('\n', "\n    "));
        }
        text
    }
}

/// A line as it can be shown: a terminal would take control characters for commands.
fn printable(line: &str) -> String {
    line.replace(|char: char| char.is_control() && char != '\t', "\u{fffd}")
}

/// Blanks up to `place`, with the tabs of its line kept, and carets under it up to the end of the line.
fn carets(source: &Source, place: Place) -> String {
    let (line, column) = source.line_column(place.start);
    let line = source.line(line);
    let mut marks: String = line.chars().take(column - 1).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    let left = line.chars().skip(column - 1).count();
    let wanted = source.text().get(place.start..place.end).map_or(1, |token| token.chars().count());
    marks.extend(std::iter::repeat_n('^', wanted.min(left).max(1)));
    marks
}

/// The word of `candidates` that was probably meant.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// "did you mean", if there is a word that was probably meant, and otherwise the list of what is allowed.
pub(crate) fn suggest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str> + Clone) -> String {
    match nearest(word, candidates.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("allowed here: {}", enumerate(candidates)),
    }
}

/// The words in backticks, with commas between them.
pub(crate) fn enumerate<'c>(words: impl IntoIterator<Item = &'c str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// How many letters have to be added, dropped, changed or swapped with their neighbour to make `b` of `a`. Long words are cut off:
/// they are not worth the time.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    // One row for each letter of `a`: what its beginning costs against each beginning of `b`.
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let cost = |up: usize, left: usize| {
                let row = (i + 1).checked_sub(up).and_then(|at| rows.get(at));
                row.and_then(|row| row.get((j + 1).checked_sub(left)?)).copied().unwrap_or(usize::MAX / 2)
            };
            let swapped = j > 0 && i > 0 && b.get(j - 1) == Some(from) && a.get(i - 1) == Some(to);
            let candidates = [
                cost(1, 1) + usize::from(from != to),
                cost(1, 0) + 1,
                row.last().copied().unwrap_or(0) + 1,
                if swapped { cost(2, 2) + 1 } else { usize::MAX },
            ];
            row.push(candidates.into_iter().min().unwrap_or(0));
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("int23", "int32", 1),
            ("sepc", "spec", 1),
            ("header", "headr", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
        assert_eq!(nearest("Int", ["int8", "string"]), Some("int8"));
        assert_eq!(nearest("banana", ["int8", "string"]), None);
    }
}
