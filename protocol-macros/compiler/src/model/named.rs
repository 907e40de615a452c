//! Records, enumerations and variants.

use proc_macro2::Ident;

use super::body::Body;
use super::literal::Literal;
use super::wire_type::{Integer, Traits, Type};

/// A record, an enumeration, or variants.
#[derive(Debug)]
pub(crate) struct NamedType {
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) kind: Kind,
}

/// What a named type is.
#[derive(Debug)]
pub(crate) enum Kind {
    /// It is being laid out, and holds itself in a list.
    Begun {
        /// Whether no float is in it, not even in what it holds.
        total_eq: bool,
    },
    Record {
        body: Body,
        /// How deep it may go, if it holds itself.
        depth: Option<u8>,
    },
    Enumeration(Enumeration),
    Variants(Variants),
}

/// A number or string of which some values have names.
#[derive(Debug)]
pub(crate) struct Enumeration {
    /// `None` for a string.
    pub(crate) integer: Option<Integer>,
    /// Whether a string's count has its low byte first.
    pub(crate) little: bool,
    pub(crate) values: Vec<EnumerationValue>,
}

impl Enumeration {
    /// The value that is zero, or an empty string, if the spec names it.
    pub(crate) fn default_value(&self) -> Option<&EnumerationValue> {
        self.values.iter().find(|value| match &value.value {
            Literal::Integer(number) => *number == 0,
            Literal::Text(text) => text.is_empty(),
            Literal::Boolean(_) => false,
        })
    }
}

/// A value of an enumeration that has a name.
#[derive(Debug)]
pub(crate) struct EnumerationValue {
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) value: Literal,
    pub(crate) description: String,
}

/// What a tag chooses from.
#[derive(Debug)]
#[allow(clippy::struct_field_names, reason = "the word of the spec")]
pub(crate) struct Variants {
    /// An integer or a string.
    pub(crate) tag: Type,
    pub(crate) variants: Vec<Variant>,
    /// What stands behind any other tag.
    pub(crate) other: Option<Body>,
    /// What follows from all of them.
    pub(crate) traits: Traits,
    /// The bits that the tags have, if they are integers.
    pub(crate) tag_bits: i128,
}

/// One of them.
#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) tag: Literal,
    pub(crate) description: String,
    pub(crate) body: Body,
}

impl Variants {
    /// All bodies, that of other tags last.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.variants.iter().map(|variant| &variant.body).chain(&self.other)
    }
}
