//! The spec's named types, as constant tables.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::Deref;

use super::field::FieldInfo;
use super::types::{IntegerInfo, TypeInfo};

/// A reference to the table of a record or of variants.
///
/// It holds a function, because a constant cannot refer to a table that it is part of, and a record can contain itself. It derefs to the
/// table.
pub struct Definition<T: 'static>(fn() -> &'static T);

impl<T> Definition<T> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(definition: fn() -> &'static T) -> Self {
        Self(definition)
    }

    /// The table.
    #[must_use]
    pub fn get(self) -> &'static T {
        (self.0)()
    }
}

impl<T> Clone for Definition<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Definition<T> {}

impl<T> Deref for Definition<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.get()
    }
}

impl<T: Eq> Eq for Definition<T> {}

impl<T: Hash> Hash for Definition<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: PartialEq> PartialEq for Definition<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: fmt::Debug> fmt::Debug for Definition<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

/// A record: a named group of fields.
///
/// Two tables are equal if they have the same name, size, depth and number of fields. A record can contain itself, so comparing the fields
/// might never end. For the same reason `Debug` shows only the name.
///
/// ```
/// use protocol_runtime::Protocol;
/// use protocol_runtime::wire::Record;
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let info = <types::GiftSelection as Record>::INFO;
/// assert_eq!((info.name, info.min_len, info.depth), ("GiftSelection", 12, None));
/// assert_eq!(info.fields[2].name, "giftIndex");
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct RecordInfo {
    /// The record's name in the spec.
    pub name: &'static str,
    /// The smallest size of a value, in bytes.
    pub min_len: usize,
    /// The fields, in wire order.
    pub fields: &'static [FieldInfo],
    /// How deep it may be nested in itself; `None` if it cannot contain itself.
    pub depth: Option<u8>,
}

impl RecordInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, min_len: usize, fields: &'static [FieldInfo]) -> Self {
        Self { name, min_len, fields, depth: None }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_depth(self, depth: u8) -> Self {
        Self { depth: Some(depth), ..self }
    }
}

impl PartialEq for RecordInfo {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.min_len, self.fields.len(), self.depth)
            == (other.name, other.min_len, other.fields.len(), other.depth)
    }
}

impl Eq for RecordInfo {}

impl Hash for RecordInfo {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.name, self.min_len, self.fields.len(), self.depth).hash(state);
    }
}

impl fmt::Debug for RecordInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("RecordInfo").field("name", &self.name).finish_non_exhaustive()
    }
}

/// An enumeration: an integer or a string with names for some of its values. All other values are valid too.
///
/// ```
/// use protocol_runtime::Protocol;
/// use protocol_runtime::info::{IntegerInfo, ValueInfo};
/// use protocol_runtime::wire::Enumeration;
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "s2c")]
/// struct UserProfile;
///
/// let info = <types::RelationshipType as Enumeration>::INFO;
/// assert_eq!((info.name, info.integer), ("RelationshipType", Some(IntegerInfo::Int32)));
/// assert_eq!((info.values[1].name, info.values[1].value), ("heart", ValueInfo::Integer(1)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct EnumerationInfo {
    /// The enumeration's name in the spec.
    pub name: &'static str,
    /// The integer type on the wire; `None` if the enumeration is a string.
    pub integer: Option<IntegerInfo>,
    /// The named values.
    pub values: &'static [NamedValueInfo],
}

impl EnumerationInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, integer: Option<IntegerInfo>, values: &'static [NamedValueInfo]) -> Self {
        Self { name, integer, values }
    }
}

/// A named value of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NamedValueInfo {
    /// The value's name in the spec.
    pub name: &'static str,
    /// The value on the wire.
    pub value: ValueInfo,
}

impl NamedValueInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, value: ValueInfo) -> Self {
        Self { name, value }
    }
}

/// A value that is written in the spec. `Display` shows the value alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueInfo {
    /// A number.
    Integer(i128),
    /// A string.
    Text(&'static str),
}

impl fmt::Display for ValueInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => write!(formatter, "{number}"),
            Self::Text(text) => formatter.write_str(text),
        }
    }
}

/// A choice between variants by a tag.
///
/// Two tables are equal if they have the same name, size and number of variants, for the same reason as with [`RecordInfo`].
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct VariantsInfo {
    /// The name in the spec.
    pub name: &'static str,
    /// The smallest size of a value, in bytes, including the tag.
    pub min_len: usize,
    /// The tag's type: an integer or a string.
    pub tag: TypeInfo,
    /// The variants that have a tag of their own.
    pub variants: &'static [VariantInfo],
    /// The fields that follow any other tag; `None` if all other tags are invalid.
    pub other: Option<&'static [FieldInfo]>,
}

impl VariantsInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, min_len: usize, tag: TypeInfo, variants: &'static [VariantInfo]) -> Self {
        Self { name, min_len, tag, variants, other: None }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_other(self, fields: &'static [FieldInfo]) -> Self {
        Self { other: Some(fields), ..self }
    }
}

impl PartialEq for VariantsInfo {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.min_len, self.variants.len()) == (other.name, other.min_len, other.variants.len())
    }
}

impl Eq for VariantsInfo {}

impl Hash for VariantsInfo {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.name, self.min_len, self.variants.len()).hash(state);
    }
}

impl fmt::Debug for VariantsInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("VariantsInfo").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A variant and its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct VariantInfo {
    /// The variant's name in the spec.
    pub name: &'static str,
    /// The tag that selects the variant.
    pub tag: ValueInfo,
    /// The fields, in wire order.
    pub fields: &'static [FieldInfo],
}

impl VariantInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, tag: ValueInfo, fields: &'static [FieldInfo]) -> Self {
        Self { name, tag, fields }
    }
}
