//! What can be decided only when a mapping is complete: values that a comma has cut off, and merged mappings.

use std::collections::HashSet;

use super::tree::{Node, Value};
use crate::diagnostic::characters::{describe, is_invisible, looks_like};
use crate::diagnostic::{Code, Diagnostic, instead};
use crate::source::Place;

type Entry = (Node, Node);

/// The mapping that has these entries.
pub(super) fn settle(mut entries: Vec<Entry>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Value {
    // Without one of its keys the mapping would be reported as incomplete.
    if entries.iter().any(|(key, _)| key.value == Value::Wrong) {
        return Value::Wrong;
    }
    if entries.iter().any(|entry| is_bare(entry, text)) {
        let Some(kept) = without_bare(entries, text, diagnostics) else { return Value::Wrong };
        entries = kept;
    }
    if entries.iter().any(|(key, _)| is_merge(key, text)) {
        return merged(entries, text, diagnostics);
    }
    Value::Map(entries)
}

/// Whether an entry is a key without a colon. Inside of braces, YAML reads the text after a comma as one.
fn is_bare((key, value): &Entry, text: &str) -> bool {
    value.value == Value::Null
        && value.place.start >= key.place.end
        && value.place.end - key.place.end < MAX_BETWEEN
        && text.get(key.place.end..value.place.end).is_some_and(|between| !between.contains(':'))
}

/// The longest distance between a key and its missing value, unless one of them is an alias.
const MAX_BETWEEN: usize = 400;

/// Reports each run of keys without a colon, and leaves it out with the value to which it belongs; `None` if it belongs to none.
fn without_bare(entries: Vec<Entry>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Entry>> {
    let mut complete = true;
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut entries = entries.into_iter().peekable();
    while let Some(entry) = entries.next() {
        if !is_bare(&entry, text) {
            kept.push(entry);
            continue;
        }
        let mut run = Place { start: entry.0.place.start, end: entry.0.place.end };
        while let Some((key, _)) = entries.next_if(|entry| is_bare(entry, text)) {
            run.end = key.place.end;
        }
        if let Some(diagnostic) = joined(run, text) {
            diagnostics.push(diagnostic);
            complete = false;
            continue;
        }
        let before = kept.last_mut().filter(|(_, value)| is_plain(value, text)).map(|(_, value)| value);
        diagnostics.push(cut_off(run, before.as_deref(), text));
        match before {
            Some(value) => value.value = Value::Wrong,
            None => complete = false,
        }
    }
    complete.then_some(kept)
}

/// Whether a value is a scalar without quotes.
fn is_plain(value: &Node, text: &str) -> bool {
    let written = text.get(value.place.start..value.place.end).unwrap_or_default();
    !matches!(value.value, Value::List(_) | Value::Map(_) | Value::Null | Value::Wrong)
        && !written.starts_with(['"', '\'', '&', '!', '|', '>'])
}

/// A key that is not separated from its value, as `name:value` or `name=value`.
fn joined(run: Place, text: &str) -> Option<Diagnostic> {
    let written = text.get(run.start..run.end)?;
    let (at, sign) =
        written.char_indices().find(|(_, char)| matches!(looks_like(*char).unwrap_or(*char), ':' | '='))?;
    let (name, value) = (written.get(..at)?.trim(), written.get(at + sign.len_utf8()..)?);
    let value = value.trim_matches(|char: char| char.is_whitespace() || is_invisible(char));
    if name.is_empty() || name.contains(' ') {
        return None;
    }
    let message = match sign {
        ':' => "a key has no space after its colon".to_owned(),
        _ => format!("a key is followed by a colon and a space, found {}", describe(sign)),
    };
    Some(Diagnostic::new(Code::UnknownKey, run, message).help(format!("write `{name}: {value}`")))
}

/// A key without a colon, which may be the end of the value before it.
fn cut_off(run: Place, before: Option<&Node>, text: &str) -> Diagnostic {
    let shown = |place: Place| text.get(place.start..place.end).unwrap_or_default();
    let key = shown(run);
    if key.starts_with("//") || key.starts_with("/*") {
        let message = "a comment begins with `#`";
        return Diagnostic::new(Code::UnknownKey, run, message).help("begin the comment with `#`, after the brackets");
    }
    let Some(before) = before else {
        let message = format!("the key `{key}` has no colon and no value");
        let help = "write `key: value`; put a text that contains a comma or begins with a bracket in quotes";
        return Diagnostic::new(Code::UnknownKey, run, message).help(help);
    };
    let place = Place { start: before.place.start, end: run.end };
    let whole = shown(place);
    let message = "in braces a comma ends a text that has no quotes";
    let help = match instead::integer(whole).filter(|_| matches!(before.value, Value::Integer(_))) {
        Some(number) => format!("write the number without commas: {number}"),
        None if whole.contains(['"', '\\']) => "put the whole text in single quotes".to_owned(),
        None if key.contains('>') => format!("put the whole text in quotes: `\"{whole}\"`"),
        None if key.contains(' ') => match key.split_once(' ').filter(|(_, value)| !value.contains(' ')) {
            Some((name, value)) => {
                format!("put the whole text in quotes: `\"{whole}\"`; if `{name}` is a key, write `{name}: {value}`")
            }
            None => format!("put the whole text in quotes: `\"{whole}\"`"),
        },
        None => {
            format!("put the whole text in quotes: `\"{whole}\"`; if `{key}` is a key, give it a value: `{key}: ...`")
        }
    };
    Diagnostic::new(Code::UnknownKey, place, message).help(help)
}

/// Whether a key is `<<` without quotes.
fn is_merge(key: &Node, text: &str) -> bool {
    matches!(&key.value, Value::Text(name) if name == "<<")
        && text.get(key.place.start..).is_some_and(|rest| rest.starts_with("<<"))
}

/// The entries, and those of the mappings that `<<` names. Those that are written win, and then those of mappings that are named first.
fn merged(entries: Vec<Entry>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Value {
    let name = |key: &Node| match &key.value {
        Value::Text(name) => Some(name.clone()),
        _ => None,
    };
    let (merges, written): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|(key, _)| is_merge(key, text));
    let mut seen: HashSet<String> = written.iter().filter_map(|(key, _)| name(key)).collect();
    let mut all = written;
    let mut first = None;
    for (key, value) in merges {
        let diagnostic = match (first.replace(key.place), merge(value)) {
            (Some(first), _) => {
                let message = "`<<` is given twice in this mapping";
                let diagnostic = Diagnostic::new(Code::DuplicateKey, key.place, message).label(first, "first here");
                Some(diagnostic.help("merge several mappings with one list: `<<: [*one, *other]`"))
            }
            (None, Ok(others)) => {
                all.extend(others.into_iter().filter(|(key, _)| name(key).is_none_or(|name| seen.insert(name))));
                None
            }
            (None, Err(diagnostic)) => diagnostic,
        };
        if let Some(diagnostic) = diagnostic {
            diagnostics.push(diagnostic);
            // What is missing now would be reported as well.
            return Value::Wrong;
        }
    }
    Value::Map(all)
}

/// The entries that a value of `<<` has; no diagnostic if something was reported already.
fn merge(value: Node) -> Result<Vec<Entry>, Option<Diagnostic>> {
    let wrong = |place: Place, found: &str| {
        let message = format!("expected a mapping or a list of mappings after `<<`, found {found}");
        let help = "`<<: *name` merges the mapping that has the anchor `&name`";
        Err(Some(Diagnostic::new(Code::Shape, place, message).help(help)))
    };
    match value.value {
        Value::Map(entries) => Ok(entries),
        Value::List(items) => {
            let mut all = Vec::new();
            for item in items {
                match item.value {
                    Value::Map(entries) => all.extend(entries),
                    Value::Wrong => return Err(None),
                    other => return wrong(item.place, &format!("{} in the list", other.describe())),
                }
            }
            Ok(all)
        }
        Value::Wrong => Err(None),
        other => wrong(value.place, other.describe()),
    }
}
