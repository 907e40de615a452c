//! The 29 layouts. Written from observations of what the client writes, not from the spec under test.

use Shape::{Boolean as B, Int32 as I, List, String as S};

/// The type of a value on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Four bytes, big-endian, two's complement.
    Int32,
    /// One byte, 0 or 1.
    Boolean,
    /// Two bytes of length, and UTF-8.
    String,
    /// An int32 count, and strings.
    Strings,
    /// An int32 count, and that many bytes.
    Bytes,
    /// A value that is absent if the payload ends before it.
    Optional(&'static Shape),
    /// An int32 count, and records.
    List {
        /// How much one record adds to the count.
        unit: u8,
        /// The fields of a record.
        record: &'static [Field],
    },
}

/// A field's name and shape.
pub type Field = (&'static str, Shape);

/// One packet.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The id on the wire.
    pub id: u16,
    /// The constant's name.
    pub header: &'static str,
    /// The packet's name.
    pub name: &'static str,
    /// The fields in wire order.
    pub fields: &'static [Field],
}

impl Layout {
    /// The size of the whole frame; `None` if it depends on the values.
    #[must_use]
    pub fn fixed_len(&self) -> Option<usize> {
        let lens = self.fields.iter().map(|(_, shape)| match shape {
            I => Some(4),
            B => Some(1),
            S | List { .. } | Shape::Strings | Shape::Bytes | Shape::Optional(_) => None,
        });
        lens.sum::<Option<usize>>().map(|payload| 6 + payload)
    }
}

/// A packet.
pub(super) const fn layout(id: u16, header: &'static str, name: &'static str, fields: &'static [Field]) -> Layout {
    Layout { id, header, name, fields }
}

/// The count of this list is the number of int32 values, three for each selection.
const SELECTIONS: Shape = List { unit: 3, record: &[("dayIndex", I), ("stepIndex", I), ("giftIndex", I)] };

/// All packets, in ascending order of id.
pub const LAYOUTS: [Layout; 29] = [
    layout(17, "USER_TAGS", "user.get_tags", &[("roomUnitId", I)]),
    layout(66, "WELCOME_GIFT_CHANGE_EMAIL", "user.welcome_gift_change_email", &[("newEmail", S)]),
    layout(357, "USER_INFO", "user.get_info", &[]),
    layout(800, "SAVE_WARDROBE_OUTFIT", "user.save_wardrobe_outfit", &[("slotId", I), ("look", S), ("gender", S)]),
    layout(1086, "USER_SETTINGS_INVITES", "user.settings_room_invites", &[("roomInvites", B)]),
    layout(1117, "USER_IGNORE", "user.ignore", &[("username", S)]),
    layout(1262, "USER_SETTINGS_OLD_CHAT", "user.settings_old_chat", &[("oldChat", B)]),
    layout(1299, "NEW_USER_EXPERIENCE_SCRIPT_PROCEED", "user.nux_proceed", &[]),
    layout(
        1367,
        "USER_SETTINGS_VOLUME",
        "user.settings_volume",
        &[("volumeSystem", I), ("volumeFurni", I), ("volumeTrax", I)],
    ),
    layout(1740, "USER_HOME_ROOM", "user.set_home_room", &[("roomId", I)]),
    layout(1752, "USER_EFFECT_ENABLE", "user.effect_enable", &[("type", I)]),
    layout(1822, "NEW_USER_EXPERIENCE_GET_GIFTS", "user.nux_get_gifts", &[("selections", SELECTIONS)]),
    layout(2061, "USER_UNIGNORE", "user.unignore", &[("username", S)]),
    layout(2109, "APPROVE_NAME", "user.approve_name", &[("name", S), ("type", I)]),
    layout(2138, "MESSENGER_RELATIONSHIPS", "user.get_relationship_status", &[("userId", I)]),
    layout(2228, "USER_MOTTO", "user.update_motto", &[("motto", S)]),
    layout(2249, "USER_PROFILE_BY_NAME", "user.get_profile_by_name", &[("username", S)]),
    layout(2285, "USER_CLASSIFICATION", "user.set_classification", &[("userClassType", S)]),
    layout(2557, "EMAIL_GET_STATUS", "user.get_email_status", &[]),
    layout(2694, "USER_RESPECT", "user.respect", &[("userId", I)]),
    layout(2730, "USER_FIGURE", "user.update_figure", &[("gender", S), ("figure", S)]),
    layout(2742, "GET_WARDROBE", "user.get_wardrobe", &[("pageId", I)]),
    layout(2977, "CHANGE_USERNAME", "user.change_name", &[("name", S)]),
    layout(3265, "USER_PROFILE", "user.get_profile", &[("userId", I), ("openProfile", B)]),
    layout(3314, "USER_IGNORE_ID", "user.ignore_id", &[("userId", I)]),
    layout(
        3768,
        "SET_RELATIONSHIP_STATUS",
        "user.set_relationship_status",
        &[("friendId", I), ("relationshipType", I)],
    ),
    layout(3878, "USER_IGNORED", "user.get_ignored", &[("username", S)]),
    layout(3950, "CHECK_USERNAME", "user.check_name", &[("name", S)]),
    layout(3965, "EMAIL_CHANGE", "user.change_email", &[("newEmail", S)]),
];
