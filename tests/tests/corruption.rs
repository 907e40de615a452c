//! Frames of the real client with every small kind of damage: the library accepts exactly what the oracle accepts, and reports the same
//! errors. [`check`] documents what is compared.

use protocol_runtime::wire::Refusal;
use protocol_runtime::{DecodeErrorKind, Encode, EncodeError, EncodeErrorKind};
use protocol_tests::agreement::check;
use protocol_tests::oracle::table::LAYOUTS;
use protocol_tests::vectors::{self, Vector};
use protocol_tests::{ClientPacket, client};

/// Payloads up to this length are tried with every value of every byte; the longer ones are figure strings.
const SHORT: usize = 40;

#[test]
fn every_truncation() {
    for vector in vectors::c2s_user_profile() {
        let payload = vector.payload();
        assert!(check(vector.id, payload));
        for cut in 0..payload.len() {
            assert!(!check(vector.id, &payload[..cut]), "no packet here has an optional end");
        }
    }
}

#[test]
fn trailing_bytes_are_rejected() {
    for vector in vectors::c2s_user_profile() {
        for appendix in [&[0][..], &[1], &[0xff], &[0, 0], &[0, 1], &[0, 0, 0], b"abc"] {
            assert!(!check(vector.id, &[vector.payload(), appendix].concat()));
        }
    }
}

/// Tries every byte of every vector with every value that `values` returns for it. Returns how many payloads are valid and how many not.
fn changes<V: IntoIterator<Item = u8>>(vectors: &[Vector], values: impl Fn(u8) -> V) -> (usize, usize) {
    let (mut accepted, mut refused) = (0, 0);
    for vector in vectors {
        let mut payload = vector.payload().to_vec();
        for at in 0..payload.len() {
            let original = payload[at];
            for value in values(original) {
                payload[at] = value;
                if check(vector.id, &payload) { accepted += 1 } else { refused += 1 }
            }
            payload[at] = original;
        }
    }
    (accepted, refused)
}

#[test]
fn every_value_of_every_byte_of_short_payloads() {
    let mut vectors = vectors::c2s_user_profile();
    vectors.retain(|vector| vector.payload().len() <= SHORT);
    assert!(vectors.len() > 100);
    let (accepted, refused) = changes(&vectors, |_| 0..=u8::MAX);
    assert!(accepted > 100_000 && refused > 100_000, "{accepted} packets, {refused} that are none");
}

#[test]
fn some_values_of_every_byte_of_long_payloads() {
    let mut vectors = vectors::c2s_user_profile();
    vectors.retain(|vector| vector.payload().len() > SHORT);
    assert!(vectors.len() > 5);
    let (accepted, refused) = changes(&vectors, |byte| {
        // Limits of UTF-8 sequences, sign changes, and neighbouring values, which are lengths off by one.
        let next = [byte.wrapping_add(1), byte.wrapping_sub(1), byte ^ 0x20, byte ^ 0x80, byte.wrapping_add(3)];
        [0, 1, 2, 3, 0x7f, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xff].into_iter().chain(next)
    });
    assert!(accepted > 1_000 && refused > 1_000, "{accepted} packets, {refused} that are none");
}

#[test]
fn every_id_without_a_packet() {
    let unknown: Vec<u16> = (0..=u16::MAX).filter(|id| LAYOUTS.iter().all(|layout| layout.id != *id)).collect();
    assert_eq!(unknown.len(), 65_536 - 29);
    for id in unknown {
        assert!(!check(id, &[]));
        assert!(!check(id, &[0, 0, 0, 1]));
    }
}

#[test]
fn every_payload_with_every_id() {
    let mut accepted = 0;
    for vector in vectors::c2s_user_profile() {
        accepted += LAYOUTS.iter().filter(|layout| check(layout.id, vector.payload())).count();
    }
    assert!(accepted > 122, "packets of the same layout take each other's payloads");
}

/// Returns the error of decoding packet 1822 with this count, followed by this many zero bytes.
fn selections(count: i32, behind: usize) -> Option<DecodeErrorKind> {
    let payload = [&count.to_be_bytes()[..], &vec![0; behind]].concat();
    check(1822, &payload);
    let frame = vectors::frame(1822, &payload);
    let error = ClientPacket::decode(&protocol_runtime::Frame::parse(&frame).unwrap()).err()?;
    assert_eq!(error.field().unwrap().to_string(), "selections");
    assert_eq!(error.offset(), 0);
    Some(error.kind())
}

#[test]
fn counts_that_cannot_be_right() {
    assert_eq!(selections(0, 0), None);
    assert_eq!(selections(6, 24), None);
    for negative in [-1, -2, -3, -6, i32::MIN, i32::MIN + 1, i32::MIN + 2] {
        let expected = DecodeErrorKind::NegativeCount { found: negative.into() };
        assert_eq!(selections(negative, 24), Some(expected));
    }
    for (count, found) in [(1, 1), (2, 2), (4, 4), (5, 5), (7, 7), (i32::MAX, 2_147_483_647)] {
        let expected = DecodeErrorKind::CountNotMultiple { found, unit: 3 };
        assert_eq!(selections(count, 24), Some(expected));
    }
    // 715,827,882 items of 12 bytes are more than 32 bits can count: the product must not wrap.
    let cases =
        [(3, 1, 11), (6, 2, 12), (9, 3, 24), (1_073_741_823, 357_913_941, 24), (2_147_483_646, 715_827_882, 24)];
    for (count, items, left) in cases {
        let expected = DecodeErrorKind::CountTooLarge { items, item_len: 12, left };
        assert_eq!(selections(count, left), Some(expected));
    }
}

#[test]
fn more_items_than_announced_are_left_over() {
    let payload = [&[0, 0, 0, 3][..], &[0; 13]].concat();
    let frame = vectors::frame(1822, &payload);
    let error = ClientPacket::decode(&protocol_runtime::Frame::parse(&frame).unwrap()).unwrap_err();
    assert_eq!((error.offset(), error.field()), (16, None));
    assert_eq!(error.kind(), DecodeErrorKind::TrailingBytes { left: 1 });
}

#[test]
fn the_longest_string_that_the_wire_can_carry() {
    let text = "é".repeat(32_767) + "!";
    let payload = [&[0xff, 0xff], text.as_bytes()].concat();
    assert_eq!(payload.len(), 2 + 65_535);
    let expected = vectors::frame(2228, &payload);

    let packet = client::UserUpdateMotto { motto: &text };
    assert_eq!(packet.encoded_len(), expected.len());
    let mut encoded = vec![0xaa; expected.len()];
    assert_eq!(packet.encode(&mut encoded), Ok(expected.len()));
    assert_eq!(encoded, expected);
    let mut appended = Vec::new();
    assert_eq!(packet.encode_to_vec(&mut appended), Ok(expected.len()));
    assert_eq!(appended, expected);
    assert!(check(2228, &payload));
    assert!(!check(2228, &payload[..payload.len() - 1]));
}

/// Asserts that `packet`, with a string of 65,536 bytes in `field`, is rejected by every way to encode, and that nothing is written.
fn assert_refused<E: Encode>(packet: &E, name: &str, field: &str) {
    let assert_explained = |error: EncodeError| {
        assert_eq!(error.kind(), EncodeErrorKind::Refused(Refusal::StringTooLong { len: 65_536 }));
        assert_eq!((error.packet().name, error.field().unwrap().to_string()), (name, field.to_owned()));
        assert!(
            error.to_string().contains(&format!("field `{field}`")) && error.to_string().contains("65536"),
            "{error}"
        );
    };
    // Also if the buffer is too short: a field that does not fit the wire format is reported first.
    for available in [0, 8, 70_000, 140_000] {
        let mut buffer = vec![0xaa; available];
        assert_explained(packet.encode(&mut buffer).unwrap_err());
        assert!(buffer.iter().all(|&byte| byte == 0xaa));
    }
    let mut buffer = b"before".to_vec();
    assert_explained(packet.encode_to_vec(&mut buffer).unwrap_err());
    assert_eq!(buffer, b"before");
}

#[test]
fn one_byte_more_than_the_wire_can_carry() {
    let long = "x".repeat(65_536);
    assert_refused(&client::UserUpdateMotto { motto: &long }, "user.update_motto", "motto");
    let enumerated = ClientPacket::from(client::UserUpdateMotto { motto: &long });
    assert_refused(&enumerated, "user.update_motto", "motto");
    let outfit = client::UserSaveWardrobeOutfit { slot_id: 1, look: "hd-180-1", gender: &long };
    assert_refused(&outfit, "user.save_wardrobe_outfit", "gender");
    let outfit = client::UserSaveWardrobeOutfit { slot_id: 1, look: &long, gender: "M" };
    assert_refused(&outfit, "user.save_wardrobe_outfit", "look");
    let outfit = client::UserSaveWardrobeOutfit { slot_id: 1, look: &long, gender: &long };
    assert_refused(&outfit, "user.save_wardrobe_outfit", "look");
    assert_refused(&client::UserApproveName { name: &long, r#type: 1 }, "user.approve_name", "name");
}
