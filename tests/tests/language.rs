//! A spec with nested lists, records, enumerations, optional fields, secrets and every number type: decoded from hand-written bytes, encoded
//! from slices to the same bytes, and rejected when damaged.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::marker::PhantomData;

use protocol_runtime::info::ValueInfo;
use protocol_runtime::wire::{Enumeration, Refusal};
use protocol_runtime::{Decode, Encode, EncodeErrorKind, List, Packet, Protocol, Revealed};

/// All packets of the spec.
#[derive(Protocol)]
#[protocol(spec = "../specs/language.yaml")]
pub struct Language;

mod corners {
    /// Packets that combine two constructs.
    #[derive(protocol_runtime::Protocol)]
    #[protocol(spec = "../specs/corners.yaml")]
    pub(crate) struct Corners;
}

use types::{Flag, Group, Mood, Point, Shelf, Ticket, Tier};

/// Asserts that a packet encodes to these bytes, and that they decode to an equal packet.
fn both_ways<'a, P>(packet: &P, id: u16, payload: &'a [u8])
where
    P: Encode + Decode<'a> + PartialEq + std::fmt::Debug,
{
    let mut frame = Vec::new();
    frame.extend(u32::try_from(payload.len() + 2).unwrap().to_be_bytes());
    frame.extend(id.to_be_bytes());
    frame.extend(payload);

    let mut encoded = vec![0xaa; frame.len()];
    assert_eq!(packet.encode(&mut encoded), Ok(frame.len()));
    assert_eq!(encoded, frame);
    assert_eq!(packet.encoded_len(), frame.len());
    assert_eq!(&P::decode_payload(id, payload).unwrap(), packet);
    for cut in 0..payload.len() {
        if let Ok(shorter) = P::decode_payload(id, &payload[..cut]) {
            let mut again = Vec::new();
            shorter.encode_to_vec(&mut again).unwrap();
            assert_eq!(again[6..], payload[..cut], "what is accepted encodes back");
        }
    }
}

const SHELVES: &[u8] = &[
    0, 0, 0, 2, // two shelves
    0, 7, 0xff, 0xfe, // at 7, -2
    0, 0, 0, 2, // two groups
    0, 3, b'c', b'a', b'p', // "cap"
    0, 0, 0, 2, 0, 1, b'a', 0, 0, // tags "a", ""
    2, 1, // very happy, limited
    0, 0, // ""
    0, 0, 0, 0, // no tags
    9, 0, // a mood without a name, not limited
    0, 0, 0, 0, // at 0, 0
    0, 0, 0, 0, // no groups
    0, 3, b'B', b'o', b'b', // owner
];

fn with_shelves(check: impl Fn(List<'_, Shelf<'_>>)) {
    let groups = [
        Group { name: "cap", tags: List::from(&["a", ""]), mood: Mood::VERY_HAPPY, limited: true },
        Group { name: "", tags: List::new(), mood: Mood(9), limited: false },
    ];
    let shelves = [
        Shelf { place: Point { x: 7, y: -2 }, groups: List::from(&groups) },
        Shelf { place: Point { x: 0, y: 0 }, groups: List::default() },
    ];
    check(List::from(&shelves));
}

#[test]
fn lists_of_records_that_hold_lists() {
    with_shelves(|shelves| {
        let packet = server::ShopShelves { shelves, owner: "Bob", note: None, mood: None, marks: None };
        both_ways(&packet, 1, SHELVES);
    });
    let packet = server::ShopShelves::decode_payload(1, SHELVES).unwrap();
    let shelf = packet.shelves.iter().next().unwrap();
    assert_eq!(shelf.place, Point { x: 7, y: -2 });
    let names: Vec<&str> = shelf.groups.iter().map(|group| group.name).collect();
    assert_eq!(names, ["cap", ""]);
    assert!(shelf.groups.iter().next().unwrap().tags.iter().eq(["a", ""]));
    let inside = SHELVES.as_ptr_range();
    assert!(inside.contains(&names[0].as_ptr()), "strings of items borrow from the payload");
}

#[test]
fn optional_fields_are_there_as_far_as_there_are_bytes() {
    let mut payload = SHELVES.to_vec();
    with_shelves(|shelves| {
        let mut payload = SHELVES.to_vec();
        let mut packet = server::ShopShelves { shelves, owner: "Bob", note: Some("hi"), mood: None, marks: None };
        payload.extend([0, 2, b'h', b'i']);
        both_ways(&packet, 1, &payload.clone());
        packet.mood = Some(Mood::GRUMPY);
        payload.push(0xff);
        both_ways(&packet, 1, &payload.clone());
        let marks = [Point { x: 1, y: 2 }];
        packet.marks = Some(List::from(&marks));
        payload.extend([1, 0, 1, 0, 2]);
        both_ways(&packet, 1, &payload.clone());
    });
    payload.extend([0, 0, 5, 0]);
    let packet = server::ShopShelves::decode_payload(1, &payload).unwrap();
    assert_eq!((packet.note, packet.mood), (Some(""), Some(Mood(5))));
    assert!(packet.marks.is_some_and(|marks| marks.is_empty()), "an empty list is there");

    // A value after an absent one would be read as the absent one.
    let packet = server::ShopShelves { note: None, ..packet };
    let error = packet.encode(&mut [0; 256]).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::Refused(Refusal::EarlierFieldMissing));
    assert_eq!(error.field().unwrap().to_string(), "mood");
}

#[test]
fn every_number_big_endian_and_rust_keywords() {
    let packet = client::ShopBuy {
        r#type: -2,
        self_: true,
        r#gen: 200,
        reader: -3,
        sink: u64::MAX - 1,
        place: Point { x: 1, y: 2 },
        tier: Tier::SELF,
        price: 1.5,
        rebate: -0.0,
    };
    #[rustfmt::skip]
    let payload = [
        0xff, 0xff, 0xff, 0xfe, 1, 200,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfd,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe,
        0, 1, 0, 2,
        0xff, 0xff,
        0x3f, 0xc0, 0, 0,
        0x80, 0, 0, 0, 0, 0, 0, 0,
    ];
    both_ways(&packet, 1, &payload);
    assert_eq!(client::ShopBuy::FIXED_LEN, Some(6 + 40));
    assert!(ClientPacket::decode_payload(1, &payload[..39]).is_err());
}

#[test]
fn counts_of_every_kind() {
    let rows = [List::from(&[1_i16, -1]), List::new()];
    let packet = client::PostNumbers {
        matrix: List::from(&rows),
        bytes: List::from(&[-128_i8, 127]),
        pairs: List::from(&[0xdead_beef_u32]),
        flags: List::from(&[Flag { up: true }, Flag { up: false }, Flag { up: true }]),
        moods: List::from(&[Mood::NEUTRAL, Mood(77)]),
        doubles: List::from(&[1.0]),
    };
    #[rustfmt::skip]
    let payload = [
        0, 2,  0, 0, 0, 2, 0, 1, 0xff, 0xff,  0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 2, 0x80, 0x7f,
        2, 0xde, 0xad, 0xbe, 0xef,
        3, 1, 0, 1,
        0, 2, 0, 77,
        0, 0, 0, 1, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0,
    ];
    both_ways(&packet, 2, &payload);

    for (offset, at, value, text, field) in [
        (0, 0, 0x80, "the count announces 32770 items of at least 4 bytes, but 47 bytes are left", "matrix"),
        (2, 2, 0x80, "the count is -2147483646, but a count cannot be negative", "matrix[0]"),
        (10, 13, 99, "the count announces 99 items of at least 2 bytes, but 35 bytes are left", "matrix[1]"),
        (
            14,
            14,
            0xff,
            "the count announces 18374686479671623682 items of at least 1 byte, but 27 bytes are left",
            "bytes",
        ),
        (24, 24, 3, "the count is 3, but an item counts 2, so it must be a multiple of 2", "pairs"),
        (24, 24, 0xfe, "the count is -2, but a count cannot be negative", "pairs"),
        (37, 40, 9, "the count announces 9 items of at least 8 bytes, but 8 bytes are left", "doubles"),
        (31, 31, 2, "a boolean is 0 or 1, but this byte is 2", "flags[1].up"),
    ] {
        let mut broken = payload;
        broken[at] = value;
        let error = ClientPacket::decode_payload(2, &broken).unwrap_err();
        assert_eq!(error.to_string(), format!("post.numbers (2): field `{field}` at payload offset {offset}: {text}"));
    }

    // Sixty-four pairs would count 128, which an int8 cannot.
    let many = [0_u32; 64];
    let packet = client::PostNumbers { pairs: List::from(&many), ..packet };
    let error = packet.encode(&mut [0; 1024]).unwrap_err();
    assert_eq!(error.to_string(), "post.numbers (2): field `pairs`: the length is 64, which does not fit the count");
    assert_eq!(client::PostNumbers { pairs: List::from(&many[..63]), ..packet }.encoded_len(), 6 + 49 + 62 * 4);
}

#[test]
fn errors_name_the_place_in_nested_values() {
    for (at, value, text) in [
        (21, 9, "`shelves[0].groups[0].tags[0]` at payload offset 21: 2307 bytes are needed, but 28 bytes are left"),
        (23, 0xff, "`shelves[0].groups[0].tags[0]` at payload offset 23: the string is not valid UTF-8 from here on"),
        (27, 2, "`shelves[0].groups[0].limited` at payload offset 27: a boolean is 0 or 1, but this byte is 2"),
        (8, 0xff, "`shelves[0].groups` at payload offset 8: the count is -16777214, but a count cannot be negative"),
        (3, 3, "`shelves[2].groups` at payload offset 48: 4 bytes are needed, but 1 byte is left"),
    ] {
        let mut broken = SHELVES.to_vec();
        broken[at] = value;
        let error = ServerPacket::decode_payload(1, &broken).unwrap_err().to_string();
        assert_eq!(error, format!("shop.shelves (1): field {text}"));
    }

    let long = "x".repeat(65_536);
    let tags = ["fits", long.as_str()];
    let groups = [Group { name: "", tags: List::from(&tags), mood: Mood(0), limited: false }];
    let shelves = [Shelf { place: Point { x: 0, y: 0 }, groups: List::from(&groups) }];
    let packet = server::ShopShelves { shelves: List::from(&shelves), owner: "", note: None, mood: None, marks: None };
    let error = packet.encode_to_vec(&mut Vec::new()).unwrap_err();
    assert_eq!(error.field().unwrap().to_string(), "shelves[0].groups[0].tags[1]");
}

#[test]
fn enumerations_keep_unnamed_values() {
    assert_eq!(Mood::GRUMPY.name(), Some("grumpy"));
    assert_eq!(Mood::VERY_HAPPY, Mood(2));
    assert_eq!(Mood(3).name(), None);
    assert_eq!(format!("{:?} {:?}", Mood::VERY_HAPPY, Mood(3)), "Mood::VERY_HAPPY Mood(3)");
    let values: Vec<_> = Mood::INFO.values.iter().map(|named| (named.name, named.value)).collect();
    assert_eq!(
        values,
        [("grumpy", -1), ("neutral", 0), ("veryHappy", 2)].map(|(name, value)| (name, ValueInfo::Integer(value)))
    );
    assert_eq!(Tier::INFO.0, 0, "a value called `info` does not hide the table");
    assert_eq!(<Tier as Enumeration>::INFO.name, "Tier");
    match (Point { x: 1, y: 1 }, Mood::from(-1)) {
        (Point { x: 1, .. }, Mood::GRUMPY) => {}
        other => panic!("constants are patterns, but {other:?} did not match"),
    }
}

#[test]
fn secrets_are_shown_only_when_asked_for() {
    let packet = ClientPacket::from(client::PostLogIn {
        user: "bob",
        password: "hunter2",
        ticket: Ticket { code: "t-1" },
        pin: Some(1234),
    });
    let debug = format!("{packet:?}");
    assert!(
        debug.contains("bob") && !debug.contains("hunter2") && !debug.contains("t-1") && !debug.contains("1234"),
        "{debug}"
    );
    assert_eq!(
        serde_json::to_string(&packet).unwrap(),
        r#"{"id":3,"header":"POST_LOG_IN","name":"post.log_in","fields":{"user":"bob","password":"***","ticket":{"code":"***"},"pin":"***"}}"#
    );
    assert_eq!(
        serde_json::to_string(&Revealed(packet)).unwrap(),
        r#"{"id":3,"header":"POST_LOG_IN","name":"post.log_in","fields":{"user":"bob","password":"hunter2","ticket":{"code":"t-1"},"pin":1234}}"#
    );
}

#[test]
fn serde_writes_the_spec_in_wire_order() {
    let packet = server::ShopShelves::decode_payload(1, SHELVES).unwrap();
    assert_eq!(
        serde_json::to_string(&packet).unwrap(),
        concat!(
            r#"{"shelves":[{"place":{"x":7,"y":-2},"groups":[{"name":"cap","tags":["a",""],"mood":2,"limited":true},"#,
            r#"{"name":"","tags":[],"mood":9,"limited":false}]},{"place":{"x":0,"y":0},"groups":[]}],"owner":"Bob"}"#
        )
    );
    let whole = serde_json::to_string(&ServerPacket::from(server::ShopBuy)).unwrap();
    assert_eq!(whole, r#"{"id":2,"header":"SHOP_BUY","name":"shop.buy","fields":{}}"#);
}

#[test]
fn both_directions_have_their_own_ids_and_names() {
    assert_eq!(Language::PACKETS.len(), 6);
    assert_eq!(ClientPacket::info_by_name("shop.buy").unwrap().id, 1);
    assert_eq!(ServerPacket::info_by_name("shop.buy").unwrap().id, 2);
    assert_eq!(ServerPacket::info_by_id(1).unwrap().header, "SHOP_SHELVES");
    assert_eq!(Language::REALMS.iter().map(|realm| realm.name).collect::<Vec<_>>(), ["Shop", "Post & Parcels"]);
    assert_eq!(client::PostNumbersOnly::FIXED_LEN, Some(11));
}

#[test]
fn the_table_knows_every_field() {
    let fields: Vec<String> = [server::ShopShelves::INFO, client::PostLogIn::INFO, client::PostNumbers::INFO]
        .iter()
        .flat_map(|info| info.fields)
        .map(|field| format!("{} {} {} {}", field.name, field.ty, field.required, field.secret))
        .collect();
    assert_eq!(
        fields,
        [
            "shelves list<Shelf> true false",
            "owner string true false",
            "note string false false",
            "mood Mood false false",
            "marks list<Point> false false",
            "user string true false",
            "password string true true",
            "ticket Ticket true false",
            "pin uint16 false true",
            "matrix list<list<int16>> true false",
            "bytes list<int8> true false",
            "pairs list<uint32> true false",
            "flags list<Flag> true false",
            "moods list<Mood> true false",
            "doubles list<double> true false",
        ]
    );
}

/// Tells whether a type is `Eq`: if it is, an inherent constant shadows the trait's.
struct IsEq<T>(PhantomData<T>);

impl<T: Eq> IsEq<T> {
    const VALUE: bool = true;
}

trait IsNot {
    const VALUE: bool = false;
}

impl<T> IsNot for IsEq<T> {}

#[test]
fn a_float_alone_has_no_total_equality() {
    let price = corners::client::CornerPrice { price: f32::NAN };
    assert_ne!(price, price.clone(), "a float is equal as floats are");
    let facts = [
        IsEq::<corners::client::CornerPrice>::VALUE,
        IsEq::<corners::ClientPacket<'_>>::VALUE,
        IsEq::<client::ShopBuy>::VALUE,
        IsEq::<client::PostNumbers<'_>>::VALUE,
        IsEq::<corners::client::CornerRows<'_>>::VALUE,
        IsEq::<corners::ServerPacket<'_>>::VALUE,
        IsEq::<client::PostLogIn<'_>>::VALUE,
    ];
    assert_eq!(facts, [false, false, false, false, true, true, true]);
}

#[test]
fn lists_hash_their_length_too() {
    let hash = |left: &[i8], right: &[i8]| {
        let packet = corners::server::CornerSides { left: List::from(left), right: List::from(right) };
        let mut bytes = Vec::new();
        packet.encode_to_vec(&mut bytes).unwrap();
        let decoded = corners::server::CornerSides::decode_payload(1, &bytes[6..]).unwrap();
        let hash = |packet: &corners::server::CornerSides<'_>| {
            let mut hasher = DefaultHasher::new();
            packet.hash(&mut hasher);
            hasher.finish()
        };
        assert_eq!(hash(&packet), hash(&decoded), "equal lists, wherever their items lie");
        hash(&packet)
    };
    let hashes: HashSet<u64> = [hash(&[], &[1, 2]), hash(&[1], &[2]), hash(&[1, 2], &[])].into();
    assert_eq!(hashes.len(), 3, "where one list ends and the next begins counts");
}
