//! The parts that all enumerations share.

/// Called for every enumeration. Implements its conversions, `Display` and serialization.
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    ([$($generics:tt)*] $ty:ty, $base:ty) => {
        impl $($generics)* ::core::convert::From<$base> for $ty {
            #[inline]
            fn from(value: $base) -> Self {
                Self(value)
            }
        }

        impl $($generics)* ::core::convert::From<$ty> for $base {
            #[inline]
            fn from(value: $ty) -> Self {
                value.0
            }
        }

        /// Shows the value's name in the spec, or the value itself if it has no name.
        impl $($generics)* ::core::fmt::Display for $ty {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self.name() {
                    ::core::option::Option::Some(name) => formatter.pad(name),
                    ::core::option::Option::None => ::core::fmt::Display::fmt(&self.0, formatter),
                }
            }
        }

        $crate::__serialize_enumeration! { [$($generics)*] $ty }
    };
}

pub use __enumeration as enumeration;
