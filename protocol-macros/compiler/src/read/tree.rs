//! The nodes of a text, each of which knows its place.

use crate::source::Place;

/// A node of a YAML document.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it begins, and for a scalar also where it ends. What comes from an alias has the place where its anchor is.
    pub place: Place,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// An integer.
    Integer(i128),
    /// A number with a point or an exponent, or one that is too large for an integer.
    Float(f64),
    /// A string, quoted or not.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, with equal keys kept.
    Map(Vec<(Node, Node)>),
    /// A node about which a mistake was reported, so that nothing else is to be said about it.
    Wrong,
}

impl Value {
    /// What it is, in a message.
    pub(crate) fn describe(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Boolean(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number with a point or an exponent",
            Self::Text(text) if text.is_empty() => "an empty string",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
            Self::Wrong => "a mistake",
        }
    }
}
