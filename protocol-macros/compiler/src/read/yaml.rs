//! Text into a tree of nodes that know their place. The only file that knows which YAML library is used.
//!
//! The library tells no places of what it has read, only of what it could not use. So each scalar is put aside and then refused
//! on purpose: the error names its line and column, the parent takes both, and goes on.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::failure;
use super::prepare::{Prepared, prepare};
use super::scan::{self, Positions};
use super::tree::{Node, Value};
use super::{entries, tags};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// The longest text that is parsed. The public specification of 922 packets has 0.6 million bytes.
const MAX_LEN: usize = 3 * 1024 * 1024;
/// The most scalars that are kept, four times what that one has: aliases can make a short text explode.
const MAX_NODES: usize = 120_000;
/// The most bytes that all scalars together may have, in the file and as they are read. A text without aliases has less: an escape of
/// two bytes is three bytes at most.
const MAX_BYTES: usize = 3 * MAX_LEN;
/// The longest key. The library repeats the keys around a value for each value.
const MAX_KEY: usize = 256;
/// The deepest flow nesting that is given to the library, whose time grows with its square.
const MAX_FLOW_DEPTH: usize = 2_000;

/// The document in `text`, as far as it is YAML. What is wrong with a single node is reported, and the rest is read all the same.
pub fn parse(text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    if text.len() > MAX_LEN {
        let message = format!("the spec has {} bytes; at most {MAX_LEN} bytes are allowed", text.len());
        diagnostics.push(Diagnostic::of_file(Code::TooLarge, message));
        return None;
    }
    if let Some(start) = scan::too_deep(text, MAX_FLOW_DEPTH) {
        let place = Place { start, end: start + 1 };
        let message = format!("more than {MAX_FLOW_DEPTH} brackets are open here");
        diagnostics.push(Diagnostic::new(Code::TooLarge, place, message));
        return None;
    }
    let Prepared { text: for_library, skipped, added_lines } = &prepare(text);
    let positions = Positions::new(text, *skipped, *added_lines);
    let tree = Tree { text, positions, state: RefCell::default() };
    let result = DeserializeSeed::deserialize(&tree, serde_yaml::Deserializer::from_str(for_library));
    let node = tree.settle(result);
    let state = tree.state.into_inner();
    match node {
        Ok(node) => {
            diagnostics.extend(state.diagnostics);
            Some(node)
        }
        // Mistakes in single nodes are mostly consequences of this one.
        Err(Fatal) => {
            let fatal = state.fatal.unwrap_or_default();
            diagnostics.push(match state.too_large {
                Some(diagnostic) if diagnostic.place.is_none() => {
                    Diagnostic { place: tree.positions.last_in(text, &fatal), ..diagnostic }
                }
                Some(diagnostic) => diagnostic,
                None => failure::diagnostic(&fatal, text, &tree.positions),
            });
            None
        }
    }
}

struct Tree<'t> {
    text: &'t str,
    positions: Positions,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// A scalar that was refused in order to learn its place.
    put_aside: Option<Value>,
    /// The first error that is not of our own making; from then on every level fails.
    fatal: Option<String>,
    /// The limit that a scalar broke.
    too_large: Option<Diagnostic>,
    /// The end of the last scalar, from which an empty list or mapping is looked for.
    last: usize,
    nodes: usize,
    bytes: usize,
    /// The next node to be settled has a tag that `visit_enum` handles.
    tagged: bool,
    /// What is wrong with single nodes.
    diagnostics: Vec<Diagnostic>,
}

impl State {
    /// Whether so many bytes more are still allowed.
    fn count(&mut self, bytes: usize) -> bool {
        self.bytes = self.bytes.saturating_add(bytes);
        if self.bytes > MAX_BYTES {
            let message =
                format!("the spec has more than {MAX_BYTES} bytes of text, counting that of each alias again");
            self.too_large.get_or_insert_with(|| Diagnostic::of_file(Code::TooLarge, message));
        }
        self.bytes <= MAX_BYTES
    }
}

/// The text cannot be read any further; [`State::fatal`] says why.
struct Fatal;

impl fmt::Display for Fatal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the text cannot be read any further")
    }
}

impl Tree<'_> {
    fn refuse<E: Error>(&self, value: Value) -> Result<Node, E> {
        let mut state = self.state.borrow_mut();
        state.nodes += 1;
        if state.nodes > MAX_NODES {
            let message = format!("the spec has more than {MAX_NODES} values, counting those of each alias again");
            state.too_large = Some(Diagnostic::of_file(Code::TooLarge, message));
        } else {
            state.put_aside = Some(value);
        }
        Err(E::custom("-"))
    }

    fn refuse_text<E: Error>(&self, text: &str) -> Result<Node, E> {
        if self.state.borrow_mut().count(text.len()) {
            return self.refuse(Value::Text(text.to_owned()));
        }
        Err(E::custom("-"))
    }

    /// A node that was read, or put aside.
    fn settle<E: fmt::Display>(&self, result: Result<Node, E>) -> Result<Node, Fatal> {
        let error = match result {
            Ok(node) => return Ok(node),
            Err(error) => error.to_string(),
        };
        let mut state = self.state.borrow_mut();
        let tagged = std::mem::take(&mut state.tagged);
        let value = match state.put_aside.take() {
            Some(value) => value,
            // The value of a tag that is written at full length, as `!<tag:yaml.org,2002:int>`.
            None if state.fatal.is_none() && error.contains("invalid value: ") => Value::Wrong,
            None => {
                state.fatal.get_or_insert(error);
                return Err(Fatal);
            }
        };
        // The keys around a value stand before what the library says, so the place is looked for from the end.
        let start = self.positions.last_in(self.text, &error).map_or(self.positions.first(), |place| place.start);
        let properties = scan::properties(self.text, start);
        let place = Place { start, end: scan::scalar_end(self.text, start, properties.content, &value) };
        state.last = place.end;
        // What was looked at counts as well: in quotes, a megabyte of line ends can be a short text.
        if !state.count(place.end.max(properties.content) - start) {
            state.fatal.get_or_insert(error);
            return Err(Fatal);
        }
        let node = Node { place, value };
        match properties.tag {
            Some(tag) if !tagged => {
                state.diagnostics.push(tags::unknown(tag, self.text));
                Ok(Node { value: Value::Wrong, ..node })
            }
            _ => Ok(node),
        }
    }

    /// Where a list or mapping begins, of which the library tells nothing: by its first child, or by its bracket.
    fn container(&self, first: Option<Place>, open: char, dash: bool) -> Place {
        let Some(first) = first else {
            let from = self.state.borrow().last;
            let at = self.text.get(from..).and_then(|rest| rest.find(open)).map_or(from, |at| from + at);
            self.state.borrow_mut().last = (at + 1).min(self.text.len());
            return Place { start: at, end: at + 1 };
        };
        let before = self.text.get(..first.start).unwrap_or_default().trim_end();
        match before.chars().next_back() {
            Some(char) if char == open || (dash && char == '-') => Place { start: before.len() - 1, end: before.len() },
            _ => first,
        }
    }
}

impl<'de> DeserializeSeed<'de> for &Tree<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Tree<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("YAML")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.refuse(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        self.refuse(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.refuse(Value::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        self.refuse(Value::Integer(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        self.refuse(Value::Integer(value.into()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        self.refuse(Value::Integer(value))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        #[allow(clippy::cast_precision_loss, reason = "no spec has a place for such a number, so it is only reported")]
        self.refuse(i128::try_from(value).map_or(Value::Float(value as f64), Value::Integer))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        self.refuse(Value::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.refuse_text(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        self.state.borrow_mut().tagged = false;
        let mut items = Vec::new();
        loop {
            let item = match access.next_element_seed(self) {
                Ok(None) => break,
                Ok(Some(item)) => Ok(item),
                Err(error) => Err(error),
            };
            items.push(self.settle(item).map_err(A::Error::custom)?);
        }
        let place = self.container(items.first().map(|item| item.place), '[', true);
        Ok(Node { place, value: Value::List(items) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        self.state.borrow_mut().tagged = false;
        let mut entries = Vec::new();
        loop {
            let key = match access.next_key_seed(self) {
                Ok(None) => break,
                Ok(Some(key)) => Ok(key),
                Err(error) => Err(error),
            };
            let key = self.settle(key).map_err(A::Error::custom)?;
            if matches!(&key.value, Value::Text(text) if text.len() > MAX_KEY) {
                let mut state = self.state.borrow_mut();
                let message = format!("this key has more than {MAX_KEY} bytes");
                state.too_large = Some(Diagnostic::new(Code::TooLarge, key.place, message));
                state.fatal.get_or_insert_default();
                return Err(A::Error::custom(Fatal));
            }
            let value = self.settle(access.next_value_seed(self)).map_err(A::Error::custom)?;
            entries.push((key, value));
        }
        let place = self.container(entries.first().map(|(key, _)| key.place), '{', false);
        let value = entries::settle(entries, self.text, &mut self.state.borrow_mut().diagnostics);
        Ok(Node { place, value })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Node, A::Error> {
        let (tag, content) = access.variant_seed(Tag)?;
        self.state.borrow_mut().tagged = true;
        let node = self.settle(content.newtype_variant_seed(self)).map_err(A::Error::custom)?;
        Ok(tags::tagged(&tag, node, self.text, &mut self.state.borrow_mut().diagnostics))
    }
}

/// The tag of a node.
struct Tag;

impl<'de> DeserializeSeed<'de> for Tag {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }
}
