//! What the spec says about the types that it names, as constant tables.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::Deref;

use super::field::FieldInfo;
use super::types::{IntegerInfo, TypeInfo};

/// What the spec says about a record or about variants, by a function: only so can a table name what it is part of itself.
pub struct Definition<T: 'static>(fn() -> &'static T);

impl<T> Definition<T> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(definition: fn() -> &'static T) -> Self {
        Self(definition)
    }

    /// What the spec says.
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

/// A record: fields under a name.
///
/// Two of them are equal if they have the same name, size and number of fields: a record can contain itself, so looking into it
/// would not end. For the same reason `Debug` shows only its name.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct RecordInfo {
    /// The spec's name.
    pub name: &'static str,
    /// The fewest bytes that a value takes.
    pub min_len: usize,
    /// Its fields, in wire order.
    pub fields: &'static [FieldInfo],
    /// How deep it may go, if it can contain itself.
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

/// An enumeration: an integer or a string of which some values have names. Every other value is possible too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct EnumerationInfo {
    /// The spec's name.
    pub name: &'static str,
    /// The integer on the wire; `None` if it is a string.
    pub integer: Option<IntegerInfo>,
    /// The values that the spec names.
    pub values: &'static [NamedValueInfo],
}

impl EnumerationInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, integer: Option<IntegerInfo>, values: &'static [NamedValueInfo]) -> Self {
        Self { name, integer, values }
    }
}

/// A value of an enumeration that the spec names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NamedValueInfo {
    /// The spec's name.
    pub name: &'static str,
    /// What stands on the wire.
    pub value: ValueInfo,
}

impl NamedValueInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, value: ValueInfo) -> Self {
        Self { name, value }
    }
}

/// A value that stands in a spec.
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

/// What a tag chooses from. As with records, equality does not look into the fields.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct VariantsInfo {
    /// The spec's name.
    pub name: &'static str,
    /// The fewest bytes that a value takes, its tag included.
    pub min_len: usize,
    /// The tag's type: an integer or a string.
    pub tag: TypeInfo,
    /// What it chooses from.
    pub variants: &'static [VariantInfo],
    /// The fields behind any other tag; `None` if there is no other tag.
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

/// One of several variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct VariantInfo {
    /// The spec's name.
    pub name: &'static str,
    /// The tag that chooses it.
    pub tag: ValueInfo,
    /// Its fields, in wire order.
    pub fields: &'static [FieldInfo],
}

impl VariantInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, tag: ValueInfo, fields: &'static [FieldInfo]) -> Self {
        Self { name, tag, fields }
    }
}
