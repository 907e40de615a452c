//! The methods and conversions of generated types. They work without importing a trait, unless a test imports one.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Debug;
use std::io;
use std::panic::{RefUnwindSafe, UnwindSafe};

use bytes::{BufMut, BytesMut};
use protocol_compiler::source::Source;
use protocol_compiler::{Selection, emit};
use protocol_runtime::info::{FieldInfo, FieldPath, PacketInfo, TypeInfo};
use protocol_runtime::wire::{Iter, Length, Little, Malformed, Reader, Refusal, Refused, Run, Taken, Writer};
use protocol_runtime::{
    ClientPackets, DecodeError, EncodeError, Encoder, Frame, FrameError, Frames, List, Owned, OwnedFrame, Protocol,
    ServerPackets, Text,
};
use protocol_tests::whole::{ClientPacket, ServerPacket, Whole, client, server, types};

const MOTTO: &[u8] = b"\0\0\0\x07\x08\xb4\0\x03hey";
const RESPECT: &[u8] = b"\0\0\0\x06\x0a\x86\0\0\0\x07";

#[test]
fn packets_have_their_metadata() {
    assert_eq!(client::UserUpdateMotto::ID, 2228);
    assert_eq!(client::UserUpdateMotto::NAME, "user.update_motto");
    assert_eq!(client::UserUpdateMotto::HEADER, "USER_MOTTO");
    assert_eq!(client::UserUpdateMotto::INFO.fields[0].name, "motto");
    assert_eq!(ClientPacket::info_by_id(2228).unwrap().name, "user.update_motto");
    assert_eq!(ClientPacket::info_by_name("USER_MOTTO").unwrap().id, 2228);
    assert_eq!(ClientPacket::info_by_id(0), None);
    assert_eq!(ClientPacket::PACKETS.len(), 47);
}

#[test]
fn packets_are_written_everywhere() {
    let packet = client::UserRespect { user_id: 7 };
    assert_eq!(packet.encoded_len(), 10);
    assert_eq!(packet.to_vec().unwrap(), RESPECT);
    assert_eq!(ClientPacket::from(packet).to_vec().unwrap(), RESPECT);

    let mut buffer = vec![1];
    assert_eq!(packet.encode_to_vec(&mut buffer), Ok(10));
    assert_eq!(buffer, [&[1], RESPECT].concat());

    let mut buffer = BytesMut::new();
    assert_eq!(packet.encode_to_buf(&mut buffer), Ok(10));
    assert_eq!(ClientPacket::from(client::UserUpdateMotto { motto: "hey" }).encode_to_buf(&mut buffer), Ok(11));
    assert_eq!(buffer, [RESPECT, MOTTO].concat());

    let mut room = [0; 12];
    let mut left = &mut room[..];
    assert_eq!(packet.encode_to_buf(&mut left), Ok(10));
    let error = packet.encode_to_buf(&mut left).unwrap_err();
    assert_eq!(error.to_string(), "user.respect (2694): the frame takes 10 bytes, but the buffer has 2");
    assert_eq!(left.remaining_mut(), 2, "nothing was written");
    assert_eq!(room, [RESPECT, &[0, 0]].concat()[..]);
}

#[test]
fn nothing_is_written_of_an_invalid_packet() {
    let long = "a".repeat(65_536);
    let packet = client::UserUpdateMotto { motto: &long };
    let mut buffer = BytesMut::new();
    let error = packet.encode_to_buf(&mut buffer).unwrap_err();
    assert_eq!(error.field().unwrap().to_string(), "motto");
    assert!(buffer.is_empty());
    assert_eq!(packet.to_vec(), Err(error));
}

#[test]
fn one_packet_is_decoded() {
    let frame = Frame::parse(MOTTO).unwrap();
    assert_eq!(client::UserUpdateMotto::decode(&frame).unwrap().motto, "hey");
    let error = client::UserRespect::decode(&frame).unwrap_err();
    assert_eq!(error.to_string(), "packet 2228: expected user.respect (2694)");
}

#[test]
fn enums_and_packets_convert() {
    let packet = ClientPacket::from(client::UserUpdateMotto { motto: "hey" });
    assert_eq!(client::UserUpdateMotto::try_from(packet).unwrap().motto, "hey");
    let error = client::UserRespect::try_from(packet).unwrap_err();
    assert_eq!(error.to_string(), "packet 2228: expected user.respect (2694)");
    assert_eq!(format!("{packet:?}"), r#"UserUpdateMotto { motto: "hey" }"#);
    assert_eq!(format!("{:#?}", ServerPacket::from(server::UserRespectReceived::default())).lines().count(), 4);
}

#[test]
fn fields_have_defaults() {
    assert_eq!(client::UserUpdateMotto::default(), client::UserUpdateMotto { motto: "" });
    let gift = types::GiftSelection { gift_index: 2, ..Default::default() };
    assert_eq!((gift.day_index, gift.step_index, gift.gift_index), (0, 0, 2));
    assert!(client::UserNuxGetGifts::default().selections.is_empty());
    // The spec names zero, so a packet with this enumeration has a default too.
    assert_eq!(types::NameResult::default(), types::NameResult::SUCCESS);
}

/// A default value can be encoded, so a packet whose default contradicts itself has none.
#[test]
fn defaults_can_be_encoded() {
    fn has_default(fields: &str) -> bool {
        let spec = format!(
            "realms: {{a: {{name: A}}}}\ntypes: [{{name: Zero, type: int8, values: [{{name: none, value: 0}}]}},\n\
             {{name: One, type: int8, values: [{{name: one, value: 1}}]}}]\n\
             packets: {{s2c: [], c2s: [{{id: 1, name: a.b, header: A, realm: a, fields: [{fields}]}}]}}\n"
        );
        let source = Source::new("spec.yaml", spec);
        let code = emit(&source, &Selection::default()).unwrap_or_else(|| panic!("{fields}")).to_string();
        let (attributes, _) = code.split_once("pub struct AB").unwrap();
        let (_, derive) = attributes.rsplit_once("derive").unwrap();
        derive.contains("Default")
    }
    for fields in [
        "",
        "{name: x, type: string}",
        "{name: x, type: Zero}",
        "{name: x, type: One, required: false}",
        // Whether `x` is there follows from `x` alone.
        "{name: has, type: boolean}, {name: x, type: int8, when: {field: has}}",
        "{name: flags, type: uint8}, {name: x, type: int8, when: {field: flags, bits: 1}}",
        "{name: n, type: int8}, {name: x, type: 'list<int8>', count: {field: n}}",
    ] {
        assert!(has_default(fields), "{fields}");
    }
    for fields in [
        "{name: x, type: One}",
        "{name: kind, type: int8}, {name: x, type: int8, when: {field: kind, is: 0}}",
        "{name: kind, type: int8}, {name: x, type: int8, when: {field: kind, not: 1}}",
        "{name: kind, type: int8}, {name: x, type: int8, when: {field: kind, in: [0, 2]}}",
        "{name: kind, type: int8}, {name: x, type: int8, when: {field: kind, below: 1}}",
        "{name: kind, type: string}, {name: x, type: int8, when: {field: kind, is: ''}}",
        "{name: has, type: boolean}, {name: x, type: int8, when: {field: has, is: false}}",
        "{name: has, type: boolean}, {name: x, type: int8, when: {field: has}}, \
         {name: y, type: int8, when: {field: has, is: false}}",
    ] {
        assert!(!has_default(fields), "{fields}");
    }
    assert!(server::UserInfo::default().to_vec().is_ok());
}

#[test]
fn enumerations_convert_and_show() {
    assert_eq!(types::NameResult::IN_USE.name(), Some("in_use"));
    assert_eq!(types::NameResult::IN_USE.to_string(), "in_use");
    assert_eq!(format!("{:>8}", types::NameResult::IN_USE), "  in_use");
    assert_eq!(types::NameResult(99).to_string(), "99");
    assert_eq!(i32::from(types::NameResult::from(99)), 99);
}

#[test]
fn lists_borrow_from_any_slice() {
    fn list<'a>(items: impl Into<List<'a, &'a str>>) -> Vec<&'a str> {
        items.into().iter().collect()
    }
    let array = ["a", "b"];
    let (vec, boxed): (Vec<&str>, Box<[&str]>) = (array.to_vec(), Box::new(array));
    assert_eq!(list(&array), array);
    assert_eq!(list(&array[..]), array);
    assert_eq!(list(&vec), array);
    assert_eq!(list(&boxed), array);
    assert_eq!(list(&Cow::Borrowed(&array[..])), array);
    assert_eq!(list(&[]), [""; 0]);
}

#[test]
fn errors_are_one_sentence_in_debug_too() {
    let short = Frame::parse(b"\0\0\0\x04\x08\xb4\0\x05").unwrap();
    let error = ClientPacket::decode(&short).unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "DecodeError(user.update_motto (2228): field `motto` at payload offset 0: 7 bytes are needed, but 2 bytes are left)"
    );
    assert_eq!(format!("{error:#?}"), format!("{error:?}"), "on one line in any case");
    assert_eq!(format!("{:?}", error.field().unwrap()), "FieldPath(motto)");
    let error = client::UserRespect::decode(&short).unwrap_err();
    assert_eq!(format!("{:?}", error.kind()), "OtherId { expected: PacketInfo(c2s user.respect (2694)) }");
    let error = Frame::parse(&[0, 0, 0, 0]).unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "FrameError(at offset 0: the frame length is 0, but it must be at least 2 to include the id)"
    );
    let error = client::UserGetInfo {}.encode(&mut []).unwrap_err();
    assert_eq!(format!("{error:?}"), "EncodeError(user.get_info (357): the frame takes 6 bytes, but the buffer has 0)");
    assert_eq!(format!("{Malformed:?}"), "Malformed(the bytes are not a valid value)");
    assert_eq!(format!("{Refused:?}"), format!("Refused({Refused})"));
}

/// A login's ticket is in the bytes.
#[test]
fn bytes_are_not_shown() {
    use protocol_runtime::wire::{Reader, Writer};
    use protocol_runtime::{Encoder, Frames};

    let bytes = b"\0\0\0\x09\x09\x73\0\x05AAAAA".to_vec();
    let frame = Frame::parse(&bytes).unwrap();
    assert_eq!(format!("{frame:?}"), "Frame(id 2419, 7 bytes of payload)");
    assert_eq!(format!("{:?}", OwnedFrame::from(frame)), "OwnedFrame(id 2419, 7 bytes of payload)");
    assert_eq!(format!("{:?}", Frames::new(&bytes)), "Frames(0 bytes consumed, 13 bytes unread)");
    assert_eq!(format!("{:?}", Reader::new(&bytes)), "Reader(strict, 13 bytes left)");
    let mut room = bytes.clone();
    assert_eq!(format!("{:?}", Encoder::new(&mut room)), "Encoder(0 bytes written, 13 bytes left)");
    assert_eq!(format!("{:?}", Writer::new(&mut room)), "Writer(13 bytes left)");
}

#[test]
fn errors_are_io_errors() {
    fn answer(bytes: &[u8], room: &mut [u8]) -> io::Result<usize> {
        let frame = Frame::parse(bytes)?;
        ClientPacket::decode(&frame)?;
        Ok(client::UserGetInfo {}.encode(room)?)
    }
    assert_eq!(answer(MOTTO, &mut [0; 6]).unwrap(), 6);
    for (bytes, room, kind) in [
        (&MOTTO[..3], 6, io::ErrorKind::InvalidData),
        (b"\0\0\0\x02\x08\xb4", 6, io::ErrorKind::InvalidData),
        (MOTTO, 5, io::ErrorKind::InvalidInput),
    ] {
        let error = answer(bytes, &mut vec![0; room]).unwrap_err();
        assert_eq!(error.kind(), kind);
        assert!(error.get_ref().unwrap().to_string().len() > 20, "the sentence is inside: {error}");
    }
}

#[test]
fn undecodable_frames_can_be_kept() {
    let unknown = b"\0\0\0\x03\xff\xff\x01".to_vec();
    let frame = Frame::parse(&unknown).unwrap();
    assert!(Owned::<ClientPackets<Whole>>::from_frame(&frame).is_err());
    let kept = OwnedFrame::from(frame);
    drop(unknown);
    assert_eq!((kept.id(), kept.payload()), (0xffff, &[1][..]));
    assert_eq!(kept.frame().as_bytes(), b"\0\0\0\x03\xff\xff\x01");
    assert_eq!(ClientPacket::decode(&kept.frame()).unwrap_err().id(), 0xffff);

    let packet = Owned::<ClientPackets<Whole>>::new(client::UserRespect { user_id: 7 }).unwrap();
    assert_eq!(packet.frame().as_bytes(), RESPECT);
    let mut queue: HashSet<OwnedFrame> = HashSet::from([kept.clone(), packet.into()]);
    assert!(queue.remove(&kept));
    assert_eq!(queue.into_iter().next().unwrap().into_bytes(), RESPECT);
}

#[test]
fn owned_packets_compare_and_hash_as_their_packets() {
    let seven = || Owned::<ClientPackets<Whole>>::new(client::UserRespect { user_id: 7 }).unwrap();
    let set = HashSet::from([seven(), seven()]);
    assert_eq!(set.len(), 1);
}

/// Generic async code can be spawned: a future that holds packets of any protocol is `Send`.
#[test]
fn generic_code_can_be_spawned() {
    fn movable<T: Send + Sync + Debug>(value: T) -> T {
        value
    }
    async fn sends<P: Protocol>(packet: P::Server<'_>) -> usize {
        std::future::ready(()).await;
        protocol_runtime::Encode::encoded_len(&packet)
    }
    fn spawnable<F: Future + Send + 'static>(future: F) -> F {
        future
    }
    fn generic<P: Protocol>(packet: P::Server<'static>, kept: Owned<ServerPackets<P>>) {
        movable(packet);
        drop(spawnable(sends::<P>(packet)));
        std::thread::spawn(move || kept.as_bytes().len()).join().unwrap();
    }
    let ping = server::ClientPing {};
    generic::<Whole>(ping.into(), Owned::new(ping).unwrap());
    let error: FrameError = Frame::parse(&[]).unwrap_err();
    movable(error);
}

/// Every public type can move to another thread, and can be used after a panic was caught.
#[test]
fn public_types_are_send_sync_and_unwind_safe() {
    fn check<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug>() {}
    fn check_writer<T: Send + Sync + Unpin + Debug>() {}
    check::<(Frame<'_>, Frames<'_>, FrameError, OwnedFrame, Owned<ClientPackets<Whole>>, Reader<'_>, Length)>();
    check::<(List<'_, &str>, Iter<'_, &str>, Text<'_>, Little<i32>, Taken<'_, 4>, Run<4>, Refusal, Refused, Malformed)>(
    );
    check::<(DecodeError, EncodeError, FieldPath, PacketInfo, FieldInfo, TypeInfo, ClientPacket<'_>, ServerPacket<'_>)>(
    );
    // A mutable borrow is not unwind safe by itself.
    check_writer::<(Encoder<'_>, Writer<'_>)>();
}

/// Self-describing binary formats restore packets as JSON does.
#[test]
fn packets_come_back_from_other_formats() {
    let gifts = [types::GiftSelection { day_index: 1, step_index: 2, gift_index: 3 }];
    for packet in [
        client::UserNuxGetGifts { selections: (&gifts).into() }.into(),
        client::UserRespect { user_id: 7 }.into(),
        ClientPacket::from(client::UserUpdateMotto { motto: "h\u{e9}" }),
    ] {
        let kept = Owned::<ClientPackets<Whole>>::new(packet).unwrap();

        let mut cbor = Vec::new();
        ciborium::into_writer(&kept, &mut cbor).unwrap();
        let back: Owned<ClientPackets<Whole>> = ciborium::from_reader(cbor.as_slice()).unwrap();
        assert_eq!(back.as_bytes(), kept.as_bytes(), "CBOR");

        let pack = rmp_serde::to_vec(&kept).unwrap();
        let back: Owned<ClientPackets<Whole>> = rmp_serde::from_slice(&pack).unwrap();
        assert_eq!(back.as_bytes(), kept.as_bytes(), "MessagePack");

        let yaml = serde_yaml::to_string(&kept).unwrap();
        let back: Owned<ClientPackets<Whole>> = serde_yaml::from_str(&yaml).unwrap();
        assert_eq!(back.as_bytes(), kept.as_bytes(), "YAML");
    }
}
