//! What every enumeration has besides its values.

/// Called for every enumeration: its conversions, and how it is shown.
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

        /// The spec's name, or the value itself where it has none.
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
