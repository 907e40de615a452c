//! Nodes with a tag, such as `!!int 7`.

use super::prepare::CORE;
use super::scan;
use super::tree::{Node, Value};
use crate::diagnostic::{Code, Diagnostic, instead};
use crate::source::Place;

/// The node that `node` is by its tag. The library has resolved it as if it had none.
pub(super) fn tagged(tag: &str, node: Node, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Node {
    let properties = scan::properties(text, node.place.start);
    // The tag `!` makes a string of any scalar.
    let core = if tag == "!" { "str" } else { tag.strip_prefix(CORE).unwrap_or_default() };
    let expected = match core {
        "str" => "a string",
        "int" => "an integer",
        "float" => "a number",
        "bool" => "`true` or `false`",
        "null" => "`null`",
        "seq" => "a list",
        "map" => "a mapping",
        _ => {
            diagnostics.push(unknown(properties.tag.unwrap_or_else(|| tag_before(text, node.place)), text));
            return Node { value: Value::Wrong, ..node };
        }
    };
    let content = Place { start: properties.content.min(node.place.end), end: node.place.end };
    let written = text.get(content.start..content.end).unwrap_or_default();
    let value = resolve(core, node.value, written).unwrap_or_else(|| {
        diagnostics.push(misfit(core, expected, content, written));
        Value::Wrong
    });
    Node { place: node.place, value }
}

/// The value that a core tag makes of one without a tag; `None` if it does not fit.
fn resolve(core: &str, value: Value, written: &str) -> Option<Value> {
    match (core, value) {
        (_, Value::Wrong) => Some(Value::Wrong),
        ("str", value @ Value::Text(_))
        | ("int", value @ Value::Integer(_))
        | ("float", value @ Value::Float(_))
        | ("bool", value @ Value::Boolean(_))
        | ("null", value @ Value::Null)
        | ("seq", value @ Value::List(_))
        | ("map", value @ Value::Map(_)) => Some(value),
        ("str", Value::Null | Value::Boolean(_) | Value::Integer(_) | Value::Float(_)) => {
            Some(Value::Text(written.to_owned()))
        }
        ("int", Value::Text(number)) => integer(&number).map(Value::Integer),
        #[allow(clippy::cast_precision_loss, reason = "no spec has a place for such a number, so it is only reported")]
        ("float", Value::Integer(number)) => Some(Value::Float(number as f64)),
        ("float", Value::Text(number)) => number.parse().ok().map(Value::Float),
        ("bool", Value::Text(word)) => word.parse().ok().map(Value::Boolean),
        ("null", Value::Text(word)) if word.is_empty() => Some(Value::Null),
        _ => None,
    }
}

/// A decimal number; one with leading zeros could be octal.
fn integer(number: &str) -> Option<i128> {
    let digits = number.strip_prefix(['-', '+']).unwrap_or(number);
    number.parse().ok().filter(|_| digits == "0" || !digits.starts_with('0'))
}

/// A tag that means nothing in a spec.
pub(super) fn unknown(place: Place, text: &str) -> Diagnostic {
    let tag = text.get(place.start..place.end).unwrap_or_default();
    let found = if tag.starts_with('!') { format!("the tag `{tag}`") } else { "a tag".to_owned() };
    let message = format!("expected a value without a tag, found {found}");
    Diagnostic::new(Code::Shape, place, message).help("remove the tag; if it belongs to a text, put the text in quotes")
}

/// The tag before a list or mapping, of which only the first child or the bracket is known.
fn tag_before(text: &str, place: Place) -> Place {
    let before = text.get(..place.start).unwrap_or_default().trim_end();
    let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let line = before.get(start..).unwrap_or_default();
    let token = line.rsplit(' ').take(2).find_map(|token| token.find('!').and_then(|at| token.get(at..)));
    let found = token.and_then(|token| Some((start + line.rfind(token)?, token.len())));
    found.map_or(place, |(start, len)| Place { start, end: start + len })
}

fn is_digits(written: &str) -> bool {
    let digits = written.strip_prefix(['-', '+']).unwrap_or(written);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A node that is not what its tag says.
fn misfit(core: &str, expected: &str, place: Place, written: &str) -> Diagnostic {
    let shown = written.lines().next().unwrap_or_default();
    let message = match shown {
        "" => format!("nothing is not {expected}, as `!!{core}` says"),
        shown if shown.starts_with(['[', '{', '|', '>']) || shown.starts_with("- ") => {
            format!("this is not {expected}, as `!!{core}` says")
        }
        shown => format!("`{shown}` is not {expected}, as `!!{core}` says"),
    };
    let place = if place.end > place.start { place } else { Place { start: place.start, end: place.start + 1 } };
    let instead = match core {
        "int" => instead::integer(written),
        "bool" => instead::boolean(written).map(str::to_owned),
        _ => None,
    };
    if core == "int" && is_digits(written) && written.parse::<i128>().is_err() {
        let message = format!("`{written}` is too large for an integer");
        return Diagnostic::new(Code::OutOfRange, place, message).help("the largest integer type holds 64 bits");
    }
    let remove = format!("remove `!!{core}`");
    Diagnostic::new(Code::Shape, place, message).help(match instead {
        Some(instead) => format!("write {instead}, or {remove}"),
        None => remove,
    })
}
