//! The fields of a packet, record or variant: which of them the Rust struct has, and in which groups they are read and written.

use proc_macro2::Ident;

use super::literal::{Literal, Operator};
use super::wire_type::{Count, Type};

/// The fields of a packet, record or variant.
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
    /// Whether it has a default: everything that it must have does.
    pub(crate) has_default: bool,
    /// Whether only the end of the payload ends it.
    pub(crate) open: bool,
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
        /// The string, bytes or list behind them, by its index: its count is read and written with them, after `len` bytes.
        counted: Option<usize>,
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
    /// Whether it is there even where the payload ends before it.
    pub(crate) required: bool,
    /// How many zero bytes stand in its place, if it is missing.
    pub(crate) blank: Option<usize>,
    /// What has to hold for it to be there.
    pub(crate) when: Option<Condition>,
    /// The earlier field that has its tag.
    pub(crate) tag: Option<TagField>,
    /// The most bytes or items.
    pub(crate) max: Option<u32>,
    pub(crate) secret: bool,
    pub(crate) description: String,
    /// Whether a later field is described by it.
    pub(crate) describes: bool,
    pub(crate) value: Value,
}

impl Field {
    /// Whether it may be missing.
    pub(crate) fn is_option(&self) -> bool {
        !self.required || self.when.is_some()
    }

    /// Whether the Rust struct has it.
    pub(crate) fn is_stored(&self) -> bool {
        !matches!(self.value, Value::Computed(_))
    }

    /// How many bytes its own count takes, if it begins with one.
    pub(crate) fn count_len(&self) -> Option<usize> {
        match (&self.ty, self.count()) {
            (Type::String | Type::Text, _) => Some(2),
            (_, Some(Count::Prefix { integer, .. })) => Some(usize::from(integer.bytes)),
            _ => None,
        }
    }

    /// What tells how many items or bytes it has, if something does.
    pub(crate) fn count(&self) -> Option<Count> {
        match &self.ty {
            Type::List(list) => Some(list.count),
            Type::Bytes(count) => Some(*count),
            _ => None,
        }
    }
}

/// Where a field's value comes from when it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    /// From the struct.
    Stored,
    /// Some of its bits from the struct, the others are computed.
    Masked,
    /// From the fields that it describes: the struct does not have it.
    Computed(Source),
}

/// What a value is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The number of items or bytes of the field with this index.
    Count { field: usize, unit: u32 },
    /// The tag of the field with this index.
    Tag { field: usize },
    /// Whether the field with this index is there.
    Presence { field: usize, when: bool },
}

/// What an earlier field has to be.
#[derive(Debug)]
pub(crate) struct Condition {
    /// Its index.
    pub(crate) field: usize,
    pub(crate) test: Test,
}

/// What a value has to be.
#[derive(Debug)]
pub(crate) enum Test {
    Truth(bool),
    OneOf { values: Vec<Literal>, negated: bool },
    Compare(Operator, Operand),
    Bits { mask: i128, bits: i128 },
}

/// What a number is compared with.
#[derive(Debug)]
pub(crate) enum Operand {
    Number(i128),
    /// An earlier field, by its index.
    Field(usize),
}

/// Where a tag stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TagField {
    pub(crate) field: usize,
    /// Its bits there, if it is not the whole field.
    pub(crate) mask: Option<i128>,
}

impl Body {
    /// The fields whose items or bytes are counted by the field with this index, with their own indices.
    pub(crate) fn counted_by(&self, earlier: usize) -> impl Iterator<Item = (usize, &Field)> {
        let describes = self.fields.get(earlier).is_some_and(|field| field.describes);
        let counted =
            move |field: &Field| matches!(field.count(), Some(Count::Field { index, .. }) if index == earlier);
        self.fields.iter().enumerate().filter(move |(_, field)| describes && counted(field))
    }

    /// The fields that the Rust struct has, with their indices.
    pub(crate) fn stored(&self) -> impl Iterator<Item = (usize, &Field)> {
        self.fields.iter().enumerate().filter(|(_, field)| field.is_stored())
    }
}
