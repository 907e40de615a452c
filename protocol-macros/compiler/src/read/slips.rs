//! The mistakes that people make in YAML. The library says what its grammar expected; the author wants to know what to change.

mod complaint;
mod documents;
mod flow;
mod forbidden;
mod lines;
mod unseen;

pub(super) use self::complaint::Complaint;
use self::complaint::{INDENTATION, NOWHERE, after_bracket, after_quote, slip};
use self::lines::{conflict, line_end, line_start};
use crate::diagnostic::Diagnostic;
use crate::source::Place;

/// The mistake that probably caused a complaint.
pub(super) fn explain(complaint: &Complaint<'_>) -> Diagnostic {
    refused(complaint)
        .or_else(|| conflict_marks(complaint))
        .or_else(|| unseen::explain(complaint))
        .or_else(|| documents::explain(complaint))
        .or_else(|| at_first_character(complaint))
        .or_else(|| between_lines(complaint))
        .or_else(|| in_scalar(complaint))
        .or_else(|| flow::explain(complaint))
        .unwrap_or_else(|| {
            let message = format!("the YAML reader stopped here: {}", complaint.problem);
            slip(complaint.text, complaint.at, &message, "the mistake is often in this line or in the one before it")
        })
}

const QUOTES: &str = "put it in quotes";
const STAR: &str =
    "put a text that begins with `*` in quotes; an anchor is `&name` before the value that gets that name";

/// The library does not say where a character is that it refuses.
fn refused(complaint: &Complaint<'_>) -> Option<Diagnostic> {
    complaint.problem.contains("control characters").then(|| forbidden::first(complaint.text)).flatten()
}

fn conflict_marks(complaint: &Complaint<'_>) -> Option<Diagnostic> {
    let at = conflict(complaint.text, complaint.at)?;
    let help = "keep one of the two sides, and remove the lines with the marks";
    Some(slip(complaint.text, at, "this file has an unresolved merge conflict", help))
}

/// A character with which a value cannot begin.
fn at_first_character(complaint: &Complaint<'_>) -> Option<Diagnostic> {
    let Complaint { text, problem, at, within, .. } = *complaint;
    let rest = text.get(at..)?;
    let first = rest.chars().next();
    match problem {
        _ if problem.contains("tab character")
            || (problem.contains("cannot start any token") && first == Some('\t')) =>
        {
            Some(slip(text, at, "a tab is used for indentation", "indent with spaces: YAML does not allow tabs there"))
        }
        "found character that cannot start any token" | "did not find expected node content"
            if rest.trim().is_empty() =>
        {
            Some(slip(text, at, "the file ends too early", "close each `[` with `]` and each `{` with `}`"))
        }
        "did not find expected node content" if matches!(first, Some(',' | ']' | '}')) => {
            Some(slip(text, at, "a value is missing before this character", "write the value, or remove the character"))
        }
        "block sequence entries are not allowed in this context" => {
            let item = rest.trim_start_matches('-').trim_start();
            let help = match item.split([',', ' ', '\n', '\r', '}', ']']).next().unwrap_or_default() {
                number if number.starts_with(|char: char| char.is_ascii_digit()) => {
                    format!("write a negative number without a space: `-{number}`")
                }
                _ if within.contains("flow") => {
                    "in brackets, separate items with commas and leave out the dashes".to_owned()
                }
                _ => "put the text in quotes; a list begins in the line after its key".to_owned(),
            };
            Some(slip(text, at, "a text without quotes cannot begin with `-` and a space", &help))
        }
        "did not find expected node content" if first == Some('-') && within.contains("flow") => {
            let help = "separate items with commas and leave out the dashes, or close the bracket before";
            let message = "in brackets a list item does not begin with a dash";
            let diagnostic = slip(text, at, message, help);
            Some(match complaint.began {
                Some(start) => diagnostic.label(Place { start, end: start + 1 }, "this bracket is open"),
                None => diagnostic,
            })
        }
        "found character that cannot start any token"
        | "did not find expected node content"
        | "mapping keys are not allowed in this context" => {
            let character = if first == Some('`') { "a backtick".to_owned() } else { format!("`{}`", first?) };
            let message = format!("a text without quotes cannot begin with {character}");
            Some(slip(text, at, &message, QUOTES))
        }
        _ if within.contains("block scalar") => {
            let help = "begin the text in the next line; if the character belongs to the text, put the text in quotes";
            Some(slip(text, at, "only a line end is allowed after `|` or `>`", help))
        }
        "unknown anchor" => Some(slip(text, at, "there is no anchor with this name before it", STAR)),
        _ if within.contains("an alias") && text.get(complaint.began?..)?.starts_with("* ") => {
            let help = "write `- ` for a list item; put a text that begins with `*` in quotes";
            Some(slip(text, complaint.began?, "a list item begins with a dash", help))
        }
        _ if within.contains("an alias") => {
            Some(slip(text, complaint.began.unwrap_or(at), "this is not a valid name of an anchor", STAR))
        }
        _ if within.contains("an anchor") => {
            let help = "put a text that begins with `&` in quotes";
            Some(slip(text, complaint.began.unwrap_or(at), "this is not a valid name of an anchor", help))
        }
        _ if within.contains(" tag") || problem.contains("tag handle") => {
            let help = "remove the tag; put a text that begins with `!` in quotes";
            Some(slip(text, complaint.began.unwrap_or(at), "this is not a valid tag", help))
        }
        _ => None,
    }
}

/// A line that does not fit the lines around it, or that continues after its value has ended.
fn between_lines(complaint: &Complaint<'_>) -> Option<Diagnostic> {
    let Complaint { text, problem, at, within, .. } = *complaint;
    let before = text.get(line_start(text, at)..at)?;
    match problem {
        "mapping values are not allowed in this context" if before.contains(": ") && !within.contains("flow") => {
            let key = before.trim_start_matches([' ', '-']).split(':').next().unwrap_or_default();
            let help = format!("put the text in quotes, or in lines of its own below `{key}: >-`");
            Some(slip(text, at, "a text without quotes contains a colon", &help))
        }
        "mapping values are not allowed in this context" => {
            let start = line_start(text, at);
            let at = at - before.trim_start().len();
            let above = text.get(..start).and_then(|text| text.lines().rfind(|line| !line.trim().is_empty()));
            if let Some(line) = above {
                let content = line.trim_start().trim_start_matches("- ").trim();
                let (message, help) = without_colon(line, content);
                if let Some((at, help)) = text.get(..start)?.rfind(content).zip(help) {
                    return Some(slip(text, at, message, &help));
                }
            }
            let help = "give both lines the same indentation, or end the line above with a colon";
            Some(slip(text, at, "this line continues the text above it", help))
        }
        "did not find expected key" => match before.trim_end().chars().next_back() {
            Some(quote @ ('"' | '\'')) => Some(after_quote(complaint, quote)),
            Some(']' | '}') => Some(after_bracket(complaint)),
            Some(_) => {
                let help = "if this belongs to a text, put the whole text in quotes";
                Some(slip(text, at, "nothing can follow the value in this line", help))
            }
            None => Some(outside(complaint)),
        },
        "did not find expected '-' indicator" => Some(outside(complaint)),
        "could not find expected ':'" => {
            let began = complaint.began.unwrap_or(at);
            let line = text.get(began..line_end(text, began))?.trim_end();
            let (message, help) = without_colon(line, line);
            let help =
                help.unwrap_or_else(|| "write `key: value` or `- item`; indent the second line of a text".to_owned());
            Some(slip(text, began, message, &help))
        }
        _ => None,
    }
}

/// What is wrong with a line that YAML does not read as a key with a value, and what to write, if there is a likely reason.
fn without_colon(line: &str, content: &str) -> (&'static str, Option<String>) {
    if is_dash_without_space(line) {
        return ("a list item has no space after its dash", Some(dash_help(line)));
    }
    if ["//", "/*", "--", ";"].iter().any(|mark| content.starts_with(mark)) {
        return ("a comment begins with `#`", Some("begin the comment with `#`".to_owned()));
    }
    if let Some(item) = content.strip_prefix("+ ") {
        return ("a list item begins with a dash", Some(format!("write `- {item}`")));
    }
    let joined = content.split_once(':').filter(|(key, value)| !key.contains(' ') && !value.starts_with(' '));
    if let Some((key, value)) = joined.filter(|(_, value)| !value.is_empty()) {
        let help = format!("put a space after the colon: `{key}: {value}`");
        return ("a key has no space after its colon", Some(help));
    }
    let words: Vec<&str> = content.split_whitespace().take(4).collect();
    let colon = "a key is followed by a colon and a space";
    let neither = "this line is neither a key with its value nor a list item";
    match words[..] {
        [key, "=", ..] => {
            let value = content.split_once('=').map_or("", |(_, value)| value.trim_start());
            (colon, Some(format!("write `{key}: {value}`")))
        }
        [key, value] if !key.ends_with(':') => {
            (colon, Some(format!("write `{}: {value}`", key.trim_end_matches([';', '=', ',']))))
        }
        [word] if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            (neither, Some(format!("write `{word}:` if this is a key; indent the second line of a text")))
        }
        _ => (neither, None),
    }
}

fn is_dash_without_space(line: &str) -> bool {
    let line = line.trim_start();
    line.strip_prefix('-').is_some_and(|rest| {
        rest.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '{' | '[' | '"' | '\''))
    })
}

fn dash_help(line: &str) -> String {
    let item = line.trim().trim_start_matches('-');
    format!("put a space after the dash: `- {item}`")
}

/// A line whose indentation fits nothing above it, or that is not an item of the list above it.
fn outside(complaint: &Complaint<'_>) -> Diagnostic {
    let Complaint { text, at, .. } = *complaint;
    let line = text.get(at..line_end(text, at)).unwrap_or_default();
    if is_dash_without_space(line) {
        return slip(text, at, "a list item has no space after its dash", &dash_help(line));
    }
    if complaint.problem == "did not find expected key" && line.starts_with("- ") {
        let help = "remove the dash if this is a key; otherwise indent the list like the one above it";
        return slip(text, at, "this list item is among the keys of a mapping", help);
    }
    slip(text, at, NOWHERE, INDENTATION)
}

/// Within quotes.
fn in_scalar(complaint: &Complaint<'_>) -> Option<Diagnostic> {
    let Complaint { text, problem, at, within, began } = *complaint;
    match problem {
        "found unknown escape character" => {
            let help = "write a backslash twice in double quotes, or use single quotes";
            Some(slip(text, at, "this escape does not exist", help))
        }
        "did not find expected hexadecimal number" | "found invalid Unicode character escape code" => {
            let help =
                "`\\x` needs two hexadecimal digits, `\\u` four, `\\U` eight; write a backslash of the text twice";
            Some(slip(text, at, "this is not a valid escape", help))
        }
        _ if within.contains("quoted scalar") => {
            let message = "the quote that opens here is not closed";
            Some(slip(text, began.unwrap_or(at), message, "end the text with the same quote"))
        }
        _ => None,
    }
}
