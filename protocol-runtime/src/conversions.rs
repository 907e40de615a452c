//! The macro that makes enums over packets from packets.

/// Called by generated code for every enum over packets: `From` for each of them. Here it is written once for all of them, so that an
/// enum of hundreds does not repeat it.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_packets {
    ([<$a:lifetime>] $ty:ty, $module:ident { $($packet:ident $(<$lifetime:lifetime>)?,)* }) => {
        $(impl<$a> ::core::convert::From<$module::$packet $(<$lifetime>)?> for $ty {
            #[inline]
            fn from(packet: $module::$packet $(<$lifetime>)?) -> Self {
                Self::$packet(packet)
            }
        })*
    };
    ([] $ty:ty, $module:ident { $($packet:ident,)* }) => {
        $(impl ::core::convert::From<$module::$packet> for $ty {
            #[inline]
            fn from(packet: $module::$packet) -> Self {
                Self::$packet(packet)
            }
        })*
    };
}
