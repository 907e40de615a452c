//! The encoding methods of packets and enums. Some need a feature.

/// Called for every packet and enum. Implements all encoding methods.
#[doc(hidden)]
#[macro_export]
macro_rules! __encode {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $ty {
            /// Writes the frame to the front of `buffer` and returns its size in bytes. Writes nothing if it fails.
            ///
            /// # Errors
            /// The buffer is too short (the error tells the size of the frame), or a field does not fit the wire format.
            #[inline]
            pub fn encode(&self, buffer: &mut [u8]) -> ::core::result::Result<usize, $crate::EncodeError> {
                $crate::Encode::encode(self, buffer)
            }

            /// The exact size of the frame in bytes: length prefix, id and payload.
            #[inline]
            #[must_use]
            pub fn encoded_len(&self) -> usize {
                $crate::Encode::encoded_len(self)
            }
        }
        $crate::__encode_alloc! { [$($generics)*] $ty }
        $crate::__encode_bytes! { [$($generics)*] $ty }
    };
}

/// Implements encoding into a `Vec<u8>`.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_alloc {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $ty {
            /// Appends the frame to `buffer` and returns its size in bytes. Appends nothing if it fails.
            ///
            /// # Errors
            /// A field does not fit the wire format.
            #[inline]
            pub fn encode_to_vec(
                &self,
                buffer: &mut $crate::__private::Vec<u8>,
            ) -> ::core::result::Result<usize, $crate::EncodeError> {
                $crate::Encode::encode_to_vec(self, buffer)
            }

            /// Returns the frame in a new `Vec`.
            ///
            /// # Errors
            /// A field does not fit the wire format.
            #[inline]
            pub fn to_vec(&self) -> ::core::result::Result<$crate::__private::Vec<u8>, $crate::EncodeError> {
                $crate::Encode::to_vec(self)
            }
        }
    };
}
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_alloc {
    ($($tokens:tt)*) => {};
}

/// Implements encoding into a `bytes::BufMut`.
#[cfg(feature = "bytes")]
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_bytes {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $ty {
            /// Appends the frame to `buffer` and returns its size in bytes. Appends nothing if it fails.
            ///
            /// # Errors
            /// The buffer has too little room (the error tells the size of the frame), or a field does not fit the wire format.
            #[inline]
            pub fn encode_to_buf<B: $crate::__private::BufMut>(
                &self,
                buffer: &mut B,
            ) -> ::core::result::Result<usize, $crate::EncodeError> {
                $crate::Encode::encode_to_buf(self, buffer)
            }
        }
    };
}
#[cfg(not(feature = "bytes"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_bytes {
    ($($tokens:tt)*) => {};
}
