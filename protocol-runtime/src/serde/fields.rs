//! Serializes packets, records and variants as maps of their fields, with the names of the spec and in wire order.
//!
//! They are maps and not structs to serde, because some formats write a struct without its field names and could not be read back.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::wire::serialize::{Secrets, SerializeFields, With};

/// Serializes the fields that generated code names.
#[derive(Debug)]
pub struct Fields<S> {
    state: S,
    secrets: Secrets,
}

impl<S: SerializeMap> Fields<S> {
    /// Begins a map of `len` entries.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn begin<Z: Serializer<SerializeMap = S>>(
        serializer: Z,
        len: usize,
        secrets: Secrets,
    ) -> Result<Self, Z::Error> {
        Ok(Self { state: serializer.serialize_map(Some(len))?, secrets })
    }

    /// Serializes a field that is always present.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn required<T: SerializeFields>(mut self, name: &'static str, value: &T) -> Result<Self, S::Error> {
        self.state.serialize_entry(name, &With(value, self.secrets))?;
        Ok(self)
    }

    /// Serializes a field, or leaves it out if it is `None`.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn optional<T: SerializeFields>(self, name: &'static str, value: &Option<T>) -> Result<Self, S::Error> {
        match value {
            Some(value) => self.required(name, value),
            None => Ok(self),
        }
    }

    /// Serializes a secret field that is always present.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn secret<T: SerializeFields>(self, name: &'static str, value: &T) -> Result<Self, S::Error> {
        match self.secrets {
            Secrets::Hidden => self.required(name, &"***"),
            Secrets::Shown => self.required(name, value),
        }
    }

    /// Serializes a secret field, or leaves it out if it is `None`.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn optional_secret<T: SerializeFields>(self, name: &'static str, value: &Option<T>) -> Result<Self, S::Error> {
        match value {
            Some(value) => self.secret(name, value),
            None => Ok(self),
        }
    }

    /// Ends the map.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.state.end()
    }
}

/// The number of map entries of a field: 0 or 1. Each function has the name of the method of [`Fields`] that serializes the field.
pub mod entries {
    /// A field that is always present.
    pub const fn required<T>(_value: &T) -> usize {
        1
    }

    /// A field that may be absent.
    pub const fn optional<T>(value: &Option<T>) -> usize {
        if value.is_some() { 1 } else { 0 }
    }

    /// A secret field that is always present.
    pub const fn secret<T>(_value: &T) -> usize {
        1
    }

    /// A secret field that may be absent.
    pub const fn optional_secret<T>(value: &Option<T>) -> usize {
        optional(value)
    }
}

/// Serializes the fields of a variant, without its tag.
#[doc(hidden)]
pub trait SerializeVariant {
    /// Serializes the fields.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    fn serialize_variant<S: Serializer>(&self, serializer: S, secrets: Secrets) -> Result<S::Ok, S::Error>;
}

struct VariantFields<'v, T>(&'v T, Secrets);

impl<T: SerializeVariant> Serialize for VariantFields<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_variant(serializer, self.1)
    }
}

/// Serializes a variant as a map of `tag` and `fields`.
///
/// # Errors
/// Whatever the serializer reports.
pub fn serialize_tagged<V: SerializeVariant, T: SerializeFields, S: Serializer>(
    variant: &V,
    tag: &T,
    serializer: S,
    secrets: Secrets,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("tag", &With(tag, secrets))?;
    map.serialize_entry("fields", &VariantFields(variant, secrets))?;
    map.end()
}
