//! What the YAML library says when it gives up, as a diagnostic.

use super::scan::Positions;
use super::slips::{Complaint, explain};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// What its message means for whoever wrote the text.
pub(super) fn diagnostic(error: &str, text: &str, positions: &Positions) -> Diagnostic {
    // "what is wrong at line 1 column 2, while doing what at line 3 column 4"
    let (problem, context) = error.split_once(", while ").unwrap_or((error, ""));
    let place = positions.last_in(text, problem);
    let problem = without_place(problem);
    let too_large = match problem {
        "recursion limit exceeded" => Some(if place.is_some_and(|place| is_alias(text, place)) {
            "the spec is nested too deeply: an alias contains other aliases, or itself"
        } else {
            "the spec is nested too deeply"
        }),
        "repetition limit exceeded" => Some("the spec has too many aliases of aliases"),
        _ => None,
    };
    if let Some(message) = too_large {
        return Diagnostic { place, ..Diagnostic::of_file(Code::TooLarge, message) };
    }
    let complaint = Complaint {
        text,
        problem,
        at: place.map_or(positions.first(), |place| place.start),
        within: without_place(context),
        began: positions.last_in(text, context).map(|place| place.start),
    };
    explain(&complaint)
}

fn without_place(message: &str) -> &str {
    [" at line ", " at position "].iter().find_map(|at| message.split_once(at)).map_or(message, |(text, _)| text)
}

fn is_alias(text: &str, place: Place) -> bool {
    text.get(place.start..).is_some_and(|rest| rest.starts_with(['*', '&']))
}
