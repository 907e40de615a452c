//! The methods that need an allocator or a crate of somebody else, each only with its feature.

/// Called for every packet and enum: encoding into a `Vec<u8>`.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_alloc {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $ty {
            /// Appends the frame to `buffer` and returns its length. Nothing is appended unless all of it is.
            ///
            /// # Errors
            /// The wire cannot carry a field.
            #[inline]
            pub fn encode_to_vec(
                &self,
                buffer: &mut $crate::__private::Vec<u8>,
            ) -> ::core::result::Result<usize, $crate::EncodeError> {
                $crate::Encode::encode_to_vec(self, buffer)
            }

            /// The frame in a `Vec` of its own.
            ///
            /// # Errors
            /// The wire cannot carry a field.
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

/// Called for every packet and enum: encoding into a `bytes::BufMut`.
#[cfg(feature = "bytes")]
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_bytes {
    ([$($generics:tt)*] $ty:ty) => {
        impl $($generics)* $ty {
            /// Appends the frame to `buffer` and returns its length. Nothing is appended unless all of it is.
            ///
            /// # Errors
            /// The buffer has too little room (the error says how much the frame needs), or the wire cannot carry a field.
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
