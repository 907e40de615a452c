//! The model that code is generated from: packets and named types with their Rust names.

mod body;
pub(crate) mod descriptions;
pub(crate) mod layout;
mod literal;
mod named;
pub(crate) mod names;
mod traits;
mod wire_type;

use proc_macro2::Ident;

pub(crate) use self::body::{Body, Condition, Field, Operand, Segment, Source, TagField, Test, Value};
pub(crate) use self::literal::{Literal, Operator};
pub(crate) use self::named::{Enumeration, EnumerationValue, Kind, NamedType, Variant, Variants};
pub(crate) use self::wire_type::{Comparable, Count, Integer, List, Type};

/// The selected packets and what they need.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// The packets that the client sends, by ascending id.
    pub(crate) client: Vec<Packet>,
    /// The packets that the server sends, by ascending id.
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
    /// Whether a packet of it is selected.
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
    /// `None` if its layout is unknown.
    pub(crate) body: Option<Body>,
}
