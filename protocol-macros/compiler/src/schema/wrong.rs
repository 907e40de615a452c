//! A value of the wrong shape: what was expected, what was found, and what to write instead.

use super::keys::{Key, Shape};
use super::synonyms;
use crate::diagnostic::{Code, Diagnostic, enumerate, instead, suggest};
use crate::read::tree::{Node, Value};
use crate::source::Place;

/// The longest value that a message quotes.
const MAX_QUOTED: usize = 60;

/// A value of another shape.
pub(super) fn shape(node: &Node, shape: &Shape, key: Option<&Key>, text: &str) -> Diagnostic {
    if let (Shape::Word(words), Value::Text(text)) = (shape, &node.value) {
        let message = format!("expected {}, found `{text}`", shape.describe());
        let help = synonyms::word(text, words).unwrap_or_else(|| suggest(text, words.iter().copied()));
        return Diagnostic::new(Code::Shape, node.place, message).help(help);
    }
    let written = written(node, text);
    if takes_integer(shape) && matches!(node.value, Value::Float(_)) && is_digits(written) {
        let message = format!("`{written}` is too large for an integer");
        let diagnostic = Diagnostic::new(Code::OutOfRange, node.place, message);
        return match key {
            Some(key) => diagnostic.help(format!("{}: {}", key.name, key.about)),
            None => diagnostic,
        };
    }
    let message = format!("expected {}, found {}", shape.describe(), node.value.describe());
    let diagnostic = Diagnostic::new(Code::Shape, node.place, message);
    let several = key.and_then(|key| synonyms::several(key.name, &node.value, written_list(node, text)));
    match several.or_else(|| synonyms::value(&node.value, shape)).or_else(|| help(node, shape, written)) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// The value as it is written, if it is a scalar.
fn written<'t>(node: &Node, text: &'t str) -> &'t str {
    match node.value {
        Value::List(_) | Value::Map(_) | Value::Wrong => "",
        _ => text.get(node.place.start..node.place.end).unwrap_or_default(),
    }
}

/// A list as it is written, if it is a short one in brackets.
fn written_list<'t>(node: &Node, text: &'t str) -> Option<&'t str> {
    let rest = text.get(node.place.start..).filter(|rest| rest.starts_with('['))?;
    rest.get(..=rest.find(']')?).filter(|list| is_short(list) && !list.contains(['{', '"', '\'', '#']))
}

fn is_digits(written: &str) -> bool {
    let digits = written.strip_prefix(['-', '+']).unwrap_or(written);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn takes_integer(shape: &Shape) -> bool {
    matches!(shape, Shape::Integer | Shape::Number(_))
        || matches!(shape, Shape::Either(shapes) if shapes.iter().any(takes_integer))
}

fn takes_text(shape: &Shape) -> bool {
    matches!(shape, Shape::Text | Shape::Spelled(_))
        || matches!(shape, Shape::Either(shapes) if shapes.iter().any(takes_text))
}

/// What to write instead.
fn help(node: &Node, shape: &Shape, written: &str) -> Option<String> {
    if let Some((tag, _)) = written.split_once(char::is_whitespace).filter(|(tag, _)| tag.starts_with('!')) {
        return Some(format!("remove `{tag}`"));
    }
    match (shape, &node.value) {
        (Shape::Integer | Shape::Number(_), Value::Text(_) | Value::Float(_)) => {
            let number = instead::integer(written)?;
            Some(if written.starts_with(['"', '\'']) {
                format!("remove the quotes: {number}")
            } else {
                format!("write {number}")
            })
        }
        (Shape::Boolean, Value::Text(_) | Value::Integer(_)) => {
            let boolean = instead::boolean(written)?;
            Some(if written.starts_with(['"', '\'']) {
                format!("remove the quotes: {boolean}")
            } else {
                format!("write {boolean}")
            })
        }
        (shape, Value::Integer(_) | Value::Float(_) | Value::Boolean(_)) if takes_text(shape) => {
            let quoted = in_quotes(written);
            let number = Some(written).filter(|_| takes_integer(shape)).and_then(instead::integer);
            Some(match number {
                Some(number) => format!("for a string, put it in quotes: {quoted}; for an integer, write {number}"),
                None => format!("put it in quotes: {quoted}"),
            })
        }
        (shape, Value::Null) if takes_text(shape) && !written.is_empty() => {
            Some(format!("for a string, put it in quotes: {}", in_quotes(written)))
        }
        (Shape::List(_) | Shape::Limited(..), Value::Text(text)) if text.starts_with('-') => {
            Some("put a space after the `-` of each item".to_owned())
        }
        (Shape::List(_) | Shape::Limited(..), Value::Text(_)) => {
            Some(format!("begin each item with `- `, or put it in brackets: `[{written}]`"))
                .filter(|_| is_short(written))
                .or_else(|| Some("begin each item with `- `".to_owned()))
        }
        (Shape::List(item) | Shape::Limited(item, _), Value::Integer(_) | Value::Float(_) | Value::Boolean(_))
            if takes_text(item) =>
        {
            Some(format!("put it in brackets: `[{written}]`"))
        }
        (Shape::List(_) | Shape::Limited(..), _) => {
            Some("begin each item with `- `, or write `[]` for an empty list".to_owned())
        }
        (Shape::Object(_) | Shape::Named(_), Value::Text(text)) if is_cut_off(text) => {
            Some("put a space after the colon of each key".to_owned())
        }
        (Shape::Object(object), Value::List(_)) => Some(format!(
            "remove the dashes or brackets: the keys are {}",
            enumerate(object.keys.iter().map(|key| key.name))
        )),
        (Shape::Object(object), _) => {
            Some(format!("its keys are {}", enumerate(object.keys.iter().map(|key| key.name))))
        }
        (Shape::Either(shapes), _) => shapes.iter().find_map(|shape| match shape {
            Shape::Object(object) => {
                let keys = enumerate(object.keys.iter().map(|key| key.name));
                Some(format!("the keys of {} are {keys}", object.what))
            }
            _ => None,
        }),
        _ => None,
    }
}

/// Whether a text was probably meant as `key: value`.
fn is_cut_off(text: &str) -> bool {
    text.split_once(':').is_some_and(|(key, _)| !key.is_empty() && !key.contains(char::is_whitespace))
}

fn is_short(written: &str) -> bool {
    written.len() <= MAX_QUOTED && !written.contains(['\n', '\r'])
}

fn in_quotes(written: &str) -> String {
    if is_short(written) { format!("`\"{written}\"`") } else { "`\"...\"`".to_owned() }
}

/// A key that has to have a value and has none.
pub(super) fn no_value(key: &Key, place: Place, value: &Node, text: &str) -> Diagnostic {
    let message = format!("expected {} after `{}`, found nothing", key.shape.describe(), key.name);
    let diagnostic = Diagnostic::new(Code::Shape, place, message);
    let explicit = written(value, text);
    let rest = text.get(place.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let comment = rest.trim_start_matches(['"', '\'', ':', ' ', '\t']);
    match () {
        () if !explicit.is_empty() && takes_text(&key.shape) => {
            diagnostic.help(format!("for a string, put it in quotes: {}", in_quotes(explicit)))
        }
        () if comment.starts_with('#') => {
            let comment = comment.split([',', '}', ' ']).next().unwrap_or_default();
            let number = Some(comment).filter(|_| takes_integer(&key.shape)).and_then(instead::integer);
            let quoted = Some(in_quotes(comment)).filter(|_| takes_text(&key.shape));
            let write = number.or(quoted).map(|write| format!(": write {write}")).unwrap_or_default();
            diagnostic.help(format!("`#` begins a comment{write}"))
        }
        () if comment.starts_with('&') => {
            let number = Some(explicit).filter(|_| takes_integer(&key.shape)).and_then(instead::integer);
            let write = number.map(|number| format!(": write {number}")).unwrap_or_default();
            diagnostic.help(format!("`&` begins the name of an anchor{write}"))
        }
        () => diagnostic.help(format!("{}: {}", key.name, key.about)),
    }
}

/// A key that is not a string.
pub(super) fn key(key: &Node, text: &str) -> Diagnostic {
    let message = format!("expected a string as a key, found {}", key.value.describe());
    let diagnostic = Diagnostic::new(Code::Shape, key.place, message);
    match key.value {
        Value::Map(_) => diagnostic.help("put a text that begins with `{` in quotes"),
        Value::List(_) => diagnostic.help("put a text that begins with `[` in quotes"),
        _ => diagnostic.help(format!("put it in quotes: {}", in_quotes(written(key, text)))),
    }
}
