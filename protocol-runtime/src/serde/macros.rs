//! The macros that generated code calls to become serializable. Only they know whether the feature `serde` is there: the derive
//! cannot see the runtime's features.

/// Called by generated code for every packet and record; expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_struct {
    ($($tokens:tt)*) => {};
}
/// Called by generated code for every enumeration; expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_enumeration {
    ($($tokens:tt)*) => {};
}
/// Called by generated code for every choice of variants; expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_variants {
    ($($tokens:tt)*) => {};
}
/// Called by generated code for every enum over packets; expands to nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_packets {
    ($($tokens:tt)*) => {};
}

/// Called by generated code for every packet and record.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_struct {
    ([$($generics:tt)*] $ty:ty, $ty_name:literal, $len:literal { $($kind:ident $name:literal $field:ident,)* }) => {
        impl $($generics)* $crate::serialize::SerializeFields for $ty {
            fn serialize_fields<S: $crate::serialize::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::serialize::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let fields = $crate::serialize::Fields::begin(serializer, $ty_name, $len, secrets)?;
                $(let fields = fields.$kind($name, &self.$field)?;)*
                fields.end()
            }
        }
        $crate::__serialize_hidden! { [$($generics)*] $ty }
    };
}

/// Called by generated code for every enumeration.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_enumeration {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $crate::serialize::SerializeFields for $ty {
            fn serialize_fields<S: $crate::serialize::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::serialize::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serialize::SerializeFields::serialize_fields(&self.0, serializer, secrets)
            }
        }
        $crate::__serialize_hidden! { [$($generics)*] $ty }
    };
}

/// Called by generated code for every choice of variants.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_variants {
    ([$($generics:tt)*] $ty:ty, $ty_name:literal, {
        $($variant:ident $len:literal { $($kind:ident $name:literal $field:ident $local:ident,)* })*
    }) => {
        impl $($generics)* $crate::serialize::SerializeVariant for $ty {
            fn serialize_variant<S: $crate::serialize::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::serialize::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match *self {
                    $(Self::$variant { $($field: $local,)* .. } => {
                        let fields = $crate::serialize::Fields::begin(serializer, $ty_name, $len, secrets)?;
                        $(let fields = fields.$kind($name, &$local)?;)*
                        fields.end()
                    })*
                }
            }
        }
        impl $($generics)* $crate::serialize::SerializeFields for $ty {
            fn serialize_fields<S: $crate::serialize::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::serialize::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let tag = $crate::Variants::tag(self);
                $crate::serialize::serialize_tagged(self, $ty_name, &tag, serializer, secrets)
            }
        }
        $crate::__serialize_hidden! { [$($generics)*] $ty }
    };
}

/// Called by generated code for every enum over packets.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_packets {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $crate::serialize::SerializeFields for $ty {
            fn serialize_fields<S: $crate::serialize::serde::Serializer>(
                &self,
                serializer: S,
                secrets: $crate::serialize::Secrets,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serialize::serialize_packet(self, serializer, secrets)
            }
        }
        $crate::__serialize_hidden! { [$($generics)*] $ty }
    };
}

/// `Serialize` with hidden secrets.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize_hidden {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $crate::serialize::serde::Serialize for $ty {
            fn serialize<S: $crate::serialize::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serialize::SerializeFields::serialize_fields(self, serializer, $crate::serialize::Secrets::Hidden)
            }
        }
    };
}
