//! Holds the tree against the [schema](crate::schema): every node of a wrong shape, every unknown, missing and repeated key is
//! reported, and the walk goes on behind it.

use std::collections::HashMap;

use super::keys::{Key, Object, Shape};
use super::spec::SPEC;
use super::synonyms;
use crate::diagnostic::{Code, Diagnostic, enumerate, suggest};
use crate::read::tree::{Node, Value};
use crate::source::Place;

/// Everything about the shape of a spec that is wrong.
pub(crate) fn check_spec(root: &Node, diagnostics: &mut Vec<Diagnostic>) {
    if root.value == Value::Null {
        diagnostics.push(
            Diagnostic::of_file(Code::Shape, "the spec is empty")
                .help("a spec has at least `realms:` and `packets:` with `c2s:` and `s2c:`"),
        );
    } else {
        check_object(root, &SPEC, diagnostics);
    }
}

fn check(node: &Node, shape: &Shape, diagnostics: &mut Vec<Diagnostic>) {
    match (shape, &node.value) {
        (Shape::Text | Shape::Spelled(_), Value::Text(_))
        | (Shape::Integer | Shape::Number(_), Value::Integer(_))
        | (Shape::Boolean, Value::Boolean(_)) => {}
        (Shape::List(item) | Shape::Limited(item, _), Value::List(items)) => {
            for node in items {
                check(node, item, diagnostics);
            }
        }
        (Shape::Named(value), Value::Map(entries)) => {
            check_keys(entries, None, diagnostics);
            for (_, node) in entries {
                check(node, value, diagnostics);
            }
        }
        (Shape::Object(object), Value::Map(_)) => check_object(node, object, diagnostics),
        (Shape::Word(words), Value::Text(text)) if words.contains(&text.as_str()) => {}
        (Shape::Either(shapes), value) => match shapes.iter().find(|shape| is_for(shape, value)) {
            // A word that is none of those that are allowed could also have been one of the other shapes.
            Some(Shape::Word(words)) if matches!(value, Value::Text(text) if !words.contains(&text.as_str())) => {
                diagnostics.push(wrong_shape(node, shape));
            }
            Some(shape) => check(node, shape, diagnostics),
            None => diagnostics.push(wrong_shape(node, shape)),
        },
        _ => diagnostics.push(wrong_shape(node, shape)),
    }
}

/// Whether a value of this kind is meant to have this shape, rightly or not.
fn is_for(shape: &Shape, value: &Value) -> bool {
    match (shape, value) {
        (Shape::Text | Shape::Spelled(_) | Shape::Word(_), Value::Text(_))
        | (Shape::Integer | Shape::Number(_), Value::Integer(_))
        | (Shape::Boolean, Value::Boolean(_))
        | (Shape::List(_) | Shape::Limited(..), Value::List(_))
        | (Shape::Named(_) | Shape::Object(_), Value::Map(_)) => true,
        (Shape::Either(shapes), value) => shapes.iter().any(|shape| is_for(shape, value)),
        _ => false,
    }
}

fn check_object(node: &Node, object: &'static Object, diagnostics: &mut Vec<Diagnostic>) {
    let Value::Map(entries) = &node.value else {
        diagnostics.push(wrong_shape(node, &Shape::Object(object)));
        return;
    };
    check_keys(entries, Some(object), diagnostics);
    for key in object.keys {
        let entry = entries.iter().find(|(name, _)| matches!(&name.value, Value::Text(name) if name == key.name));
        match entry {
            // A key with nothing behind it is as good as no key, unless it has to be there.
            Some((_, value)) if value.value == Value::Null && !key.required => {}
            Some((name, value)) if value.value == Value::Null => {
                diagnostics.push(no_value(key, name.place));
            }
            Some((_, value)) => check(value, &key.shape, diagnostics),
            None if key.required => {
                let message = format!("{} needs `{}`", object.what, key.name);
                let help = format!("{}: {}", key.name, key.about);
                diagnostics.push(Diagnostic::new(Code::MissingKey, node.place, message).help(help));
            }
            None => {}
        }
    }
    if !object.forms.is_empty() {
        check_forms(node, entries, object, diagnostics);
    }
}

/// An object that has none of its forms, half of one, or parts of two.
fn check_forms(node: &Node, entries: &[(Node, Node)], object: &Object, diagnostics: &mut Vec<Diagnostic>) {
    let form_of = |key: &str| object.forms.iter().position(|form| form.has(key));
    let mut chosen = entries.iter().filter(|(_, value)| value.value != Value::Null).filter_map(|(key, _)| {
        let Value::Text(name) = &key.value else { return None };
        Some((form_of(name)?, name.as_str(), key.place))
    });
    let Some((form, first, place)) = chosen.next() else {
        let empty = entries.iter().find_map(|(key, _)| {
            let known = |known: &&Key| matches!(&key.value, Value::Text(name) if name == known.name);
            let known = object.keys.iter().find(known).filter(|known| form_of(known.name).is_some())?;
            Some(no_value(known, key.place))
        });
        if let Some(diagnostic) = empty {
            diagnostics.push(diagnostic);
            return;
        }
        let forms = object.forms.iter().map(|form| enumerate(form.needs.iter().copied()).replace(", ", " and "));
        let message = format!("{} needs {}", object.what, forms.clone().collect::<Vec<_>>().join(", or "));
        let help = object.forms.iter().zip(forms).map(|(form, keys)| format!("{keys} {}", form.about));
        diagnostics
            .push(Diagnostic::new(Code::MissingKey, node.place, message).help(help.collect::<Vec<_>>().join("; ")));
        return;
    };
    let mut names = vec![first];
    for (other, name, other_place) in chosen {
        if other != form {
            let message = format!("{} with `{first}` has no `{name}`", object.what);
            let diagnostic = Diagnostic::new(Code::UnknownKey, other_place, message).label(place, "the other one");
            diagnostics.push(diagnostic.help("remove one of them"));
            return;
        }
        names.push(name);
    }
    let needs = object.forms.get(form).map_or(&[][..], |form| form.needs);
    let missing: Vec<&str> = needs.iter().copied().filter(|key| !names.contains(key)).collect();
    if !missing.is_empty() {
        let keys = enumerate(missing.iter().copied()).replace(", ", " and ");
        let about = object.keys.iter().filter(|key| missing.contains(&key.name));
        let help = about.map(|key| format!("{}: {}", key.name, key.about)).collect::<Vec<_>>().join("; ");
        let message = format!("{} with `{first}` needs {keys}", object.what);
        diagnostics.push(Diagnostic::new(Code::MissingKey, place, message).help(help));
    }
}

fn no_value(key: &Key, place: Place) -> Diagnostic {
    let message = format!("`{}` has no value; {} belongs there", key.name, key.shape.describe());
    Diagnostic::new(Code::Shape, place, message)
}

/// Keys that are no strings, stand twice, or are not among those of `object`.
fn check_keys(entries: &[(Node, Node)], object: Option<&Object>, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, Place> = HashMap::new();
    for (key, _) in entries {
        let Value::Text(name) = &key.value else {
            let message = format!("a key is a string, but this is {}", describe(&key.value));
            diagnostics.push(Diagnostic::new(Code::Shape, key.place, message).help("put it in quotes"));
            continue;
        };
        if let Some(&first) = seen.get(name.as_str()) {
            let diagnostic =
                Diagnostic::new(Code::DuplicateKey, key.place, format!("`{name}` stands twice in this mapping"));
            diagnostics
                .push(diagnostic.label(first, "first here").help("only one of them can count: remove the other"));
            continue;
        }
        seen.insert(name, key.place);
        if let Some(object) = object.filter(|object| object.keys.iter().all(|key| key.name != name)) {
            let names = || object.keys.iter().map(|key| key.name);
            let message = format!("{} has no key `{name}`", object.what);
            let diagnostic = Diagnostic::new(Code::UnknownKey, key.place, message);
            let meant =
                Some(()).filter(|()| diagnostic.wants_help(diagnostics)).and_then(|()| synonyms::key(name, object));
            diagnostics.push(match meant {
                Some(help) => diagnostic.help(help),
                None => diagnostic.suggest(diagnostics, name, names),
            });
        }
    }
}

fn wrong_shape(node: &Node, shape: &Shape) -> Diagnostic {
    let message = format!("{} belongs here, but this is {}", shape.describe(), describe(&node.value));
    let diagnostic = Diagnostic::new(Code::Shape, node.place, message);
    if let Some(help) = synonyms::value(&node.value, shape) {
        return diagnostic.help(help);
    }
    match (shape, &node.value) {
        (Shape::Word(words), Value::Text(text)) => {
            let message = format!("`{text}` is not allowed here");
            let meant = synonyms::word(text, words);
            let help = meant.unwrap_or_else(|| suggest(text, words.iter().copied()));
            Diagnostic::new(Code::Shape, node.place, message).help(help)
        }
        (Shape::Text | Shape::Spelled(_), Value::Integer(_) | Value::Float(_) | Value::Boolean(_)) => {
            diagnostic.help("put it in quotes")
        }
        (Shape::Integer | Shape::Number(_), Value::Text(text)) if text.parse::<i128>().is_ok() => {
            diagnostic.help("remove the quotes, and leading zeros")
        }
        (_, Value::Tagged) => diagnostic.help("a text that begins with `!` needs quotes"),
        (Shape::List(_) | Shape::Limited(..), _) => {
            diagnostic.help("begin each item with `- `, or write `[]` for none")
        }
        (Shape::Either(shapes), _) => match shapes.iter().find_map(|shape| match shape {
            Shape::Object(object) => Some(object),
            _ => None,
        }) {
            Some(object) => {
                let keys = enumerate(object.keys.iter().map(|key| key.name));
                diagnostic.help(format!("the keys of {} are {keys}", object.what))
            }
            None => diagnostic,
        },
        (Shape::Object(object), _) => {
            diagnostic.help(format!("its keys are {}", enumerate(object.keys.iter().map(|key| key.name))))
        }
        _ => diagnostic,
    }
}

fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty",
        Value::Boolean(_) => "a boolean",
        Value::Integer(_) => "an integer",
        Value::Float(_) => "a number with a point",
        Value::Text(_) => "a string",
        Value::List(_) => "a list",
        Value::Map(_) => "a mapping",
        Value::Tagged => "a node with a tag",
    }
}
