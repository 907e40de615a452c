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
        }
        $crate::__packet_decode! { [$($a)?] $ty }
        $crate::__encode! { [$(<$a>)?] $ty }
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
