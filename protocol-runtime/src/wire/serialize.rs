//! Serializing values with serde, with or without secrets.

use core::fmt;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::list::List;
use super::little::Little;
use super::traits::Wire;
use super::unchecked::Text;

/// Whether to show the values of fields that the spec marks as `secret`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrets {
    /// `"***"` replaces each value.
    Hidden,
    /// The values are serialized like those of other fields.
    Shown,
}

/// Serializes a value with or without secrets. Generated types implement `Serialize` by this trait, with [`Secrets::Hidden`].
#[doc(hidden)]
pub trait SerializeFields {
    /// Serializes the value.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    fn serialize_fields<S: Serializer>(&self, serializer: S, secrets: Secrets) -> Result<S::Ok, S::Error>;
}

/// A field or item on its way to serde, and whether to show its secrets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct With<'v, T: ?Sized>(pub &'v T, pub Secrets);

impl<T: SerializeFields + ?Sized> Serialize for With<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_fields(serializer, self.1)
    }
}

macro_rules! plain {
    ($($ty:ty)*) => {$(
        impl SerializeFields for $ty {
            fn serialize_fields<S: Serializer>(&self, serializer: S, _secrets: Secrets) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        }
    )*};
}
plain!(bool i8 i16 i32 i64 u8 u16 u32 u64 &str);

macro_rules! floats {
    ($($ty:ident $digits:literal)*) => {$(
        /// A number. Values that JSON cannot express as a number are `"inf"`, `"-inf"`, or `"nan:"` followed by the bits in hex.
        impl SerializeFields for $ty {
            fn serialize_fields<S: Serializer>(&self, serializer: S, _secrets: Secrets) -> Result<S::Ok, S::Error> {
                if self.is_nan() {
                    serializer.collect_str(&format_args!(concat!("nan:{:0", $digits, "x}"), self.to_bits()))
                } else if self.is_infinite() {
                    serializer.collect_str(&self)
                } else {
                    self.serialize(serializer)
                }
            }
        }
    )*};
}
floats!(f32 "8" f64 "16");

impl<T: SerializeFields + ?Sized> SerializeFields for &T {
    fn serialize_fields<S: Serializer>(&self, serializer: S, secrets: Secrets) -> Result<S::Ok, S::Error> {
        (**self).serialize_fields(serializer, secrets)
    }
}

/// Lower-case hex.
impl SerializeFields for &[u8] {
    fn serialize_fields<S: Serializer>(&self, serializer: S, _secrets: Secrets) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Hex(self))
    }
}

struct Hex<'b>(&'b [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// U+FFFD replaces invalid UTF-8.
impl SerializeFields for Text<'_> {
    fn serialize_fields<S: Serializer>(&self, serializer: S, _secrets: Secrets) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<T: SerializeFields> SerializeFields for Little<T> {
    fn serialize_fields<S: Serializer>(&self, serializer: S, secrets: Secrets) -> Result<S::Ok, S::Error> {
        self.0.serialize_fields(serializer, secrets)
    }
}

impl<T: SerializeFields> SerializeFields for Option<T> {
    fn serialize_fields<S: Serializer>(&self, serializer: S, secrets: Secrets) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => serializer.serialize_some(&With(value, secrets)),
            None => serializer.serialize_none(),
        }
    }
}

impl<'a, T: Wire<'a> + SerializeFields> SerializeFields for List<'a, T> {
    fn serialize_fields<S: Serializer>(&self, serializer: S, secrets: Secrets) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.len()))?;
        for item in self {
            seq.serialize_element(&With(&item, secrets))?;
        }
        seq.end()
    }
}

impl<'a, T: Wire<'a> + SerializeFields> Serialize for List<'a, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize_fields(serializer, Secrets::Hidden)
    }
}
