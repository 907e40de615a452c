//! From a payload to a packet. Fields of fixed size are checked together.

use super::{Gifts, Packet};

#[inline(always)]
pub(super) fn packet(id: u16, payload: &[u8]) -> Option<Packet<'_>> {
    Some(match id {
        17 => Packet::UserGetTags { room_unit_id: only_int(payload)? },
        66 => Packet::UserWelcomeGiftChangeEmail { new_email: only_text(payload)? },
        357 => only_nothing(payload, Packet::UserGetInfo {})?,
        800 => {
            let (slot_id, rest) = payload.split_first_chunk()?;
            let (look, rest) = text(rest)?;
            Packet::UserSaveWardrobeOutfit { slot_id: i32::from_be_bytes(*slot_id), look, gender: only_text(rest)? }
        }
        1086 => Packet::UserSettingsRoomInvites { room_invites: only_flag(payload)? },
        1117 => Packet::UserIgnore { username: only_text(payload)? },
        1262 => Packet::UserSettingsOldChat { old_chat: only_flag(payload)? },
        1299 => only_nothing(payload, Packet::UserNuxProceed {})?,
        1367 => {
            let [volume_system, volume_furni, volume_trax] = ints(payload)?;
            Packet::UserSettingsVolume { volume_system, volume_furni, volume_trax }
        }
        1740 => Packet::UserSetHomeRoom { room_id: only_int(payload)? },
        1752 => Packet::UserEffectEnable { r#type: only_int(payload)? },
        1822 => {
            let (count, rest) = payload.split_first_chunk()?;
            let (gifts, []) = rest.as_chunks::<12>() else { return None };
            let count = u32::from_be_bytes(*count) as usize;
            // A gift counts 3, and there is nothing else that the bytes could be.
            (gifts.len() * 3 == count).then_some(Packet::UserNuxGetGifts { selections: Gifts::Wire(gifts) })?
        }
        2061 => Packet::UserUnignore { username: only_text(payload)? },
        2109 => {
            let (name, rest) = text(payload)?;
            Packet::UserApproveName { name, r#type: only_int(rest)? }
        }
        2138 => Packet::UserGetRelationshipStatus { user_id: only_int(payload)? },
        2228 => Packet::UserUpdateMotto { motto: only_text(payload)? },
        2249 => Packet::UserGetProfileByName { username: only_text(payload)? },
        2285 => Packet::UserSetClassification { user_class_type: only_text(payload)? },
        2557 => only_nothing(payload, Packet::UserGetEmailStatus {})?,
        2694 => Packet::UserRespect { user_id: only_int(payload)? },
        2730 => {
            let (gender, rest) = text(payload)?;
            Packet::UserUpdateFigure { gender, figure: only_text(rest)? }
        }
        2742 => Packet::UserGetWardrobe { page_id: only_int(payload)? },
        2977 => Packet::UserChangeName { name: only_text(payload)? },
        3265 => {
            let [a, b, c, d, open_profile] = *<&[u8; 5]>::try_from(payload).ok()?;
            Packet::UserGetProfile { user_id: i32::from_be_bytes([a, b, c, d]), open_profile: flag(open_profile)? }
        }
        3314 => Packet::UserIgnoreId { user_id: only_int(payload)? },
        3768 => {
            let [friend_id, relationship_type] = ints(payload)?;
            Packet::UserSetRelationshipStatus { friend_id, relationship_type }
        }
        3878 => Packet::UserGetIgnored { username: only_text(payload)? },
        3950 => Packet::UserCheckName { name: only_text(payload)? },
        3965 => Packet::UserChangeEmail { new_email: only_text(payload)? },
        _ => return None,
    })
}

#[inline(always)]
fn only_nothing<'a>(payload: &[u8], packet: Packet<'a>) -> Option<Packet<'a>> {
    payload.is_empty().then_some(packet)
}

#[inline(always)]
fn only_int(payload: &[u8]) -> Option<i32> {
    Some(i32::from_be_bytes(payload.try_into().ok()?))
}

#[inline(always)]
fn ints<const N: usize>(payload: &[u8]) -> Option<[i32; N]> {
    let (chunks, []) = payload.as_chunks::<4>() else { return None };
    Some(<[[u8; 4]; N]>::try_from(chunks).ok()?.map(i32::from_be_bytes))
}

#[inline(always)]
fn flag(byte: u8) -> Option<bool> {
    match byte {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

#[inline(always)]
fn only_flag(payload: &[u8]) -> Option<bool> {
    let [byte] = payload else { return None };
    flag(*byte)
}

#[inline(always)]
fn text(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (len, rest) = bytes.split_first_chunk()?;
    let (text, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*len)))?;
    Some((str::from_utf8(text).ok()?, rest))
}

#[inline(always)]
fn only_text(payload: &[u8]) -> Option<&str> {
    let (text, []) = text(payload)? else { return None };
    Some(text)
}
