//! Checks the tree against the [schema](crate::schema): every node of a wrong shape, every unknown, missing and repeated key is
//! reported, and the walk continues after it.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::keys::{Key, Object, Shape};
use super::spec::SPEC;
use super::synonyms;
use super::wrong;
use crate::diagnostic::{Code, Diagnostic, enumerate, nearest};
use crate::read::tree::{Node, Value};
use crate::source::Place;

/// Reports everything about the shape of a spec that is wrong. `text` is what the tree was made of.
pub(crate) fn check_spec(root: &Node, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    if root.value == Value::Null {
        let help = "a spec has at least `realms:` and `packets:` with `c2s:` and `s2c:`";
        diagnostics.push(Diagnostic::of_file(Code::Shape, "the spec is empty").help(help));
    } else if is_no_spec(root) {
        let message = "this is not a spec: none of its keys is a word";
        let help = "a spec has at least `realms:` and `packets:` with `c2s:` and `s2c:`";
        diagnostics.push(Diagnostic::new(Code::Shape, root.place, message).help(help));
    } else {
        Checker { text, diagnostics }.object(root, &SPEC);
    }
}

/// Whether a mapping has only keys that are no strings, as `404: Not Found` has.
fn is_no_spec(root: &Node) -> bool {
    let Value::Map(entries) = &root.value else { return false };
    !entries.is_empty() && entries.iter().all(|(key, _)| !matches!(key.value, Value::Text(_) | Value::Wrong))
}

/// What is wrong with a tree.
struct Checker<'c> {
    /// The text of the tree, from which messages quote values as they are written.
    text: &'c str,
    diagnostics: &'c mut Vec<Diagnostic>,
}

impl Checker<'_> {
    /// Checks a value of `key`, if it is known.
    fn value(&mut self, node: &Node, shape: &Shape, key: Option<&Key>) {
        match (shape, &node.value) {
            (Shape::Text | Shape::Spelled(_), Value::Text(_))
            | (Shape::Integer | Shape::Number(_), Value::Integer(_))
            | (Shape::Boolean, Value::Boolean(_))
            | (_, Value::Wrong) => {}
            (Shape::List(item) | Shape::Limited(item, _), Value::List(items)) => {
                for node in items {
                    self.value(node, item, key);
                }
            }
            (Shape::Named(value), Value::Map(entries)) => {
                self.keys(entries, None);
                for (_, node) in entries {
                    self.value(node, value, key);
                }
            }
            (Shape::Object(object), Value::Map(_)) => self.object(node, object),
            (Shape::Word(words), Value::Text(text)) if words.contains(&text.as_str()) => {}
            (Shape::Either(shapes), value) => match shapes.iter().find(|shape| is_for(shape, value)) {
                // A word that is none of those that are allowed could also have been one of the other shapes.
                Some(Shape::Word(words)) if matches!(value, Value::Text(text) if !words.contains(&text.as_str())) => {
                    self.diagnostics.push(wrong::shape(node, shape, key, self.text));
                }
                Some(shape) => self.value(node, shape, key),
                None => self.diagnostics.push(wrong::shape(node, shape, key, self.text)),
            },
            _ => self.diagnostics.push(wrong::shape(node, shape, key, self.text)),
        }
    }

    fn object(&mut self, node: &Node, object: &'static Object) {
        let Value::Map(entries) = &node.value else {
            if node.value != Value::Wrong {
                self.diagnostics.push(wrong::shape(node, &Shape::Object(object), None, self.text));
            }
            return;
        };
        let meant = self.keys(entries, Some(object));
        for key in object.keys {
            let entry = entries.iter().find(|(name, _)| matches!(&name.value, Value::Text(name) if name == key.name));
            match entry {
                // A key without a value counts as missing, unless it is required: then it has a message of its own.
                Some((_, value)) if value.value == Value::Null && !key.required => {}
                Some((name, value)) if value.value == Value::Null => {
                    self.diagnostics.push(wrong::no_value(key, name.place, value, self.text));
                }
                Some((_, value)) => self.value(value, &key.shape, Some(key)),
                // What is misspelled was reported, and is not missing as well.
                None if key.required && !meant.contains(&key.name) => {
                    let message = format!("{} needs `{}`", object.what, key.name);
                    let help = format!("{}: {}", key.name, key.about);
                    self.diagnostics.push(Diagnostic::new(Code::MissingKey, node.place, message).help(help));
                }
                None => {}
            }
        }
        if !object.forms.iter().any(|form| meant.iter().any(|key| form.has(key))) && !object.forms.is_empty() {
            self.forms(node, entries, object);
        }
    }

    /// An object that has none of its forms, half of one, or parts of two.
    fn forms(&mut self, node: &Node, entries: &[(Node, Node)], object: &Object) {
        let form_of = |key: &str| object.forms.iter().position(|form| form.has(key));
        let mut chosen = entries.iter().filter(|(_, value)| value.value != Value::Null).filter_map(|(key, _)| {
            let Value::Text(name) = &key.value else { return None };
            Some((form_of(name)?, name.as_str(), key.place))
        });
        let Some((form, first, place)) = chosen.next() else {
            let empty = entries.iter().find_map(|(key, value)| {
                let known = |known: &&Key| matches!(&key.value, Value::Text(name) if name == known.name);
                let known = object.keys.iter().find(known).filter(|known| form_of(known.name).is_some())?;
                Some(wrong::no_value(known, key.place, value, self.text))
            });
            self.diagnostics.push(empty.unwrap_or_else(|| no_form(node, object)));
            return;
        };
        let mut names = vec![first];
        for (other, name, other_place) in chosen {
            if other != form {
                let message = format!("{} with `{first}` cannot have `{name}`", object.what);
                let diagnostic = Diagnostic::new(Code::UnknownKey, other_place, message).label(place, "the other key");
                self.diagnostics.push(diagnostic.help("remove one of them"));
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
            self.diagnostics.push(Diagnostic::new(Code::MissingKey, place, message).help(help));
        }
    }

    /// Keys that are not strings, are given twice, or are not among those of `object`: returns what these were probably meant to be.
    fn keys(&mut self, entries: &[(Node, Node)], object: Option<&'static Object>) -> Vec<&'static str> {
        let mut seen: HashMap<&str, Place> = HashMap::new();
        let mut meant = Vec::new();
        for (key, _) in entries {
            let Value::Text(name) = &key.value else {
                if key.value != Value::Wrong {
                    self.diagnostics.push(wrong::key(key, self.text));
                }
                continue;
            };
            if let Some(&first) = seen.get(name.as_str()) {
                let message = format!("`{name}` is given twice in this mapping");
                let diagnostic = Diagnostic::new(Code::DuplicateKey, key.place, message).label(first, "first here");
                self.diagnostics.push(diagnostic.help("remove one of them: only one could count"));
                continue;
            }
            seen.insert(name, key.place);
            let unknown = |object: &&'static Object| {
                object.keys.iter().all(|key| key.name != name)
                    && !object.extension.is_some_and(|prefix| name.starts_with(prefix))
            };
            if let Some(object) = object.filter(unknown) {
                let names = || object.keys.iter().map(|key| key.name);
                let near = if self.diagnostics.len() < MAX_MEANT { nearest(name, names()) } else { None };
                meant.extend(near);
                let message = format!("{} has no key `{name}`", object.what);
                let diagnostic = Diagnostic::new(Code::UnknownKey, key.place, message);
                let synonym = diagnostic.wants_help(self.diagnostics).then(|| synonyms::key(name, object)).flatten();
                let is_synonym = synonym.is_some();
                let mut diagnostic = match synonym {
                    Some((help, key)) => {
                        meant.extend(key);
                        diagnostic.help(help)
                    }
                    None => diagnostic.suggest(self.diagnostics, name, names),
                };
                let shared = object.extension.filter(|_| near.is_none() && !is_synonym);
                if let (Some(help), Some(prefix)) = (&mut diagnostic.help, shared) {
                    let _ = write!(help, "; a key for shared parts begins with `{prefix}`");
                }
                self.diagnostics.push(diagnostic);
            }
        }
        meant
    }
}

/// How many mistakes are reported before nothing is guessed any more, which takes time.
const MAX_MEANT: usize = 2_000;

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

fn no_form(node: &Node, object: &Object) -> Diagnostic {
    let forms = object.forms.iter().map(|form| enumerate(form.needs.iter().copied()).replace(", ", " and "));
    let message = format!("{} needs {}", object.what, forms.clone().collect::<Vec<_>>().join(", or "));
    let help = object.forms.iter().zip(forms).map(|(form, keys)| format!("{keys} {}", form.about));
    Diagnostic::new(Code::MissingKey, node.place, message).help(help.collect::<Vec<_>>().join("; "))
}
