//! The types of values on the wire.

/// How a value is laid out on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    Boolean,
    Integer(Integer),
    Float,
    Double,
    String,
    /// A string that is checked only when it is read.
    Text,
    Bytes(Count),
    /// A record, an enumeration or variants, by its index in [`Model::types`](crate::model::Model::types).
    Named(usize),
    List(Box<List>),
    /// The little-endian form of a number, a string, an enumeration, or of bytes and lists that are items.
    Little(Box<Type>),
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct List {
    pub(crate) count: Count,
    pub(crate) item: Type,
}

/// What tells the number of items or bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// An integer before them, to which each item adds `unit`.
    Prefix { integer: Integer, little: bool, unit: u32 },
    /// An earlier field, by its index.
    Field { index: usize, unit: u32 },
    /// The end of the payload.
    Rest,
}

impl Count {
    /// An int32.
    pub(crate) const fn usual(little: bool) -> Self {
        Self::Prefix { integer: Integer::INT32, little, unit: 1 }
    }

    /// Its size in bytes before the items.
    pub(crate) fn bytes(self) -> usize {
        match self {
            Self::Prefix { integer, .. } => integer.bytes.into(),
            Self::Field { .. } | Self::Rest => 0,
        }
    }
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

    /// How many bits it has.
    #[must_use]
    pub(crate) fn bits(self) -> u32 {
        u32::from(self.bytes) * 8
    }

    /// The greatest value.
    #[must_use]
    pub(crate) fn max(self) -> i128 {
        if self.signed { (1 << (self.bits() - 1)) - 1 } else { (1 << self.bits()) - 1 }
    }

    /// The smallest value.
    #[must_use]
    pub(crate) fn min(self) -> i128 {
        if self.signed { -(1 << (self.bits() - 1)) } else { 0 }
    }

    /// Whether it can hold `value`.
    #[must_use]
    pub(crate) fn holds(self, value: i128) -> bool {
        (self.min()..=self.max()).contains(&value)
    }

    /// Whether `bits` are some of its bits.
    #[must_use]
    pub(crate) fn has_bits(self, bits: i128) -> bool {
        bits > 0 && bits >> self.bits() == 0
    }

    /// The bits of a value.
    #[must_use]
    pub(crate) fn bits_of(self, value: i128) -> i128 {
        value & ((1 << self.bits()) - 1)
    }

    /// The value with these bits.
    #[must_use]
    pub(crate) fn with_bits(self, bits: i128) -> i128 {
        if self.signed && bits > self.max() { bits - (1 << self.bits()) } else { bits }
    }
}

/// What a value can be compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparable {
    Boolean,
    Integer(Integer),
    Text,
}

/// The properties of a type that its holder needs.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, not a state")]
pub(crate) struct Traits {
    pub(crate) min_len: usize,
    pub(crate) fixed: bool,
    pub(crate) plain: bool,
    pub(crate) borrows: bool,
    pub(crate) total_eq: bool,
    /// Whether it has a default: zero, or nothing.
    pub(crate) has_default: bool,
    /// Whether it can be part of a run.
    pub(crate) in_run: bool,
    /// Whether it extends to the end of the payload, so that nothing can follow.
    pub(crate) open: bool,
}

impl Type {
    /// The integer, if it is one.
    #[must_use]
    pub(crate) fn integer(&self) -> Option<Integer> {
        match self.big() {
            Self::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    /// The index of the record, enumeration or variants that it is, or that its items are.
    #[must_use]
    pub(crate) fn named(&self) -> Option<usize> {
        match self {
            Self::Named(index) => Some(*index),
            Self::List(list) => list.item.named(),
            Self::Little(ty) => ty.named(),
            _ => None,
        }
    }

    /// The big-endian form of this type.
    #[must_use]
    pub(crate) fn big(&self) -> &Self {
        if let Self::Little(ty) = self { ty.big() } else { self }
    }

    /// The same type, with strings checked.
    #[must_use]
    pub(crate) fn checked(&self) -> Self {
        match self {
            Self::Text => Self::String,
            Self::Little(ty) => Self::Little(Box::new(ty.checked())),
            ty => ty.clone(),
        }
    }
}
