//! From a packet to its frame: the length is known in each arm before anything is written, and the length prefix, the id and the
//! fields of fixed size behind them are one array.

use std::mem;

use super::{Gifts, Packet};

/// A slice from whose front is taken what is written, or a `Vec` that grows.
pub(super) trait Output {
    /// Writes `len` bytes: first `head`, then `parts`.
    fn put<const HEAD: usize, const PARTS: usize>(
        &mut self,
        len: usize,
        head: [u8; HEAD],
        parts: [&[u8]; PARTS],
    ) -> Option<()>;
}

impl Output for &mut [u8] {
    #[inline(always)]
    fn put<const HEAD: usize, const PARTS: usize>(
        &mut self,
        len: usize,
        head: [u8; HEAD],
        parts: [&[u8]; PARTS],
    ) -> Option<()> {
        let (window, left) = mem::take(self).split_at_mut_checked(len)?;
        let (to, mut window) = window.split_first_chunk_mut()?;
        *to = head;
        for part in parts {
            let (to, left) = window.split_at_mut_checked(part.len())?;
            to.copy_from_slice(part);
            window = left;
        }
        *self = left;
        Some(())
    }
}

impl Output for Vec<u8> {
    #[inline(always)]
    fn put<const HEAD: usize, const PARTS: usize>(
        &mut self,
        len: usize,
        head: [u8; HEAD],
        parts: [&[u8]; PARTS],
    ) -> Option<()> {
        self.reserve(len);
        self.extend_from_slice(&head);
        for part in parts {
            self.extend_from_slice(part);
        }
        Some(())
    }
}

#[inline(always)]
pub(super) fn packet(packet: &Packet<'_>, output: &mut impl Output) -> Option<()> {
    match *packet {
        Packet::UserGetTags { room_unit_id } => int(output, 17, room_unit_id),
        Packet::UserWelcomeGiftChangeEmail { new_email } => string(output, 66, new_email),
        Packet::UserGetInfo {} => output.put(6, head::<6, 0>(6, 357, []), []),
        Packet::UserSaveWardrobeOutfit { slot_id, look, gender } => {
            let ([a, b, c, d], [high, low], gender_len) = (slot_id.to_be_bytes(), text_len(look)?, text_len(gender)?);
            let len = 14 + look.len() + gender.len();
            let parts = [look.as_bytes(), &gender_len, gender.as_bytes()];
            output.put(len, head::<12, 6>(len, 800, [a, b, c, d, high, low]), parts)
        }
        Packet::UserSettingsRoomInvites { room_invites } => flags(output, 1086, room_invites),
        Packet::UserIgnore { username } => string(output, 1117, username),
        Packet::UserSettingsOldChat { old_chat } => flags(output, 1262, old_chat),
        Packet::UserNuxProceed {} => output.put(6, head::<6, 0>(6, 1299, []), []),
        Packet::UserSettingsVolume { volume_system, volume_furni, volume_trax } => {
            let fields = ints([volume_system, volume_furni, volume_trax]);
            output.put(18, head::<18, 12>(18, 1367, fields), [])
        }
        Packet::UserSetHomeRoom { room_id } => int(output, 1740, room_id),
        Packet::UserEffectEnable { r#type } => int(output, 1752, r#type),
        Packet::UserNuxGetGifts { selections } => match selections {
            Gifts::Wire(gifts) => {
                let (len, count) = (10 + gifts.len() * 12, i32::try_from(gifts.len() * 3).ok()?);
                output.put(len, head::<10, 4>(len, 1822, count.to_be_bytes()), [gifts.as_flattened()])
            }
            Gifts::Values(gifts) => {
                let (len, count) = (10 + gifts.len() * 12, i32::try_from(gifts.len() * 3).ok()?);
                output.put(10, head::<10, 4>(len, 1822, count.to_be_bytes()), [])?;
                gifts.iter().try_for_each(|gift| {
                    output.put::<12, 0>(12, ints([gift.day_index, gift.step_index, gift.gift_index]), [])
                })
            }
        },
        Packet::UserUnignore { username } => string(output, 2061, username),
        Packet::UserApproveName { name, r#type } => {
            let len = 12 + name.len();
            let parts = [name.as_bytes(), &r#type.to_be_bytes()];
            output.put(len, head::<8, 2>(len, 2109, text_len(name)?), parts)
        }
        Packet::UserGetRelationshipStatus { user_id } => int(output, 2138, user_id),
        Packet::UserUpdateMotto { motto } => string(output, 2228, motto),
        Packet::UserGetProfileByName { username } => string(output, 2249, username),
        Packet::UserSetClassification { user_class_type } => string(output, 2285, user_class_type),
        Packet::UserGetEmailStatus {} => output.put(6, head::<6, 0>(6, 2557, []), []),
        Packet::UserRespect { user_id } => int(output, 2694, user_id),
        Packet::UserUpdateFigure { gender, figure } => {
            let len = 10 + gender.len() + figure.len();
            let parts = [gender.as_bytes(), &text_len(figure)?, figure.as_bytes()];
            output.put(len, head::<8, 2>(len, 2730, text_len(gender)?), parts)
        }
        Packet::UserGetWardrobe { page_id } => int(output, 2742, page_id),
        Packet::UserChangeName { name } => string(output, 2977, name),
        Packet::UserGetProfile { user_id, open_profile } => {
            let [a, b, c, d] = user_id.to_be_bytes();
            output.put(11, head::<11, 5>(11, 3265, [a, b, c, d, u8::from(open_profile)]), [])
        }
        Packet::UserIgnoreId { user_id } => int(output, 3314, user_id),
        Packet::UserSetRelationshipStatus { friend_id, relationship_type } => {
            output.put(14, head::<14, 8>(14, 3768, ints([friend_id, relationship_type])), [])
        }
        Packet::UserGetIgnored { username } => string(output, 3878, username),
        Packet::UserCheckName { name } => string(output, 3950, name),
        Packet::UserChangeEmail { new_email } => string(output, 3965, new_email),
    }
}

/// The length prefix of a frame of `len` bytes, the id and the first fields.
#[inline(always)]
fn head<const HEAD: usize, const FIELDS: usize>(len: usize, id: u16, fields: [u8; FIELDS]) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    head[..4].copy_from_slice(&(len as u32 - 4).to_be_bytes());
    head[4..6].copy_from_slice(&id.to_be_bytes());
    head[6..].copy_from_slice(&fields);
    head
}

#[inline(always)]
fn int(output: &mut impl Output, id: u16, value: i32) -> Option<()> {
    output.put(10, head::<10, 4>(10, id, value.to_be_bytes()), [])
}

#[inline(always)]
fn flags(output: &mut impl Output, id: u16, value: bool) -> Option<()> {
    output.put(7, head::<7, 1>(7, id, [u8::from(value)]), [])
}

#[inline(always)]
fn string(output: &mut impl Output, id: u16, text: &str) -> Option<()> {
    let len = 8 + text.len();
    output.put(len, head::<8, 2>(len, id, text_len(text)?), [text.as_bytes()])
}

#[inline(always)]
fn text_len(text: &str) -> Option<[u8; 2]> {
    Some(u16::try_from(text.len()).ok()?.to_be_bytes())
}

#[inline(always)]
fn ints<const INTS: usize, const LEN: usize>(ints: [i32; INTS]) -> [u8; LEN] {
    let mut bytes = [0; LEN];
    bytes.copy_from_slice(ints.map(i32::to_be_bytes).as_flattened());
    bytes
}
