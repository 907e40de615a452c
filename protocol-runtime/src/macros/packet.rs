//! The parts that all packets share.

/// Called for every packet. Implements the constants and methods that work without importing a trait.
#[doc(hidden)]
#[macro_export]
macro_rules! __packet {
    ([$($a:lifetime)?] $ty:ty) => {
        impl $(<$a>)? $ty {
            /// The packet's id on the wire.
            pub const ID: u16 = <Self as $crate::Packet>::ID;
            /// The packet's name in the spec.
            pub const NAME: &'static str = <Self as $crate::Packet>::NAME;
            /// The name of the packet's constant in the spec. It is never on the wire.
            pub const HEADER: &'static str = <Self as $crate::Packet>::HEADER;
            /// The packet's metadata from the spec.
            pub const INFO: &'static $crate::info::PacketInfo = <Self as $crate::Packet>::INFO;

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
        $crate::__packet_decode! { [$($a)?] $ty }
        $crate::__encode_alloc! { [$(<$a>)?] $ty }
        $crate::__encode_bytes! { [$(<$a>)?] $ty }
    };
}

/// Implements decoding of one packet, which may borrow from the frame.
#[doc(hidden)]
#[macro_export]
macro_rules! __packet_decode {
    ([$a:lifetime] $ty:ty) => {
        impl<$a> $ty {
            /// Decodes this packet from `frame`. It borrows from the frame's bytes.
            ///
            /// # Errors
            /// The frame has another packet's id, or its payload is invalid. The error tells which field is wrong, where and why.
            #[inline]
            pub fn decode(frame: &$crate::Frame<$a>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode(frame)
            }
        }
    };
    ([] $ty:ty) => {
        impl $ty {
            /// Decodes this packet from `frame`.
            ///
            /// # Errors
            /// The frame has another packet's id, or its payload is invalid. The error tells which field is wrong, where and why.
            #[inline]
            pub fn decode(frame: &$crate::Frame<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode(frame)
            }
        }
    };
}

pub use __packet as packet;
