//! One mistake in a spec: what is wrong, where, and what to do; and how it is shown.

pub(crate) mod code;

use std::fmt::Write as _;

use crate::diagnostic::code::Code;
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

    /// The same, with the word that was probably meant instead of `word`. In a flood of mistakes nobody needs it, and it takes time.
    #[must_use]
    pub(crate) fn suggest<'c, W: IntoIterator<Item = &'c str>>(
        self,
        reported: &[Self],
        word: &str,
        candidates: impl FnOnce() -> W,
    ) -> Self {
        if reported.len() >= MAX_SUGGESTIONS {
            return self;
        }
        let candidates: Vec<&str> = candidates().into_iter().take(MAX_CANDIDATES).collect();
        self.help(suggest(word, candidates))
    }

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

/// How many mistakes are reported before suggestions end.
const MAX_SUGGESTIONS: usize = 100;
/// How many words are looked at for a suggestion: more than the packets of any protocol.
const MAX_CANDIDATES: usize = 2_000;
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

/// The word of `candidates` that was probably meant.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).max(1);
    let word = letters(word);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, &letters(candidate), limit)?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// What words are compared by. Long words are cut off: they are not worth the time.
fn letters(word: &str) -> Vec<char> {
    word.chars().take(64).flat_map(char::to_lowercase).collect()
}

/// "did you mean", if there is a word that was probably meant, and otherwise the list of what is allowed.
pub(crate) fn suggest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str> + Clone) -> String {
    match nearest(word, candidates.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("allowed here: {}", enumerate(candidates)),
    }
}

/// How many words are listed.
const MAX_WORDS: usize = 24;

/// The words in backticks, with commas between them.
pub(crate) fn enumerate<'c>(words: impl IntoIterator<Item = &'c str>) -> String {
    let mut words: Vec<String> = words.into_iter().take(MAX_WORDS + 1).map(|word| format!("`{word}`")).collect();
    if words.len() > MAX_WORDS {
        words.truncate(MAX_WORDS - 1);
        words.push("...".to_owned());
    }
    words.join(", ")
}

/// How many letters have to be added, dropped, changed or swapped with their neighbour to make `b` of `a`; `None` if that is more than
/// `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // One row for each letter of `a`: what its beginning costs against each beginning of `b`. Two rows before it are kept.
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut before = Vec::new();
    let mut last = None;
    for (i, from) in a.iter().enumerate() {
        let swap = before;
        before = row;
        row = Vec::with_capacity(b.len() + 1);
        let (mut left, mut lowest) = (i + 1, i + 1);
        row.push(left);
        let mut previous = None;
        for ((j, to), above) in b.iter().enumerate().zip(before.windows(2)) {
            let &[diagonal, up] = above else { continue };
            let mut cost = (diagonal + usize::from(from != to)).min(up + 1).min(left + 1);
            if previous == Some(from) && last == Some(to) {
                cost =
                    cost.min(j.checked_sub(1).and_then(|at| swap.get(at)).map_or(cost, |swapped: &usize| swapped + 1));
            }
            row.push(cost);
            (left, previous, lowest) = (cost, Some(to), lowest.min(cost));
        }
        // Costs never fall from row to row, but for a swap, which takes the row before the last one.
        if lowest > limit && before.iter().all(|&cost| cost > limit) {
            return None;
        }
        last = Some(from);
    }
    row.last().copied().filter(|&distance| distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::{distance, letters, nearest};

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("abcd", "badc", 2),
            ("ab", "ba", 1),
            ("xyab", "xyba", 1),
            ("abcdef", "ghijkl", 6),
            ("int23", "int32", 1),
            ("sepc", "spec", 1),
            ("header", "headr", 1),
            ("kitten", "sitting", 3),
        ] {
            let (a, b) = (letters(a), letters(b));
            assert_eq!(distance(&a, &b, 9), Some(expected), "{a:?} {b:?}");
            assert_eq!(distance(&a, &b, expected), Some(expected), "{a:?} {b:?}");
            assert_eq!(expected.checked_sub(1).and_then(|limit| distance(&a, &b, limit)), None, "{a:?} {b:?}");
        }
        assert_eq!(nearest("Int", ["int8", "string"]), Some("int8"));
        assert_eq!(nearest("banana", ["int8", "string"]), None);
    }
}
