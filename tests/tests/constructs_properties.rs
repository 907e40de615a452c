//! Every construct with random values: encoded packets decode to the same values.

use proptest::prelude::*;
use protocol_runtime::{Decode, Encode, List};
use protocol_tests::constructs::types::{
    Color, Content, Data, Edition, Entry, Node, Owner, Pair, Product, Proof, Question, Room, Unit, Value,
};
use protocol_tests::constructs::{ServerPacket, accepted, both_ways, client, server};

/// Makes a page.
fn node<'a>(title: &'a str, children: &'a [Node<'a>]) -> Node<'a> {
    Node { title, children: List::from(children) }
}

/// Encodes a packet into a frame.
fn written<E: Encode>(packet: &E) -> Vec<u8> {
    let mut frame = Vec::new();
    assert_eq!(packet.encode_to_vec(&mut frame), Ok(packet.encoded_len()));
    frame
}

/// The titles of a tree of pages, three levels deep.
fn pages() -> impl Strategy<Value = Vec<Vec<Vec<String>>>> {
    let leaves = prop::collection::vec(".{0,3}", 0..3);
    prop::collection::vec(prop::collection::vec(leaves, 0..3), 0..3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_rooms(
        rooms in prop::collection::vec((any::<i32>(), any::<i32>(), prop::option::of(".{0,4}"), prop::option::of((any::<i32>(), ".{0,4}"))), 0..5),
        more in prop::option::of((".{0,4}", ".{0,4}")),
    ) {
        let rooms: Vec<Room<'_>> = rooms
            .iter()
            .map(|(id, flags, picture, owner)| Room {
                id: *id,
                flags: flags & !3,
                picture: picture.as_deref(),
                owner: owner.as_ref().map(|(id, name)| Owner { id: *id, name }),
            })
            .collect();
        let more = more.as_ref().map(|(key, value)| Pair { key, value });
        let packet = server::ShapeRooms { rooms: List::from(&rooms), more };
        let frame = written(&packet);
        both_ways(&server::ShapeRooms::decode_payload(1, &frame[6..]).unwrap(), 1, &frame[6..]);
        prop_assert_eq!(server::ShapeRooms::decode_payload(1, &frame[6..]), Ok(packet));
    }

    #[test]
    fn any_variants(
        unit in (0..5, ".{0,6}", any::<bool>()),
        entries in prop::collection::vec((".{0,3}", 0..3, ".{0,6}", any::<i32>()), 0..5),
        products in prop::collection::vec((".{0,2}", any::<i32>(), prop::option::of((any::<i32>(), any::<i32>()))), 0..5),
    ) {
        let entries: Vec<Entry<'_>> = entries
            .iter()
            .map(|(key, kind, text, number)| Entry { key, value: match kind {
                0 => Value::Truth { truth: *number < 0 },
                1 => Value::Number { number: *number },
                _ => Value::Text { text },
            } })
            .collect();
        let products: Vec<Product<'_>> = products
            .iter()
            .map(|(tag, class_id, edition)| match tag.as_str() {
                "b" | "" => Product::Badge { code: tag },
                tag => Product::Other {
                    tag,
                    class_id: *class_id,
                    edition: edition.map(|(size, left)| Edition { size, left }),
                },
            })
            .collect();
        let unit = match unit.0 {
            1 => Unit::User { figure: &unit.1, moderator: unit.2 },
            3 => Unit::Bot,
            tag => Unit::Other { tag },
        };
        let packet = server::ShapeVariants { unit, entries: List::from(&entries), products: List::from(&products) };
        let frame = written(&packet);
        prop_assert_eq!(server::ShapeVariants::decode_payload(2, &frame[6..]), Ok(packet));
        prop_assert!(accepted::<ServerPacket<'_>>(2, &frame[6..]));
    }

    #[test]
    fn any_data(tag in 0..256, high: i32, text in ".{0,6}", numbers in prop::collection::vec(any::<i32>(), 0..4), size: i32, after: i8) {
        let content = match tag {
            0 => Content::Text { text: &text },
            5 => Content::Numbers { numbers: List::from(&numbers) },
            tag => Content::Other { tag },
        };
        // The tag's bits do not overlap the flags. An edition is present exactly if only its bit of the pattern is set.
        let wire = high & !0xff | tag;
        let edition = (wire & 0x1f8 == 0x100).then_some(Edition { size, left: 1 });
        let flags = high & !0xff & if edition.is_some() { !0x100 } else { !0 };
        let packet = server::ShapeData { data: Data { flags, content, edition }, after };
        let frame = written(&packet);
        prop_assert_eq!(&frame[6..10], &wire.to_be_bytes());
        prop_assert_eq!(server::ShapeData::decode_payload(3, &frame[6..]), Ok(packet));
        prop_assert!(accepted::<ServerPacket<'_>>(3, &frame[6..]));
    }

    #[test]
    fn any_tree(pages in pages(), title in ".{0,4}") {
        let leaves: Vec<Vec<Vec<Node<'_>>>> = pages
            .iter()
            .map(|page| page.iter().map(|leaves| leaves.iter().map(|title| node(title, &[])).collect()).collect())
            .collect();
        let middle: Vec<Vec<Node<'_>>> =
            leaves.iter().map(|page| page.iter().map(|leaves| node("m", leaves)).collect()).collect();
        let top: Vec<Node<'_>> = middle.iter().map(|children| node(&title, children)).collect();
        let packet = server::ShapeTree { root: node("", &top), mode: &title };
        let frame = written(&packet);
        let decoded = server::ShapeTree::decode_payload(4, &frame[6..]).unwrap();
        prop_assert_eq!(decoded, packet);
        prop_assert_eq!(written(&decoded), frame);
    }

    #[test]
    fn any_questions(questions in prop::collection::vec((0..4, prop::collection::vec(".{0,3}", 0..4), any::<i32>()), 0..5)) {
        let answers: Vec<Vec<&str>> = questions.iter().map(|(_, answers, _)| answers.iter().map(String::as_str).collect()).collect();
        let questions: Vec<Question<'_>> = questions
            .iter()
            .zip(&answers)
            .map(|((kind, _, other), answers)| match kind {
                1 | 2 => Question { kind: *kind, answer_count: i32::try_from(answers.len()).unwrap(), answers: Some(answers.into()) },
                kind => Question { kind: *kind, answer_count: *other, answers: None },
            })
            .collect();
        let packet = server::ShapeQuestions { questions: List::from(&questions) };
        let frame = written(&packet);
        prop_assert_eq!(server::ShapeQuestions::decode_payload(7, &frame[6..]), Ok(packet));
        prop_assert!(accepted::<ServerPacket<'_>>(7, &frame[6..]));
    }

    #[test]
    fn any_secrets_and_colors(color in ".{0,4}", others in prop::collection::vec("[rgb]{0,2}", 0..4), pin: i32, key in prop::collection::vec(any::<u8>(), 0..20)) {
        let proofs = [Proof::Ticket { host: &color, code: "c" }, Proof::Other { tag: "", pin }];
        let packet = client::ShapeSecrets { proofs: List::from(&proofs), key: &key, note: Some(&color) };
        let frame = written(&packet);
        prop_assert_eq!(client::ShapeSecrets::decode_payload(14, &frame[6..]), Ok(packet));
        let others: Vec<Color<'_>> = others.iter().map(|other| Color(other)).collect();
        let packet = client::ShapeColors { color: Color(&color), others: List::from(&others), last: others.first().copied() };
        let frame = written(&packet);
        prop_assert_eq!(client::ShapeColors::decode_payload(7, &frame[6..]), Ok(packet));
    }
}
