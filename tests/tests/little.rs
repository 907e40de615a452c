//! A little-endian spec, compared with hand-written bytes.

use protocol_runtime::DecodeErrorKind::{
    CountTooLarge, InvalidBoolean, InvalidUtf8, NegativeCount, UnexpectedEnd, UnknownTag,
};
use protocol_runtime::wire::Little;
use protocol_runtime::wire::Refusal;
use protocol_runtime::{DecodeErrorKind, List};
use protocol_tests::constructs::{accepted, both_ways, fault, refusal};
use protocol_tests::little::types::{Hidden, Level, Named, Point, Shape, Word};
use protocol_tests::little::{ClientPacket, client};

/// Returns the field, the offset and the reason of the error in a payload of this packet.
fn wrong(id: u16, payload: &[u8]) -> (String, usize, DecodeErrorKind) {
    fault::<ClientPacket<'_>>(id, payload)
}

#[test]
fn numbers() {
    let packet = client::LittleNumbers {
        small: -2,
        short: 0x0102,
        long: 0x0102_0304_0506_0708,
        single: 1.5,
        level: Level(0x0102_0304),
        big: 0x0102_0304,
        truth: true,
    };
    let payload = [0xfe, 2, 1, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0xc0, 0x3f, 4, 3, 2, 1, 1, 2, 3, 4, 1];
    both_ways(&packet, 1, &payload);
    let broken = [&payload[..23], &[2]].concat();
    assert_eq!(wrong(1, &broken), ("truth".to_owned(), 23, InvalidBoolean { found: 2 }));
    assert_eq!(wrong(1, &payload[..10]), ("long".to_owned(), 3, UnexpectedEnd { needed: 8, left: 7 }));
}

#[test]
fn strings_bytes_and_lists() {
    let (texts, all) = ([Little("b"), Little("")], [Little(&b"xy"[..]), Little(&[])]);
    let row = [Little(1_i16), Little(-2)];
    let rows = [Little(List::from(&row)), Little(List::new())];
    let packet = client::LittleStrings {
        text: "a",
        texts: List::from(&texts),
        data: b"png",
        all: List::from(&all),
        rows: List::from(&rows),
        big_text: "c",
    };
    #[rustfmt::skip]
    let payload = [
        1, 0, b'a',
        2, 0, 0, 0,  1, 0, b'b',  0, 0,
        3, 0, 0, 0, b'p', b'n', b'g',
        2, 0, 0, 0,  2, 0, 0, 0, b'x', b'y',  0, 0, 0, 0,
        2, 0,  2, 0, 0, 0, 1, 0, 0xfe, 0xff,  0, 0, 0, 0,
        0, 1, b'c',
    ];
    both_ways(&packet, 2, &payload);
    for (at, value, field, offset, kind) in [
        (0, 200, "text", 0, UnexpectedEnd { needed: 202, left: 50 }),
        (2, 0xff, "text", 2, InvalidUtf8),
        (4, 9, "texts", 3, CountTooLarge { items: 2306, item_len: 2, left: 43 }),
        (7, 99, "texts[0]", 7, UnexpectedEnd { needed: 101, left: 43 }),
        (15, 0x80, "data", 12, NegativeCount { found: -0x7fff_fffd }),
        (19, 0x80, "all", 19, CountTooLarge { items: 128, item_len: 4, left: 27 }),
        (26, 0xff, "all[0]", 23, NegativeCount { found: -0x00ff_fffe }),
        (35, 50, "rows[0]", 35, CountTooLarge { items: 50, item_len: 2, left: 11 }),
    ] {
        let mut broken = payload;
        broken[at] = value;
        assert_eq!(wrong(2, &broken), (field.to_owned(), offset, kind), "byte {at} is {value}");
    }
    let long = "x".repeat(65_536);
    let texts = [Little("b"), Little(&*long)];
    let refused = refusal(&client::LittleStrings { texts: List::from(&texts), ..packet });
    assert_eq!(refused, ("texts[1]".to_owned(), Refusal::StringTooLong { len: 65_536 }));
}

#[test]
fn strings_of_enumerations_are_strings() {
    let words = [Word("x"), Word("")];
    let packet = client::LittleWords { word: Word::HELLO, words: (&words).into() };
    both_ways(&packet, 3, b"\x02\0hi\x02\0\0\0\x01\0x\0\0");
    assert_eq!(wrong(3, b"\x02\0h"), ("word".to_owned(), 0, UnexpectedEnd { needed: 4, left: 3 }));
    assert_eq!(wrong(3, b"\0\0\x01\0\0\0\x02\0\xc3("), ("words[0]".to_owned(), 8, InvalidUtf8));
    assert_eq!(wrong(3, b"\0\0\x01\0\0\0\x09\0x"), ("words[0]".to_owned(), 6, UnexpectedEnd { needed: 11, left: 3 }));
}

#[test]
fn tags() {
    let points = [Point { x: 0x0102, y: 0x0102 }];
    let dot = Shape::Dot { at: Point { x: -2, y: 1 } };
    let shapes = [Shape::Line { points: List::from(&points) }, dot];
    let levels = [Level::LOW, Level(256)].map(Little);
    let packet = client::LittleShapes {
        shape: dot,
        shapes: List::from(&shapes),
        named: Named::Number { number: 7 },
        levels: List::from(&levels),
    };
    #[rustfmt::skip]
    let payload = [
        1, 0, 0xfe, 0xff, 0, 1,
        2, 0, 0, 0,  0xfe, 0xff, 1, 0, 0, 0, 2, 1, 1, 2,  1, 0, 0xfe, 0xff, 0, 1,
        1, 0, b'n', 7, 0, 0, 0,
        2, 0, 0, 0,  1, 0, 0, 0,  0, 1, 0, 0,
    ];
    both_ways(&packet, 4, &payload);
    let other =
        client::LittleShapes { shapes: List::new(), named: Named::Other { tag: "" }, levels: List::new(), ..packet };
    both_ways(&other, 4, &[1, 0, 0xfe, 0xff, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(wrong(4, &[0, 1, 0, 0, 0, 0]), ("shape".to_owned(), 0, UnknownTag));
    assert_eq!(wrong(4, &[1, 0, 0, 0, 0]), ("shape.Dot.at.y".to_owned(), 4, UnexpectedEnd { needed: 2, left: 1 }));
}

#[test]
fn tags_in_bits() {
    let dot = Shape::Dot { at: Point { x: 1, y: 2 } };
    both_ways(&client::LittleHidden { hidden: Hidden { flags: 0, shape: dot } }, 5, &[1, 0, 1, 0, 0, 2]);
    let line = Shape::Line { points: List::new() };
    both_ways(&client::LittleHidden { hidden: Hidden { flags: 0, shape: line } }, 5, &[0xfe, 0xff, 0, 0, 0, 0]);
    // A line's tag is negative, and the error is in the line.
    let end = UnexpectedEnd { needed: 4, left: 2 };
    assert_eq!(wrong(5, &[0xfe, 0xff, 0, 0]), ("hidden.shape.Line.points".to_owned(), 2, end));
    assert_eq!(wrong(5, &[0xff, 0xff]), ("hidden.shape".to_owned(), 0, UnknownTag));
}

#[test]
fn counts_and_conditions() {
    let points = [Point { x: 1, y: 2 }; 2];
    let packet = client::LittleCounts {
        flags: 0x8000_0000,
        points: List::from(&points),
        extra: Some(3),
        level: Level::LOW,
        low: Some(4),
        more: Some(5),
    };
    let payload = [2, 0, 0, 1, 0, 0x80, 1, 0, 0, 2, 1, 0, 0, 2, 3, 0, 1, 0, 0, 0, 4, 5, 0];
    both_ways(&packet, 6, &payload);
    let none = client::LittleCounts {
        flags: 1,
        points: List::new(),
        extra: None,
        level: Level(0x0100_0000),
        low: None,
        more: None,
    };
    both_ways(&none, 6, &[0, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
    assert!(accepted::<ClientPacket<'_>>(6, &payload[..21]));
    assert_eq!(wrong(6, &payload[..20]), ("low".to_owned(), 20, UnexpectedEnd { needed: 1, left: 0 }));
    let mut broken = payload;
    broken[1] = 1;
    assert_eq!(wrong(6, &broken), ("points".to_owned(), 0, CountTooLarge { items: 258, item_len: 4, left: 17 }));
}
