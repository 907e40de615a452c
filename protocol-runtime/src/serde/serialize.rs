//! `serde`: packets as maps of their fields, by the spec's own names and in wire order.

/// What the feature `serde` asks of a packet: nothing without the feature.
#[cfg(not(feature = "serde"))]
pub trait Serializable {}
#[cfg(not(feature = "serde"))]
impl<T> Serializable for T {}

/// What the feature `serde` asks of a packet: [`SerializeFields`].
#[cfg(feature = "serde")]
pub trait Serializable: SerializeFields {}
#[cfg(feature = "serde")]
impl<T: SerializeFields> Serializable for T {}

#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde;
#[cfg(feature = "serde")]
pub use with_serde::{
    Fields, Revealed, Secrets, SerializeFields, SerializeVariant, With, serialize_packet, serialize_tagged,
};

#[cfg(feature = "serde")]
mod with_serde {
    use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

    use core::fmt;

    use crate::wire::{Little, Wire};
    use crate::{Encode, List, Packet, PacketVisitor, Text};

    /// Whether fields that the spec marks `secret` are written.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Secrets {
        /// `"***"` stands in their place.
        Hidden,
        /// They are written like every other field.
        Shown,
    }

    /// Serializes with or without secrets. `Serialize` of generated types is this with [`Secrets::Hidden`].
    pub trait SerializeFields {
        /// Serializes the value.
        ///
        /// # Errors
        /// Whatever the serializer reports.
        fn serialize_fields<S: Serializer>(&self, serializer: S, secrets: Secrets) -> Result<S::Ok, S::Error>;
    }

    /// A packet whose secret fields are serialized too.
    ///
    /// ```
    /// use protocol_runtime::{Frame, Protocol, Revealed};
    ///
    /// #[derive(Protocol)]
    /// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
    /// struct UserProfile;
    ///
    /// fn log(packet: &ClientPacket<'_>) -> impl serde::Serialize {
    ///     Revealed(*packet)
    /// }
    /// ```
    #[derive(Debug, Clone, Copy)]
    pub struct Revealed<T>(
        /// What is serialized.
        pub T,
    );

    impl<T: SerializeFields> Serialize for Revealed<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.serialize_fields(serializer, Secrets::Shown)
        }
    }

    /// A value that knows whether its secrets are to be hidden; how fields and items are passed to serde.
    #[derive(Debug, Clone, Copy)]
    pub struct With<'v, T: ?Sized>(pub &'v T, pub Secrets);

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
            /// As a number; and what JSON has no number for as `"inf"`, `"-inf"`, or `"nan:"` and its bits in hex.
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

    /// Bytes are written as lower-case hex.
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

    /// U+FFFD stands in place of what is not UTF-8.
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

    /// A packet of an enum, as a map of `id`, `header`, `name` and `fields`.
    ///
    /// # Errors
    /// Whatever the serializer reports.
    pub fn serialize_packet<E: Encode, S: Serializer>(
        packet: &E,
        serializer: S,
        secrets: Secrets,
    ) -> Result<S::Ok, S::Error> {
        packet.visit(PacketMap { serializer, secrets })
    }

    struct PacketMap<S> {
        serializer: S,
        secrets: Secrets,
    }

    impl<S: Serializer> PacketVisitor for PacketMap<S> {
        type Output = Result<S::Ok, S::Error>;

        fn visit<P: Packet>(self, packet: &P) -> Self::Output {
            let mut map = self.serializer.serialize_struct("Packet", 4)?;
            map.serialize_field("id", &P::ID)?;
            map.serialize_field("header", P::HEADER)?;
            map.serialize_field("name", P::NAME)?;
            map.serialize_field("fields", &With(packet, self.secrets))?;
            map.end()
        }
    }

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
        pub fn optional_secret<T: SerializeFields>(
            self,
            name: &'static str,
            value: &Option<T>,
        ) -> Result<Self, S::Error> {
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
}
