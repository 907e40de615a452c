//! Text into a tree of nodes that know their place. The only file that knows which YAML library is used.
//!
//! The library tells no places of what it has read, only of what it could not use. So each scalar is put aside and then refused
//! on purpose: the error names its line and column, the parent takes both, and goes on.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::scan::{self, Positions};
use super::slips::{self, Complaint, Slip};
use super::tree::{Node, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// The longest text that is parsed. The public specification of 922 packets has 0.6 million bytes.
const MAX_LEN: usize = 3 * 1024 * 1024;
/// The most scalars that are kept, four times what that one has: aliases can make a short text explode.
const MAX_NODES: usize = 120_000;
/// The deepest flow nesting that is given to the library, whose time grows with its square.
const MAX_FLOW_DEPTH: usize = 2_000;

/// The document in `text`.
///
/// # Errors
/// It is not YAML, or too large.
pub fn parse(text: &str) -> Result<Node, Diagnostic> {
    if text.len() > MAX_LEN {
        let message = format!("the spec has {} bytes; at most {MAX_LEN} are read", text.len());
        return Err(Diagnostic::of_file(Code::TooLarge, message));
    }
    if let Some(start) = scan::too_deep(text, MAX_FLOW_DEPTH) {
        let place = Place { start, end: start + 1 };
        return Err(Diagnostic::new(
            Code::TooLarge,
            place,
            format!("more than {MAX_FLOW_DEPTH} brackets are open here"),
        ));
    }
    // A byte-order mark is no part of the first key.
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let tree = Tree { text, bom, positions: Positions::new(text, bom), state: RefCell::default() };
    let result =
        DeserializeSeed::deserialize(&tree, serde_yaml::Deserializer::from_str(text.get(bom..).unwrap_or_default()));
    tree.settle(result).map_err(|Fatal| tree.diagnostic())
}

struct Tree<'t> {
    text: &'t str,
    bom: usize,
    positions: Positions,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// A scalar that was refused in order to learn its place.
    put_aside: Option<Value>,
    /// The first error that is not of our own making; from then on every level fails.
    fatal: Option<String>,
    /// The end of the last scalar, from which an empty list or mapping is looked for.
    last: usize,
    nodes: usize,
}

/// The text cannot be read any further; [`State::fatal`] says why.
struct Fatal;

impl fmt::Display for Fatal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the text cannot be read any further")
    }
}

impl Tree<'_> {
    /// What the fatal error means for whoever wrote the text.
    fn diagnostic(&self) -> Diagnostic {
        let state = self.state.borrow();
        let error = state.fatal.as_deref().unwrap_or_default();
        // "what is wrong at line 1 column 2, while doing what at line 3 column 4"
        let (problem, context) = error.split_once(", ").unwrap_or((error, ""));
        let (problem, place) = self.split(problem);
        let path_and_problem = problem.rsplit_once(": ").map_or(problem, |(_, problem)| problem);
        let (code, message) = match path_and_problem {
            _ if state.nodes > MAX_NODES => {
                (Code::TooLarge, format!("the spec has more than {MAX_NODES} values once its aliases are put in"))
            }
            "recursion limit exceeded" => (Code::TooLarge, "the spec is nested too deeply".to_owned()),
            "repetition limit exceeded" => (Code::TooLarge, "the spec's aliases repeat too much".to_owned()),
            problem => (Code::Syntax, format!("this is not YAML: {problem}")),
        };
        let diagnostic = Diagnostic { place, ..Diagnostic::of_file(code, message) };
        let (within, began) = self.split(context);
        let complaint = Complaint {
            text: self.text,
            problem: path_and_problem,
            at: place.map_or(self.bom, |place| place.start),
            within,
            began: began.map(|place| place.start),
        };
        if let Some(Slip { message, place, help }) = slips::explain(&complaint).filter(|_| code == Code::Syntax) {
            return Diagnostic::new(code, place, format!("this is not YAML: {message}")).help(help);
        }
        match (within, began) {
            // Where a quote or bracket was opened says more than where the file ends.
            (context, Some(place)) if diagnostic.message.ends_with("end of stream") => {
                Diagnostic { place: Some(place), message: format!("{}, {context}", diagnostic.message), ..diagnostic }
            }
            (context, Some(place)) => diagnostic.label(place, context),
            (_, None) => diagnostic,
        }
    }

    fn refuse<E: Error>(&self, value: Value) -> Result<Node, E> {
        let mut state = self.state.borrow_mut();
        state.nodes += 1;
        if state.nodes <= MAX_NODES {
            state.put_aside = Some(value);
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
        let Some(value) = state.put_aside.take() else {
            state.fatal.get_or_insert(error);
            return Err(Fatal);
        };
        let start = self.split(&error).1.map_or(self.bom, |place| place.start);
        let place = Place { start, end: scan::scalar_end(self.text, start, &value) };
        state.last = place.end;
        Ok(Node { place, value })
    }

    /// An error's text without the place at its end, and the place.
    fn split<'m>(&self, message: &'m str) -> (&'m str, Option<Place>) {
        let found = message.split_once(" at line ").and_then(|(text, rest)| {
            let (line, column) = rest.split_once(" column ")?;
            let digits = column.split(|c: char| !c.is_ascii_digit()).next()?;
            Some((text, self.place(line.parse().ok()?, digits.parse().ok()?)))
        });
        match found {
            Some((text, place)) => (text, Some(place)),
            None => (message, None),
        }
    }

    fn place(&self, line: usize, column: usize) -> Place {
        let start = self.positions.offset(self.text, line, column);
        Place { start, end: (start + 1).min(self.text.len().max(start)) }
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
        self.refuse(Value::Integer(i128::try_from(value).unwrap_or(i128::MAX)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        self.refuse(Value::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.refuse(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
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
        let mut entries = Vec::new();
        loop {
            let key = match access.next_key_seed(self) {
                Ok(None) => break,
                Ok(Some(key)) => Ok(key),
                Err(error) => Err(error),
            };
            let key = self.settle(key).map_err(A::Error::custom)?;
            let value = self.settle(access.next_value_seed(self)).map_err(A::Error::custom)?;
            entries.push((key, value));
        }
        let place = self.container(entries.first().map(|(key, _)| key.place), '{', false);
        Ok(Node { place, value: Value::Map(entries) })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Node, A::Error> {
        let (tag, content) = access.variant_seed(Tag)?;
        let node = self.settle(content.newtype_variant_seed(self)).map_err(A::Error::custom)?;
        let _ = tag;
        Ok(Node { place: node.place, value: Value::Tagged })
    }
}

/// The tag of a node, which no spec needs.
struct Tag;

impl<'de> DeserializeSeed<'de> for Tag {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }
}
