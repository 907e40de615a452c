//! The nodes of a text, each of which knows its place.

use crate::source::Place;

/// A node of a YAML document.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it begins, and for a scalar also where it ends.
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
    /// A number with a point or an exponent.
    Float(f64),
    /// A string, quoted or not.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, with equal keys kept.
    Map(Vec<(Node, Node)>),
    /// A node with a tag of its own, as `!name`.
    Tagged,
}
