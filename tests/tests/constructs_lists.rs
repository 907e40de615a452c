//! Lists with units, without a count, with a count in an earlier field, nested, and with counts of other types, compared with hand-written
//! bytes.

use protocol_runtime::DecodeErrorKind::{
    CountNotMultiple, CountTooLarge, InvalidUtf8, NegativeCount, TrailingBytes, UnexpectedEnd,
};
use protocol_runtime::wire::Refusal;
use protocol_runtime::{Decode, DecodeErrorKind, List};
use protocol_tests::constructs::types::Pair;
use protocol_tests::constructs::{accepted, both_ways, client, fault, refusal, server};

/// Two pairs: "a" and "", "bc" and "d".
const PAIRS: [Pair<'static>; 2] = [Pair { key: "a", value: "" }, Pair { key: "bc", value: "d" }];
/// The same as bytes.
const PAIR_BYTES: &[u8] = b"\0\x01a\0\0\0\x02bc\0\x01d";

/// Returns `head` followed by the two pairs.
fn with_pairs(head: &[u8]) -> Vec<u8> {
    [head, PAIR_BYTES].concat()
}

#[test]
fn a_count_in_units() {
    let payload = with_pairs(&[0, 0, 0, 4]);
    both_ways(&client::ShapeUnits { entries: List::from(&PAIRS) }, 1, &payload);
    both_ways(&client::ShapeUnits { entries: List::new() }, 1, &[0, 0, 0, 0]);

    for cut in 0..payload.len() {
        assert!(!accepted::<client::ShapeUnits<'_>>(1, &payload[..cut]));
    }
    let broken = |head: [u8; 4]| fault::<client::ShapeUnits<'_>>(1, &with_pairs(&head));
    let entries = |kind: DecodeErrorKind| ("entries".to_owned(), 0, kind);
    assert_eq!(broken([0, 0, 0, 3]), entries(CountNotMultiple { found: 3, unit: 2 }));
    assert_eq!(broken([0xff, 0xff, 0xff, 0xfe]), entries(NegativeCount { found: -2 }));
    assert_eq!(broken([0, 0, 0, 8]), entries(CountTooLarge { items: 4, item_len: 4, left: 12 }));
    assert_eq!(broken([0, 0, 0, 2]), (String::new(), 9, TrailingBytes { left: 7 }));
    assert_eq!(
        fault::<client::ShapeUnits<'_>>(1, b"\0\0\0\x04\0\x01a\0\0\0\x02\xc3x\0\x01d"),
        ("entries[1].key".to_owned(), 11, InvalidUtf8)
    );
}

#[test]
fn items_to_the_end_of_the_payload() {
    let payload = with_pairs(&[0, 0, 0, 9]);
    both_ways(&client::ShapeRest { id: 9, entries: List::from(&PAIRS) }, 2, &payload);
    both_ways(&client::ShapeRest { id: -1, entries: List::new() }, 2, &[0xff; 4]);

    // The remaining bytes are the start of another item.
    for (appendix, field, kind) in [
        (&[0][..], "entries[2].key", UnexpectedEnd { needed: 2, left: 1 }),
        (&[0, 0], "entries[2].value", UnexpectedEnd { needed: 2, left: 0 }),
        (&[0, 1], "entries[2].key", UnexpectedEnd { needed: 3, left: 2 }),
    ] {
        let broken = [&payload[..], appendix].concat();
        let at = if field.ends_with("key") { 16 } else { 18 };
        assert_eq!(fault::<client::ShapeRest<'_>>(2, &broken), (field.to_owned(), at, kind));
    }
    assert!(accepted::<client::ShapeRest<'_>>(2, &[&payload[..], &[0, 0, 0, 0]].concat()), "one more pair");
}

#[test]
fn a_count_in_an_earlier_field() {
    let payload = with_pairs(&[0, 0, 0, 2, 0, 0, 0, 7]);
    both_ways(&server::ShapeCounts { selected: 7, presets: List::from(&PAIRS) }, 5, &payload);
    both_ways(&server::ShapeCounts { selected: -2, presets: List::new() }, 5, b"\0\0\0\0\xff\xff\xff\xfe");

    // The error is at the offset of the count.
    let broken =
        |count: [u8; 4]| fault::<server::ShapeCounts<'_>>(5, &[&count[..], &[0, 0, 0, 7], PAIR_BYTES].concat());
    assert_eq!(broken([0x80, 0, 0, 0]), ("presets".to_owned(), 0, NegativeCount { found: -2_147_483_648 }));
    assert_eq!(broken([0, 0, 0, 4]), ("presets".to_owned(), 0, CountTooLarge { items: 4, item_len: 4, left: 12 }));
    let most = CountTooLarge { items: 2_147_483_647, item_len: 4, left: 12 };
    assert_eq!(broken([0x7f, 0xff, 0xff, 0xff]), ("presets".to_owned(), 0, most));
    assert_eq!(broken([0, 0, 0, 1]), (String::new(), 13, TrailingBytes { left: 7 }));
    assert_eq!(
        fault::<server::ShapeCounts<'_>>(5, &payload[..payload.len() - 1]),
        ("presets[1].value".to_owned(), 17, UnexpectedEnd { needed: 3, left: 2 })
    );
    assert_eq!(
        fault::<server::ShapeCounts<'_>>(5, &payload[..7]),
        ("selected".to_owned(), 4, UnexpectedEnd { needed: 4, left: 3 })
    );
}

#[test]
fn lists_of_lists_of_lists() {
    let inner = [List::from(&[1, -1]), List::new()];
    let middle = [List::from(&inner), List::new()];
    let packet = server::ShapeMatrix { matrix: List::from(&middle), tiles: List::from(&[-2, 3]), price: 1.5 };
    #[rustfmt::skip]
    let payload = [
        0, 0, 0, 2,
            0, 0, 0, 2,
                0, 0, 0, 2,  0, 0, 0, 1,  0xff, 0xff, 0xff, 0xff,
                0, 0, 0, 0,
            0, 0, 0, 0,
        2, 0xff, 0xfe, 0, 3,
        0x3f, 0xf8, 0, 0, 0, 0, 0, 0,
    ];
    both_ways(&packet, 12, &payload);
    let nothing = server::ShapeMatrix { matrix: List::new(), tiles: List::new(), price: -0.0 };
    both_ways(&nothing, 12, &[0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]);

    let decoded = server::ShapeMatrix::decode_payload(12, &payload).unwrap();
    let rows: Vec<Vec<Vec<i32>>> =
        decoded.matrix.iter().map(|rows| rows.iter().map(|row| row.iter().collect()).collect()).collect();
    assert_eq!(rows, [vec![vec![1, -1], vec![]], vec![]]);
    assert_eq!((decoded.matrix.len(), decoded.matrix.iter().next().map(|rows| rows.len())), (2, Some(2)));

    for (at, value, field, offset, kind) in [
        (0, 0x80, "matrix", 0, NegativeCount { found: -2_147_483_646 }),
        (3, 11, "matrix", 0, CountTooLarge { items: 11, item_len: 4, left: 37 }),
        (7, 99, "matrix[0]", 4, CountTooLarge { items: 99, item_len: 4, left: 33 }),
        (8, 0xff, "matrix[0][0]", 8, NegativeCount { found: -16_777_214 }),
        (11, 3, "matrix[1]", 28, CountTooLarge { items: 0x02ff_fe00, item_len: 4, left: 9 }),
        (23, 200, "matrix[0][1]", 20, CountTooLarge { items: 200, item_len: 4, left: 17 }),
        (28, 0x80, "tiles", 28, NegativeCount { found: -128 }),
        (28, 7, "tiles", 28, CountTooLarge { items: 7, item_len: 2, left: 12 }),
        (28, 3, "price", 35, UnexpectedEnd { needed: 8, left: 6 }),
        (28, 1, "", 39, TrailingBytes { left: 2 }),
    ] {
        let mut broken = payload;
        broken[at] = value;
        let found = fault::<server::ShapeMatrix<'_>>(12, &broken);
        assert_eq!(found, (field.to_owned(), offset, kind), "byte {at} is {value}");
    }
}

#[test]
fn more_items_than_the_count_can_announce() {
    let tiles = [0_i16; 128];
    let packet = |tiles| server::ShapeMatrix { matrix: List::new(), tiles, price: 0.0 };
    let most = [&[0, 0, 0, 0, 127][..], &[0; 254], &[0; 8]].concat();
    both_ways(&packet(List::from(&tiles[..127])), 12, &most);
    assert_eq!(refusal(&packet(List::from(&tiles))), ("tiles".to_owned(), Refusal::ListTooLong { len: 128 }));
}

#[test]
fn a_string_of_an_item_that_is_too_long() {
    let long = "x".repeat(65_536);
    let pairs = [Pair { key: "a", value: "b" }, Pair { key: "c", value: &long }];
    let expected = ("presets[1].value".to_owned(), Refusal::StringTooLong { len: 65_536 });
    assert_eq!(refusal(&server::ShapeCounts { selected: 0, presets: List::from(&pairs) }), expected);
    let expected = ("entries[1].value".to_owned(), Refusal::StringTooLong { len: 65_536 });
    assert_eq!(refusal(&client::ShapeUnits { entries: List::from(&pairs) }), expected);
    assert_eq!(refusal(&client::ShapeRest { id: 0, entries: List::from(&pairs) }), expected);
}
