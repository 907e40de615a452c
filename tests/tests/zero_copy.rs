//! Decoded packets borrow from the input, and nothing allocates.

use std::fmt::{self, Write};
use std::hint::black_box;

use protocol_runtime::{Decode, EncodeErrorKind, Encoder, Frame, Frames, List};
use protocol_test_allocations::{Counting, count};
use protocol_tests::constructs::types::{Product, Unit, Value};
use protocol_tests::{ClientPacket, client, types};
use protocol_tests::{constructs, vectors, whole};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Returns the strings of a packet in wire order. A new packet makes this a compile error, so that none is forgotten.
fn texts(packet: ClientPacket<'_>) -> Vec<&str> {
    use ClientPacket as P;
    match packet {
        P::UserWelcomeGiftChangeEmail(client::UserWelcomeGiftChangeEmail { new_email })
        | P::UserChangeEmail(client::UserChangeEmail { new_email }) => vec![new_email],
        P::UserSaveWardrobeOutfit(client::UserSaveWardrobeOutfit { slot_id: _, look, gender }) => vec![look, gender],
        P::UserUpdateFigure(client::UserUpdateFigure { gender, figure }) => vec![gender, figure],
        P::UserIgnore(client::UserIgnore { username })
        | P::UserUnignore(client::UserUnignore { username })
        | P::UserGetProfileByName(client::UserGetProfileByName { username })
        | P::UserGetIgnored(client::UserGetIgnored { username }) => vec![username],
        P::UserApproveName(client::UserApproveName { name, r#type: _ })
        | P::UserChangeName(client::UserChangeName { name })
        | P::UserCheckName(client::UserCheckName { name }) => vec![name],
        P::UserUpdateMotto(client::UserUpdateMotto { motto }) => vec![motto],
        P::UserSetClassification(client::UserSetClassification { user_class_type }) => vec![user_class_type],
        P::UserGetTags(_)
        | P::UserGetInfo(_)
        | P::UserSettingsRoomInvites(_)
        | P::UserSettingsOldChat(_)
        | P::UserNuxProceed(_)
        | P::UserSettingsVolume(_)
        | P::UserSetHomeRoom(_)
        | P::UserEffectEnable(_)
        | P::UserNuxGetGifts(_)
        | P::UserGetRelationshipStatus(_)
        | P::UserGetEmailStatus(_)
        | P::UserRespect(_)
        | P::UserGetWardrobe(_)
        | P::UserGetProfile(_)
        | P::UserIgnoreId(_)
        | P::UserSetRelationshipStatus(_) => Vec::new(),
    }
}

#[test]
fn strings_lie_in_the_input() {
    let mut seen = 0;
    for vector in vectors::c2s_user_profile() {
        let packet = ClientPacket::decode(&Frame::parse(&vector.frame).unwrap()).unwrap();
        let texts = texts(packet);
        let expected = vector.fields.values().filter_map(|value| value.as_str());
        assert!(texts.iter().copied().eq(expected), "line {}", vector.line);
        let payload = vector.payload().as_ptr_range();
        for text in texts {
            let text = text.as_bytes().as_ptr_range();
            assert!(payload.start <= text.start && text.end <= payload.end, "line {}", vector.line);
            seen += 1;
        }
    }
    assert!(seen > 70, "{seen} strings");
}

#[test]
fn the_last_string_ends_where_the_payload_ends() {
    let frame = vectors::frame(2730, b"\0\x01M\0\x08hd-180-1");
    let packet = client::UserUpdateFigure::decode(&Frame::parse(&frame).unwrap()).unwrap();
    assert_eq!(packet.gender.as_bytes().as_ptr_range(), frame[8..9].as_ptr_range());
    assert_eq!(packet.figure.as_bytes().as_ptr_range(), frame[11..].as_ptr_range());
}

#[test]
fn the_counter_counts() {
    assert_eq!(count(|| drop(black_box(Vec::<u8>::with_capacity(8)))), 1);
    assert_eq!(count(|| drop(black_box(vec![0_u8; 8]))), 1);
    let mut grown = vec![1_u8];
    assert!(count(|| grown.extend_from_slice(black_box(&[0; 1000]))) > 0);
    assert_eq!(count(|| {}), 0);
}

#[test]
fn decoding_does_not_allocate() {
    let stream = vectors::stream();
    let (mut packets, mut days) = (0, 0);
    let allocations = count(|| {
        for frame in Frames::new(&stream) {
            let packet = black_box(ClientPacket::decode(&frame.unwrap()).unwrap());
            if let ClientPacket::UserNuxGetGifts(packet) = packet {
                for gift in packet.selections {
                    days += gift.day_index;
                }
            }
            packets += 1;
        }
    });
    assert_eq!((packets, allocations), (122, 0));
    assert_eq!(days, 1 + (1 + 1) + (1 + 2) + (5 + 5 + 6 + 7), "the selections were really read");
}

#[test]
fn encoding_does_not_allocate() {
    let stream = vectors::stream();
    let mut buffer = vec![0; stream.len()];
    let mut len = 0;
    let allocations = count(|| {
        let mut encoder = Encoder::new(&mut buffer);
        for frame in Frames::new(&stream) {
            let packet = ClientPacket::decode(&frame.unwrap()).unwrap();
            len += black_box(packet.encoded_len());
            encoder.push(&packet).unwrap();
        }
    });
    assert_eq!((len, allocations), (stream.len(), 0));
    assert_eq!(buffer, stream);

    let selections = [types::GiftSelection { day_index: 1, step_index: 2, gift_index: 3 }; 4];
    let packet = client::UserNuxGetGifts { selections: List::from(&selections) };
    let mut buffer = [0; 6 + 4 + 4 * 12];
    let allocations = count(|| assert_eq!(packet.encode(&mut buffer), Ok(58)));
    assert_eq!(allocations, 0);
}

#[test]
fn both_directions_do_not_allocate() {
    let sent = [vectors::c2s_user_profile(), vectors::c2s_session()].concat();
    let received = vectors::s2c();
    let mut buffer = [0; 2048];
    let mut packets = 0;
    let allocations = count(|| {
        for vector in &sent {
            let frame = Frame::parse(&vector.frame).unwrap();
            let packet = black_box(whole::ClientPacket::decode(&frame).unwrap());
            packets += usize::from(packet.encode(&mut buffer) == Ok(vector.frame.len()));
        }
        for vector in &received {
            let frame = Frame::parse(&vector.frame).unwrap();
            let packet = black_box(whole::ServerPacket::decode(&frame).unwrap());
            packets += usize::from(packet.encode(&mut buffer) == Ok(vector.frame.len()));
            black_box(whole::ServerPacket::decode_tolerant(&frame).unwrap());
        }
    });
    assert_eq!((packets, allocations), (305, 0));
}

/// Asserts that all these parts lie inside the payload.
fn assert_within(payload: &[u8], parts: &[&[u8]]) {
    let payload = payload.as_ptr_range();
    for part in parts {
        let part = part.as_ptr_range();
        assert!(payload.start <= part.start && part.end <= payload.end);
    }
}

#[test]
fn items_of_lists_lie_in_the_input() {
    let mut seen = 0;
    for vector in vectors::s2c() {
        let payload = vector.payload();
        match whole::ServerPacket::decode(&Frame::parse(&vector.frame).unwrap()).unwrap() {
            whole::ServerPacket::UserProfile(packet) => {
                for group in packet.groups {
                    assert_within(payload, &[group.group_name.as_bytes(), group.color_b.as_bytes()]);
                    seen += 1;
                }
            }
            whole::ServerPacket::UserTags(packet) => {
                packet.tags.iter().for_each(|tag| assert_within(payload, &[tag.as_bytes()]));
                seen += packet.tags.len();
            }
            _ => {}
        }
    }
    assert!(seen > 10, "{seen} items");

    let payload = b"\x02\x01\x02\0\0\0\x01\xffend";
    let packet = constructs::client::ShapeBytes::decode_payload(3, payload).unwrap();
    assert_within(payload, &[packet.small, packet.large, packet.left]);
    let payload = b"\0\0\0\x01\0\x04hd-1\0\0\x01\0\x01k\x02\0\x01v\0\0\0\x01\0\x01b\0\x03ACH";
    let packet = constructs::server::ShapeVariants::decode_payload(2, payload).unwrap();
    let Unit::User { figure, .. } = packet.unit else { panic!("a user") };
    let Some(Product::Badge { code }) = packet.products.iter().next() else { panic!("a badge") };
    let Some(Value::Text { text }) = packet.entries.iter().next().map(|entry| entry.value) else { panic!("a text") };
    assert_within(payload, &[figure.as_bytes(), code.as_bytes(), text.as_bytes()]);
}

/// Formats text into an array, without allocating.
struct Text {
    bytes: [u8; 256],
    len: usize,
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

#[test]
fn rejecting_a_payload_does_not_allocate() {
    let broken: [(u16, &[u8]); 8] = [
        (9999, &[]),
        (357, &[0]),
        (17, &[0, 0, 0]),
        (1086, &[2]),
        (2228, b"\0\x05hello!"),
        (2228, b"\0\x03h\xffi"),
        (1822, &[0, 0, 0, 4]),
        (1822, &[0xff; 4]),
    ];
    for (id, payload) in broken {
        let mut text = Text { bytes: [0; 256], len: 0 };
        let allocations = count(|| {
            let error = ClientPacket::decode_payload(id, payload).unwrap_err();
            black_box((error.packet(), error.field(), error.kind()));
            write!(text, "{error}").unwrap();
        });
        assert_eq!(allocations, 0);
        assert!(text.bytes[..text.len].windows(4).any(|word| word == id.to_string().as_bytes()) || id < 1000);
        assert!(text.len > 30);
    }
}

#[test]
fn rejecting_a_frame_or_a_packet_does_not_allocate() {
    let long = "x".repeat(65_536);
    let mut buffer = [0; 16];
    let mut text = Text { bytes: [0; 256], len: 0 };
    let allocations = count(|| {
        let error = client::UserUpdateMotto { motto: &long }.encode(&mut buffer).unwrap_err();
        write!(text, "{error}").unwrap();
        let error =
            client::UserSettingsVolume { volume_system: 1, volume_furni: 2, volume_trax: 3 }.encode(&mut buffer);
        let error = error.unwrap_err();
        assert_eq!(error.kind(), EncodeErrorKind::BufferTooShort { needed: 18, available: 16 });
        write!(text, "{error}").unwrap();
        let error = Frames::new(&[0, 0, 0, 1]).next().unwrap().unwrap_err();
        write!(text, "{error}").unwrap();
    });
    assert_eq!(allocations, 0);
    assert!(text.len > 100);
}
