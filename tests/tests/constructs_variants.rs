//! Variants, and records that contain themselves, compared with hand-written bytes.

use protocol_runtime::DecodeErrorKind::{
    CountTooLarge, InvalidBoolean, InvalidUtf8, NegativeCount, TooDeep, TrailingBytes, UnexpectedEnd, UnknownTag,
};
use protocol_runtime::wire::{Refusal, Variants};
use protocol_runtime::{Decode, DecodeErrorKind, List};
use protocol_tests::constructs::types::{Content, Data, Edition, Entry, Node, Product, Unit, Value};
use protocol_tests::constructs::{ServerPacket, both_ways, fault, refusal, server};

/// Returns the field, the offset and the reason of the error in a payload of this packet.
fn wrong(id: u16, payload: &[u8]) -> (String, usize, DecodeErrorKind) {
    fault::<ServerPacket<'_>>(id, payload)
}

/// The refusal when this field contradicts another one.
fn contradicts(field: &str) -> (String, Refusal) {
    (field.to_owned(), Refusal::Contradiction)
}

/// One of each type of value.
const ENTRIES: [Entry<'static>; 3] = [
    Entry { key: "t", value: Value::Truth { truth: true } },
    Entry { key: "n", value: Value::Number { number: -2 } },
    Entry { key: "", value: Value::Text { text: "x" } },
];
/// A badge, and two tags that the spec does not name.
const PRODUCTS: [Product<'static>; 3] = [
    Product::Badge { code: "ACH" },
    Product::Other { tag: "s", class_id: 5, edition: None },
    Product::Other { tag: "", class_id: -1, edition: Some(Edition { size: 9, left: 2 }) },
];
/// The entries with a uint16 count and the products with an int32 count.
const BYTES: &[u8] = b"\0\x03\
    \0\x01t\0\x01\
    \0\x01n\x01\xff\xff\xff\xfe\
    \0\0\x02\0\x01x\
    \0\0\0\x03\
    \0\x01b\0\x03ACH\
    \0\x01s\0\0\0\x05\0\
    \0\0\xff\xff\xff\xff\x01\0\0\0\x09\0\0\0\x02";

#[test]
fn tags_that_are_numbers_and_strings() {
    let packet = |unit| server::ShapeVariants { unit, entries: List::from(&ENTRIES), products: List::from(&PRODUCTS) };
    let whole = |unit: &[u8]| [unit, BYTES].concat();
    both_ways(&packet(Unit::User { figure: "hd-1", moderator: false }), 2, &whole(b"\0\0\0\x01\0\x04hd-1\0"));
    both_ways(&packet(Unit::Bot), 2, &whole(b"\0\0\0\x03"));
    both_ways(&packet(Unit::Other { tag: 2 }), 2, &whole(b"\0\0\0\x02"));
    both_ways(&packet(Unit::Other { tag: i32::MIN }), 2, &whole(b"\x80\0\0\0"));
    assert_eq!((Unit::Bot.tag(), Unit::Other { tag: 7 }.tag(), PRODUCTS[0].tag()), (3, 7, "b"));
    assert_eq!(Unit::INFO.variants.iter().map(|variant| variant.name).collect::<Vec<_>>(), ["User", "Bot"]);

    let bytes = whole(&[0, 0, 0, 3]);
    let decoded = server::ShapeVariants::decode_payload(2, &bytes).unwrap();
    assert!(decoded.entries.iter().eq(ENTRIES) && decoded.products.iter().eq(PRODUCTS));
}

#[test]
fn tags_and_fields_of_variants_that_are_wrong() {
    let rest = |bytes: &[u8]| [&[0, 0, 0, 3], bytes].concat();
    for (payload, field, offset, kind) in [
        (b"\0\0\x01".to_vec(), "unit", 0, UnexpectedEnd { needed: 4, left: 3 }),
        (b"\0\0\0\x01\0\x01".to_vec(), "unit.User.figure", 4, UnexpectedEnd { needed: 3, left: 2 }),
        (b"\0\0\0\x01\0\0\x02".to_vec(), "unit.User.moderator", 6, InvalidBoolean { found: 2 }),
        (rest(b"\0\x01\0\x01k\x03"), "entries[0].value", 9, UnknownTag),
        (rest(b"\0\x02\0\0\0\0\0\0\xff\0"), "entries[1].value", 12, UnknownTag),
        (rest(b"\0\x01\0\x01k\0\x02"), "entries[0].value.Truth.truth", 10, InvalidBoolean { found: 2 }),
        (rest(b"\0\x01\0\x01k\x01\0"), "entries[0].value.Number.number", 10, UnexpectedEnd { needed: 4, left: 1 }),
        (rest(b"\0\x01\0\x01k\x02\0\x01\x80"), "entries[0].value.Text.text", 12, InvalidUtf8),
        (rest(b"\0\x02\0\x01k\0\0"), "entries", 4, CountTooLarge { items: 2, item_len: 4, left: 5 }),
        (rest(b"\0\0\0\0\0\x01\0\x01\xff\0"), "products[0]", 12, InvalidUtf8),
        (rest(b"\0\0\0\0\0\x01\0\x01b\0\x01"), "products[0].Badge.code", 13, UnexpectedEnd { needed: 3, left: 2 }),
        (rest(b"\0\0\0\0\0\x01\0\x01c\0\0\0\x01\x02"), "products[0].Other.limited", 17, InvalidBoolean { found: 2 }),
        (
            rest(b"\0\0\0\0\0\x01\0\x01c\0\0\0\x01\x01\0\0\0\x01"),
            "products[0].Other.edition.left",
            22,
            UnexpectedEnd { needed: 4, left: 0 },
        ),
        (rest(b"\0\0\0\0\0\0\0"), "", 10, TrailingBytes { left: 1 }),
    ] {
        assert_eq!(wrong(2, &payload), (field.to_owned(), offset, kind), "{payload:02x?}");
    }
}

#[test]
fn variants_that_cannot_be_sent() {
    let packet = server::ShapeVariants { unit: Unit::Bot, entries: List::new(), products: List::new() };
    for tag in [1, 3] {
        let packet = server::ShapeVariants { unit: Unit::Other { tag }, ..packet };
        assert_eq!(refusal(&packet), contradicts("unit.Other"), "another variant has this tag");
    }
    let products = [PRODUCTS[0], Product::Other { tag: "b", class_id: 1, edition: None }];
    let packet = server::ShapeVariants { products: List::from(&products), ..packet };
    assert_eq!(refusal(&packet), contradicts("products[1].Other"));

    let long = "x".repeat(65_536);
    let too_long = |field: &str| (field.to_owned(), Refusal::StringTooLong { len: 65_536 });
    let unit = Unit::User { figure: &long, moderator: true };
    assert_eq!(refusal(&server::ShapeVariants { unit, ..packet }), too_long("unit.User.figure"));
    let entries = [ENTRIES[0], Entry { key: "", value: Value::Text { text: &long } }];
    let packet = server::ShapeVariants { products: List::new(), entries: List::from(&entries), ..packet };
    assert_eq!(refusal(&packet), too_long("entries[1].value.Text.text"));
    let products = [Product::Badge { code: &long }];
    let packet = server::ShapeVariants { entries: List::new(), products: List::from(&products), ..packet };
    assert_eq!(refusal(&packet), too_long("products[0].Badge.code"));
    let products = [Product::Other { tag: &long, class_id: 1, edition: None }];
    assert_eq!(refusal(&server::ShapeVariants { products: List::from(&products), ..packet }), too_long("products[0]"));
}

#[test]
fn a_tag_in_bits_of_an_earlier_field() {
    let packet = |flags, content, edition| server::ShapeData { data: Data { flags, content, edition }, after: -1 };
    let edition = Some(Edition { size: 2, left: 1 });
    let numbers = Content::Numbers { numbers: List::from(&[7, -1]) };

    both_ways(&packet(0, Content::Text { text: "t" }, None), 3, b"\0\0\0\0\0\x01t\xff");
    both_ways(&packet(0, numbers, None), 3, b"\0\0\0\x05\0\0\0\x02\0\0\0\x07\xff\xff\xff\xff\xff");
    both_ways(&packet(0, Content::Text { text: "" }, edition), 3, b"\0\0\x01\0\0\0\0\0\0\x02\0\0\0\x01\xff");
    both_ways(&packet(0, Content::Other { tag: 7 }, edition), 3, b"\0\0\x01\x07\0\0\0\x02\0\0\0\x01\xff");
    // Unused bits are kept. Bits of another pattern do not make an edition present, and are kept too.
    both_ways(&packet(-512, Content::Other { tag: 2 }, None), 3, b"\xff\xff\xfe\x02\xff");
    both_ways(
        &packet(0x7fff_fe00, numbers, edition),
        3,
        b"\x7f\xff\xff\x05\0\0\0\x02\0\0\0\x07\xff\xff\xff\xff\0\0\0\x02\0\0\0\x01\xff",
    );
    both_ways(&packet(0x100, Content::Other { tag: 8 }, None), 3, b"\0\0\x01\x08\xff");

    assert_eq!(wrong(3, b"\0\0\0"), ("data.flags".to_owned(), 0, UnexpectedEnd { needed: 4, left: 3 }));
    let cut = |needed, left| UnexpectedEnd { needed, left };
    assert_eq!(wrong(3, b"\0\0\0\0\0\x09t\xff"), ("data.content.Text.text".to_owned(), 4, cut(11, 4)));
    let negative = NegativeCount { found: -1 };
    assert_eq!(wrong(3, b"\0\0\0\x05\xff\xff\xff\xff"), ("data.content.Numbers.numbers".to_owned(), 4, negative));
    assert_eq!(wrong(3, b"\0\0\x01\x07\0\0\0\x02\0"), ("data.edition.left".to_owned(), 8, cut(4, 1)));
    assert_eq!(wrong(3, b"\0\0\0\x07"), ("after".to_owned(), 4, cut(1, 0)));

    for (flags, content, edition, field) in [
        (1, Content::Other { tag: 2 }, None, "data.flags"),
        (0x80, Content::Text { text: "" }, None, "data.flags"),
        (0x100, Content::Text { text: "" }, edition, "data.flags"),
        (0x100, Content::Text { text: "" }, None, "data.edition"),
        (0, Content::Other { tag: 8 }, edition, "data.edition"),
        (0, Content::Other { tag: 256 }, None, "data.flags"),
        (0, Content::Other { tag: -1 }, None, "data.flags"),
        (0, Content::Other { tag: 5 }, None, "data.content.Other"),
        (0, Content::Other { tag: 0 }, None, "data.content.Other"),
    ] {
        assert_eq!(refusal(&packet(flags, content, edition)), contradicts(field), "{flags:#x} {content:?}");
    }
}

/// A page named `a`.
const fn page<'a>(children: List<'a, Node<'a>>) -> Node<'a> {
    Node { title: "a", children }
}

/// The payload of a tree in which each page has one page below it: `depth` pages named `a`.
fn chain(depth: u8) -> Vec<u8> {
    let mut payload = Vec::new();
    for level in 1..=depth {
        payload.extend([0, 1, b'a', 0, 0, 0, u8::from(level < depth)]);
    }
    payload.extend([0, 1, b'm']);
    payload
}

#[test]
fn as_deep_as_the_spec_allows() {
    let fourth = [page(List::new())];
    let third = [page(List::from(&fourth))];
    let second = [page(List::from(&third))];
    let tree = server::ShapeTree { root: page(List::from(&second)), mode: "m" };
    both_ways(&tree, 4, &chain(4));
    both_ways(&server::ShapeTree { root: third[0], mode: "m" }, 4, &chain(2));

    let children = [third[0], Node { title: "b", children: List::new() }];
    let wide = server::ShapeTree { root: Node { title: "", children: List::from(&children) }, mode: "" };
    let payload = b"\0\0\0\0\0\x02\0\x01a\0\0\0\x01\0\x01a\0\0\0\0\0\x01b\0\0\0\0\0\0";
    both_ways(&wide, 4, payload);
    let decoded = server::ShapeTree::decode_payload(4, payload).unwrap();
    assert!(decoded.root.children.iter().map(|page| page.title).eq(["a", "b"]));
    assert!(decoded.root.children.iter().flat_map(|page| page.children).eq(fourth));

    let below = "root.children[0].children[0].children[0]";
    for deep in [5, 6, 9] {
        assert_eq!(wrong(4, &chain(deep)), (format!("{below}.children[0]"), 28, TooDeep { limit: 4 }));
    }
    assert_eq!(wrong(4, &chain(4)[..27]), (format!("{below}.children"), 24, UnexpectedEnd { needed: 4, left: 3 }));
    let mut broken = chain(4);
    broken[23] = 0xff;
    assert_eq!(wrong(4, &broken), (format!("{below}.title"), 23, InvalidUtf8));
    let mut broken = chain(3);
    broken[6] = 4;
    assert_eq!(wrong(4, &broken), ("root.children".to_owned(), 3, CountTooLarge { items: 4, item_len: 6, left: 17 }));

    let refused = (format!("{below}.children[0]"), Refusal::TooDeep { limit: 4 });
    let fifth = [page(List::new()), page(List::from(&fourth))];
    for fifth in &fifth {
        let fourth = [Node { title: "a", children: List::from(std::slice::from_ref(fifth)) }];
        let third = [page(List::from(&fourth))];
        let second = [page(List::from(&third))];
        assert_eq!(refusal(&server::ShapeTree { root: page(List::from(&second)), mode: "m" }), refused);
    }
}

#[test]
fn decoded_pages_below_others_count_too() {
    // Three decoded pages below one more page are as deep as the spec allows. Below two more they are too deep.
    let payload = chain(3);
    let decoded = server::ShapeTree::decode_payload(4, &payload).unwrap();
    let second = [decoded.root];
    let first = [Node { title: "a", children: List::from(&second) }];
    both_ways(&server::ShapeTree { root: first[0], mode: "m" }, 4, &chain(4));
    let packet = server::ShapeTree { root: Node { title: "a", children: List::from(&first) }, mode: "m" };
    let below = "root.children[0].children[0].children[0].children[0]";
    assert_eq!(refusal(&packet), (below.to_owned(), Refusal::TooDeep { limit: 4 }));
}
