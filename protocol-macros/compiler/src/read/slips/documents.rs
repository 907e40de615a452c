//! Directives, and what is before or after the only document of a file.

use super::complaint::{Complaint, INDENTATION, NOWHERE, range, slip};
use super::lines::{directive_within, first_line, less_indented, line_end, line_start, second_document, table_header};
use crate::diagnostic::Diagnostic;
use crate::source::Place;

pub(super) fn explain(complaint: &Complaint<'_>) -> Option<Diagnostic> {
    let Complaint { text, problem, at, within, .. } = *complaint;
    let directive =
        || (0..).zip(text.lines()).find(|(_, line)| line.starts_with('%')).and_then(|(_, line)| text.find(line));
    match problem {
        _ if problem.contains("more than one document") => {
            let help = "remove this line, or everything after it: a spec is one document";
            match second_document(text) {
                Some(at) => Some(slip(text, at, "a second document begins here", help)),
                None => Some(after_the_document(text)),
            }
        }
        "found incompatible YAML document" => {
            let at = directive()?;
            let place = Place { start: at, end: line_end(text, at) };
            Some(range(place, "this version of YAML is not supported", "remove the line, or write `%YAML 1.2`"))
        }
        _ if within.contains("directive") || problem.contains("directive") => {
            let at = text
                .get(line_start(text, at)..)
                .filter(|line| line.starts_with('%'))
                .map_or_else(directive, |_| Some(line_start(text, at)))?;
            let place = Place { start: at, end: line_end(text, at) };
            let help = "remove the line; a text that begins with `%` is put in quotes and indented";
            Some(range(place, "a line that begins with `%` is a directive, and this one is not valid", help))
        }
        "did not find expected <document start>" => match directive() {
            Some(directive) => {
                let place = Place { start: directive, end: line_end(text, directive) };
                Some(range(
                    place,
                    "this directive is not followed by `---`",
                    "write `---` in the line after it, or remove it",
                ))
            }
            None => Some(slip(text, at, NOWHERE, INDENTATION)),
        },
        _ => None,
    }
}

/// Something that follows the only value of the file, without `---` before it.
fn after_the_document(text: &str) -> Diagnostic {
    if let Some(at) = directive_within(text) {
        let place = Place { start: at, end: line_end(text, at) };
        let help = "remove the line; a text that begins with `%` is put in quotes and indented";
        return range(place, "a line that begins with `%` is a directive, and belongs before the document", help);
    }
    if let Some((at, name)) = table_header(text) {
        let place = Place { start: at, end: line_end(text, at) };
        let help = format!("a spec is YAML, not TOML: write `{name}:`, and indent what belongs to it");
        return range(place, "a name in brackets is a list", &help);
    }
    match less_indented(text) {
        Some(at) => slip(text, at, NOWHERE, INDENTATION),
        None => {
            let help = "a spec is one mapping: its first lines are keys, such as `realms:` and `packets:`";
            slip(text, first_line(text), "the value that begins here is not the whole file", help)
        }
    }
}
