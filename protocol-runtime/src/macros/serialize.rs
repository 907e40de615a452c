//! Implements `Generated` for generated types and, with the feature `serde`, serialization.

/// Implements the marker traits of generated types.
#[doc(hidden)]
#[macro_export]
macro_rules! __generated {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $crate::__private::Sealed for $ty {}
        impl $($generics)* $crate::__private::Generated for $ty {}
    };
}

/// Called for every packet and record. Without the feature `serde` it only marks the type as generated.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_struct {
    ([$($generics:tt)*] $ty:ty, $($fields:tt)*) => {
        $crate::__generated! { [$($generics)*] $ty }
    };
}
/// Called for every enumeration. Without the feature `serde` it only marks the type as generated.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_enumeration {
    ([$($generics:tt)*] $ty:ty) => {
        $crate::__generated! { [$($generics)*] $ty }
    };
}
/// Called for every enum of variants. Without the feature `serde` it only marks the type as generated.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_variants {
    ([$($generics:tt)*] $ty:ty, $($variants:tt)*) => {
        $crate::__generated! { [$($generics)*] $ty }
    };
}
/// Called for every enum over packets. Without the feature `serde` it only marks the type as generated.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_packets {
    ([$($generics:tt)*] $ty:ty) => {
        $crate::__generated! { [$($generics)*] $ty }
    };
}

/// Called for every packet and record.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_struct {
    ([$($generics:tt)*] $ty:ty, { $($kind:ident $name:literal $field:ident,)* }) => {
        impl $($generics)* $crate::__private::SerializeFields for $ty {
            fn serialize_fields<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::__private::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let len = 0 $(+ $crate::__private::entries::$kind(&self.$field))*;
                let fields = $crate::__private::Fields::begin(serializer, len, secrets)?;
                $(let fields = fields.$kind($name, &self.$field)?;)*
                fields.end()
            }
        }
        $crate::__serialize_hidden! { [$($generics)*] $ty }
    };
}

/// Called for every enumeration.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_enumeration {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $crate::__private::SerializeFields for $ty {
            fn serialize_fields<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::__private::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::SerializeFields::serialize_fields(&self.0, serializer, secrets)
            }
        }
        $crate::__serialize_hidden! { [$($generics)*] $ty }
    };
}

/// Called for every enum of variants.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_variants {
    ([$($generics:tt)*] $ty:ty, {
        $($variant:ident { $($kind:ident $name:literal $field:ident $local:ident,)* })*
    }) => {
        impl $($generics)* $crate::__private::SerializeVariant for $ty {
            fn serialize_variant<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::__private::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match *self {
                    $(Self::$variant { $($field: $local,)* .. } => {
                        let len = 0 $(+ $crate::__private::entries::$kind(&$local))*;
                        let fields = $crate::__private::Fields::begin(serializer, len, secrets)?;
                        $(let fields = fields.$kind($name, &$local)?;)*
                        fields.end()
                    })*
                }
            }
        }
        impl $($generics)* $crate::__private::SerializeFields for $ty {
            fn serialize_fields<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::__private::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let tag = $crate::wire::Variants::tag(self);
                $crate::__private::serialize_tagged(self, &tag, serializer, secrets)
            }
        }
        $crate::__serialize_hidden! { [$($generics)*] $ty }
    };
}

/// Called for every enum over packets.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_packets {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $crate::__private::SerializeFields for $ty {
            fn serialize_fields<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::__private::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serialize_packet(self, serializer, secrets)
            }
        }
        $crate::__serialize_hidden! { [$($generics)*] $ty }
    };
}

/// Implements `Serialize` with hidden secrets.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_hidden {
    ([$($generics:tt)*] $ty:ty) => {
        $crate::__generated! { [$($generics)*] $ty }
        impl $($generics)* $crate::__private::serde::Serialize for $ty {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::SerializeFields::serialize_fields(self, serializer, $crate::__private::Secrets::Hidden)
            }
        }
    };
}

pub use __serialize_struct as serialize_struct;
pub use __serialize_variants as serialize_variants;

// The enum without packets is generated code in this crate.
__serialize_packets! { [] crate::protocol::NoPackets }
