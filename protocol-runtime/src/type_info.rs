//! What the spec says about types, as constant tables.

use core::fmt;

use crate::info::FieldInfo;

/// How a value lies on the wire. `Display` gives the spec's word for it, as `list<string>`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum TypeInfo {
    /// One byte, 0 or 1.
    Boolean,
    /// An integer, big-endian.
    Integer(IntegerInfo),
    /// Four bytes of IEEE 754, big-endian.
    Float,
    /// Eight bytes of IEEE 754, big-endian.
    Double,
    /// A uint16 count of bytes, and that many bytes of UTF-8.
    String,
    /// An integer of which the spec names some values.
    Enumeration(&'static EnumerationInfo),
    /// The fields of a record, one after the other.
    Record(&'static RecordInfo),
    /// A count and items.
    List(&'static ListInfo),
}

impl TypeInfo {
    /// The fewest bytes that a value takes.
    #[must_use]
    pub const fn min_len(&self) -> usize {
        match self {
            Self::Boolean => 1,
            Self::Integer(integer) => integer.len(),
            Self::Float => 4,
            Self::Double => 8,
            Self::String => 2,
            Self::Enumeration(enumeration) => enumeration.integer.len(),
            Self::Record(record) => record.min_len,
            Self::List(list) => list.count.len(),
        }
    }
}

impl fmt::Display for TypeInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean => formatter.write_str("boolean"),
            Self::Integer(integer) => write!(formatter, "{integer}"),
            Self::Float => formatter.write_str("float"),
            Self::Double => formatter.write_str("double"),
            Self::String => formatter.write_str("string"),
            Self::Enumeration(enumeration) => formatter.write_str(enumeration.name),
            Self::Record(record) => formatter.write_str(record.name),
            Self::List(list) => write!(formatter, "list<{}>", list.item),
        }
    }
}

/// One of the eight integer types, all big-endian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum IntegerInfo {
    Int8,
    Int16,
    Int32,
    Int64,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
}

impl IntegerInfo {
    /// Bytes on the wire. No integer has none, so there is no `is_empty`.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "a width, not a collection")]
    pub const fn len(self) -> usize {
        match self {
            Self::Int8 | Self::Uint8 => 1,
            Self::Int16 | Self::Uint16 => 2,
            Self::Int32 | Self::Uint32 => 4,
            Self::Int64 | Self::Uint64 => 8,
        }
    }

    /// Whether negative values exist.
    #[must_use]
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::Int8 | Self::Int16 | Self::Int32 | Self::Int64)
    }
}

impl fmt::Display for IntegerInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint8 => "uint8",
            Self::Uint16 => "uint16",
            Self::Uint32 => "uint32",
            Self::Uint64 => "uint64",
        })
    }
}

/// A list: how many items are announced, and what an item is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ListInfo {
    /// The integer before the items.
    pub count: IntegerInfo,
    /// What one item counts in it: 3 if the count is three times the number of items.
    pub unit: u32,
    /// What an item is.
    pub item: TypeInfo,
}

impl ListInfo {
    /// A list.
    #[must_use]
    pub const fn new(count: IntegerInfo, unit: u32, item: TypeInfo) -> Self {
        Self { count, unit, item }
    }
}

/// A record: fields under a name.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RecordInfo {
    /// The spec's name.
    pub name: &'static str,
    /// The fewest bytes that a value takes.
    pub min_len: usize,
    /// Its fields, in wire order.
    pub fields: &'static [FieldInfo],
}

impl RecordInfo {
    /// A record.
    #[must_use]
    pub const fn new(name: &'static str, min_len: usize, fields: &'static [FieldInfo]) -> Self {
        Self { name, min_len, fields }
    }
}

/// An enumeration: an integer of which some values have names. Every other value is possible too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EnumerationInfo {
    /// The spec's name.
    pub name: &'static str,
    /// The integer on the wire.
    pub integer: IntegerInfo,
    /// The spec's names, and the values that they stand for.
    pub values: &'static [(&'static str, i128)],
}

impl EnumerationInfo {
    /// An enumeration.
    #[must_use]
    pub const fn new(name: &'static str, integer: IntegerInfo, values: &'static [(&'static str, i128)]) -> Self {
        Self { name, integer, values }
    }
}
