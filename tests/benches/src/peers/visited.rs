//! This repository's library, for those who only look: the packets are visited where they were decoded.

use protocol_runtime::Frames;

use super::ours::{ClientPacket, client};
use crate::peer::Peer;
use crate::values::Fold;
use crate::{Form, Wire};

pub(crate) struct Visited;

impl Peer for Visited {
    const NAME: &'static str = "ours_visited";
    const WIRE: Wire = Wire::Same;
    type Packet<'a> = ClientPacket<'a>;

    fn decode<F: Form>(bytes: &[u8]) -> Option<u64> {
        let mut sum = 0;
        let mut frames = Frames::new(bytes);
        for frame in frames.by_ref() {
            sum = ClientPacket::decode_with(&frame.ok()?, Folding(sum)).ok()?;
        }
        frames.unread().is_empty().then_some(sum)
    }
}

/// Adds each packet to a sum as it comes.
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
