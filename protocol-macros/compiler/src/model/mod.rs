//! What code is made of, decided: packets and named types with their Rust names.

pub(crate) mod body;
pub(crate) mod descriptions;
pub(crate) mod names;
pub(crate) mod wire_type;

use proc_macro2::Ident;

pub(crate) use crate::model::body::{Body, Condition, Field, Segment, Source, TagField, Test, Value};
pub(crate) use crate::model::wire_type::{Count, Integer, List, Traits, Type};

/// Everything that was asked for.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// What the client sends, by ascending id.
    pub(crate) client: Vec<Packet>,
    /// What the server sends, by ascending id.
    pub(crate) server: Vec<Packet>,
    /// The records, enumerations and variants that these packets need.
    pub(crate) types: Vec<NamedType>,
    /// The phases of the file, in their order.
    pub(crate) phases: Vec<Phase>,
    /// All realms of the file.
    pub(crate) realms: Vec<Realm>,
}

/// A realm.
#[derive(Debug)]
pub(crate) struct Realm {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) description: String,
    /// Whether a packet of it was asked for.
    pub(crate) used: bool,
}

/// A part of a session.
#[derive(Debug, Clone)]
pub(crate) struct Phase {
    pub(crate) name: String,
    pub(crate) description: String,
}

/// Who sends a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// `c2s`
    ClientToServer,
    /// `s2c`
    ServerToClient,
}

impl Direction {
    /// The spec's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ClientToServer => "c2s",
            Self::ServerToClient => "s2c",
        }
    }
}

/// A packet.
#[derive(Debug)]
pub(crate) struct Packet {
    /// The struct's and the variant's name.
    pub(crate) ident: Ident,
    pub(crate) direction: Direction,
    pub(crate) id: u16,
    pub(crate) name: String,
    pub(crate) header: String,
    pub(crate) realm: String,
    pub(crate) summary: String,
    pub(crate) since: String,
    pub(crate) phase: String,
    /// The phases in which it may come.
    pub(crate) phases: Vec<String>,
    pub(crate) aliases: Vec<String>,
    pub(crate) sender: String,
    pub(crate) receiver: String,
    pub(crate) notes: Vec<String>,
    pub(crate) replies: Vec<String>,
    /// `None` if nobody knows its layout.
    pub(crate) body: Option<Body>,
}

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

/// A value as it is written in a spec.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Literal {
    Integer(i128),
    Text(String),
    Boolean(bool),
}

impl std::fmt::Display for Literal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(number) => write!(formatter, "{number}"),
            Self::Text(text) => formatter.write_str(text),
            Self::Boolean(truth) => write!(formatter, "{truth}"),
        }
    }
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Below,
    Above,
    AtMost,
    AtLeast,
}

impl Operator {
    const ALL: [(&'static str, Self); 4] =
        [("below", Self::Below), ("above", Self::Above), ("atMost", Self::AtMost), ("atLeast", Self::AtLeast)];

    /// The operator with this key.
    pub(crate) fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _)| *word == name).map(|(_, operator)| *operator)
    }
}
