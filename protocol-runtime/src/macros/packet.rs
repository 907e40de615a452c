//! What every packet has besides its fields.

/// Called for every packet: what you use of it without a trait in scope.
#[doc(hidden)]
#[macro_export]
macro_rules! __packet {
    ([$($a:lifetime)?] $ty:ty) => {
        impl $(<$a>)? $ty {
            /// The id on the wire.
            pub const ID: u16 = <Self as $crate::Packet>::ID;
            /// The spec's name.
            pub const NAME: &'static str = <Self as $crate::Packet>::NAME;
            /// The spec's constant for the packet. It is never on the wire.
            pub const HEADER: &'static str = <Self as $crate::Packet>::HEADER;
            /// What the spec says about the packet.
            pub const INFO: &'static $crate::info::PacketInfo = <Self as $crate::Packet>::INFO;

            /// Writes the frame to the front of `buffer` and returns its length. Nothing is written unless all of it is.
            ///
            /// # Errors
            /// The buffer is too short (the error says how much the frame needs), or the wire cannot carry a field.
            #[inline]
            pub fn encode(&self, buffer: &mut [u8]) -> ::core::result::Result<usize, $crate::EncodeError> {
                $crate::Encode::encode(self, buffer)
            }

            /// The exact length of the frame: length prefix, id and payload.
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

/// Decoding one packet. A packet that borrows does so from the frame.
#[doc(hidden)]
#[macro_export]
macro_rules! __packet_decode {
    ([$a:lifetime] $ty:ty) => {
        impl<$a> $ty {
            /// This packet in `frame`, borrowing from it.
            ///
            /// # Errors
            /// The id is another packet's, or the payload is not exactly this packet; the error says which field is wrong, where and why.
            #[inline]
            pub fn decode(frame: &$crate::Frame<$a>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode(frame)
            }
        }
    };
    ([] $ty:ty) => {
        impl $ty {
            /// This packet in `frame`.
            ///
            /// # Errors
            /// The id is another packet's, or the payload is not exactly this packet; the error says which field is wrong, where and why.
            #[inline]
            pub fn decode(frame: &$crate::Frame<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode(frame)
            }
        }
    };
}

pub use __packet as packet;
