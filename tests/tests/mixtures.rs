//! Several constructs in one packet: bits and tags that overlap, counts and tags that several fields share, compared with hand-written
//! bytes.

use protocol_runtime::DecodeErrorKind::{
    CountNotMultiple, CountTooLarge, NegativeCount, OverLimit, TooDeep, TrailingBytes, UnexpectedEnd, UnknownTag,
};
use protocol_runtime::wire::Refusal;
use protocol_runtime::{DecodeErrorKind, List};
use protocol_tests::constructs::{accepted, both_ways, fault, refusal};
use protocol_tests::mixtures::types::{Answers, Below, Choice, Letter, Level, Low, Numbered, Signed, Tree};
use protocol_tests::mixtures::{ClientPacket, client};

/// Returns the field, the offset and the reason of the error in a payload of this packet.
fn wrong(id: u16, payload: &[u8]) -> (String, usize, DecodeErrorKind) {
    fault::<ClientPacket<'_>>(id, payload)
}

/// The refusal when this field contradicts another one.
fn contradicts(field: &str) -> (String, Refusal) {
    (field.to_owned(), Refusal::Contradiction)
}

#[test]
fn several_fields_under_the_same_bits() {
    let packet = client::MixBits { flags: 0, a: None, b: None, c: None, d: None };
    both_ways(&client::MixBits { flags: -64, ..packet }, 1, b"\xff\xff\xff\xc0");
    both_ways(&client::MixBits { flags: 2, d: Some(7), ..packet }, 1, b"\0\0\0\x12\x07");
    both_ways(&client::MixBits { flags: 0x30, ..packet }, 1, b"\0\0\0\x30");
    let both = client::MixBits { a: Some("a"), b: Some("b"), ..packet };
    both_ways(&both, 1, b"\0\0\0\x01\0\x01a\0\x01b");
    let all = client::MixBits { c: Some("c"), ..both };
    both_ways(&all, 1, b"\0\0\0\x03\0\x01a\0\x01b\0\x01c");
    for flags in 0..=255 {
        accepted::<ClientPacket<'_>>(1, &[&[0, 0, 0, flags][..], &[0; 7]].concat());
        accepted::<ClientPacket<'_>>(1, &[&[0, 0, 0, flags][..], &[0; 6]].concat());
        accepted::<ClientPacket<'_>>(1, &[&[0, 0, 0, flags][..], &[0; 4]].concat());
    }
    assert_eq!(refusal(&client::MixBits { b: None, ..both }), contradicts("b"));
    assert_eq!(refusal(&client::MixBits { a: None, ..both }), contradicts("a"));
    assert_eq!(refusal(&client::MixBits { flags: 1, ..both }), contradicts("flags"));
    assert_eq!(refusal(&client::MixBits { flags: 2, ..both }), contradicts("c"));
    assert_eq!(refusal(&client::MixBits { c: Some("c"), ..packet }), contradicts("a"));
}

#[test]
fn tags_that_are_whole_fields() {
    let small = Numbered::Small { x: -1 };
    let packet = client::MixTags { choice: Choice::Word { text: "t" }, first: small, second: Numbered::Small { x: 2 } };
    both_ways(&packet, 2, b"\0\x01w\0\x01\0\x01t\xff\x02");
    let large = Numbered::Large { text: "abc" };
    let packet = client::MixTags { choice: Choice::Other { tag: "", number: -2 }, first: large, second: large };
    both_ways(&packet, 2, b"\0\0\xff\xff\xff\xfe\0\x03abc\0\x03abc");

    // The error is at the offset of the tag.
    assert_eq!(wrong(2, b"\0\0\0\x02\0\0\0"), ("first".to_owned(), 2, UnknownTag));
    assert_eq!(
        wrong(2, b"\0\x01w\0\x01\0\x05t"),
        ("choice.Word.text".to_owned(), 5, UnexpectedEnd { needed: 7, left: 3 })
    );
    let over = OverLimit { found: 4, max: 3 };
    assert_eq!(wrong(2, b"\0\0\xff\xff\0\0\0\0\0\x04abcd"), ("second.Large.text".to_owned(), 8, over));
    assert_eq!(refusal(&client::MixTags { second: small, ..packet }), contradicts("second"));
    assert_eq!(
        refusal(&client::MixTags { choice: Choice::Other { tag: "w", number: 1 }, ..packet }),
        contradicts("choice.Other")
    );
    assert_eq!(
        refusal(&client::MixTags { second: Numbered::Large { text: "abcd" }, ..packet }),
        ("second.Large.text".to_owned(), Refusal::OverLimit { len: 4, max: 3 })
    );
}

#[test]
fn tags_in_bits_that_overlap() {
    let packet = |flags, signed, low, whole, part, bit| client::MixMasks { flags, signed, low, whole, part, bit };
    let (none, three) = (Low::Other { tag: 0 }, Low::Three { three: 7 });
    both_ways(&packet(0x55, Signed::Up { up: 1 }, 0, none, none, None), 3, b"\x01\x55\x01\0\0\0\0");
    both_ways(&packet(0xff, Signed::Down, 0x100, none, none, None), 3, b"\xff\xff\0\0\x01\0");
    both_ways(&packet(0, Signed::Other { tag: i16::MIN }, 0, none, none, None), 3, b"\x80\0\0\0\0\0");
    // The tag 3 is valid for both, and has the bit that makes another number present.
    both_ways(&packet(0, Signed::Down, 0, three, three, Some(-1)), 3, b"\xff\0\0\0\0\x03\x07\x07\xff");
    let other = Low::Other { tag: 0x13 };
    both_ways(&packet(0, Signed::Down, -256, other, three, Some(2)), 3, b"\xff\0\xff\xff\xff\x13\x07\x02");
    let four = Low::Other { tag: 4 };
    both_ways(&packet(0, Signed::Down, 0, four, four, None), 3, b"\xff\0\0\0\0\x04");
    for low in 0..=255 {
        for rest in 0..4 {
            accepted::<ClientPacket<'_>>(3, &[&[0xff, 0, 9, 9, 9, low][..], &vec![1; rest]].concat());
        }
    }
    assert_eq!(wrong(3, b"\xff\0\0\0\0\x13"), ("part.Three.three".to_owned(), 6, UnexpectedEnd { needed: 1, left: 0 }));
    assert_eq!(refusal(&packet(0x100, Signed::Down, 0, none, none, None)), contradicts("flags"));
    assert_eq!(refusal(&packet(0, Signed::Other { tag: 1 }, 0, none, none, None)), contradicts("flags"));
    assert_eq!(refusal(&packet(0, Signed::Down, 0, four, none, None)), contradicts("part"));
    assert_eq!(refusal(&packet(0, Signed::Down, 0, none, four, None)), contradicts("whole"));
    assert_eq!(refusal(&packet(0, Signed::Down, 0, none, none, Some(1))), contradicts("whole"));
    assert_eq!(refusal(&packet(0, Signed::Down, 0, three, three, None)), contradicts("bit"));
}

#[test]
fn a_stored_count_that_cannot_announce_so_many() {
    let many = [""; 128];
    let one = Answers { kind: 1, count: 127, answers: Some(List::from(&many[..127])) };
    let payload = [&[0, 0, 0, 1, 1, 127][..], &[0; 254]].concat();
    both_ways(&client::MixAnswers { answers: List::from(&[one]) }, 4, &payload);
    let two = [one, Answers { answers: Some(List::from(&many)), ..one }];
    let packet = client::MixAnswers { answers: List::from(&two) };
    assert_eq!(refusal(&packet), ("answers[1].answers".to_owned(), Refusal::ListTooLong { len: 128 }));
    assert_eq!(wrong(4, &[0, 0, 0, 1, 1, 0x80]), ("answers[0].answers".to_owned(), 5, NegativeCount { found: -128 }));
    assert!(accepted::<ClientPacket<'_>>(4, &[0, 0, 0, 1, 0, 0x80]));
}

#[test]
fn several_fields_share_a_count() {
    let packet =
        client::MixSizes { body: b"ab", same: List::from(&[1, 2]), numbers: List::from(&[-1, 5]), tail: b"end" };
    let payload = b"\0\x02\x04\0\0\0\0\0\0\0\x03ab\x01\x02\xff\xff\0\x05end";
    both_ways(&packet, 5, payload);
    let nothing = client::MixSizes { body: &[], same: List::new(), numbers: List::new(), tail: &[] };
    both_ways(&nothing, 5, &[0; 11]);

    let broken = |at: usize, value| {
        let mut payload = payload.to_vec();
        payload[at] = value;
        wrong(5, &payload)
    };
    let over = |found, max| OverLimit { found, max };
    assert_eq!(broken(1, 5), ("body".to_owned(), 0, over(5, 4)));
    assert_eq!(broken(0, 1), ("body".to_owned(), 11, UnexpectedEnd { needed: 258, left: 11 }));
    assert_eq!(broken(2, 3), ("numbers".to_owned(), 2, CountNotMultiple { found: 3, unit: 2 }));
    assert_eq!(broken(2, 8), ("numbers".to_owned(), 2, CountTooLarge { items: 4, item_len: 2, left: 7 }));
    assert_eq!(broken(2, 6), ("tail".to_owned(), 21, UnexpectedEnd { needed: 3, left: 1 }));
    assert_eq!(broken(10, 2), (String::new(), 21, TrailingBytes { left: 1 }));
    let huge = usize::try_from(0xff00_0000_0000_0003_u64).unwrap();
    assert_eq!(broken(3, 0xff), ("tail".to_owned(), 19, UnexpectedEnd { needed: huge, left: 3 }));
    let four = [&payload[..2], &[8], &payload[3..15], &[0; 8], b"end"].concat();
    assert_eq!(wrong(5, &four), ("numbers".to_owned(), 2, over(4, 3)));
    assert_eq!(refusal(&client::MixSizes { body: b"abc", ..packet }), contradicts("same"));
    let numbers = List::from(&[0; 4]);
    assert_eq!(
        refusal(&client::MixSizes { numbers, ..packet }),
        ("numbers".to_owned(), Refusal::OverLimit { len: 4, max: 3 })
    );
    let many = [0; 128];
    assert_eq!(
        refusal(&client::MixSizes { numbers: List::from(&many), ..packet }),
        ("numbers".to_owned(), Refusal::ListTooLong { len: 128 })
    );
}

#[test]
fn a_tree_through_variants() {
    let leaf = Tree { name: "c", below: Below::Nothing };
    let third = [leaf];
    let second = [Tree { name: "b", below: Below::Trees { trees: List::from(&third) } }, leaf];
    let tree = Tree { name: "a", below: Below::Trees { trees: List::from(&second) } };
    let payload = b"\0\x01a\x01\0\0\0\x02\0\x01b\x01\0\0\0\x01\0\x01c\0\0\x01c\0";
    both_ways(&client::MixTree { tree }, 6, payload);
    let deep = b"\0\x01a\x01\0\0\0\x01\0\x01b\x01\0\0\0\x01\0\x01c\x01\0\0\0\x01\0\x01d\0";
    // A path names six levels of records, lists and variants.
    let path = "tree.below.Trees.trees[0].below.Trees...".to_owned();
    assert_eq!(wrong(6, deep), (path, 24, TooDeep { limit: 3 }));
    assert_eq!(wrong(6, b"\0\0\x02"), ("tree.below".to_owned(), 2, UnknownTag));
    let top = [tree];
    let packet = client::MixTree { tree: Tree { name: "", below: Below::Trees { trees: List::from(&top) } } };
    assert_eq!(refusal(&packet).1, Refusal::TooDeep { limit: 3 });
}

#[test]
fn enumerations_that_are_compared() {
    let packet = client::MixEnumerations {
        letter: Letter::ALPHA,
        level: Level::HIGH,
        limit: 8,
        alpha: Some(1),
        other: None,
        some: Some(2),
        high: Some(3),
        low: None,
    };
    both_ways(&packet, 7, b"\0\x01a\x09\0\x08\x01\x02\x03");
    let unnamed =
        client::MixEnumerations { letter: Letter("c"), alpha: None, other: Some(-1), limit: 9, high: None, ..packet };
    both_ways(&unnamed, 7, b"\0\x01c\x09\0\x09\xff\x02");
    let low = client::MixEnumerations { letter: Letter(""), level: Level(-2), some: None, low: Some(4), ..unnamed };
    both_ways(&low, 7, b"\0\0\xfe\xff\x09\xff\x04");
    assert_eq!(refusal(&client::MixEnumerations { limit: 9, ..packet }), contradicts("high"));
    assert_eq!(refusal(&client::MixEnumerations { letter: Letter::BETA, ..packet }), contradicts("alpha"));
    assert_eq!(refusal(&client::MixEnumerations { level: Level::LOW, ..low }), contradicts("low"));
}

#[test]
fn the_rest_under_a_condition_and_a_limit() {
    both_ways(&client::MixRest { kind: 0, data: None }, 8, &[0]);
    both_ways(&client::MixRest { kind: 1, data: Some(&[]) }, 8, &[1]);
    both_ways(&client::MixRest { kind: -1, data: Some(b"four") }, 8, b"\xfffour");
    assert_eq!(wrong(8, b"\x01fifth"), ("data".to_owned(), 1, OverLimit { found: 5, max: 4 }));
    assert_eq!(wrong(8, b"\0x"), (String::new(), 1, TrailingBytes { left: 1 }));
    assert_eq!(refusal(&client::MixRest { kind: 0, data: Some(&[]) }), contradicts("data"));

    both_ways(&client::MixRestList { items: List::from(&[1, -1]) }, 9, &[0, 1, 0xff, 0xff]);
    assert_eq!(wrong(9, &[0; 6]), ("items".to_owned(), 0, OverLimit { found: 3, max: 2 }));
    assert_eq!(wrong(9, &[0; 3]), ("items[1]".to_owned(), 2, UnexpectedEnd { needed: 2, left: 1 }));
    let packet = client::MixRestList { items: List::from(&[1, 2, 3]) };
    assert_eq!(refusal(&packet), ("items".to_owned(), Refusal::OverLimit { len: 3, max: 2 }));
}

#[test]
fn the_highest_bits() {
    let packet = client::MixWide { wide: 5, narrow: 3, top: None, next: None, sign: None };
    both_ways(&packet, 10, b"\0\0\0\0\0\0\0\x05\x03");
    let all = client::MixWide { top: Some(1), next: Some(2), sign: Some(3), ..packet };
    both_ways(&all, 10, b"\xa0\0\0\0\0\0\0\x05\x83\x01\x02\x03");
    let kept = client::MixWide { wide: 0x6000_0000_0000_0005, ..packet };
    both_ways(&kept, 10, b"\x60\0\0\0\0\0\0\x05\x03");
    assert_eq!(wrong(10, b"\0\0\0\0\0\0\0\0\x80"), ("sign".to_owned(), 9, UnexpectedEnd { needed: 1, left: 0 }));
    assert_eq!(refusal(&client::MixWide { narrow: -1, sign: None, ..packet }), contradicts("sign"));
    assert_eq!(refusal(&client::MixWide { wide: 1 << 63, ..all }), contradicts("wide"));
}

#[test]
fn a_count_with_a_bit_that_guards() {
    both_ways(&client::MixCountedBits { odd: None, items: List::from(&[1, 2]) }, 11, b"\0\0\0\x02\x01\x02");
    let odd = client::MixCountedBits { odd: Some(9), items: List::from(&[1, 2, 3]) };
    both_ways(&odd, 11, b"\0\0\0\x03\x09\x01\x02\x03");
    assert_eq!(refusal(&client::MixCountedBits { odd: None, ..odd }), contradicts("odd"));
    assert_eq!(wrong(11, b"\xff\xff\xff\xff\x01"), ("items".to_owned(), 0, NegativeCount { found: -1 }));
}

#[test]
fn one_boolean_for_several_fields() {
    both_ways(&client::MixTruths { a: Some(1), b: None, c: Some(2) }, 12, &[1, 1, 2]);
    both_ways(&client::MixTruths { a: None, b: Some(3), c: None }, 12, &[0, 3]);
    assert_eq!(refusal(&client::MixTruths { a: Some(1), b: Some(1), c: Some(1) }), contradicts("b"));
    assert_eq!(refusal(&client::MixTruths { a: Some(1), b: None, c: None }), contradicts("c"));
    assert_eq!(refusal(&client::MixTruths { a: None, b: None, c: None }), contradicts("b"));
}
