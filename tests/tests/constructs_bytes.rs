//! Bytes, limits, blanks, string enumerations and little-endian values, compared with hand-written bytes.

use protocol_runtime::DecodeErrorKind::{
    CountTooLarge, InvalidUtf8, NegativeCount, OverLimit, TrailingBytes, UnexpectedEnd,
};
use protocol_runtime::wire::Little;
use protocol_runtime::wire::Refusal;
use protocol_runtime::{Decode, DecodeErrorKind, List, Packet};
use protocol_tests::constructs::types::{Color, Weekday};
use protocol_tests::constructs::{ClientPacket, both_ways, client, fault, refusal};

/// Returns the field, the offset and the reason of the error in a payload of this packet.
fn wrong(id: u16, payload: &[u8]) -> (String, usize, DecodeErrorKind) {
    fault::<ClientPacket<'_>>(id, payload)
}

#[test]
fn bytes_with_each_kind_of_count() {
    let packet = client::ShapeBytes { small: &[1, 2], large: &[0xff], left: b"end" };
    let payload = b"\x02\x01\x02\0\0\0\x01\xffend";
    both_ways(&packet, 3, payload);
    both_ways(&client::ShapeBytes { small: &[], large: &[], left: &[] }, 3, &[0; 5]);
    let most = [7; 255];
    both_ways(&client::ShapeBytes { small: &most, large: &[], left: &[] }, 3, &[&[255][..], &most, &[0; 4]].concat());

    let decoded = client::ShapeBytes::decode_payload(3, payload).unwrap();
    assert_eq!(decoded.left.as_ptr_range(), payload[8..].as_ptr_range(), "bytes borrow from the payload");

    assert_eq!(wrong(3, &[]), ("small".to_owned(), 0, UnexpectedEnd { needed: 1, left: 0 }));
    assert_eq!(wrong(3, &[3, 0, 0]), ("small".to_owned(), 0, UnexpectedEnd { needed: 4, left: 3 }));
    assert_eq!(wrong(3, &[0, 0, 0, 0]), ("large".to_owned(), 1, UnexpectedEnd { needed: 4, left: 3 }));
    assert_eq!(wrong(3, &[0, 0, 0, 0, 2, 9]), ("large".to_owned(), 1, UnexpectedEnd { needed: 6, left: 5 }));
    assert_eq!(wrong(3, &[0, 0xff, 0xff, 0xff, 0xff]), ("large".to_owned(), 1, NegativeCount { found: -1 }));

    let many = [0; 256];
    let packet = client::ShapeBytes { small: &many, large: &[], left: &[] };
    assert_eq!(refusal(&packet), ("small".to_owned(), Refusal::ListTooLong { len: 256 }));
}

#[test]
fn optional_bytes() {
    both_ways(&client::ShapePicture { picture: None }, 4, &[]);
    both_ways(&client::ShapePicture { picture: Some(&[]) }, 4, &[0, 0, 0, 0]);
    both_ways(&client::ShapePicture { picture: Some(b"png") }, 4, b"\0\0\0\x03png");

    assert_eq!(wrong(4, &[0, 0, 0]), ("picture".to_owned(), 0, UnexpectedEnd { needed: 4, left: 3 }));
    assert_eq!(wrong(4, b"\0\0\0\x04png"), ("picture".to_owned(), 0, UnexpectedEnd { needed: 8, left: 7 }));
    assert_eq!(wrong(4, b"\0\0\0\x02png"), (String::new(), 6, TrailingBytes { left: 1 }));
    let negative = NegativeCount { found: i64::from(i32::MIN) };
    assert_eq!(wrong(4, b"\x80\0\0\0png"), ("picture".to_owned(), 0, negative));
}

#[test]
fn zero_bytes_in_place_of_a_value() {
    both_ways(&client::ShapeBlank { item_id: 5, group_id: None }, 5, &[0, 0, 0, 5, 0, 0]);
    both_ways(&client::ShapeBlank { item_id: 5, group_id: Some(0) }, 5, &[0, 0, 0, 5, 0, 0, 0, 0]);
    both_ways(&client::ShapeBlank { item_id: -1, group_id: Some(7) }, 5, &[0xff, 0xff, 0xff, 0xff, 0, 0, 0, 7]);
    assert_eq!(client::ShapeBlank::FIXED_LEN, None);

    // An absent value is never written as no bytes, and bytes other than zero are not a blank.
    for (behind, kind) in [
        (&[][..], UnexpectedEnd { needed: 4, left: 0 }),
        (&[0], UnexpectedEnd { needed: 4, left: 1 }),
        (&[0, 1], UnexpectedEnd { needed: 4, left: 2 }),
        (&[1, 0], UnexpectedEnd { needed: 4, left: 2 }),
        (&[0, 0, 0], UnexpectedEnd { needed: 4, left: 3 }),
    ] {
        let payload = [&[0, 0, 0, 5][..], behind].concat();
        assert_eq!(wrong(5, &payload), ("groupId".to_owned(), 4, kind));
    }
    assert_eq!(wrong(5, &[0; 9]), (String::new(), 8, TrailingBytes { left: 1 }));
    assert_eq!(wrong(5, &[0; 10]), (String::new(), 8, TrailingBytes { left: 2 }), "a blank is all that is left");
}

#[test]
fn limits() {
    let packet = client::ShapeLimits { motto: "zwöl", ids: List::from(&[1, 2]), picture: &[7; 3] };
    let payload = b"\0\x05zw\xc3\xb6l\0\0\0\x02\0\0\0\x01\0\0\0\x02\0\x03\x07\x07\x07";
    both_ways(&packet, 6, payload);
    both_ways(&client::ShapeLimits { motto: "", ids: List::new(), picture: &[] }, 6, &[0; 8]);

    let over = |found: usize, max: usize| OverLimit { found, max };
    assert_eq!(wrong(6, b"\0\x06zw\xc3\xb6lf\0\0\0\0\0\0"), ("motto".to_owned(), 0, over(6, 5)), "bytes, not letters");
    let three = b"\0\0\0\0\0\x03\0\0\0\x01\0\0\0\x02\0\0\0\x03\0\0";
    assert_eq!(wrong(6, three), ("ids".to_owned(), 2, over(3, 2)));
    assert_eq!(wrong(6, b"\0\0\0\0\0\0\0\x04four"), ("picture".to_owned(), 6, over(4, 3)));
    assert_eq!(
        wrong(6, b"\0\0\0\0\0\x03\0\0"),
        ("ids".to_owned(), 2, CountTooLarge { items: 3, item_len: 4, left: 2 })
    );

    let refused = |field: &str, len, max| (field.to_owned(), Refusal::OverLimit { len, max });
    assert_eq!(refusal(&client::ShapeLimits { motto: "zwölf", ..packet }), refused("motto", 6, 5));
    assert_eq!(refusal(&client::ShapeLimits { ids: List::from(&[1, 2, 3]), ..packet }), refused("ids", 3, 2));
    assert_eq!(refusal(&client::ShapeLimits { picture: &[0; 4], ..packet }), refused("picture", 4, 3));
}

#[test]
fn a_string_enumeration_keeps_unnamed_values() {
    let others = [Color::GREEN, Color("blue"), Color("")];
    let payload = b"\0\x01r\0\0\0\x03\0\x01g\0\x04blue\0\0";
    let packet = client::ShapeColors { color: Color::RED, others: List::from(&others), last: None };
    both_ways(&packet, 7, payload);
    both_ways(
        &client::ShapeColors { last: Some(Color("é")), ..packet },
        7,
        &[&payload[..], b"\0\x02\xc3\xa9"].concat(),
    );
    let decoded = client::ShapeColors::decode_payload(7, payload).unwrap();
    assert!(decoded.others.iter().eq(others));
    assert_eq!((Color::RED.name(), Color("R").name(), Color::GREEN.0), (Some("red"), None, "g"));
    assert!(matches!(decoded.color, Color::RED), "constants are patterns");

    assert_eq!(wrong(7, b"\0\x01\xff\0\0\0\0"), ("color".to_owned(), 2, InvalidUtf8));
    assert_eq!(wrong(7, b"\0\x01r\0\0\0\x01\0\x02\xc3("), ("others[0]".to_owned(), 9, InvalidUtf8));
    assert_eq!(wrong(7, b"\0\x01r\0\0\0\0\0\x01"), ("last".to_owned(), 7, UnexpectedEnd { needed: 3, left: 2 }));

    let long = "x".repeat(65_536);
    let expected = |field: &str| (field.to_owned(), Refusal::StringTooLong { len: 65_536 });
    assert_eq!(refusal(&client::ShapeColors { color: Color(&long), ..packet }), expected("color"));
    let others = [Color("x"), Color(&long)];
    assert_eq!(refusal(&client::ShapeColors { others: List::from(&others), ..packet }), expected("others[1]"));
    assert_eq!(refusal(&client::ShapeColors { last: Some(Color(&long)), ..packet }), expected("last"));
}

#[test]
fn the_low_byte_first() {
    let packet = client::ShapeLittle {
        number: 0x1234,
        price: 1.5,
        day: Weekday::SUNDAY,
        name: "ab",
        ids: List::from(&[Little(-2_i16), Little(0x0102)]),
        picture: b"png",
        big: 0x1234,
    };
    #[rustfmt::skip]
    let payload = [
        0x34, 0x12,
        0, 0, 0, 0, 0, 0, 0xf8, 0x3f,
        7, 0, 0, 0,
        2, 0, b'a', b'b',
        2, 0, 0, 0,  0xfe, 0xff,  0x02, 0x01,
        3, 0, 0, 0, b'p', b'n', b'g',
        0x12, 0x34,
    ];
    both_ways(&packet, 8, &payload);
    let decoded = client::ShapeLittle::decode_payload(8, &payload).unwrap();
    assert_eq!(decoded.ids.iter().map(|id| id.0).collect::<Vec<_>>(), [-2, 0x0102]);
    let unnamed = client::ShapeLittle { day: Weekday(0x0102_0304), ..packet };
    let mut changed = payload;
    changed[10..14].copy_from_slice(&[4, 3, 2, 1]);
    both_ways(&unnamed, 8, &changed);

    for (at, bytes, field, offset, kind) in [
        (14, [0, 2], "name", 14, UnexpectedEnd { needed: 514, left: 21 }),
        (16, [b'a', 0xff], "name", 17, InvalidUtf8),
        (18, [0, 1], "ids", 18, CountTooLarge { items: 256, item_len: 2, left: 13 }),
        (20, [0, 0x80], "ids", 18, NegativeCount { found: -0x7fff_fffe }),
        (28, [0, 0x80], "picture", 26, NegativeCount { found: -0x7fff_fffd }),
        (26, [0, 1], "picture", 26, UnexpectedEnd { needed: 260, left: 9 }),
    ] {
        let mut broken = payload;
        broken[at..at + 2].copy_from_slice(&bytes);
        assert_eq!(wrong(8, &broken), (field.to_owned(), offset, kind), "bytes {bytes:?} at {at}");
    }
    let long = "x".repeat(65_536);
    let refused = ("name".to_owned(), Refusal::StringTooLong { len: 65_536 });
    assert_eq!(refusal(&client::ShapeLittle { name: &long, ..packet }), refused);
}
