//! One packet of each kind, in functions of their own: what the compiler makes of them can be read, and counted.

use std::hint::black_box;

use protocol_runtime::Frame;

use crate::peers::ours::{client, types};

/// A packet, and the functions in this module that do nothing but decode and encode it.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// What its payload is made of.
    pub fields: &'static str,
    /// The spec's name.
    pub packet: &'static str,
    /// The function that decodes it.
    pub decode: &'static str,
    /// The function that encodes it.
    pub encode: &'static str,
    /// Calls both once, and gives the bytes of the payload.
    pub run: fn() -> Option<usize>,
}

const GIFT: types::GiftSelection = types::GiftSelection { day_index: 1, step_index: 2, gift_index: 3 };
const FIGURE: &str = "hr-890-45.hd-600-10.ch-665-82.lg-710-1408.sh-725-92.he-1608-0.ca-1804-64.wa-2005-0";

macro_rules! kinds {
    ($($fields:literal $decode:ident $encode:ident $packet:ident $(<$a:lifetime>)? { $($field:ident: $value:expr),* })*) => {
        /// Every kind.
        pub const KINDS: &[Kind] = &[$(Kind {
            fields: $fields,
            packet: client::$packet::NAME,
            decode: stringify!($decode),
            encode: stringify!($encode),
            run: || {
                let packet = client::$packet { $($field: $value),* };
                let mut buffer = [0; 256];
                let len = $encode(black_box(&packet), black_box(&mut buffer))?;
                let frame = Frame::parse(black_box(buffer.get(..len)?)).ok()?;
                (black_box($decode(frame))? == packet).then_some(frame.payload().len())
            },
        }),*];

        $(
            #[inline(never)]
            fn $decode(frame: Frame<'_>) -> Option<client::$packet $(<$a>)?> {
                client::$packet::decode(&frame).ok()
            }

            #[inline(never)]
            fn $encode(packet: &client::$packet $(<$a>)?, buffer: &mut [u8]) -> Option<usize> {
                packet.encode(buffer).ok()
            }
        )*
    };
}
kinds! {
    "nothing" decode_nothing encode_nothing UserGetInfo {}
    "an integer" decode_integer encode_integer UserRespect { user_id: 7 }
    "a boolean" decode_boolean encode_boolean UserSettingsRoomInvites { room_invites: true }
    "an integer and a boolean" decode_both encode_both UserGetProfile { user_id: 7, open_profile: true }
    "three integers" decode_integers encode_integers UserSettingsVolume {
        volume_system: 1, volume_furni: 2, volume_trax: 3
    }
    "a string of 11 bytes" decode_string encode_string UserUpdateMotto<'_> { motto: "hello there" }
    "an integer, a string of 82 bytes and one of 1 byte" decode_strings encode_strings UserSaveWardrobeOutfit<'_> {
        slot_id: 3, look: FIGURE, gender: "M"
    }
    "a list of 2 times 3 integers" decode_list encode_list UserNuxGetGifts<'_> { selections: (&[GIFT; 2]).into() }
}
