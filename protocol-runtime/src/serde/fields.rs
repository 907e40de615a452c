//! The fields of packets, records and variants as maps, by the spec's own names and in wire order.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::wire::serialize::{Secrets, SerializeFields, With};

/// The fields of a struct on their way to serde; generated code names them.
#[derive(Debug)]
pub struct Fields<S> {
    state: S,
    secrets: Secrets,
}

impl<S: SerializeStruct> Fields<S> {
    /// Begins a struct of at most `len` fields.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn begin<Z: Serializer<SerializeStruct = S>>(
        serializer: Z,
        name: &'static str,
        len: usize,
        secrets: Secrets,
    ) -> Result<Self, Z::Error> {
        Ok(Self { state: serializer.serialize_struct(name, len)?, secrets })
    }

    /// A field that is always there.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn required<T: SerializeFields>(mut self, name: &'static str, value: &T) -> Result<Self, S::Error> {
        self.state.serialize_field(name, &With(value, self.secrets))?;
        Ok(self)
    }

    /// A field that is left out when it has no value.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn optional<T: SerializeFields>(self, name: &'static str, value: &Option<T>) -> Result<Self, S::Error> {
        if let Some(value) = value { self.required(name, value) } else { self.absent(name) }
    }

    fn absent(mut self, name: &'static str) -> Result<Self, S::Error> {
        self.state.skip_field(name)?;
        Ok(self)
    }

    /// A field that is always there and may have to be hidden.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn secret<T: SerializeFields>(self, name: &'static str, value: &T) -> Result<Self, S::Error> {
        match self.secrets {
            Secrets::Hidden => self.required(name, &"***"),
            Secrets::Shown => self.required(name, value),
        }
    }

    /// A field that is left out when it has no value, and may have to be hidden.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn optional_secret<T: SerializeFields>(self, name: &'static str, value: &Option<T>) -> Result<Self, S::Error> {
        if let Some(value) = value { self.secret(name, value) } else { self.absent(name) }
    }

    /// The last field was named.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.state.end()
    }
}

/// Serializes the fields of a variant, without its tag.
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

/// A variant, as a map of `tag` and `fields`.
///
/// # Errors
/// Whatever the serializer reports.
pub fn serialize_tagged<V: SerializeVariant, T: SerializeFields, S: Serializer>(
    variant: &V,
    name: &'static str,
    tag: &T,
    serializer: S,
    secrets: Secrets,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_struct(name, 2)?;
    map.serialize_field("tag", &With(tag, secrets))?;
    map.serialize_field("fields", &VariantFields(variant, secrets))?;
    map.end()
}
