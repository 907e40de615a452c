//! The 29 packets once, for everything here that is about each of them.

/// Hands the list to the macro `callback`, behind the further arguments in brackets: id, name, and fields with their kinds, which are
/// `Int`, `Flag`, `Text` and `Gifts`. A peer gives each kind its own type.
macro_rules! with_packets {
    ($callback:ident $($argument:tt)*) => {
        $callback! { [$($argument)*]
            17u16 UserGetTags { room_unit_id: Int }
            66u16 UserWelcomeGiftChangeEmail { new_email: Text }
            357u16 UserGetInfo {}
            800u16 UserSaveWardrobeOutfit { slot_id: Int, look: Text, gender: Text }
            1086u16 UserSettingsRoomInvites { room_invites: Flag }
            1117u16 UserIgnore { username: Text }
            1262u16 UserSettingsOldChat { old_chat: Flag }
            1299u16 UserNuxProceed {}
            1367u16 UserSettingsVolume { volume_system: Int, volume_furni: Int, volume_trax: Int }
            1740u16 UserSetHomeRoom { room_id: Int }
            1752u16 UserEffectEnable { r#type: Int }
            1822u16 UserNuxGetGifts { selections: Gifts }
            2061u16 UserUnignore { username: Text }
            2109u16 UserApproveName { name: Text, r#type: Int }
            2138u16 UserGetRelationshipStatus { user_id: Int }
            2228u16 UserUpdateMotto { motto: Text }
            2249u16 UserGetProfileByName { username: Text }
            2285u16 UserSetClassification { user_class_type: Text }
            2557u16 UserGetEmailStatus {}
            2694u16 UserRespect { user_id: Int }
            2730u16 UserUpdateFigure { gender: Text, figure: Text }
            2742u16 UserGetWardrobe { page_id: Int }
            2977u16 UserChangeName { name: Text }
            3265u16 UserGetProfile { user_id: Int, open_profile: Flag }
            3314u16 UserIgnoreId { user_id: Int }
            3768u16 UserSetRelationshipStatus { friend_id: Int, relationship_type: Int }
            3878u16 UserGetIgnored { username: Text }
            3950u16 UserCheckName { name: Text }
            3965u16 UserChangeEmail { new_email: Text }
        }
    };
}

/// For an enum `$Packet` whose variants have the fields themselves: its checksum.
macro_rules! fold_variants {
    ([$Packet:ty] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        impl<'a> $crate::values::Fold for $Packet {
            #[inline(always)]
            fn fold(&self, sum: u64) -> u64 {
                match self {
                    $(Self::$name { $($field),* } => {
                        let sum = $crate::values::mix(sum, u64::from($id));
                        $(let sum = $field.fold(sum);)*
                        sum
                    })*
                }
            }
        }
    };
}

/// For an enum `$Packet` whose variants have the fields themselves: how it is made from the corpus.
macro_rules! from_corpus {
    ([$Packet:ty] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        impl<'a> From<&'a $crate::values::Packet> for $Packet {
            fn from(packet: &'a $crate::values::Packet) -> Self {
                match packet {
                    $($crate::values::Packet::$name { $($field),* } => {
                        Self::$name { $($field: $crate::values::Convert::convert($field)),* }
                    })*
                }
            }
        }
    };
}
pub(crate) use {fold_variants, from_corpus, with_packets};
