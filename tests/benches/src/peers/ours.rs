//! This repository's library.

use protocol_runtime::{Encoder, Frames, List, Protocol};

use crate::packet_list::with_packets;
use crate::peer::Peer;
use crate::values::{self, Checksum, Convert, Fold, Gift, mix};
use crate::{Form, Operation, Wire};

/// The 29 packets.
#[derive(Protocol)]
#[protocol(spec = "../../../../spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
pub(crate) struct Ours;

impl Peer for Ours {
    const NAME: &'static str = "ours";
    const WIRE: Wire = Wire::Same;
    type Packet<'a> = ClientPacket<'a>;

    fn decode<F: Form>(bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        let mut frames = Frames::new(bytes);
        for frame in frames.by_ref() {
            let frame = frame.ok()?;
            if F::OPERATION == Operation::DecodeFused {
                checksum.sum = ClientPacket::decode_with(&frame, Folding(checksum.sum)).ok()?;
            } else {
                checksum.add(&ClientPacket::decode(&frame).ok()?);
            }
        }
        frames.unread().is_empty().then_some(checksum.sum)
    }

    fn encode_to_vec(packets: &[ClientPacket<'_>], buffer: &mut Vec<u8>) -> Option<()> {
        for packet in packets {
            protocol_runtime::Encode::encode_to_vec(packet, buffer).ok()?;
        }
        Some(())
    }

    fn encode_to_slice(packets: &[ClientPacket<'_>], buffer: &mut [u8]) -> Option<usize> {
        let mut encoder = Encoder::new(buffer);
        packets.iter().try_for_each(|packet| encoder.push(packet).map(drop)).ok()?;
        Some(encoder.written())
    }
}

macro_rules! tuple_variants {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        impl Fold for ClientPacket<'_> {
            #[inline(always)]
            fn fold(&self, sum: u64) -> u64 {
                match self {
                    $(Self::$name(client::$name { $($field),* }) => {
                        let sum = mix(sum, u64::from($id));
                        $(let sum = $field.fold(sum);)*
                        sum
                    })*
                }
            }
        }

        impl<'a> From<&'a values::Packet> for ClientPacket<'a> {
            fn from(packet: &'a values::Packet) -> Self {
                match packet {
                    $(values::Packet::$name { $($field),* } => {
                        Self::$name(client::$name { $($field: $field.convert()),* })
                    })*
                }
            }
        }
    };
}
with_packets!(tuple_variants);

impl Fold for List<'_, types::GiftSelection> {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        self.iter().fold(sum, |sum, types::GiftSelection { day_index, step_index, gift_index }| {
            Gift { day_index, step_index, gift_index }.fold(sum)
        })
    }
}

impl<'a> Convert<'a, List<'a, types::GiftSelection>> for Vec<Gift> {
    fn convert(&'a self) -> List<'a, types::GiftSelection> {
        let selection = |&Gift { day_index, step_index, gift_index }: &Gift| types::GiftSelection {
            day_index,
            step_index,
            gift_index,
        };
        // The list borrows its items, and the corpus has them in another type; they live as long as the corpus: always.
        let selections: &[types::GiftSelection] = self.iter().map(selection).collect::<Vec<_>>().leak();
        selections.into()
    }
}

/// The library's form for those who only look: adds each packet to a sum as it comes.
struct Folding(u64);

macro_rules! folding {
    ($($method:ident $name:ident $(<$lifetime:lifetime>)?,)*) => {
        impl<'a> client::Visitor<'a> for Folding {
            type Output = u64;

            fn other(self, packet: ClientPacket<'a>) -> u64 {
                packet.fold(self.0)
            }

            $(
                #[inline(always)]
                fn $method(self, packet: client::$name $(<$lifetime>)?) -> u64 {
                    ClientPacket::from(packet).fold(self.0)
                }
            )*
        }
    };
}
folding! {
    user_get_tags UserGetTags,
    user_welcome_gift_change_email UserWelcomeGiftChangeEmail<'a>,
    user_get_info UserGetInfo,
    user_save_wardrobe_outfit UserSaveWardrobeOutfit<'a>,
    user_settings_room_invites UserSettingsRoomInvites,
    user_ignore UserIgnore<'a>,
    user_settings_old_chat UserSettingsOldChat,
    user_nux_proceed UserNuxProceed,
    user_settings_volume UserSettingsVolume,
    user_set_home_room UserSetHomeRoom,
    user_effect_enable UserEffectEnable,
    user_nux_get_gifts UserNuxGetGifts<'a>,
    user_unignore UserUnignore<'a>,
    user_approve_name UserApproveName<'a>,
    user_get_relationship_status UserGetRelationshipStatus,
    user_update_motto UserUpdateMotto<'a>,
    user_get_profile_by_name UserGetProfileByName<'a>,
    user_set_classification UserSetClassification<'a>,
    user_get_email_status UserGetEmailStatus,
    user_respect UserRespect,
    user_update_figure UserUpdateFigure<'a>,
    user_get_wardrobe UserGetWardrobe,
    user_change_name UserChangeName<'a>,
    user_get_profile UserGetProfile,
    user_ignore_id UserIgnoreId,
    user_set_relationship_status UserSetRelationshipStatus,
    user_get_ignored UserGetIgnored<'a>,
    user_check_name UserCheckName<'a>,
    user_change_email UserChangeEmail<'a>,
}
