//! Packets to JSON and back: every kind of float, trees of the largest depth, and secrets.

use protocol_runtime::{ClientPackets, Frame, List, Owned, Protocol, ServerPackets};
use protocol_tests::vectors;
use types::Node;

/// Every construct.
#[derive(Protocol)]
#[protocol(spec = "../specs/constructs.yaml")]
struct Constructs;

/// Serializes a packet to JSON and deserializes it.
fn back(packet: &ServerPacket<'_>) -> Owned<ServerPackets<Constructs>> {
    let before = Owned::<ServerPackets<Constructs>>::new(*packet).unwrap();
    let json = serde_json::to_string(&before).unwrap();
    let after: Owned<ServerPackets<Constructs>> =
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(after.as_bytes(), before.as_bytes(), "{json}");
    after
}

#[test]
fn every_kind_of_double_comes_back_to_the_bit() {
    let unusual =
        [0x7ff0_0000_0000_0000, 0xfff0_0000_0000_0000, 0x7ff8_0000_0000_0000, 0xfff0_0000_0000_0001, 1, 1 << 63];
    // Bit patterns from a multiplication: numbers of all magnitudes, and numbers close to each other.
    let bits = (0..10_000_u64).map(|at| at.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let usual = (0..10_000_u32).map(|at| (f64::from(at) / 97.0).to_bits());
    for bits in unusual.into_iter().chain(bits).chain(usual) {
        let price = f64::from_bits(bits);
        back(&server::ShapeMatrix { matrix: List::new(), tiles: List::new(), price }.into());
    }
}

#[test]
fn a_tree_as_deep_as_it_may_be_comes_back() {
    let leaf = [Node { title: "d", children: List::new() }];
    let third = [Node { title: "c", children: (&leaf).into() }];
    let second = [Node { title: "b", children: (&third).into() }];
    let root = Node { title: "a", children: (&second).into() };
    back(&server::ShapeTree { root, mode: "m" }.into());
}

#[test]
fn json_that_is_too_deep_is_rejected_without_a_stack_overflow() {
    let deep = "[".repeat(100_000);
    let mut json = serde_json::Deserializer::from_str(&deep);
    json.disable_recursion_limit();
    let read = <Owned<ClientPackets<Constructs>> as serde::Deserialize>::deserialize(&mut json);
    assert!(read.unwrap_err().to_string().contains("too deeply"));
}

#[test]
fn a_missing_float_is_not_a_number() {
    let json = r#"{"name":"shape.matrix","fields":{"matrix":[],"tiles":[],"price":null}}"#;
    let error = serde_json::from_str::<Owned<ServerPackets<Constructs>>>(json).unwrap_err();
    assert!(error.to_string().contains("field `price`: it is missing"), "{error}");
}

#[test]
fn a_visitor_can_be_tolerant() {
    struct Rest;
    impl<'a> client::Visitor<'a> for Rest {
        type Output = usize;

        fn other(self, _packet: ClientPacket<'a>) -> usize {
            0
        }

        fn shape_units(self, packet: client::ShapeUnits<'a>) -> usize {
            packet.entries.len() + 1
        }
    }
    let bytes = vectors::frame(1, b"\xff\xff\xff\xff\0");
    let frame = Frame::parse(&bytes).unwrap();
    assert!(ClientPacket::decode_with(&frame, Rest).is_err());
    let payload = protocol_runtime::wire::Reader::tolerant(frame.payload());
    assert_eq!(ClientPacket::decode_reader_with(frame.id(), payload, Rest), Ok(1));
    assert!(ClientPacket::decode_tolerant(&frame).is_ok());
}
