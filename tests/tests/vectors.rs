//! Every frame that the real client wrote: it decodes to the values that the client was told to write, and encodes to the same bytes.

use protocol_runtime::info::{Direction, PacketInfo};
use protocol_runtime::wire::PacketVisitor;
use protocol_runtime::{
    Decode, Encode, EncodeError, EncodeErrorKind, Encoder, Frame, Frames, List, NoPackets, Packet, Protocol,
};
use protocol_tests::oracle::{self, table::LAYOUTS};
use protocol_tests::vectors::{self, Vector};
use protocol_tests::{ClientPacket, UserProfile, client, types};

fn packet(vector: &Vector) -> ClientPacket<'_> {
    let frame = Frame::parse(&vector.frame).unwrap();
    ClientPacket::decode(&frame).unwrap_or_else(|error| panic!("line {}: {error}", vector.line))
}

/// Returns the first vector of this packet whose JSON contains this text.
fn vector(name: &str, text: &str) -> Vector {
    let found =
        vectors::c2s_user_profile().into_iter().find(|vector| vector.name == name && vector.json().contains(text));
    found.unwrap_or_else(|| panic!("a vector of {name} with {text}"))
}

#[test]
fn every_frame_is_split_as_it_was_written() {
    for vector in vectors::c2s_user_profile() {
        let frame = Frame::parse(&vector.frame).unwrap();
        assert_eq!((frame.id(), frame.payload(), frame.as_bytes()), (vector.id, vector.payload(), &vector.frame[..]));
        assert_eq!(
            vectors::frame(vector.id, vector.payload()),
            vector.frame,
            "the length prefix of line {}",
            vector.line
        );
    }
}

#[test]
fn every_frame_decodes_to_its_values() {
    for vector in vectors::c2s_user_profile() {
        let packet = packet(&vector);
        // Compared as text, because the order of the keys matters too.
        assert_eq!(serde_json::to_string(&packet).unwrap(), vector.json(), "line {}", vector.line);
        assert_eq!(serde_json::to_value(packet).unwrap().to_string(), vector.json(), "line {}", vector.line);
        assert_eq!(packet.info().id, vector.id);
    }
}

#[test]
fn the_oracle_reads_every_frame_too() {
    for vector in vectors::c2s_user_profile() {
        let packet = oracle::decode(vector.id, vector.payload()).unwrap();
        assert_eq!(packet.json(), vector.json(), "line {}", vector.line);
    }
}

#[test]
fn structs_decode_by_themselves() {
    let motto = vector("user.update_motto", "Viva");
    let frame = Frame::parse(&motto.frame).unwrap();
    assert_eq!(client::UserUpdateMotto::decode(&frame), Ok(client::UserUpdateMotto { motto: "¡Viva la fiesta! 🎉" }));

    let volume = vector("user.settings_volume", "76");
    let frame = Frame::parse(&volume.frame).unwrap();
    let expected = client::UserSettingsVolume { volume_system: 76, volume_furni: 25, volume_trax: 50 };
    assert_eq!(client::UserSettingsVolume::decode(&frame), Ok(expected));

    let profile = vector("user.get_profile", "false");
    let frame = Frame::parse(&profile.frame).unwrap();
    let expected = client::UserGetProfile { user_id: 17, open_profile: false };
    assert_eq!(client::UserGetProfile::decode(&frame), Ok(expected));

    let effect = vector("user.effect_enable", "-1");
    let frame = Frame::parse(&effect.frame).unwrap();
    assert_eq!(client::UserEffectEnable::decode(&frame), Ok(client::UserEffectEnable { r#type: -1 }));

    let info = vector("user.get_info", "");
    let frame = Frame::parse(&info.frame).unwrap();
    assert_eq!(client::UserGetInfo::decode(&frame), Ok(client::UserGetInfo {}));

    let gifts = vector("user.nux_get_gifts", r#""giftIndex":2},{"#);
    let frame = Frame::parse(&gifts.frame).unwrap();
    let selections = [
        types::GiftSelection { day_index: 1, step_index: 1, gift_index: 2 },
        types::GiftSelection { day_index: 1, step_index: 2, gift_index: 0 },
    ];
    let decoded = client::UserNuxGetGifts::decode(&frame).unwrap();
    assert_eq!(decoded, client::UserNuxGetGifts { selections: List::from(&selections) });
    assert!(decoded.selections.into_iter().eq(selections), "items come by value, in order");
}

#[test]
fn figure_and_gender_are_not_mixed_up() {
    // Both are strings, and two packets have them in opposite order.
    let figure = vector("user.update_figure", "hd-99999-99999");
    let expected = client::UserUpdateFigure { gender: "U", figure: "hd-99999-99999" };
    assert_eq!(packet(&figure), expected.into());
    let outfit = vector("user.save_wardrobe_outfit", r#""look":"hd-180-1""#);
    let expected = client::UserSaveWardrobeOutfit { slot_id: 2, look: "hd-180-1", gender: "U" };
    assert_eq!(packet(&outfit), expected.into());
}

#[test]
fn every_packet_encodes_to_its_frame() {
    for vector in vectors::c2s_user_profile() {
        let (packet, len) = (packet(&vector), vector.frame.len());
        assert_eq!(packet.encoded_len(), len, "line {}", vector.line);

        let mut exact = vec![0xaa; len];
        assert_eq!(packet.encode(&mut exact), Ok(len));
        assert_eq!(exact, vector.frame, "line {}", vector.line);

        let mut larger = vec![0xaa; len + 5];
        assert_eq!(packet.encode(&mut larger), Ok(len));
        assert_eq!(larger[..len], vector.frame[..]);
        assert_eq!(larger[len..], [0xaa; 5], "what lies behind the frame is left alone");

        let mut appended = b"before".to_vec();
        assert_eq!(packet.encode_to_vec(&mut appended), Ok(len));
        assert_eq!(appended, [b"before", &vector.frame[..]].concat());
    }
}

#[test]
fn every_buffer_that_is_too_short_is_left_untouched() {
    for vector in vectors::c2s_user_profile() {
        let (packet, needed) = (packet(&vector), vector.frame.len());
        for available in 0..needed {
            let mut buffer = vec![0xaa; available];
            let error: EncodeError = packet.encode(&mut buffer).unwrap_err();
            assert_eq!(error.kind(), EncodeErrorKind::BufferTooShort { needed, available });
            assert_eq!((error.packet().id, error.field()), (vector.id, None));
            assert!(buffer.iter().all(|&byte| byte == 0xaa), "line {}: {available} bytes", vector.line);
        }
    }
}

#[test]
fn an_encoder_puts_frames_one_after_the_other() {
    let (all, stream) = (vectors::c2s_user_profile(), vectors::stream());
    let mut buffer = vec![0xaa; stream.len() + 7];
    let mut encoder = Encoder::new(&mut buffer);
    for vector in &all {
        assert_eq!(encoder.push(&packet(vector)), Ok(vector.frame.len()));
    }
    assert_eq!(encoder.written(), stream.len());
    // Seven bytes remain: too few for a packet with an int32, enough for one without fields.
    let error = encoder.push(&client::UserRespect { user_id: 7 }).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::BufferTooShort { needed: 10, available: 7 });
    assert_eq!(encoder.written(), stream.len());
    assert_eq!(encoder.push(&client::UserGetInfo {}), Ok(6));
    assert_eq!(encoder.written(), stream.len() + 6);
    assert_eq!(buffer, [&stream[..], &[0, 0, 0, 2, 0x01, 0x65, 0xaa]].concat());
    assert!(Frames::new(&stream).map(|frame| frame.unwrap().id()).eq(all.iter().map(|vector| vector.id)));
}

struct FixedLen;

impl PacketVisitor for FixedLen {
    type Output = (Option<usize>, u16, &'static str, &'static str);

    fn visit<P: Packet>(self, _packet: &P) -> Self::Output {
        (P::FIXED_LEN, P::ID, P::NAME, P::HEADER)
    }
}

#[test]
fn the_constants_of_a_packet_are_those_of_its_frames() {
    for vector in vectors::c2s_user_profile() {
        let layout = LAYOUTS.iter().find(|layout| layout.id == vector.id).unwrap();
        let (fixed_len, id, name, header) = packet(&vector).visit(FixedLen);
        assert_eq!((id, name, header), (vector.id, &*vector.name, &*vector.header));
        assert_eq!(fixed_len, layout.fixed_len(), "{name}");
        assert!(fixed_len.is_none_or(|len| len == vector.frame.len()), "{name}");
    }
    assert_eq!(client::UserGetInfo::FIXED_LEN, Some(6));
    assert_eq!(client::UserGetProfile::FIXED_LEN, Some(11));
    assert_eq!(client::UserSettingsVolume::FIXED_LEN, Some(18));
    assert_eq!(client::UserNuxGetGifts::FIXED_LEN, None);
}

#[test]
fn the_table_has_exactly_the_packets_of_the_vectors() {
    let mut expected: Vec<(u16, String, String)> =
        vectors::c2s_user_profile().into_iter().map(|vector| (vector.id, vector.name, vector.header)).collect();
    expected.sort();
    expected.dedup();
    assert_eq!(expected.len(), 29);
    let told = |packets: &[&PacketInfo]| -> Vec<(u16, String, String)> {
        packets.iter().map(|info| (info.id, info.name.to_owned(), info.header.to_owned())).collect()
    };
    assert_eq!(told(UserProfile::PACKETS), expected);
    assert_eq!(told(ClientPacket::PACKETS), expected);
    for info in UserProfile::PACKETS {
        assert_eq!(info.direction, Direction::ClientToServer);
        assert_eq!((info.realm, info.phase, info.since), ("user-profile", "session", "nitro-1.6.6"), "{}", info.name);
    }
}

/// Counts how many of these frames are packets of the client, and how many of the server. Works with any protocol.
fn count_packets<P: Protocol>(stream: &[u8]) -> (usize, usize) {
    let frames = || Frames::new(stream).map(Result::unwrap);
    let client = frames().filter(|frame| P::Client::decode(frame).is_ok_and(|packet| packet.info().id == frame.id()));
    (client.count(), frames().filter(|frame| P::Server::decode(frame).is_ok()).count())
}

#[test]
fn generic_code_finds_the_enums() {
    assert_eq!(count_packets::<UserProfile>(&vectors::stream()), (122, 0));
    // The derive selects only the client's packets.
    let none: Option<<UserProfile as Protocol>::Server<'_>> = None::<NoPackets>;
    assert_eq!(none, None);
    assert!(<NoPackets as Decode<'_>>::PACKETS.is_empty());
}

#[test]
fn the_table_has_the_fields_of_the_vectors() {
    for vector in vectors::c2s_user_profile() {
        let info = packet(&vector).info();
        assert!(info.fields.iter().map(|field| field.name).eq(vector.fields.keys()), "{}", vector.name);
        assert!(info.fields.iter().all(|field| field.required && !field.secret), "{}", vector.name);
    }
}

#[test]
fn id_name_and_header_convert_into_each_other() {
    for vector in vectors::c2s_user_profile() {
        let info = packet(&vector).info();
        assert_eq!(ClientPacket::info_by_id(vector.id), Some(info));
        assert_eq!(ClientPacket::info_by_name(&vector.name), Some(info));
        assert_eq!(ClientPacket::info_by_name(&vector.header), Some(info));
    }
    for id in 0..=u16::MAX {
        let known = LAYOUTS.iter().find(|layout| layout.id == id).map(|layout| (id, layout.name, layout.header));
        assert_eq!(ClientPacket::info_by_id(id).map(|info| (info.id, info.name, info.header)), known);
    }
    for unknown in ["", "user.get_tag", "USER_TAG", "user_motto", "USER.UPDATE_MOTTO", "user.update_motto ", "2228"] {
        assert_eq!(ClientPacket::info_by_name(unknown), None, "{unknown:?}");
    }
}
