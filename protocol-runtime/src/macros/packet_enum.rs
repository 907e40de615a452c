//! The parts that all enums over packets share.

/// Called for every enum over packets. Implements the methods that work without importing a trait, and conversions from and to its packets.
#[doc(hidden)]
#[macro_export]
macro_rules! __packet_enum {
    ([$($a:lifetime)?] $name:ident, [$($inline:tt)*] $module:ident { $($packet:ident $(<$lifetime:lifetime>)?,)* }) => {
        impl $(<$a>)? $name $(<$a>)? {
            /// The metadata of this enum's packets, and of packets whose layout is unknown, in ascending order of id.
            pub const PACKETS: &'static [&'static $crate::info::PacketInfo] = <Self as $crate::Decode<'_>>::PACKETS;

            /// Returns the metadata of the packet with this id.
            #[inline]
            #[must_use]
            pub fn info_by_id(id: u16) -> ::core::option::Option<&'static $crate::info::PacketInfo> {
                <Self as $crate::Decode<'_>>::info_by_id(id)
            }

            /// Returns the metadata of the packet with this name, header or alias.
            #[inline]
            #[must_use]
            pub fn info_by_name(name: &str) -> ::core::option::Option<&'static $crate::info::PacketInfo> {
                <Self as $crate::Decode<'_>>::info_by_name(name)
            }

            /// The packet's metadata from the spec: its id, name, header, fields and more.
            // Inlined, so that rustc compiles it only where it is called.
            #[inline]
            #[must_use]
            pub fn info(&self) -> &'static $crate::info::PacketInfo {
                $crate::Encode::info(self)
            }
        }

        /// Shows the packet alone. Its struct has the same name as the variant.
        impl $(<$a>)? ::core::fmt::Debug for $name $(<$a>)? {
            // Inlined like a standard derive, so that rustc compiles it only where it is called.
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$packet(packet) => ::core::fmt::Debug::fmt(packet, formatter),)*
                }
            }
        }

        $crate::__packet_enum_decode! { [$($a)?] $name $(<$a>)?, [$($inline)*] }
        $crate::__packet_conversions! { [$($a)?] $name, $module { $($packet $(<$lifetime>)?,)* } }
        $crate::__encode! { [$(<$a>)?] $name $(<$a>)? }
        $crate::__serialize_packets! { [$(<$a>)?] $name $(<$a>)? }
    };
}

/// Implements decoding of any of the packets, which may borrow from the frame.
#[doc(hidden)]
#[macro_export]
macro_rules! __packet_enum_decode {
    ([$a:lifetime] $ty:ty, [$($inline:tt)*]) => {
        impl<$a> $ty {
            /// Decodes the packet in `frame`. It borrows from the frame's bytes.
            ///
            /// # Errors
            /// No packet of this enum has the frame's id, or the payload is invalid. The error tells which field is wrong, where and why.
            $($inline)*
            pub fn decode(frame: &$crate::Frame<$a>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode(frame)
            }

            /// Decodes the packet in `frame`, and accepts the deviations that the real client accepts: any byte except 1 is false as a
            /// boolean, a negative count means no items, the last string may be cut short, and bytes may be left over.
            ///
            /// # Errors
            /// The same as those of `decode`, for everything else.
            #[inline]
            pub fn decode_tolerant(frame: &$crate::Frame<$a>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode_tolerant(frame)
            }

            /// Decodes the packet with this id and payload, for streams with other framing.
            ///
            /// # Errors
            /// The same as those of `decode`.
            #[inline]
            pub fn decode_payload(id: u16, payload: &$a [u8]) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode_payload(id, payload)
            }
        }
    };
    ([] $ty:ty, [$($inline:tt)*]) => {
        impl $ty {
            /// Decodes the packet in `frame`.
            ///
            /// # Errors
            /// No packet of this enum has the frame's id, or the payload is invalid. The error tells which field is wrong, where and why.
            $($inline)*
            pub fn decode(frame: &$crate::Frame<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode(frame)
            }

            /// Decodes the packet in `frame`, and accepts the deviations that the real client accepts: any byte except 1 is false as a
            /// boolean, a negative count means no items, the last string may be cut short, and bytes may be left over.
            ///
            /// # Errors
            /// The same as those of `decode`, for everything else.
            #[inline]
            pub fn decode_tolerant(frame: &$crate::Frame<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode_tolerant(frame)
            }

            /// Decodes the packet with this id and payload, for streams with other framing.
            ///
            /// # Errors
            /// The same as those of `decode`.
            #[inline]
            pub fn decode_payload(id: u16, payload: &[u8]) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode_payload(id, payload)
            }
        }
    };
}

/// Implements `From` each packet for the enum, and `TryFrom` the enum for each packet.
#[doc(hidden)]
#[macro_export]
macro_rules! __packet_conversions {
    ([$a:lifetime] $name:ident, $module:ident { $($packet:ident $(<$lifetime:lifetime>)?,)* }) => {
        $(impl<$a> ::core::convert::From<$module::$packet $(<$lifetime>)?> for $name<$a> {
            #[inline]
            fn from(packet: $module::$packet $(<$lifetime>)?) -> Self {
                Self::$packet(packet)
            }
        }

        /// The error has the kind `OtherId` if the enum holds another packet.
        impl<$a> ::core::convert::TryFrom<$name<$a>> for $module::$packet $(<$lifetime>)? {
            type Error = $crate::DecodeError;

            #[inline]
            fn try_from(packet: $name<$a>) -> ::core::result::Result<Self, $crate::DecodeError> {
                match packet {
                    $name::$packet(packet) => ::core::result::Result::Ok(packet),
                    other => ::core::result::Result::Err($crate::__private::other_packet(Self::INFO, other.info())),
                }
            }
        })*
    };
    ([] $name:ident, $module:ident { $($packet:ident,)* }) => {
        $(impl ::core::convert::From<$module::$packet> for $name {
            #[inline]
            fn from(packet: $module::$packet) -> Self {
                Self::$packet(packet)
            }
        }

        /// The error has the kind `OtherId` if the enum holds another packet.
        impl ::core::convert::TryFrom<$name> for $module::$packet {
            type Error = $crate::DecodeError;

            #[inline]
            fn try_from(packet: $name) -> ::core::result::Result<Self, $crate::DecodeError> {
                match packet {
                    $name::$packet(packet) => ::core::result::Result::Ok(packet),
                    other => ::core::result::Result::Err($crate::__private::other_packet(Self::INFO, other.info())),
                }
            }
        })*
    };
}

pub use __packet_enum as packet_enum;
