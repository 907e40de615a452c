//! What the mistakes of YAML mostly are: the library tells what its grammar missed, and whoever wrote the text wants to know what to
//! change.

use crate::source::Place;

/// What the library says.
pub(crate) struct Complaint<'t> {
    pub(crate) text: &'t str,
    /// What it missed.
    pub(crate) problem: &'t str,
    /// Where.
    pub(crate) at: usize,
    /// What it was reading, and where that began.
    pub(crate) within: &'t str,
    pub(crate) began: Option<usize>,
}

/// What it means.
pub(crate) struct Slip {
    /// In the words of whoever wrote the text.
    pub(crate) message: String,
    /// Where.
    pub(crate) place: Place,
    /// What to do.
    pub(crate) help: String,
}

/// The slip that is probably behind a complaint.
pub(crate) fn explain(complaint: &Complaint<'_>) -> Option<Slip> {
    let Complaint { text, problem, at, within, .. } = *complaint;
    let (before, rest) = (text.get(line_start(text, at)..at)?, text.get(at..)?);
    let first = rest.chars().next();
    if let Some(at) = conflict(text, at) {
        return Some(slip(
            text,
            at,
            "a merge was not finished here",
            "keep one of the two sides, and remove the lines with the marks",
        ));
    }
    Some(match problem {
        _ if problem.contains("more than one document") => {
            let at = second_document(text)?;
            slip(text, at, "a second document begins here", "a spec is one document: remove this line, or what follows")
        }
        _ if problem.contains("tab character")
            || (problem.contains("cannot start any token") && first == Some('\t')) =>
        {
            slip(text, at, "a tab stands in the indentation", "indent with spaces: YAML takes no tabs there")
        }
        "found character that cannot start any token" | "did not find expected node content"
            if rest.trim().is_empty() =>
        {
            slip(text, at, "something is missing at the end", "close each `[` with `]`, and each `{` with `}`")
        }
        "found character that cannot start any token"
        | "did not find expected node content"
        | "block sequence entries are not allowed in this context"
        | "mapping keys are not allowed in this context" => {
            let first_character = if first == Some('`') { "a backtick".to_owned() } else { format!("`{}`", first?) };
            let message = format!("a text without quotes cannot begin with {first_character}");
            let help = if first == Some('-') { "put it in quotes; a list begins below its key" } else { QUOTES };
            slip(text, at, &message, help)
        }
        "did not find expected comment or line break" if within.contains("block scalar") => slip(
            text,
            at,
            "behind `|` or `>` nothing can stand in the line",
            "the text begins on the next one; if the sign belongs to it, put it in quotes",
        ),
        "mapping values are not allowed in this context" if before.contains(": ") => {
            let key = before.trim_start_matches([' ', '-']).split(':').next().unwrap_or_default();
            let help = format!("put the text in quotes, or into lines of its own below `{key}: >-`");
            slip(text, at, "a colon stands in a text without quotes", &help)
        }
        "mapping values are not allowed in this context" => {
            let at = at - before.trim_start().len();
            let above =
                text.get(..line_start(text, at)).and_then(|text| text.lines().next_back()).unwrap_or_default().trim();
            let help = if above.starts_with('-') && !above.starts_with("- ") {
                "a space belongs behind the `-` of an item"
            } else {
                "it stands deeper than the line above: give both the same indentation, or end the line above with a colon"
            };
            slip(text, at, "this line is taken for a part of the text above it", help)
        }
        "did not find expected key" => match before.trim_end().chars().next_back() {
            Some('\'') => slip(
                text,
                at,
                "the text ended with the quote before this",
                "put all of it in quotes, and write a single quote in it twice: `''`",
            ),
            Some('"') => slip(
                text,
                at,
                "the text ended with the quote before this",
                "put all of it in quotes, and a backslash before a double quote in it: `\\\"`",
            ),
            Some(']' | '}') => slip(
                text,
                at,
                "nothing can stand behind the bracket",
                "put a text that begins with a bracket in quotes",
            ),
            Some(_) => slip(
                text,
                at,
                "nothing can stand behind the value",
                "if this belongs to a text, put all of it in quotes",
            ),
            None => slip(text, at, "this line belongs to nothing above it", INDENTATION),
        },
        "did not find expected '-' indicator" => slip(text, at, "this line belongs to nothing above it", INDENTATION),
        _ => return in_value(complaint, first),
    })
}

/// Within a value that is more than a word, or where one is missing.
fn in_value(complaint: &Complaint<'_>, first: Option<char>) -> Option<Slip> {
    let Complaint { text, problem, at, within, began } = *complaint;
    let began = began.unwrap_or(at);
    Some(match problem {
        "could not find expected ':'" => {
            let line = text.get(began..)?.lines().next()?.trim_end();
            let help = match line.split_once(':') {
                Some((key, value)) => format!("a space belongs behind the colon: `{key}: {value}`"),
                None => "a key is followed by a colon, a space, and its value; a longer text is indented".to_owned(),
            };
            slip(text, began, "this is neither a key with its value nor an item", &help)
        }
        "found unknown escape character" => slip(
            text,
            at,
            "no escape begins like this",
            "in double quotes a backslash is written twice; in single quotes it is one",
        ),
        "unknown anchor" => slip(text, at, "nothing before this has an anchor with that name", STAR),
        _ if within.contains("an alias") => slip(text, began, "this is no name of an anchor", STAR),
        _ if within.contains("quoted scalar") => {
            slip(text, began, "the quote that opens here is not closed", "end the text with the same quote")
        }
        _ if within.contains("flow") && first == Some(':') => slip(
            text,
            at,
            "a colon stands in a text",
            "put a comma before the key if it is one, and otherwise the text in quotes",
        ),
        _ if within.contains("flow") => slip(
            text,
            began,
            "this bracket is not closed, or a comma is missing in it",
            "close each `[` with `]` and each `{` with `}`, and put commas between what is in them",
        ),
        _ => return None,
    })
}

const QUOTES: &str = "put it in quotes";
const STAR: &str = "a text that begins with `*` needs quotes; an anchor is `&name` before what has that name";
const INDENTATION: &str = "the keys of a mapping all begin in the same column, and so do the dashes of a list";

fn slip(text: &str, at: usize, message: &str, help: &str) -> Slip {
    let len = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    let place = Place { start: at, end: (at + len).min(text.len().max(at)) };
    Slip { message: message.to_owned(), place, help: help.to_owned() }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The mark of a merge at which the library may have lost its way: in one of the lines before.
fn conflict(text: &str, at: usize) -> Option<usize> {
    let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| at + newline);
    lines(text.get(..end)?).find(|(_, line)| line.starts_with("<<<<<<< ")).map(|(at, _)| at)
}

/// Where a second document begins. In a document no line begins with three dashes or dots, not even in quotes.
fn second_document(text: &str) -> Option<usize> {
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

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    starts.map(|at| (at, text.get(at..).and_then(|rest| rest.split('\n').next()).unwrap_or_default()))
}
