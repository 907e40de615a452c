//! Nodes with a tag, as `!!int 7`.

use super::prepare::CORE;
use super::scan;
use super::tree::{Node, Value};
use crate::diagnostic::{Code, Diagnostic, instead};
use crate::source::Place;

/// The node that `node` is by its tag. The library has resolved it as if it had none.
pub(super) fn tagged(tag: &str, node: Node, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Node {
    // The non-specific tag `!` makes a string of any scalar.
    let core = if tag == "!" { Some("str") } else { tag.strip_prefix(CORE) };
    let properties = scan::properties(text, node.place.start);
    let content = Place { start: properties.content.min(node.place.end), end: node.place.end };
    let written = text.get(content.start..content.end).unwrap_or_default();
    let value = match (core, node.value) {
        (_, Value::Wrong) => Ok(Value::Wrong),
        (Some("str"), value @ Value::Text(_)) => Ok(value),
        (Some("str"), Value::Null | Value::Boolean(_) | Value::Integer(_) | Value::Float(_)) => {
            Ok(Value::Text(written.to_owned()))
        }
        (Some("int"), value @ Value::Integer(_)) => Ok(value),
        (Some("int"), Value::Text(number)) => integer(&number).map(Value::Integer).ok_or("an integer"),
        (Some("int"), _) => Err("an integer"),
        (Some("float"), value @ Value::Float(_)) => Ok(value),
        #[allow(clippy::cast_precision_loss, reason = "no spec has a place for such a number, so it is only reported")]
        (Some("float"), Value::Integer(number)) => Ok(Value::Float(number as f64)),
        (Some("float"), Value::Text(number)) => number.parse().map(Value::Float).map_err(|_| "a number"),
        (Some("float"), _) => Err("a number"),
        (Some("bool"), value @ Value::Boolean(_)) => Ok(value),
        (Some("bool"), Value::Text(word)) => word.parse().map(Value::Boolean).map_err(|_| "`true` or `false`"),
        (Some("bool"), _) => Err("`true` or `false`"),
        (Some("null"), Value::Null) => Ok(Value::Null),
        (Some("null"), Value::Text(word)) if word.is_empty() => Ok(Value::Null),
        (Some("null"), _) => Err("`null`"),
        (Some("seq"), value @ Value::List(_)) | (Some("map"), value @ Value::Map(_)) => Ok(value),
        (Some("str"), _) => Err("a string"),
        (Some("seq"), _) => Err("a list"),
        (Some("map"), _) => Err("a mapping"),
        _ => {
            diagnostics.push(unknown(properties.tag.unwrap_or_else(|| tag_before(text, node.place)), text));
            Ok(Value::Wrong)
        }
    };
    let value = value.unwrap_or_else(|expected| {
        let core = core.unwrap_or_default();
        diagnostics.push(misfit(core, expected, content, written));
        Value::Wrong
    });
    Node { place: node.place, value }
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

/// A node that is not what its tag says.
fn misfit(core: &str, expected: &str, place: Place, written: &str) -> Diagnostic {
    let shown = written.lines().next().unwrap_or_default();
    let message = match shown {
        "" => format!("nothing is not {expected}, as `!!{core}` says"),
        shown if shown.starts_with(['[', '{', '-']) => format!("this is not {expected}, as `!!{core}` says"),
        shown => format!("`{shown}` is not {expected}, as `!!{core}` says"),
    };
    let place = if place.end > place.start { place } else { Place { start: place.start, end: place.start + 1 } };
    let instead = match core {
        "int" => instead::integer(written),
        "bool" => instead::boolean(written).map(str::to_owned),
        _ => None,
    };
    let remove = format!("remove `!!{core}`");
    Diagnostic::new(Code::Shape, place, message).help(match instead {
        Some(instead) => format!("write {instead}, or {remove}"),
        None => remove,
    })
}
