//! The lines around a mistake.

pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |end| end + 1)
}

pub(super) fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find(['\n', '\r'])).map_or(text.len(), |end| at + end)
}

/// The mark of a merge conflict at which the library may have lost its way: in one of the lines before.
pub(super) fn conflict(text: &str, at: usize) -> Option<usize> {
    lines(text.get(..line_end(text, at))?).find(|(_, line)| line.starts_with("<<<<<<< ")).map(|(at, _)| at)
}

/// Where a second document begins. In a document no line begins with three dashes or dots, not even in quotes.
pub(super) fn second_document(text: &str) -> Option<usize> {
    let (mut begun, mut ended) = (false, false);
    lines(text).map(|(at, line)| (at, line.trim_start_matches('\u{feff}'))).find_map(|(at, line)| {
        let marks = |mark| {
            line.strip_prefix(mark).is_some_and(|rest: &str| rest.is_empty() || rest.starts_with([' ', '\t', '\r']))
        };
        if line.trim().is_empty() || line.starts_with(['#', '%']) {
            return None;
        }
        if ended || (begun && marks("---")) {
            return Some(at);
        }
        (begun, ended) = (true, marks("..."));
        None
    })
}

/// The first line that is indented less than the first one of the document.
pub(super) fn less_indented(text: &str) -> Option<usize> {
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut content = lines(text).filter(|(_, line)| {
        let line = line.trim_start();
        !line.is_empty() && !line.starts_with(['#', '%']) && !line.starts_with("---")
    });
    let (_, first) = content.next()?;
    content.find(|(_, line)| indentation(line) < indentation(first)).map(|(at, _)| at)
}

/// A directive after other lines of the document.
pub(super) fn directive_within(text: &str) -> Option<usize> {
    let first = first_line(text);
    lines(text).find(|(at, line)| *at > first && line.starts_with('%')).map(|(at, _)| at)
}

/// The first line with content.
pub(super) fn first_line(text: &str) -> usize {
    let mut content = lines(text).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with(['#', '%']));
    content.next().map_or(0, |(at, _)| at)
}

/// The name in brackets with which a file of TOML begins.
pub(super) fn table_header(text: &str) -> Option<(usize, &str)> {
    let at = first_line(text);
    let line = text.get(at..line_end(text, at))?.trim();
    let name = line.trim_start_matches('[').trim_end_matches(']').trim();
    let is_name =
        !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.'));
    (line.starts_with('[') && line.ends_with(']') && is_name).then_some((at, name))
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = std::iter::once(0).chain(text.match_indices(['\n', '\r']).map(|(at, _)| at + 1));
    starts.map(|at| (at, text.get(at..).and_then(|rest| rest.split(['\n', '\r']).next()).unwrap_or_default()))
}

/// How many lines are looked at for an opening quote.
const MAX_LINES: usize = 200;

/// Where the quote opens that closes before `at` in another line: the last one of the nearest line above with an odd number of them.
pub(super) fn odd_quote_above(text: &str, at: usize, quote: char) -> Option<usize> {
    let odd = |line: &str| line.matches(quote).count() % 2 == 1;
    let mut start = line_start(text, at);
    if !odd(text.get(start..at)?) {
        return None;
    }
    for _ in 0..MAX_LINES {
        let end = start.checked_sub(1)?;
        start = line_start(text, end);
        let line = text.get(start..end)?;
        if odd(line) {
            return line.rfind(quote).map(|at| start + at);
        }
    }
    None
}

/// The first comment between two places that has a closing bracket in it, which was probably not meant as a comment.
pub(super) fn comment_with_bracket(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut quote = None;
    let mut before = '\n';
    let mut chars = text.get(from..to)?.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            _ if quote == Some(char) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' if !before.is_alphanumeric() => quote = Some(char),
            '#' if before.is_whitespace() => {
                let start = from + at;
                let line = text.get(start..line_end(text, start))?;
                if line.contains([']', '}']) {
                    return Some(start);
                }
                let len = line.chars().count();
                chars.by_ref().nth(len.saturating_sub(2));
            }
            _ => {}
        }
        before = char;
    }
    None
}
