//! What the [schema](crate::schema) of specs is made of: shapes, objects, their keys, and which of these belong together.

use super::rules::Range;
use crate::diagnostic::enumerate;

/// The shape of a node.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A string.
    Text,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// A string that follows a regular expression. Whether it does is checked with its meaning.
    Spelled(&'static str),
    /// An integer.
    Integer,
    /// An integer of this range. Whether it is in it is checked with its meaning.
    Number(Range),
    /// `true` or `false`.
    Boolean,
    /// A list of such nodes.
    List(&'static Shape),
    /// A list of such nodes that follows rules. Whether it does is checked with its meaning.
    Limited(&'static Shape, Items),
    /// A mapping from any name to such nodes.
    Named(&'static Shape),
    /// A mapping with known keys.
    Object(&'static Object),
    /// Any of these.
    Either(&'static [Shape]),
}

impl Shape {
    /// The shape in a message.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Text | Self::Spelled(_) => "a string".to_owned(),
            Self::Word(words) => enumerate(words.iter().copied()),
            Self::Integer | Self::Number(_) => "an integer".to_owned(),
            Self::Boolean => "`true` or `false`".to_owned(),
            Self::List(_) | Self::Limited(..) => "a list".to_owned(),
            Self::Named(_) => "a mapping".to_owned(),
            Self::Object(object) => format!("{}, which is a mapping,", object.what),
            Self::Either(shapes) => shapes.iter().map(Self::describe).collect::<Vec<_>>().join(" or "),
        }
    }
}

/// The rules of a list.
#[derive(Debug, Clone, Copy)]
pub struct Items {
    /// The fewest items.
    pub min: usize,
    /// The most items, if there is a limit.
    pub max: Option<usize>,
    /// Whether the items have to be unique.
    pub unique: bool,
}

/// A mapping with known keys.
#[derive(Debug)]
pub struct Object {
    /// What it describes, with its article.
    pub what: &'static str,
    /// Its keys, in the order in which they are usually written.
    pub keys: &'static [Key],
    /// If it has several forms: exactly one of them is chosen. Keys that are in no form belong to all.
    pub forms: &'static [Form],
}

/// Keys of an object that exclude those of its other forms.
#[derive(Debug)]
pub struct Form {
    /// The keys that have to be there.
    pub needs: &'static [&'static str],
    /// The keys that may be there.
    pub takes: &'static [&'static str],
    /// When it is chosen.
    pub about: &'static str,
}

impl Form {
    /// Whether the key belongs to this form.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.needs.iter().chain(self.takes).any(|known| *known == key)
    }
}

/// A key of an object.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What stands behind it.
    pub shape: Shape,
    /// Whether it has to be there.
    pub required: bool,
    /// What it means.
    pub about: &'static str,
}

pub(crate) const fn required(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: true, about }
}

pub(crate) const fn optional(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: false, about }
}
