//! Every construct with damaged and random bytes, and without allocations.

use std::hint::black_box;

use proptest::prelude::*;
use proptest::sample::Index;
use protocol_runtime::wire::Reader;
use protocol_runtime::{Decode, List};
use protocol_test_allocations::{Counting, count};
use protocol_tests::constructs::types::{Color, Node, Product, Room, Unit, Weekday};
use protocol_tests::constructs::{ClientPacket, Constructs, PAYLOADS, ServerPacket, client, server, survives};
use protocol_tests::vectors::frame;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Returns whether a payload is valid. [`survives`] documents what must hold for any bytes.
fn check(client: bool, id: u16, payload: &[u8]) -> bool {
    survives::<Constructs>(client, id, payload)
}

/// Bytes that are mostly small, so that they often are valid counts and tags.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![0_u8..6, any::<u8>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_payloads(client: bool, id in 0_u16..16, payload in prop::collection::vec(byte(), 0..60)) {
        check(client, id, &payload);
    }

    #[test]
    fn payloads_with_faults(
        which in any::<Index>(),
        faults in prop::collection::vec((any::<Index>(), byte()), 1..4),
        cut in any::<Index>(),
        appendix in prop::collection::vec(byte(), 0..3),
    ) {
        let (client, id, payload) = PAYLOADS[which.index(PAYLOADS.len())];
        let mut payload = payload.to_vec();
        for (at, value) in faults {
            let at = at.index(payload.len());
            payload[at] = value;
        }
        check(client, id, &payload[..cut.index(payload.len())]);
        check(client, id, &payload);
        payload.extend(appendix);
        check(client, id, &payload);
    }
}

#[test]
fn the_undamaged_payloads_are_valid() {
    for &(client, id, payload) in PAYLOADS {
        assert!(check(client, id, payload), "{id}: {payload:02x?}");
    }
}

#[test]
fn every_value_of_every_byte() {
    let (mut packets, mut others) = (0, 0);
    for &(client, id, payload) in PAYLOADS {
        let mut payload = payload.to_vec();
        for at in 0..payload.len() {
            let original = payload[at];
            for value in 0..=u8::MAX {
                payload[at] = value;
                if check(client, id, &payload) { packets += 1 } else { others += 1 }
            }
            payload[at] = original;
        }
    }
    assert!(packets > 30_000 && others > 30_000, "{packets} packets, {others} that are none");
}

/// Counts the letters and numbers in a packet's nested values, which reads every item of every list.
fn letters(packet: ServerPacket<'_>) -> usize {
    /// Counts those of a page.
    fn page(node: Node<'_>) -> usize {
        node.title.len() + node.children.iter().map(page).sum::<usize>()
    }
    match packet {
        ServerPacket::ShapeRooms(packet) => {
            let letters =
                |room: Room<'_>| room.picture.map_or(0, str::len) + room.owner.map_or(0, |owner| owner.name.len());
            packet.rooms.iter().map(letters).sum::<usize>() + packet.more.map_or(0, |more| more.key.len())
        }
        ServerPacket::ShapeVariants(packet) => packet.entries.iter().count() + packet.products.iter().count(),
        ServerPacket::ShapeTree(packet) => page(packet.root),
        ServerPacket::ShapeCompared(packet) => {
            packet.products.map_or(0, |products| products.iter().map(str::len).sum())
        }
        ServerPacket::ShapeQuestions(packet) => packet
            .questions
            .iter()
            .filter_map(|question| question.answers)
            .map(|answers| answers.iter().map(str::len).sum::<usize>())
            .sum(),
        ServerPacket::ShapeMatrix(packet) => {
            packet.matrix.iter().map(|rows| rows.iter().map(|row| row.iter().count()).sum::<usize>()).sum()
        }
        _ => 0,
    }
}

#[test]
fn no_construct_allocates() {
    assert_eq!(count(|| drop(black_box(Box::new(1)))), 1, "the allocator counts");
    let frames: Vec<Vec<u8>> = PAYLOADS.iter().map(|&(_, id, payload)| frame(id, payload)).collect();
    let mut buffer = [0; 256];
    let mut seen = 0;
    for (&(client, id, payload), frame) in PAYLOADS.iter().zip(&frames) {
        for tolerant in [false, true] {
            let reader = if tolerant { Reader::tolerant(black_box(payload)) } else { Reader::new(black_box(payload)) };
            let allocations = count(|| {
                if client {
                    let packet = ClientPacket::decode_reader(id, reader).unwrap();
                    assert_eq!(packet.encode(&mut buffer), Ok(frame.len()));
                } else {
                    let packet = ServerPacket::decode_reader(id, reader).unwrap();
                    seen += letters(packet);
                    assert_eq!(packet.encode(&mut buffer), Ok(frame.len()));
                    assert_eq!(packet.encoded_len(), frame.len());
                }
            });
            assert_eq!((allocations, &buffer[..frame.len()]), (0, &frame[..]), "packet {id}");
        }
        // Explaining the error does not allocate either.
        let allocations = count(|| {
            for cut in 0..payload.len() {
                let error = if client {
                    ClientPacket::decode_payload(id, &payload[..cut]).err()
                } else {
                    ServerPacket::decode_payload(id, &payload[..cut]).err()
                };
                black_box(error.map(|error| (error.field(), error.kind())));
            }
        });
        assert_eq!(allocations, 0, "packet {id}");
    }
    assert_eq!(seen, 2 * (2 + 1 + (1 + 2) + 4 + 2 + 3 + 1), "the items were really read");
}

#[test]
fn built_and_rejected_packets_do_not_allocate() {
    let long = "x".repeat(65_536);
    let mut buffer = [0; 64];
    let allocations = count(|| {
        let children = [Node { title: "b", children: List::new() }];
        let packet = server::ShapeTree { root: Node { title: "a", children: List::from(&children) }, mode: "m" };
        assert_eq!(packet.encode(&mut buffer), Ok(6 + 7 + 7 + 3));
        let products = [Product::Other { tag: "b", class_id: 1, edition: None }];
        let packet = server::ShapeVariants { unit: Unit::Bot, entries: List::new(), products: List::from(&products) };
        black_box(packet.encode(&mut buffer).unwrap_err().field());
        let packet = server::ShapeTree { root: Node { title: &long, children: List::new() }, mode: "m" };
        black_box(packet.encode(&mut buffer).unwrap_err().field());
        let packet = client::ShapeColors { color: Color::RED, others: List::from(&[Color("x")]), last: None };
        assert_eq!(packet.encode(&mut buffer), Ok(6 + 3 + 4 + 3));
        black_box(Weekday::MONDAY.name());
    });
    assert_eq!(allocations, 0);
}
