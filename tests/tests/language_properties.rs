//! Nested lists, optional fields and enumerations, with random bytes, and their allocations.

use std::hint::black_box;

use proptest::prelude::*;
use proptest::sample::Index;
use protocol_runtime::{Decode, DecodeErrorKind, Encode, List, Protocol};
use protocol_test_allocations::{Counting, count};

/// All packets of the spec.
#[derive(Protocol)]
#[protocol(spec = "../specs/language.yaml")]
pub struct Language;

use types::{Group, Mood, Point, Shelf};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// One shelf at 1, 2 with one group `a` that has the tags `b` and `c`; owner `o`, note `n`, mood 2, and one mark.
const SHELVES: &[u8] =
    b"\0\0\0\x01\0\x01\0\x02\0\0\0\x01\0\x01a\0\0\0\x02\0\x01b\0\x01c\x02\x01\0\x01o\0\x01n\x02\x01\0\x05\0\x06";
const NUMBERS: &[u8] =
    b"\0\x01\0\0\0\x02\0\x01\0\x02\0\0\0\0\0\0\0\x02\x01\x02\x02\0\0\0\x09\x02\0\x01\0\x01\x07\0\0\0\0";

/// Asserts that a valid payload encodes back to its bytes, and that the error of an invalid one is explained.
fn check<'a, P: Decode<'a> + Encode + PartialEq + std::fmt::Debug>(id: u16, payload: &'a [u8]) -> bool {
    match P::decode_payload(id, payload) {
        Ok(packet) => {
            let mut frame = Vec::new();
            assert_eq!(packet.encode_to_vec(&mut frame), Ok(payload.len() + 6));
            assert_eq!(&frame[6..], payload);
            assert_eq!(packet.encoded_len(), frame.len());
            true
        }
        Err(error) => {
            assert_ne!(error.kind(), DecodeErrorKind::Unexplained, "{error} for {payload:?}");
            assert!(error.offset() <= payload.len());
            false
        }
    }
}

/// A group's name, tags and mood.
type OwnedGroup = (String, Vec<String>, i8);

/// The data that a list of shelves borrows from: the position and the groups of each.
#[derive(Debug, Clone)]
struct Shelves(Vec<(i16, Vec<OwnedGroup>)>);

fn shelves() -> impl Strategy<Value = Shelves> {
    let group = (".{0,6}", prop::collection::vec(".{0,4}", 0..4), any::<i8>());
    prop::collection::vec((any::<i16>(), prop::collection::vec(group, 0..4)), 0..4).prop_map(Shelves)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_payloads(id in 0_u16..5, payload in prop::collection::vec(prop_oneof![0_u8..4, any::<u8>()], 0..80)) {
        check::<ClientPacket<'_>>(id, &payload);
        check::<ServerPacket<'_>>(id, &payload);
    }

    #[test]
    fn payloads_with_faults(
        numbers: bool,
        faults in prop::collection::vec((any::<Index>(), prop_oneof![0_u8..4, any::<u8>()]), 1..4),
        cut in any::<Index>(),
    ) {
        let mut payload = if numbers { NUMBERS.to_vec() } else { SHELVES.to_vec() };
        for (at, value) in faults {
            let at = at.index(payload.len());
            payload[at] = value;
        }
        for payload in [&payload[..], &payload[..cut.index(payload.len())]] {
            if numbers { check::<ClientPacket<'_>>(2, payload) } else { check::<ServerPacket<'_>>(1, payload) };
        }
    }

    #[test]
    fn any_nested_value_comes_back(Shelves(owned) in shelves(), note in prop::option::of(".{0,5}"), mood in prop::option::of(any::<i8>())) {
        let tags: Vec<Vec<Vec<&str>>> = owned
            .iter()
            .map(|(_, groups)| groups.iter().map(|(_, tags, _)| tags.iter().map(String::as_str).collect()).collect())
            .collect();
        let groups: Vec<Vec<Group<'_>>> = owned
            .iter()
            .zip(&tags)
            .map(|((_, groups), tags)| {
                let groups = groups.iter().zip(tags);
                groups.map(|((name, _, mood), tags)| Group { name, tags: tags.into(), mood: Mood(*mood), limited: *mood > 0 }).collect()
            })
            .collect();
        let shelves: Vec<Shelf<'_>> = owned
            .iter()
            .zip(&groups)
            .map(|((x, _), groups)| Shelf { place: Point { x: *x, y: !x }, groups: groups.into() })
            .collect();
        let packet = server::ShopShelves {
            shelves: List::from(&shelves),
            owner: "me",
            note: note.as_deref(),
            mood: mood.filter(|_| note.is_some()).map(Mood),
            marks: None,
        };
        let mut frame = Vec::new();
        prop_assert_eq!(packet.encode_to_vec(&mut frame), Ok(packet.encoded_len()));
        prop_assert_eq!(frame.len(), packet.encoded_len());
        prop_assert_eq!(server::ShopShelves::decode_payload(1, &frame[6..]), Ok(packet));
        prop_assert!(check::<ServerPacket<'_>>(1, &frame[6..]));
    }
}

#[test]
fn the_undamaged_payloads_are_valid() {
    assert!(check::<ServerPacket<'_>>(1, SHELVES));
    assert!(check::<ClientPacket<'_>>(2, NUMBERS));
}

#[test]
fn nested_values_do_not_allocate() {
    assert_eq!(count(|| drop(black_box(Box::new(1)))), 1, "the allocator counts");

    let mut buffer = [0; 256];
    let allocations = count(|| {
        let packet = server::ShopShelves::decode_payload(1, black_box(SHELVES)).unwrap();
        let mut letters = 0;
        for shelf in packet.shelves {
            for group in shelf.groups {
                letters += group.name.len() + group.tags.iter().map(str::len).sum::<usize>();
            }
        }
        assert_eq!(letters, 3);
        assert_eq!(packet.encode(&mut buffer), Ok(SHELVES.len() + 6));

        let tags = ["b", "c"];
        let groups = [Group { name: "a", tags: List::from(&tags), mood: Mood(2), limited: true }];
        let shelves = [Shelf { place: Point { x: 1, y: 2 }, groups: List::from(&groups) }];
        let built = server::ShopShelves { shelves: List::from(&shelves), ..packet };
        assert_eq!(built, packet, "lists from slices equal lists from the wire");
        assert_eq!(built.encode(&mut buffer), Ok(SHELVES.len() + 6));
        assert_eq!(buffer[6..SHELVES.len() + 6], *SHELVES);

        let error = server::ShopShelves::decode_payload(1, &SHELVES[..20]).unwrap_err();
        black_box((error.field(), error.kind()));
    });
    assert_eq!(allocations, 0);
}
