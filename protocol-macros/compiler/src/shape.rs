//! Holds the tree against the [schema](crate::schema): every node of a wrong shape, every unknown, missing and repeated key is
//! reported, and the walk goes on behind it.

use std::collections::HashMap;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Place, enumerate, suggest};
use crate::schema::{Object, SPEC, Shape};
use crate::yaml::{Node, Value};

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
        (Shape::Text, Value::Text(_)) | (Shape::Integer, Value::Integer(_)) | (Shape::Boolean, Value::Boolean(_)) => {}
        (Shape::List(item), Value::List(items)) => items.iter().for_each(|node| check(node, item, diagnostics)),
        (Shape::Named(value), Value::Map(entries)) => {
            check_keys(entries, None, diagnostics);
            for (_, node) in entries {
                check(node, value, diagnostics);
            }
        }
        (Shape::Object(object), Value::Map(_)) => check_object(node, object, diagnostics),
        _ => diagnostics.push(wrong_shape(node, shape)),
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
                let message = format!("`{}` has no value; {} belongs there", key.name, key.shape.describe());
                diagnostics.push(Diagnostic::new(Code::Shape, name.place, message));
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
            let names = object.keys.iter().map(|key| key.name);
            let message = format!("{} has no key `{name}`", object.what);
            diagnostics.push(Diagnostic::new(Code::UnknownKey, key.place, message).help(suggest(name, names)));
        }
    }
}

fn wrong_shape(node: &Node, shape: &Shape) -> Diagnostic {
    let message = format!("{} belongs here, but this is {}", shape.describe(), describe(&node.value));
    let diagnostic = Diagnostic::new(Code::Shape, node.place, message);
    match (shape, &node.value) {
        (Shape::Text, Value::Integer(_) | Value::Float(_) | Value::Boolean(_)) => diagnostic.help("put it in quotes"),
        (Shape::Integer, Value::Text(text)) if text.parse::<i128>().is_ok() => {
            diagnostic.help("remove the quotes, and leading zeros")
        }
        (Shape::List(_), _) => diagnostic.help("begin each item with `- `, or write `[]` for none"),
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
