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
    /// The packets and types with a field of this type.
    pub(crate) used_by: Vec<String>,
    pub(crate) kind: Kind,
}

/// What a named type is.
#[derive(Debug)]
pub(crate) enum Kind {
    /// It is being laid out, and contains itself in a list.
    Begun {
        /// Whether it contains no float, directly or through other types.
        total_eq: bool,
    },
    Record {
        body: Body,
        /// How deep it may go, if it contains itself.
        depth: Option<u8>,
    },
    Enumeration(Enumeration),
    Variants(Variants),
}

/// A number or string, some of whose values have names.
#[derive(Debug)]
pub(crate) struct Enumeration {
    /// `None` for a string.
    pub(crate) integer: Option<Integer>,
    /// Whether the count of a string is little-endian.
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

/// The variants that a tag selects from.
#[derive(Debug)]
#[allow(clippy::struct_field_names, reason = "the word of the spec")]
pub(crate) struct Variants {
    /// An integer or a string.
    pub(crate) tag: Type,
    pub(crate) variants: Vec<Variant>,
    /// The fields after any other tag.
    pub(crate) other: Option<Body>,
    /// The properties that follow from all of them.
    pub(crate) traits: Traits,
    /// The bits that the tags have, if they are integers.
    pub(crate) tag_bits: i128,
}

/// One variant.
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
