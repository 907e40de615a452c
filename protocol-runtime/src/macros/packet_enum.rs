//! What every enum over packets has besides its variants.

/// Called for every enum over packets: what you call on it without a trait in scope, and conversions from and to its packets.
#[doc(hidden)]
#[macro_export]
macro_rules! __packet_enum {
    ([$($a:lifetime)?] $name:ident, [$($inline:tt)*] $module:ident { $($packet:ident $(<$lifetime:lifetime>)?,)* }) => {
        impl $(<$a>)? $name $(<$a>)? {
            /// What the spec says about the packets of this enum, and about those whose layout is unknown, by ascending id.
            pub const PACKETS: &'static [&'static $crate::info::PacketInfo] = <Self as $crate::Decode<'_>>::PACKETS;

            /// What the spec says about the packet with this id.
            #[inline]
            #[must_use]
            pub fn info_by_id(id: u16) -> ::core::option::Option<&'static $crate::info::PacketInfo> {
                <Self as $crate::Decode<'_>>::info_by_id(id)
            }

            /// What the spec says about the packet with this name, header or alias.
            #[inline]
            #[must_use]
            pub fn info_by_name(name: &str) -> ::core::option::Option<&'static $crate::info::PacketInfo> {
                <Self as $crate::Decode<'_>>::info_by_name(name)
            }

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

            /// What the spec says about this packet: its id, name, header and fields.
            // Inlined, so that rustc does not compile it for each packet before somebody calls it.
            #[inline]
            #[must_use]
            pub fn info(&self) -> &'static $crate::info::PacketInfo {
                $crate::Encode::info(self)
            }
        }

        /// Shows the packet, whose struct has the same name as the variant.
        impl $(<$a>)? ::core::fmt::Debug for $name $(<$a>)? {
            // Inlined as what rustc derives: it is not compiled before somebody calls it.
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$packet(packet) => ::core::fmt::Debug::fmt(packet, formatter),)*
                }
            }
        }

        $crate::__packet_enum_decode! { [$($a)?] $name $(<$a>)?, [$($inline)*] }
        $crate::__packet_conversions! { [$($a)?] $name, $module { $($packet $(<$lifetime>)?,)* } }
        $crate::__encode_alloc! { [$(<$a>)?] $name $(<$a>)? }
        $crate::__encode_bytes! { [$(<$a>)?] $name $(<$a>)? }
        $crate::__serialize_packets! { [$(<$a>)?] $name $(<$a>)? }
    };
}

/// Decoding any of the packets. An enum that borrows does so from the frame.
#[doc(hidden)]
#[macro_export]
macro_rules! __packet_enum_decode {
    ([$a:lifetime] $ty:ty, [$($inline:tt)*]) => {
        impl<$a> $ty {
            /// The packet in `frame`, borrowing from it.
            ///
            /// # Errors
            /// The id is none of these packets', or the payload is not exactly that packet; the error says which field is wrong, where
            /// and why.
            $($inline)*
            pub fn decode(frame: &$crate::Frame<$a>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode(frame)
            }

            /// The packet in `frame`, with what the real client tolerates: a boolean other than 0 and 1 is false, bytes may be left over,
            /// a negative count is no items, and a last string may be cut short.
            ///
            /// # Errors
            /// As `decode`, for everything else.
            #[inline]
            pub fn decode_tolerant(frame: &$crate::Frame<$a>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode_tolerant(frame)
            }
        }
    };
    ([] $ty:ty, [$($inline:tt)*]) => {
        impl $ty {
            /// The packet in `frame`.
            ///
            /// # Errors
            /// The id is none of these packets', or the payload is not exactly that packet; the error says which field is wrong, where
            /// and why.
            $($inline)*
            pub fn decode(frame: &$crate::Frame<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode(frame)
            }

            /// The packet in `frame`, with what the real client tolerates: a boolean other than 0 and 1 is false, bytes may be left over,
            /// a negative count is no items, and a last string may be cut short.
            ///
            /// # Errors
            /// As `decode`, for everything else.
            #[inline]
            pub fn decode_tolerant(frame: &$crate::Frame<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                $crate::Decode::decode_tolerant(frame)
            }
        }
    };
}

/// `From` for each packet into the enum, and `TryFrom` back.
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

        /// Fails with the other packet.
        impl<$a> ::core::convert::TryFrom<$name<$a>> for $module::$packet $(<$lifetime>)? {
            type Error = $name<$a>;

            #[inline]
            fn try_from(packet: $name<$a>) -> ::core::result::Result<Self, $name<$a>> {
                match packet {
                    $name::$packet(packet) => ::core::result::Result::Ok(packet),
                    other => ::core::result::Result::Err(other),
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

        /// Fails with the other packet.
        impl ::core::convert::TryFrom<$name> for $module::$packet {
            type Error = $name;

            #[inline]
            fn try_from(packet: $name) -> ::core::result::Result<Self, $name> {
                match packet {
                    $name::$packet(packet) => ::core::result::Result::Ok(packet),
                    other => ::core::result::Result::Err(other),
                }
            }
        })*
    };
}

pub use __packet_enum as packet_enum;
