//! Fields that depend on earlier fields, and optional fields at the end, compared with hand-written bytes.

use protocol_runtime::DecodeErrorKind::{
    CountTooLarge, InvalidBoolean, InvalidUtf8, NegativeCount, TrailingBytes, UnexpectedEnd,
};
use protocol_runtime::wire::Refusal;
use protocol_runtime::{DecodeErrorKind, List};
use protocol_tests::constructs::types::{Owner, Pair, Question, Room, Sanction};
use protocol_tests::constructs::{ServerPacket, both_ways, fault, refusal, server};

/// Returns the field, the offset and the reason of the error in a payload of this packet.
fn wrong(id: u16, payload: &[u8]) -> (String, usize, DecodeErrorKind) {
    fault::<ServerPacket<'_>>(id, payload)
}

/// The refusal when this field contradicts another one.
fn contradicts(field: &str) -> (String, Refusal) {
    (field.to_owned(), Refusal::Contradiction)
}

/// Neither, a picture, an owner, and both together with unknown bits.
const ROOMS: [Room<'static>; 4] = [
    Room { id: 1, flags: 0, picture: None, owner: None },
    Room { id: 2, flags: 0, picture: Some("p"), owner: None },
    Room { id: 3, flags: 0x7000_0004, picture: None, owner: Some(Owner { id: 9, name: "o" }) },
    Room { id: 4, flags: -4, picture: Some(""), owner: Some(Owner { id: -1, name: "" }) },
];
/// The four items as bytes, after their count.
const ROOM_BYTES: &[u8] = b"\0\0\0\x04\
    \0\0\0\x01\0\0\0\0\
    \0\0\0\x02\0\0\0\x01\0\x01p\
    \0\0\0\x03\x70\0\0\x06\0\0\0\x09\0\x01o\
    \0\0\0\x04\xff\xff\xff\xff\0\0\xff\xff\xff\xff\0\0";

#[test]
fn bits_that_guard_and_bits_that_are_kept() {
    let rooms = List::from(&ROOMS);
    both_ways(&server::ShapeRooms { rooms, more: None }, 1, &[ROOM_BYTES, &[0]].concat());
    let more = Some(Pair { key: "k", value: "v" });
    both_ways(&server::ShapeRooms { rooms, more }, 1, &[ROOM_BYTES, b"\x01\0\x01k\0\x01v"].concat());

    for (at, value, field, offset, kind) in [
        (11, 1, "rooms[0].picture", 12, UnexpectedEnd { needed: 2, left: 0 }),
        (11, 2, "rooms[0].owner.id", 12, UnexpectedEnd { needed: 4, left: 0 }),
        (11, 8, "hasMore", 12, UnexpectedEnd { needed: 1, left: 0 }),
    ] {
        let mut one = b"\0\0\0\x01\0\0\0\x01\0\0\0\0".to_vec();
        one[at] = value;
        assert_eq!(wrong(1, &one), (field.to_owned(), offset, kind));
    }
    assert_eq!(wrong(1, &[0, 0, 0, 0, 2]), ("hasMore".to_owned(), 4, InvalidBoolean { found: 2 }));
    assert_eq!(wrong(1, &[0, 0, 0, 0, 0, 0]), (String::new(), 5, TrailingBytes { left: 1 }));
    assert_eq!(
        wrong(1, b"\0\0\0\0\x01\0\x01k\0\x02v"),
        ("more.value".to_owned(), 8, UnexpectedEnd { needed: 4, left: 3 })
    );

    // The bits are computed. A struct that sets them itself is rejected, even if they are right.
    let room = |flags, picture| [ROOMS[0], Room { flags, picture, ..ROOMS[0] }];
    for (flags, picture, field) in [
        (1, None, "rooms[1].picture"),
        (1, Some("p"), "rooms[1].flags"),
        (2, None, "rooms[1].owner"),
        (3, Some("p"), "rooms[1].flags"),
    ] {
        let rooms = room(flags, picture);
        assert_eq!(refusal(&server::ShapeRooms { rooms: List::from(&rooms), more: None }), contradicts(field));
    }
}

#[test]
fn strings_and_numbers_that_are_compared() {
    let packet = |kind, sprite| server::ShapeConditions {
        kind,
        sprite,
        slot: None,
        not_slot: None,
        name: None,
        high: None,
        low: None,
    };
    let slot = server::ShapeConditions { slot: Some("left"), ..packet("S", 0) };
    both_ways(&slot, 8, b"\0\x01S\0\0\0\0\0\x04left");
    let other = server::ShapeConditions { not_slot: Some(-1), ..packet("", 0) };
    both_ways(&other, 8, b"\0\0\0\0\0\0\xff");
    both_ways(&server::ShapeConditions { kind: "s", sprite: 99, ..other }, 8, b"\0\x01s\0\0\0\x63\xff");
    let high = server::ShapeConditions { sprite: 100, high: Some(1), ..other };
    both_ways(&high, 8, b"\0\0\0\0\0\x64\xff\x01");
    let negative = server::ShapeConditions { sprite: -99, name: Some("n"), ..other };
    both_ways(&negative, 8, b"\0\0\xff\xff\xff\x9d\xff\0\x01n");
    let low = server::ShapeConditions { sprite: -100, low: Some(2), ..negative };
    both_ways(&low, 8, b"\0\0\xff\xff\xff\x9c\xff\0\x01n\x02");

    assert_eq!(wrong(8, b"\0\x01S\0\0\0\0"), ("slot".to_owned(), 7, UnexpectedEnd { needed: 2, left: 0 }));
    assert_eq!(wrong(8, b"\0\x01s\0\0\0\0"), ("notSlot".to_owned(), 7, UnexpectedEnd { needed: 1, left: 0 }));
    assert_eq!(wrong(8, b"\0\0\xff\xff\xff\xff\0"), ("name".to_owned(), 7, UnexpectedEnd { needed: 2, left: 0 }));
    assert_eq!(wrong(8, b"\0\0\0\0\0\x64\0"), ("high".to_owned(), 7, UnexpectedEnd { needed: 1, left: 0 }));
    assert_eq!(wrong(8, b"\0\0\xff\0\0\0\0\0\0"), ("low".to_owned(), 9, UnexpectedEnd { needed: 1, left: 0 }));
    assert_eq!(wrong(8, b"\0\0\0\0\0\x63\0\0"), (String::new(), 7, TrailingBytes { left: 1 }));

    assert_eq!(refusal(&server::ShapeConditions { slot: None, ..slot }), contradicts("slot"));
    assert_eq!(refusal(&server::ShapeConditions { slot: Some(""), ..other }), contradicts("slot"));
    assert_eq!(refusal(&server::ShapeConditions { not_slot: Some(1), ..slot }), contradicts("notSlot"));
    assert_eq!(refusal(&server::ShapeConditions { not_slot: None, ..other }), contradicts("notSlot"));
    assert_eq!(refusal(&server::ShapeConditions { name: Some(""), ..other }), contradicts("name"));
    assert_eq!(refusal(&server::ShapeConditions { name: None, ..negative }), contradicts("name"));
    assert_eq!(refusal(&server::ShapeConditions { high: None, ..high }), contradicts("high"));
    assert_eq!(refusal(&server::ShapeConditions { low: Some(0), ..negative }), contradicts("low"));
}

#[test]
fn a_number_that_is_compared_and_counts() {
    let products = ["a", "b"];
    let packet =
        server::ShapeCompared { perks: List::from(&[7]), product_count: 2, products: Some(List::from(&products)) };
    let payload = b"\0\0\0\x01\0\0\0\x07\0\0\0\x02\0\x01a\0\x01b";
    both_ways(&packet, 6, payload);
    // As many as there are perks, fewer, and a negative number, which means none.
    let none = server::ShapeCompared { product_count: 1, products: None, ..packet };
    both_ways(&none, 6, b"\0\0\0\x01\0\0\0\x07\0\0\0\x01");
    both_ways(
        &server::ShapeCompared { perks: List::new(), product_count: -5, products: None },
        6,
        b"\0\0\0\0\xff\xff\xff\xfb",
    );

    assert_eq!(wrong(6, b"\xff\0\0\0\0\0\0\0"), ("perks".to_owned(), 0, NegativeCount { found: -0x0100_0000 }));
    let too_many = CountTooLarge { items: 3, item_len: 4, left: 8 };
    assert_eq!(wrong(6, b"\0\0\0\x03\0\0\0\x07\0\0\0\0"), ("perks".to_owned(), 0, too_many));
    let too_many = CountTooLarge { items: 9, item_len: 2, left: 6 };
    assert_eq!(wrong(6, b"\0\0\0\x01\0\0\0\x07\0\0\0\x09\0\x01a\0\x01b"), ("products".to_owned(), 8, too_many));
    assert_eq!(wrong(6, b"\0\0\0\0\0\0\0\x01\0\x01\xff"), ("products[0]".to_owned(), 10, InvalidUtf8));

    assert_eq!(refusal(&server::ShapeCompared { products: None, ..packet }), contradicts("products"));
    assert_eq!(refusal(&server::ShapeCompared { product_count: 3, ..packet }), contradicts("products"));
    assert_eq!(refusal(&server::ShapeCompared { product_count: 1, ..packet }), contradicts("products"));
    assert_eq!(refusal(&server::ShapeCompared { perks: List::from(&[1, 2]), ..packet }), contradicts("products"));
}

#[test]
fn a_count_without_what_it_counts() {
    let answers = ["yes", ""];
    let questions = [
        Question { kind: 1, answer_count: 2, answers: Some(List::from(&answers)) },
        Question { kind: 3, answer_count: 2, answers: None },
        Question { kind: 2, answer_count: 0, answers: Some(List::new()) },
        Question { kind: 0, answer_count: -1, answers: None },
    ];
    let payload = b"\0\0\0\x04\
        \0\0\0\x01\0\0\0\x02\0\x03yes\0\0\
        \0\0\0\x03\0\0\0\x02\
        \0\0\0\x02\0\0\0\0\
        \0\0\0\0\xff\xff\xff\xff";
    both_ways(&server::ShapeQuestions { questions: List::from(&questions) }, 7, payload);

    let one =
        |kind: u8, count: u8, answers: &[u8]| [&[0, 0, 0, 1, 0, 0, 0, kind, count, 0, 0, 1][..], answers].concat();
    let answers = |kind| ("questions[0].answers".to_owned(), 8, kind);
    assert_eq!(wrong(7, &one(1, 0x80, &[])), answers(NegativeCount { found: -0x7fff_ffff }));
    assert_eq!(wrong(7, &one(2, 1, &[])), answers(CountTooLarge { items: 0x0100_0001, item_len: 2, left: 0 }));
    assert_eq!(wrong(7, &one(3, 0x80, &[0])), (String::new(), 12, TrailingBytes { left: 1 }));
    let cut = UnexpectedEnd { needed: 3, left: 2 };
    assert_eq!(wrong(7, &one(1, 0, &[0, 1])), ("questions[0].answers[0]".to_owned(), 12, cut));

    let contradiction = Question { kind: 1, answer_count: 2, answers: None };
    let without = |question| {
        let questions = [questions[3], question];
        refusal(&server::ShapeQuestions { questions: List::from(&questions) })
    };
    assert_eq!(without(contradiction), contradicts("questions[1].answers"));
    assert_eq!(without(Question { kind: 4, ..questions[0] }), contradicts("questions[1].answers"));
    assert_eq!(without(Question { answer_count: 1, ..questions[0] }), contradicts("questions[1].answers"));
    assert_eq!(without(Question { answer_count: -2, ..questions[0] }), contradicts("questions[1].answers"));
}

#[test]
fn an_optional_field_with_a_condition() {
    both_ways(&server::ShapePublished { ok: true, seconds: 3, extra: Some("x") }, 9, b"\x01\0\0\0\x03\0\x01x");
    both_ways(&server::ShapePublished { ok: true, seconds: 3, extra: None }, 9, b"\x01\0\0\0\x03");
    both_ways(&server::ShapePublished { ok: false, seconds: 3, extra: None }, 9, b"\0\0\0\0\x03");

    assert_eq!(wrong(9, b"\0\0\0\0\x03\0\x01x"), (String::new(), 5, TrailingBytes { left: 3 }));
    assert_eq!(wrong(9, b"\x01\0\0\0\x03\0"), ("extra".to_owned(), 5, UnexpectedEnd { needed: 2, left: 1 }));
    assert_eq!(wrong(9, b"\x02\0\0\0\x03"), ("ok".to_owned(), 0, InvalidBoolean { found: 2 }));
    let packet = server::ShapePublished { ok: false, seconds: 3, extra: Some("x") };
    assert_eq!(refusal(&packet), contradicts("extra"));
}

#[test]
fn a_record_that_ends_with_optional_fields() {
    let packet = |lock, ban| server::ShapeSanction { id: 7, sanction: Sanction { name: "mute", lock, ban } };
    let payload = b"\0\0\0\x07\0\x04mute\0\x01l\0\0";
    both_ways(&packet(None, None), 10, &payload[..10]);
    both_ways(&packet(Some("l"), None), 10, &payload[..13]);
    both_ways(&packet(Some("l"), Some("")), 10, payload);

    let cut = |len, field: &str, at, needed, left| {
        assert_eq!(wrong(10, &payload[..len]), (field.to_owned(), at, UnexpectedEnd { needed, left }));
    };
    cut(9, "sanction.name", 4, 6, 5);
    cut(12, "sanction.lock", 10, 3, 2);
    cut(14, "sanction.ban", 13, 2, 1);
    let more = [&payload[..], &[0, 0]].concat();
    assert_eq!(wrong(10, &more), (String::new(), 15, TrailingBytes { left: 2 }));
    assert_eq!(refusal(&packet(None, Some("b"))), ("sanction.ban".to_owned(), Refusal::EarlierFieldMissing));
}

#[test]
fn a_boolean_that_is_false_and_a_record_that_may_be_missing() {
    let room = Some(ROOMS[1]);
    both_ways(&server::ShapeUnitOrNot { reason: Some("r"), room: None }, 11, b"\0\0\x01r");
    both_ways(&server::ShapeUnitOrNot { reason: None, room: None }, 11, b"\x01");
    both_ways(&server::ShapeUnitOrNot { reason: None, room }, 11, b"\x01\0\0\0\x02\0\0\0\x01\0\x01p");
    both_ways(&server::ShapeUnitOrNot { reason: Some(""), room }, 11, b"\0\0\0\0\0\0\x02\0\0\0\x01\0\x01p");

    assert_eq!(wrong(11, &[]), ("failed".to_owned(), 0, UnexpectedEnd { needed: 1, left: 0 }));
    assert_eq!(wrong(11, &[0]), ("reason".to_owned(), 1, UnexpectedEnd { needed: 2, left: 0 }));
    // The record is either complete or absent.
    assert_eq!(wrong(11, b"\x01\0\0\0\x02"), ("room.flags".to_owned(), 5, UnexpectedEnd { needed: 4, left: 0 }));
    let cut = UnexpectedEnd { needed: 3, left: 2 };
    assert_eq!(wrong(11, b"\x01\0\0\0\x02\0\0\0\x01\0\x01"), ("room.picture".to_owned(), 9, cut));
    let room = Some(Room { flags: 2, ..ROOMS[0] });
    assert_eq!(refusal(&server::ShapeUnitOrNot { reason: None, room }), contradicts("room.owner"));
}
