//! The deviations that the real client accepts: a tolerant reader accepts them, a strict one rejects them, and encoding gives valid bytes.

use std::fmt::Debug;

use protocol_runtime::DecodeErrorKind::{
    CountTooLarge, InvalidBoolean, InvalidUtf8, NegativeCount, TrailingBytes, UnexpectedEnd, UnknownTag,
};
use protocol_runtime::wire::Reader;
use protocol_runtime::{Decode, DecodeErrorKind, Encode, Frame, List};
use protocol_tests::constructs::types::{Entry, Pair, Product, Sanction, Unit, Value};
use protocol_tests::constructs::{ClientPacket, ServerPacket, both_ways, client, server, tolerated};
use protocol_tests::vectors::frame;
use protocol_tests::whole;

/// Asserts that strict decoding rejects `payload` with `kind`, and that tolerant decoding gives `packet`, which encodes to `repaired`.
#[track_caller]
fn tolerates<'a, P>(id: u16, payload: &'a [u8], kind: DecodeErrorKind, packet: &P, repaired: &'a [u8])
where
    P: Decode<'a> + Encode + PartialEq + Debug,
{
    assert_eq!(P::decode_payload(id, payload).unwrap_err().kind(), kind);
    let (found, again) = tolerated::<P>(id, payload);
    assert_eq!(&found, packet);
    assert_eq!(again, repaired);
    both_ways(packet, id, repaired);
    let (unchanged, again) = tolerated::<P>(id, repaired);
    assert_eq!(&unchanged, packet, "what is right is taken as it is");
    assert_eq!(again, repaired);
}

/// Returns the error of tolerant decoding of a payload that the server sends.
#[track_caller]
fn refuses(id: u16, payload: &[u8]) -> (String, usize, DecodeErrorKind) {
    let error = ServerPacket::decode_reader(id, Reader::tolerant(payload)).unwrap_err();
    assert!(error.offset() <= payload.len());
    (error.field().map(|field| field.to_string()).unwrap_or_default(), error.offset(), error.kind())
}

#[test]
fn a_frame_is_decoded_as_its_payload() {
    let bytes = frame(9, b"\x02\0\0\0\x03left over");
    let parsed = Frame::parse(&bytes).unwrap();
    let packet = server::ShapePublished { ok: false, seconds: 3, extra: None };
    assert_eq!(server::ShapePublished::decode_tolerant(&parsed), Ok(packet));
    assert_eq!(ServerPacket::decode_tolerant(&parsed), Ok(packet.into()));
    assert!(ServerPacket::decode(&parsed).is_err());
    assert_eq!(ServerPacket::decode_tolerant(&parsed).unwrap().encode_to_vec(&mut Vec::new()), Ok(11));
    let unknown = frame(99, &[]);
    let error = ServerPacket::decode_tolerant(&Frame::parse(&unknown).unwrap()).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::UnknownId);
}

#[test]
fn other_booleans_are_false() {
    for found in [2, 0x7f, 0x80, 0xff] {
        let kind = InvalidBoolean { found };
        let packet = server::ShapePublished { ok: false, seconds: 3, extra: None };
        tolerates(9, &[found, 0, 0, 0, 3], kind, &packet, &[0, 0, 0, 0, 3]);
        let packet = server::ShapeRooms { rooms: List::new(), more: None };
        tolerates(1, &[0, 0, 0, 0, found], kind, &packet, &[0; 5]);
        // In a variant, in an item, and as the condition of a field.
        let packet = server::ShapeVariants {
            unit: Unit::User { figure: "", moderator: false },
            entries: List::from(&[Entry { key: "", value: Value::Truth { truth: false } }]),
            products: List::from(&[Product::Other { tag: "", class_id: 1, edition: None }]),
        };
        let bytes = |found| {
            let head = [0, 0, 0, 1, 0, 0, found, 0, 1, 0, 0, 0, found, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, found];
            head.to_vec()
        };
        tolerates(2, &bytes(found), kind, &packet, &bytes(0));
        let packet = server::ShapeUnitOrNot { reason: Some("r"), room: None };
        tolerates(11, &[found, 0, 1, b'r'], kind, &packet, &[0, 0, 1, b'r']);
    }
    let settings = whole::client::UserSettingsOldChat { old_chat: false };
    tolerates(1262, &[2], InvalidBoolean { found: 2 }, &settings, &[0]);
    let settings = whole::client::UserGetProfile { user_id: 7, open_profile: false };
    tolerates(3265, &[0, 0, 0, 7, 9], InvalidBoolean { found: 9 }, &settings, &[0, 0, 0, 7, 0]);
}

#[test]
fn bytes_are_left_over() {
    let packet = server::ShapeCounts { selected: 7, presets: List::new() };
    tolerates(5, &[0, 0, 0, 0, 0, 0, 0, 7, 1], TrailingBytes { left: 1 }, &packet, &[0, 0, 0, 0, 0, 0, 0, 7]);
    tolerates(
        10,
        b"\0\0\0\x01\0\0\0\0\0\0more",
        TrailingBytes { left: 4 },
        &sanction("", Some(""), Some("")),
        &[0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    );
    tolerates(12, b"\xff", TrailingBytes { left: 1 }, &client::CallTalk, &[]);
    tolerates(357, b"\0", TrailingBytes { left: 1 }, &whole::client::UserGetInfo {}, &[]);
    // Trailing bytes are read as an optional field, if the packet has one.
    assert_eq!(refuses(11, &[1, 0]), ("room.id".to_owned(), 1, UnexpectedEnd { needed: 4, left: 1 }));
}

#[test]
fn negative_counts_are_empty_lists() {
    let negative = |found| NegativeCount { found };
    let packet = client::ShapeUnits { entries: List::new() };
    tolerates(1, &[0xff; 4], negative(-1), &packet, &[0; 4]);
    let packet = client::ShapePicture { picture: Some(&[]) };
    tolerates(4, &[0x80, 0, 0, 0], negative(-0x8000_0000), &packet, &[0; 4]);
    let first = [List::from(&[5]), List::new()];
    let rows = [List::from(&first), List::new()];
    let packet = server::ShapeMatrix { matrix: List::from(&rows), tiles: List::new(), price: 0.0 };
    #[rustfmt::skip]
    let bytes = |count: u8, tiles| [
        0, 0, 0, 2,  0, 0, 0, 2,  0, 0, 0, 1,  0, 0, 0, 5,  count, count, count, count,  count, count, count, count,
        tiles, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
    tolerates(12, &bytes(0xff, 0x80), negative(-1), &packet, &bytes(0, 0));
    let packet = server::ShapeCounts { selected: 7, presets: List::new() };
    tolerates(5, b"\xff\xff\xff\xfe\0\0\0\x07", negative(-2), &packet, b"\0\0\0\0\0\0\0\x07");
    let packet = server::ShapeCompared { perks: List::new(), product_count: 1, products: Some(List::from(&["p"])) };
    let repaired = b"\0\0\0\0\0\0\0\x01\0\x01p";
    tolerates(6, b"\x80\0\0\0\0\0\0\x01\0\x01p", negative(-0x8000_0000), &packet, repaired);
    // A count that is too large, or not a multiple of its unit, is still an error.
    assert_eq!(refuses(5, b"\0\0\0\x01\0\0\0\x07").2, CountTooLarge { items: 1, item_len: 4, left: 0 });
    let error = ClientPacket::decode_reader(1, Reader::tolerant(b"\0\0\0\x03")).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::CountNotMultiple { found: 3, unit: 2 });
}

/// A packet that ends with optional strings.
const fn sanction<'a>(name: &'a str, lock: Option<&'a str>, ban: Option<&'a str>) -> server::ShapeSanction<'a> {
    server::ShapeSanction { id: 1, sanction: Sanction { name, lock, ban } }
}

#[test]
fn the_last_string_is_cut_short() {
    let cut = |needed, left| UnexpectedEnd { needed, left };
    let motto = whole::client::UserUpdateMotto { motto: "hi" };
    tolerates(2228, b"\0\x09hi", cut(11, 4), &motto, b"\0\x02hi");
    tolerates(2228, b"\xff\xffhi", cut(65_537, 4), &motto, b"\0\x02hi");
    tolerates(10, b"\0\0\0\x01\0\x04mut", cut(6, 5), &sanction("mut", None, None), b"\0\0\0\x01\0\x03mut");
    let packet = sanction("m", Some(""), None);
    tolerates(10, b"\0\0\0\x01\0\x01m\0\x01", cut(3, 2), &packet, b"\0\0\0\x01\0\x01m\0\0");
    // In a list of strings, and in the last record of a list.
    let packet =
        server::ShapeCompared { perks: List::new(), product_count: 2, products: Some(List::from(&["a", "b"])) };
    tolerates(6, b"\0\0\0\0\0\0\0\x02\0\x01a\0\x08b", cut(10, 3), &packet, b"\0\0\0\0\0\0\0\x02\0\x01a\0\x01b");
    let pairs = [Pair { key: "k", value: "" }, Pair { key: "", value: "val" }];
    let packet = client::ShapeUnits { entries: List::from(&pairs) };
    let bytes = |len| [&b"\0\0\0\x04\0\x01k\0\0\0\0\0"[..], &[len], b"val"].concat();
    tolerates(1, &bytes(9), cut(11, 5), &packet, &bytes(3));
    let packet = client::ShapeRest { id: 0, entries: List::from(&pairs) };
    let bytes = |len| [&b"\0\0\0\0\0\x01k\0\0\0\0\0"[..], &[len], b"val"].concat();
    tolerates(2, &bytes(200), cut(202, 5), &packet, &bytes(3));
    // The count itself is incomplete, or another field has to follow.
    assert_eq!(refuses(10, b"\0\0\0\x01\0"), ("sanction.name".to_owned(), 4, cut(2, 1)));
    assert_eq!(refuses(8, b"\0\x05S\0\0\0\0").2, cut(4, 0));
}

#[test]
fn a_tolerant_list_has_the_same_items_however_it_is_read() {
    let payload = b"\0\0\0\0\0\0\0\x03\0\x01a\0\0\0\x09bc";
    let (packet, _) = tolerated::<server::ShapeCompared<'_>>(6, payload);
    let products = packet.products.unwrap();
    assert_eq!((products.len(), products.iter().len()), (3, 3));
    assert!(products.iter().eq(["a", "", "bc"]) && products.into_iter().eq(["a", "", "bc"]));
    assert_eq!(products, List::from(&["a", "", "bc"]));
    assert_eq!(format!("{products:?}"), r#"["a", "", "bc"]"#);
    let copy = server::ShapeCompared { perks: List::new(), product_count: 3, products: Some(products) };
    both_ways(&copy, 6, b"\0\0\0\0\0\0\0\x03\0\x01a\0\0\0\x02bc");

    // Records with an invalid boolean, followed by a negative count.
    let payload = b"\0\0\0\x03\0\x02\0\0\0\x07\0\0\0\x01\xff\xff\xff\xff";
    let (packet, repaired) = tolerated::<server::ShapeVariants<'_>>(2, payload);
    let entry = |truth| Entry { key: "", value: Value::Truth { truth } };
    assert!(packet.entries.iter().eq([entry(false), entry(true)]));
    assert_eq!(packet.products.iter().count(), 0);
    assert_eq!(repaired, b"\0\0\0\x03\0\x02\0\0\0\0\0\0\0\x01\0\0\0\0");
    let strict = server::ShapeVariants::decode_payload(2, &repaired).unwrap();
    assert_eq!(packet, strict);
    assert_eq!(serde_json::to_string(&packet).unwrap(), serde_json::to_string(&strict).unwrap());
}

#[test]
fn invalid_utf8_stays_an_error() {
    for payload in [&b"\0\x02\xc3("[..], b"\0\x01\xff", b"\0\x05h\xc3"] {
        let error = whole::ClientPacket::decode_reader(2228, Reader::tolerant(payload)).unwrap_err();
        assert_eq!(error.kind(), InvalidUtf8, "{payload:?}");
        assert_eq!(error.field().unwrap().to_string(), "motto");
    }
    assert_eq!(refuses(2, b"\0\0\0\x03\0\x01\0\0\x03\0"), ("entries[0].value".to_owned(), 8, UnknownTag));
}
