//! The spec's types, as constant tables.

use core::fmt;

use super::definition::{Definition, EnumerationInfo, RecordInfo, VariantsInfo};

/// The type of a value on the wire. `Display` shows it as the spec writes it, such as `list<string>`.
///
/// ```
/// use protocol_runtime::Protocol;
/// use protocol_runtime::info::TypeInfo;
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let [selections] = client::UserNuxGetGifts::INFO.fields else { panic!() };
/// assert_eq!(selections.ty.to_string(), "list<GiftSelection>");
/// let TypeInfo::List(list) = selections.ty else { panic!() };
/// // An int32 count, which is 3 times the number of items of 12 bytes.
/// assert_eq!((list.count.len(), list.count.unit(), list.item.min_len()), (4, 3, 12));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// A uint16 count of bytes, then that many bytes of UTF-8.
    String,
    /// A string that decoding does not check for UTF-8, because the derive has `strings = "unchecked"`.
    Text,
    /// Bytes, with the kind of their count.
    Bytes(CountInfo),
    /// An integer or a string with names for some of its values.
    Enumeration(&'static EnumerationInfo),
    /// The fields of a record, one after the other.
    Record(Definition<RecordInfo>),
    /// A tag, and the fields that it selects.
    Variants(Definition<VariantsInfo>),
    /// Items, with the kind of their count.
    List(&'static ListInfo),
    /// A little-endian value. For a string, bytes or a list, only the count is little-endian. A field that is a list or bytes is not
    /// wrapped in this: its byte order is in [`CountInfo::Prefix`].
    Little(&'static TypeInfo),
}

impl TypeInfo {
    /// The spec's `int8`.
    pub const INT8: Self = Self::Integer(IntegerInfo::Int8);
    /// The spec's `int16`.
    pub const INT16: Self = Self::Integer(IntegerInfo::Int16);
    /// The spec's `int32`.
    pub const INT32: Self = Self::Integer(IntegerInfo::Int32);
    /// The spec's `int64`.
    pub const INT64: Self = Self::Integer(IntegerInfo::Int64);
    /// The spec's `uint8`.
    pub const UINT8: Self = Self::Integer(IntegerInfo::Uint8);
    /// The spec's `uint16`.
    pub const UINT16: Self = Self::Integer(IntegerInfo::Uint16);
    /// The spec's `uint32`.
    pub const UINT32: Self = Self::Integer(IntegerInfo::Uint32);
    /// The spec's `uint64`.
    pub const UINT64: Self = Self::Integer(IntegerInfo::Uint64);

    /// The smallest size of a value, in bytes.
    #[must_use]
    pub fn min_len(&self) -> usize {
        match self {
            Self::Boolean => 1,
            Self::Integer(integer) => integer.len(),
            Self::Float => 4,
            Self::Double => 8,
            Self::String | Self::Text => 2,
            Self::Bytes(count) => count.len(),
            Self::Enumeration(enumeration) => match enumeration.integer {
                Some(integer) => integer.len(),
                None => 2,
            },
            Self::Record(record) => record.min_len,
            Self::Variants(variants) => variants.min_len,
            Self::List(list) => list.count.len(),
            Self::Little(ty) => ty.min_len(),
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
            Self::String | Self::Text => formatter.write_str("string"),
            Self::Bytes(_) => formatter.write_str("bytes"),
            Self::Enumeration(enumeration) => formatter.write_str(enumeration.name),
            Self::Variants(variants) => formatter.write_str(variants.name),
            Self::Little(ty) => write!(formatter, "{ty}"),
            Self::Record(record) => formatter.write_str(record.name),
            Self::List(list) => write!(formatter, "list<{}>", list.item),
        }
    }
}

/// One of the eight integer types. They are big-endian on the wire, unless they are in a [`TypeInfo::Little`].
///
/// ```
/// use protocol_runtime::info::IntegerInfo;
///
/// assert_eq!(IntegerInfo::Uint16.len(), 2);
/// assert!(!IntegerInfo::Uint16.is_signed());
/// assert_eq!(IntegerInfo::Uint16.to_string(), "uint16");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
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
    /// The size on the wire, in bytes.
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

    /// Decodes the number in `bytes`.
    pub(crate) fn value(self, bytes: &[u8], little: bool) -> i128 {
        let last = if little { bytes.last() } else { bytes.first() };
        let negative = self.is_signed() && last.is_some_and(|byte| byte & 0x80 != 0);
        let add = |value: i128, byte: &u8| (value << 8) | i128::from(*byte);
        let start = if negative { -1 } else { 0 };
        if little { bytes.iter().rev().fold(start, add) } else { bytes.iter().fold(start, add) }
    }

    /// Whether the type can represent `number`.
    #[cfg(all(feature = "alloc", feature = "serde"))]
    pub(crate) fn holds(self, number: i128) -> bool {
        self.with_bits(number & self.mask()) == number
    }

    /// A mask with all bits of the type set.
    #[cfg(all(feature = "alloc", feature = "serde"))]
    pub(crate) fn mask(self) -> i128 {
        let width = u32::try_from(self.len()).unwrap_or(8).saturating_mul(8);
        (1_i128 << width).wrapping_sub(1)
    }

    /// Returns the number with these bits.
    pub(crate) fn with_bits(self, bits: i128) -> i128 {
        let width = u32::try_from(self.len()).unwrap_or(8).saturating_mul(8);
        let sign = 1_i128 << width.saturating_sub(1);
        if self.is_signed() && bits & sign != 0 { bits.wrapping_sub(sign << 1) } else { bits }
    }

    /// Whether the type has negative values.
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

/// How the number of items or bytes is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CountInfo {
    /// An integer right before the items.
    #[non_exhaustive]
    Prefix {
        /// The integer's type.
        integer: IntegerInfo,
        /// Whether the integer is little-endian.
        little: bool,
        /// How much one item adds to the count: 3 if the count is three times the number of items.
        unit: u32,
    },
    /// The value of an earlier field.
    #[non_exhaustive]
    Field {
        /// The field's index.
        index: u16,
        /// How much one item adds to the count.
        unit: u32,
    },
    /// There is no count: the items take the rest of the payload.
    Rest,
}

impl CountInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn prefix(integer: IntegerInfo, little: bool, unit: u32) -> Self {
        Self::Prefix { integer, little, unit }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn field(index: u16, unit: u32) -> Self {
        Self::Field { index, unit }
    }

    /// The size of the count right before the items, in bytes; 0 if there is none.
    #[must_use]
    #[allow(clippy::len_without_is_empty, reason = "a width, not a collection")]
    pub const fn len(self) -> usize {
        match self {
            Self::Prefix { integer, .. } => integer.len(),
            Self::Field { .. } | Self::Rest => 0,
        }
    }

    /// How much one item adds to the count; 1 if there is no count.
    #[must_use]
    pub const fn unit(self) -> u32 {
        match self {
            Self::Prefix { unit, .. } | Self::Field { unit, .. } => unit,
            Self::Rest => 1,
        }
    }
}

/// A list type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ListInfo {
    /// How the number of items is known.
    pub count: CountInfo,
    /// The type of the items.
    pub item: TypeInfo,
}

impl ListInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(count: CountInfo, item: TypeInfo) -> Self {
        Self { count, item }
    }
}
