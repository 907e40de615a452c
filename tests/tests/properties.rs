//! Properties of all packets and payloads, tested with random ones.

use proptest::prelude::*;
use proptest::sample::Index;
use protocol_runtime::{Frame, List};
use protocol_tests::agreement::check;
use protocol_tests::oracle::{self, table::LAYOUTS};
use protocol_tests::types::GiftSelection;
use protocol_tests::vectors;
use protocol_tests::{ClientPacket, client};

/// The data of one test case, from which the packets borrow their strings and lists.
#[derive(Debug, Clone)]
struct Values {
    numbers: [i32; 3],
    truth: bool,
    texts: [String; 2],
    gifts: Vec<GiftSelection>,
}

fn text() -> impl Strategy<Value = String> {
    let short = prop::collection::vec(any::<char>(), 0..24).prop_map(String::from_iter);
    // Lengths that use both bytes of the count, up to the longest string.
    let long = (any::<char>(), 0..=65_535_usize).prop_map(|(char, len)| char.to_string().repeat(len / char.len_utf8()));
    prop_oneof![15 => short, 1 => long]
}

fn gift() -> impl Strategy<Value = GiftSelection> {
    any::<[i32; 3]>().prop_map(|[day_index, step_index, gift_index]| GiftSelection {
        day_index,
        step_index,
        gift_index,
    })
}

fn values() -> impl Strategy<Value = Values> {
    let texts = [text(), text()];
    let gifts = prop::collection::vec(gift(), 0..20);
    (any::<[i32; 3]>(), any::<bool>(), texts, gifts).prop_map(|(numbers, truth, texts, gifts)| Values {
        numbers,
        truth,
        texts,
        gifts,
    })
}

impl Values {
    /// Each of the 29 packets, in ascending order of id.
    fn packets(&self) -> [ClientPacket<'_>; 29] {
        let Self { numbers: [a, b, c], truth, texts: [first, second], gifts } = self;
        let (a, b, c, truth) = (*a, *b, *c, *truth);
        [
            client::UserGetTags { room_unit_id: a }.into(),
            client::UserWelcomeGiftChangeEmail { new_email: first }.into(),
            client::UserGetInfo {}.into(),
            client::UserSaveWardrobeOutfit { slot_id: a, look: first, gender: second }.into(),
            client::UserSettingsRoomInvites { room_invites: truth }.into(),
            client::UserIgnore { username: first }.into(),
            client::UserSettingsOldChat { old_chat: truth }.into(),
            client::UserNuxProceed {}.into(),
            client::UserSettingsVolume { volume_system: a, volume_furni: b, volume_trax: c }.into(),
            client::UserSetHomeRoom { room_id: a }.into(),
            client::UserEffectEnable { r#type: a }.into(),
            client::UserNuxGetGifts { selections: List::from(gifts) }.into(),
            client::UserUnignore { username: first }.into(),
            client::UserApproveName { name: first, r#type: a }.into(),
            client::UserGetRelationshipStatus { user_id: a }.into(),
            client::UserUpdateMotto { motto: first }.into(),
            client::UserGetProfileByName { username: first }.into(),
            client::UserSetClassification { user_class_type: first }.into(),
            client::UserGetEmailStatus {}.into(),
            client::UserRespect { user_id: a }.into(),
            client::UserUpdateFigure { gender: first, figure: second }.into(),
            client::UserGetWardrobe { page_id: a }.into(),
            client::UserChangeName { name: first }.into(),
            client::UserGetProfile { user_id: a, open_profile: truth }.into(),
            client::UserIgnoreId { user_id: a }.into(),
            client::UserSetRelationshipStatus { friend_id: a, relationship_type: b }.into(),
            client::UserGetIgnored { username: first }.into(),
            client::UserCheckName { name: first }.into(),
            client::UserChangeEmail { new_email: first }.into(),
        ]
    }
}

/// One small damage to a payload.
#[derive(Debug, Clone)]
enum Mutation {
    Set(Index, u8),
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index),
    Cut(Index),
    Repeat(Index, Index),
}

impl Mutation {
    fn apply(&self, payload: &mut Vec<u8>) {
        let places = payload.len();
        match self {
            Self::Insert(at, bytes) => {
                let at = at.index(places + 1);
                payload.splice(at..at, bytes.iter().copied());
            }
            _ if payload.is_empty() => {}
            Self::Set(at, byte) => payload[at.index(places)] = *byte,
            Self::Flip(at, bit) => payload[at.index(places)] ^= 1 << bit,
            Self::Remove(at) => drop(payload.remove(at.index(places))),
            Self::Cut(at) => payload.truncate(at.index(places)),
            Self::Repeat(from, len) => {
                let from = from.index(places);
                let len = len.index(places - from + 1);
                payload.extend_from_within(from..from + len);
            }
        }
    }
}

fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Set(at, byte)),
        (any::<Index>(), 0..8_u8).prop_map(|(at, bit)| Mutation::Flip(at, bit)),
        (any::<Index>(), prop::collection::vec(any::<u8>(), 1..4)).prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        any::<Index>().prop_map(Mutation::Remove),
        any::<Index>().prop_map(Mutation::Cut),
        (any::<Index>(), any::<Index>()).prop_map(|(from, len)| Mutation::Repeat(from, len)),
    ]
}

/// Random bytes, and bytes that start like a string or a list.
fn payload() -> impl Strategy<Value = Vec<u8>> {
    let any_bytes = prop::collection::vec(any::<u8>(), 0..64);
    let string = (0..40_u16, prop::collection::vec(any::<u8>(), 0..40));
    let string = string.prop_map(|(len, text)| [&len.to_be_bytes()[..], &text].concat());
    let list = (-3..20_i32, prop::collection::vec(any::<u8>(), 0..90));
    let list = list.prop_map(|(count, items)| [&count.to_be_bytes()[..], &items].concat());
    prop_oneof![any_bytes, string, list]
}

proptest! {
    // A failing case is not saved in the source tree; the message shows it.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn every_packet_takes_its_length_and_decodes_to_itself(values in values()) {
        let packets = values.packets();
        prop_assert!(packets.iter().map(|packet| packet.info().id).eq(LAYOUTS.iter().map(|layout| layout.id)));
        for packet in packets {
            let len = packet.encoded_len();
            let mut bytes = vec![0xaa; len + 1];
            prop_assert_eq!(packet.encode(&mut bytes), Ok(len));
            prop_assert_eq!(bytes.pop(), Some(0xaa));
            let mut appended = Vec::new();
            prop_assert_eq!(packet.encode_to_vec(&mut appended), Ok(len));
            prop_assert_eq!(&appended, &bytes);

            let frame = Frame::parse(&bytes).unwrap();
            prop_assert_eq!(ClientPacket::decode(&frame).unwrap(), packet);
            let oracle = oracle::decode(packet.info().id, frame.payload()).unwrap();
            prop_assert_eq!(serde_json::to_string(&packet).unwrap(), oracle.json());
        }
    }

    #[test]
    fn every_list_keeps_its_items(gifts in prop::collection::vec(gift(), 0..50)) {
        let packet = client::UserNuxGetGifts { selections: List::from(&gifts) };
        let mut bytes = Vec::new();
        packet.encode_to_vec(&mut bytes).unwrap();
        let decoded = client::UserNuxGetGifts::decode(&Frame::parse(&bytes).unwrap()).unwrap();
        prop_assert_eq!(decoded.selections.len(), gifts.len());
        prop_assert_eq!(decoded.selections.iter().len(), gifts.len());
        prop_assert!(decoded.selections.into_iter().eq(gifts));
    }

    #[test]
    fn every_payload_is_a_packet_or_refused_for_a_reason(payload in payload()) {
        for layout in &LAYOUTS {
            check(layout.id, &payload);
        }
    }

    #[test]
    fn every_id_is_known_or_refused(id in any::<u16>(), payload in payload()) {
        check(id, &payload);
    }

    #[test]
    fn every_damaged_frame_is_a_packet_or_refused_for_a_reason(
        chosen in any::<Index>(),
        mutations in prop::collection::vec(mutation(), 1..5),
    ) {
        let vectors = vectors::c2s_user_profile();
        let vector = chosen.get(&vectors);
        let mut payload = vector.payload().to_vec();
        for mutation in &mutations {
            mutation.apply(&mut payload);
            check(vector.id, &payload);
        }
    }
}
