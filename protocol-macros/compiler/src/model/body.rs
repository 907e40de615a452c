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
    /// Whether it can implement `Eq`, which floats cannot.
    pub(crate) total_eq: bool,
    /// Whether it has a default: everything that it must have does.
    pub(crate) has_default: bool,
    /// Whether it extends to the end of the payload.
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
        /// The index of the string, bytes or list after them: its count is read and written with them, after `len` bytes.
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
    /// Whether it is present even if the payload could end before it.
    pub(crate) required: bool,
    /// The number of zero bytes that replace it if it is missing.
    pub(crate) blank: Option<usize>,
    /// The condition under which it is present.
    pub(crate) when: Option<Condition>,
    /// The earlier field that holds its tag.
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

    /// The size of its own count, if it begins with one.
    pub(crate) fn count_len(&self) -> Option<usize> {
        match (&self.ty, self.count()) {
            (Type::String | Type::Text, _) => Some(2),
            (_, Some(Count::Prefix { integer, .. })) => Some(usize::from(integer.bytes)),
            _ => None,
        }
    }

    /// What tells the number of its items or bytes, if it is a list or bytes.
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
    /// Some bits are from the struct, the others are computed.
    Masked,
    /// Computed from the fields that it describes: it is not a struct field.
    Computed(Source),
}

/// What a value is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The number of items or bytes of the field with this index.
    Count { field: usize, unit: u32 },
    /// The tag of the field with this index.
    Tag { field: usize },
    /// Whether the field with this index is present.
    Presence { field: usize, when: bool },
}

/// A condition on an earlier field.
#[derive(Debug)]
pub(crate) struct Condition {
    /// Its index.
    pub(crate) field: usize,
    pub(crate) test: Test,
}

/// What the value has to be.
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

/// Where a tag is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TagField {
    pub(crate) field: usize,
    /// Its bits, if it is not the whole field.
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
