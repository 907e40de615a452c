//! What code is made of, decided: packets and types with their Rust names, and fields in runs of fixed size and what varies.

use proc_macro2::Ident;

/// Everything that was asked for.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// What the client sends, by ascending id.
    pub(crate) client: Vec<Packet>,
    /// What the server sends, by ascending id.
    pub(crate) server: Vec<Packet>,
    /// The records and enumerations that these packets need.
    pub(crate) types: Vec<NamedType>,
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
    pub(crate) sender: String,
    pub(crate) receiver: String,
    pub(crate) notes: Vec<String>,
    pub(crate) replies: Vec<String>,
    pub(crate) body: Body,
}

/// The fields of a packet or record.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, not a state")]
pub(crate) struct Body {
    /// In wire order.
    pub(crate) fields: Vec<Field>,
    /// The same fields as they are read and written.
    pub(crate) segments: Vec<Segment>,
    /// The fewest bytes that it takes.
    pub(crate) min_len: usize,
    /// Whether it always takes `min_len` bytes.
    pub(crate) fixed: bool,
    /// Whether it is `fixed`, and every pattern of bytes is a value.
    pub(crate) plain: bool,
    /// Whether it borrows from the input.
    pub(crate) borrows: bool,
    /// Whether it has an equality that is one: floats have none.
    pub(crate) total_eq: bool,
}

/// Fields that are read and written together.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Fields of fixed size in a row: one check for all of them.
    Run {
        /// The bytes of all of them.
        len: usize,
        /// Where each begins in the run, and its index among the fields.
        fields: Vec<(usize, usize)>,
    },
    /// One field whose size varies, by its index.
    Varying(usize),
}

/// A field.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) required: bool,
    pub(crate) secret: bool,
    pub(crate) description: String,
}

/// How a value lies on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    Boolean,
    Integer(Integer),
    Float,
    Double,
    String,
    /// A record or enumeration, by its index in [`Model::types`].
    Named(usize),
    List(Box<List>),
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct List {
    /// The integer before the items.
    pub(crate) count: Integer,
    /// What an item counts in it.
    pub(crate) unit: u32,
    pub(crate) item: Type,
}

/// An integer type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Integer {
    pub(crate) bytes: u8,
    pub(crate) signed: bool,
}

impl Integer {
    /// The usual count of a list.
    pub(crate) const INT32: Self = Self { bytes: 4, signed: true };

    /// All of them, by the spec's words.
    pub(crate) const ALL: [(&'static str, Self); 8] = [
        ("int8", Self { bytes: 1, signed: true }),
        ("int16", Self { bytes: 2, signed: true }),
        ("int32", Self::INT32),
        ("int64", Self { bytes: 8, signed: true }),
        ("uint8", Self { bytes: 1, signed: false }),
        ("uint16", Self { bytes: 2, signed: false }),
        ("uint32", Self { bytes: 4, signed: false }),
        ("uint64", Self { bytes: 8, signed: false }),
    ];

    /// The integer with this word.
    #[must_use]
    pub(crate) fn by_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _)| *word == name).map(|(_, integer)| *integer)
    }

    /// The spec's word.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, integer)| *integer == self).map_or("int32", |(word, _)| word)
    }

    /// Whether it can hold `value`.
    #[must_use]
    pub(crate) fn holds(self, value: i128) -> bool {
        let bits = u32::from(self.bytes) * 8;
        let (low, high) = if self.signed { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) };
        (low..=high).contains(&value)
    }
}

/// A record or enumeration.
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
    Record(Body),
    Enumeration { integer: Integer, values: Vec<EnumerationValue> },
}

/// A value of an enumeration that has a name.
#[derive(Debug)]
pub(crate) struct EnumerationValue {
    pub(crate) ident: Ident,
    pub(crate) name: String,
    pub(crate) value: i128,
    pub(crate) description: String,
}

/// What follows from a type for whatever holds it.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, not a state")]
pub(crate) struct Traits {
    pub(crate) min_len: usize,
    pub(crate) fixed: bool,
    pub(crate) plain: bool,
    pub(crate) borrows: bool,
    pub(crate) total_eq: bool,
    /// Whether it can be part of a run.
    pub(crate) in_run: bool,
}

impl Type {
    /// What follows from this type.
    #[must_use]
    pub(crate) fn traits(&self, types: &[NamedType]) -> Traits {
        let number =
            |min_len| Traits { min_len, fixed: true, plain: true, borrows: false, total_eq: true, in_run: true };
        let borrowed = Traits { min_len: 2, fixed: false, plain: false, borrows: true, total_eq: true, in_run: false };
        match self {
            Self::Boolean => Traits { plain: false, ..number(1) },
            Self::Integer(integer) => number(integer.bytes.into()),
            Self::Float => Traits { total_eq: false, ..number(4) },
            Self::Double => Traits { total_eq: false, ..number(8) },
            Self::String => borrowed,
            Self::List(list) => {
                let item = list.item.traits(types);
                Traits { min_len: list.count.bytes.into(), total_eq: item.total_eq, ..borrowed }
            }
            Self::Named(index) => match types.get(*index).map(|named| &named.kind) {
                Some(Kind::Enumeration { integer, .. }) => number(integer.bytes.into()),
                Some(Kind::Record(body)) => Traits {
                    min_len: body.min_len,
                    fixed: body.fixed,
                    plain: body.plain,
                    borrows: body.borrows,
                    total_eq: body.total_eq,
                    in_run: false,
                },
                None => number(0),
            },
        }
    }

    /// The spec's word for it, as `list<string>`.
    #[must_use]
    pub(crate) fn describe(&self, types: &[NamedType]) -> String {
        match self {
            Self::Boolean => "boolean".to_owned(),
            Self::Integer(integer) => integer.name().to_owned(),
            Self::Float => "float".to_owned(),
            Self::Double => "double".to_owned(),
            Self::String => "string".to_owned(),
            Self::Named(index) => types.get(*index).map(|named| named.name.clone()).unwrap_or_default(),
            Self::List(list) => format!("list<{}>", list.item.describe(types)),
        }
    }
}

/// A run that is longer is not joined by more fields: it lies on the stack as a whole.
const MAX_RUN: usize = 256;

impl Body {
    /// Fields in their order, grouped into runs.
    #[must_use]
    pub(crate) fn new(fields: Vec<Field>, types: &[NamedType]) -> Self {
        let mut body =
            Self { fixed: true, plain: true, borrows: false, total_eq: true, ..Self { fields, ..Self::default() } };
        for (index, field) in body.fields.iter().enumerate() {
            let traits = field.ty.traits(types);
            body.fixed &= traits.fixed && field.required;
            body.plain &= traits.plain && field.required;
            body.borrows |= traits.borrows;
            body.total_eq &= traits.total_eq;
            if field.required {
                body.min_len = body.min_len.saturating_add(traits.min_len);
            }
            match body.segments.last_mut() {
                _ if !traits.in_run || !field.required => body.segments.push(Segment::Varying(index)),
                Some(Segment::Run { len, fields }) if *len < MAX_RUN => {
                    fields.push((*len, index));
                    *len += traits.min_len;
                }
                _ => body.segments.push(Segment::Run { len: traits.min_len, fields: vec![(0, index)] }),
            }
        }
        body
    }
}
