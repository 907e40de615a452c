//! The exact text of every error.

use std::error::Error;

use protocol_runtime::__private;
use protocol_runtime::info::{
    CountInfo, Definition, Direction, FieldInfo, IntegerInfo, ListInfo, PacketInfo, RecordInfo, TypeInfo,
};
use protocol_runtime::wire::Run;
use protocol_runtime::wire::{Refusal, Refused, Sink};
use protocol_runtime::{
    DecodeError, DecodeErrorKind, Encode, EncodeError, EncodeErrorKind, Frame, FrameError, FrameErrorKind, Frames,
    List, Packet,
};
use protocol_tests::agreement::check;
use protocol_tests::vectors;
use protocol_tests::{ClientPacket, client};

/// Asserts that decoding the payload fails with this text.
#[track_caller]
fn assert_decode_error(id: u16, payload: &[u8], expected: &str) {
    let bytes = vectors::frame(id, payload);
    let error = ClientPacket::decode(&Frame::parse(&bytes).unwrap()).unwrap_err();
    assert_eq!(error.to_string(), expected);
    assert!(!check(id, payload));
}

#[test]
fn an_unknown_id() {
    assert_decode_error(9999, b"", "packet 9999: no packet here has this id");
    // 2725 is the server's answer to 357, not a packet of the client.
    assert_decode_error(2725, b"\0\0\0\x01", "packet 2725: no packet here has this id");
}

#[test]
fn another_packet_than_the_expected_one() {
    let bytes = vectors::frame(17, &[0, 0, 0, 1]);
    let error = client::UserGetInfo::decode(&Frame::parse(&bytes).unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "packet 17: expected user.get_info (357)");
    assert_eq!((error.id(), error.packet(), error.field(), error.offset()), (17, None, None, 0));
    let DecodeErrorKind::OtherId { expected } = error.kind() else { panic!("{error:?}") };
    assert_eq!(expected, client::UserGetInfo::INFO);
}

#[test]
fn a_payload_that_ends_within_a_number() {
    assert_decode_error(
        17,
        b"\0\0\x01",
        "user.get_tags (17): field `roomUnitId` at payload offset 0: 4 bytes are needed, but 3 bytes are left",
    );
    assert_decode_error(
        1367,
        b"\0\0\0\x64\0\0\0\x32",
        "user.settings_volume (1367): field `volumeTrax` at payload offset 8: 4 bytes are needed, but 0 bytes are left",
    );
    assert_decode_error(
        1086,
        b"",
        "user.settings_room_invites (1086): field `roomInvites` at payload offset 0: \
         1 byte is needed, but 0 bytes are left",
    );
    assert_decode_error(
        1822,
        b"\0\0\x03",
        "user.nux_get_gifts (1822): field `selections` at payload offset 0: 4 bytes are needed, but 3 bytes are left",
    );
}

#[test]
fn a_payload_that_ends_within_a_string() {
    assert_decode_error(
        2228,
        b"\0\x09hello",
        "user.update_motto (2228): field `motto` at payload offset 0: 11 bytes are needed, but 7 bytes are left",
    );
    assert_decode_error(
        2228,
        b"\0",
        "user.update_motto (2228): field `motto` at payload offset 0: 2 bytes are needed, but 1 byte is left",
    );
    assert_decode_error(
        800,
        b"\0\0\0\x01\0\x08hd-180-1\0\x01",
        "user.save_wardrobe_outfit (800): field `gender` at payload offset 14: 3 bytes are needed, but 2 bytes are left",
    );
}

#[test]
fn a_byte_that_is_not_a_boolean() {
    assert_decode_error(
        3265,
        b"\0\0\0\x01\x02",
        "user.get_profile (3265): field `openProfile` at payload offset 4: a boolean is 0 or 1, but this byte is 2",
    );
}

#[test]
fn a_string_that_is_not_utf_8() {
    // "café" in Latin-1, and a truncated sequence.
    assert_decode_error(
        2109,
        b"\0\x04caf\xe9\0\0\0\0",
        "user.approve_name (2109): field `name` at payload offset 5: the string is not valid UTF-8 from here on",
    );
    assert_decode_error(
        2730,
        b"\0\x01M\0\x03a\xc3\x28",
        "user.update_figure (2730): field `figure` at payload offset 6: the string is not valid UTF-8 from here on",
    );
}

#[test]
fn a_count_that_cannot_be_right() {
    assert_decode_error(
        1822,
        b"\0\0\0\x04",
        "user.nux_get_gifts (1822): field `selections` at payload offset 0: \
         the count is 4, but an item counts 3, so it must be a multiple of 3",
    );
    assert_decode_error(
        1822,
        b"\0\0\0\x06\0\0\0\x01\0\0\0\x01\0\0\0\x02",
        "user.nux_get_gifts (1822): field `selections` at payload offset 0: \
         the count announces 2 items of at least 12 bytes, but 12 bytes are left",
    );
}

#[test]
fn a_negative_count_says_that_it_is_negative() {
    assert_decode_error(
        1822,
        b"\xff\xff\xff\xff",
        "user.nux_get_gifts (1822): field `selections` at payload offset 0: the count is -1, but a count cannot be negative",
    );
}

#[test]
fn a_count_of_one_item_is_in_the_singular() {
    assert_decode_error(
        1822,
        b"\0\0\0\x03\0\0\0\x01",
        "user.nux_get_gifts (1822): field `selections` at payload offset 0: \
         the count announces 1 item of at least 12 bytes, but 4 bytes are left",
    );
}

#[test]
fn bytes_behind_the_last_field() {
    assert_decode_error(
        357,
        b"\0\0\0",
        "user.get_info (357) at payload offset 0: the packet ends here, but 3 bytes are left",
    );
    assert_decode_error(
        2228,
        b"\0\x02hi!",
        "user.update_motto (2228) at payload offset 4: the packet ends here, but 1 byte is left",
    );
}

#[test]
fn a_buffer_that_is_too_short() {
    let error = client::UserGetInfo {}.encode(&mut []).unwrap_err();
    assert_eq!(error.to_string(), "user.get_info (357): the frame takes 6 bytes, but the buffer has 0");
    let error = ClientPacket::from(client::UserUpdateMotto { motto: "hello" }).encode(&mut [0; 8]).unwrap_err();
    assert_eq!(error.to_string(), "user.update_motto (2228): the frame takes 13 bytes, but the buffer has 8");
    assert_eq!(error.packet(), client::UserUpdateMotto::INFO);
}

#[test]
fn a_string_that_is_too_long() {
    let long = "x".repeat(70_000);
    let error = client::UserUpdateFigure { gender: "M", figure: &long }.encode(&mut [0; 8]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "user.update_figure (2730): field `figure`: the string has 70000 bytes, but at most 65535 can be sent"
    );
}

mod corners {
    #[derive(protocol_runtime::Protocol)]
    #[protocol(spec = "../specs/corners.yaml", direction = "c2s")]
    pub(crate) struct Corners;
}

#[test]
fn an_empty_string_with_a_name_is_the_default() {
    let packet = corners::client::CornerGender::default();
    assert_eq!(packet.gender, corners::types::Gender::UNKNOWN);
    assert_eq!(packet.to_vec().unwrap(), b"\0\0\0\x04\0\x03\0\0");
}

#[test]
fn a_field_after_nested_lists_is_named_without_their_items() {
    #[rustfmt::skip]
    let payload = [
        0, 0, 0, 2, // two rows
        0, 0, 0, 2,  0, 0, 0, 1, 5,  0, 0, 0, 2, 6, 7, // cells [[5], [6, 7]]
        1,  0, 1, b'a', // open, "a"
        0, 0, 0, 1,  0, 0, 0, 0, // cells [[]]
        0,  0, 1, b'b', // closed, "b"
        0, 0, 0, 1,  0, 0, 0, 1, 8, // the row behind the list: cells [[8]]
        1,  0, 1, b'c',
    ];
    assert!(corners::ClientPacket::decode_payload(1, &payload).is_ok());
    for (at, value, field) in [
        (11, 0x80, "rows[0].cells[0]"),
        (16, 0x80, "rows[0].cells[1]"),
        (19, 2, "rows[0].open"),
        (22, 0xff, "rows[0].label"),
        (23, 0x80, "rows[1].cells"),
        (31, 2, "rows[1].open"),
        (34, 0xff, "rows[1].label"),
        (35, 0x80, "row.cells"),
        (39, 0x80, "row.cells[0]"),
        (44, 2, "row.open"),
        (47, 0xff, "row.label"),
    ] {
        let mut broken = payload;
        broken[at] = value;
        let error = corners::ClientPacket::decode_payload(1, &broken).unwrap_err();
        assert_eq!(error.field().unwrap().to_string(), field);
    }

    let long = "x".repeat(65_536);
    let numbers = [1_i8, 2];
    let cells = [List::from(&numbers), List::new()];
    let row = |label| corners::types::Row { cells: List::from(&cells), open: true, label };
    for (labels, field) in [
        ([long.as_str(), "", ""], "rows[0].label"),
        (["", long.as_str(), ""], "rows[1].label"),
        (["", "", long.as_str()], "row.label"),
    ] {
        let rows = [row(labels[0]), row(labels[1])];
        let packet = corners::client::CornerRows { rows: List::from(&rows), row: row(labels[2]) };
        let error = packet.encode(&mut []).unwrap_err();
        assert_eq!(error.field().unwrap().to_string(), field);
    }
}

/// Implements `Generated` for hand-written packets, which otherwise only the derive does.
macro_rules! packets_by_hand {
    ($($packet:ident)*) => {$(
        impl __private::Sealed for $packet {}
        impl __private::Generated for $packet {}

        impl __private::SerializeFields for $packet {
            fn serialize_fields<S: serde::Serializer>(
                &self,
                serializer: S,
                _secrets: __private::Secrets,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_unit()
            }
        }

        impl serde::Serialize for $packet {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_unit()
            }
        }
    )*};
}
packets_by_hand!(Nested Left Large);

/// A packet that is rejected between the items of an inner list and the next value. No generated packet is rejected there.
#[derive(Debug, Clone, Copy)]
struct Nested {
    leave: usize,
}

impl Packet for Nested {
    const INFO: &'static PacketInfo = &PacketInfo::new(Direction::ClientToServer, 8, "test.nested", "NESTED")
        .with_fields(&[FieldInfo::new("rows", ROWS)]);
    const FIXED_LEN: Option<usize> = None;

    fn write_frame<S: Sink>(&self, _length: u32, sink: &mut S) -> Result<(), Refused> {
        sink.field(0);
        for item in [2, 3, 4] {
            sink.enter();
            sink.item(item);
        }
        for _ in 0..self.leave {
            sink.leave();
        }
        sink.refuse(Refusal::EarlierFieldMissing)
    }
}

/// The same as a record.
#[derive(Debug, Clone, Copy)]
struct Left;

impl Packet for Left {
    const INFO: &'static PacketInfo =
        &PacketInfo::new(Direction::ClientToServer, 9, "test.left", "LEFT").with_fields(&[FieldInfo::new("row", ROW)]);
    const FIXED_LEN: Option<usize> = None;

    fn write_frame<S: Sink>(&self, _length: u32, sink: &mut S) -> Result<(), Refused> {
        sink.field(0);
        sink.enter();
        sink.field(0);
        sink.leave();
        sink.refuse(Refusal::EarlierFieldMissing)
    }
}

const ROW: TypeInfo = TypeInfo::Record(Definition::new(|| &ROW_INFO));
static ROW_FIELDS: [FieldInfo; 1] = [FieldInfo::new("label", TypeInfo::String)];
static ROW_INFO: RecordInfo = RecordInfo::new("Row", 2, &ROW_FIELDS);
const COUNT: CountInfo = CountInfo::prefix(IntegerInfo::Int32, false, 1);
const NUMBERS: TypeInfo = TypeInfo::List(&ListInfo::new(COUNT, TypeInfo::Boolean));
const ROWS: TypeInfo = TypeInfo::List(&ListInfo::new(COUNT, TypeInfo::List(&ListInfo::new(COUNT, NUMBERS))));

#[test]
fn a_finished_list_is_not_part_of_the_path() {
    for (leave, field) in [(0, "rows[2][3][4]"), (1, "rows[2][3]"), (2, "rows[2]"), (3, "rows")] {
        let error = Nested { leave }.encode(&mut [0; 8]).unwrap_err();
        assert_eq!(error.field().unwrap().to_string(), field, "after leaving {leave} lists");
    }
    assert_eq!(Left.encode(&mut [0; 8]).unwrap_err().field().unwrap().to_string(), "row");
}

static ZEROS: [u8; 1 << 20] = [0; 1 << 20];

/// A hand-written packet that can exceed every limit. A generated one would need gigabytes for that.
#[derive(Debug, Clone, Copy)]
struct Large {
    items: usize,
    zeros: usize,
}

impl Packet for Large {
    const INFO: &'static PacketInfo = &PacketInfo::new(Direction::ClientToServer, 7, "test.large", "LARGE")
        .with_fields(&[FieldInfo::new(
            "items",
            TypeInfo::List(&ListInfo::new(
                CountInfo::prefix(IntegerInfo::Uint8, false, 1),
                TypeInfo::Integer(IntegerInfo::Uint8),
            )),
        )]);
    const FIXED_LEN: Option<usize> = None;

    fn write_frame<S: Sink>(&self, length: u32, sink: &mut S) -> Result<(), Refused> {
        sink.run(Run::<6>::new().put(0, length).put(4, 7_u16));
        sink.field(0);
        List::from(&ZEROS[..self.items]).write::<u8, S>(1, sink)?;
        for begin in (0..self.zeros).step_by(ZEROS.len()) {
            sink.bytes(&ZEROS[..ZEROS.len().min(self.zeros - begin)]);
        }
        Ok(())
    }
}

#[test]
fn a_list_that_is_too_long() {
    let mut buffer = [0xaa; 300];
    assert_eq!(Large { items: 255, zeros: 0 }.encode(&mut buffer), Ok(6 + 1 + 255));
    assert_eq!(buffer[..8], [0, 0, 1, 2, 0, 7, 255, 0]);
    let mut buffer = [0xaa; 300];
    let error = Large { items: 256, zeros: 0 }.encode(&mut buffer).unwrap_err();
    assert_eq!(buffer, [0xaa; 300]);
    assert_eq!(error.kind(), EncodeErrorKind::Refused(Refusal::ListTooLong { len: 256 }));
    assert_eq!(error.to_string(), "test.large (7): field `items`: the length is 256, which does not fit the count");
}

/// The longest frame has a length prefix of 2,147,483,647, which does not count the prefix itself.
const LONGEST_FRAME: usize = 0x7fff_ffff + 4;

#[test]
fn a_frame_that_is_too_long() {
    let longest = Large { items: 0, zeros: LONGEST_FRAME - 7 };
    assert_eq!(longest.encoded_len(), LONGEST_FRAME);
    let error = longest.encode(&mut [0; 16]).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::BufferTooShort { needed: LONGEST_FRAME, available: 16 });

    let error = Large { items: 0, zeros: LONGEST_FRAME - 6 }.encode(&mut [0; 16]).unwrap_err();
    assert_eq!((error.kind(), error.field()), (EncodeErrorKind::FrameTooLong { len: LONGEST_FRAME + 1 }, None));
    let error = Large { items: 0, zeros: LONGEST_FRAME - 6 }.encode_to_vec(&mut Vec::new()).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::FrameTooLong { len: LONGEST_FRAME + 1 });
}

#[test]
fn the_text_of_a_frame_that_is_too_long_has_the_right_limit() {
    let error = Large { items: 0, zeros: LONGEST_FRAME - 6 }.encode(&mut []).unwrap_err();
    assert_eq!(
        error.to_string(),
        "test.large (7): the frame would take 2147483652 bytes, but at most 2147483651 can be sent"
    );
}

#[test]
fn bytes_that_are_not_a_frame() {
    let text = |bytes| Frame::parse(bytes).unwrap_err().to_string();
    assert_eq!(text(&[0, 0, 0, 0]), "at offset 0: the frame length is 0, but it must be at least 2 to include the id");
    assert_eq!(
        text(&[0, 0, 0, 1, 9]),
        "at offset 0: the frame length is 1, but it must be at least 2 to include the id"
    );
    assert_eq!(text(&[0, 0, 0, 6, 6]), "at offset 0: the frame is incomplete: at least 5 more bytes are needed");
    assert_eq!(text(&[0, 0, 0, 2, 1, 0x65, 0, 0]), "at offset 6: 2 bytes follow the frame");
    let error = Frames::new(&[1, 0, 0, 1]).next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "at offset 0: the frame length is 16777217, over the limit of 16777216");
    let error = Frames::with_limit(&[0xff; 4], 100).next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "at offset 0: the frame length is 4294967295, over the limit of 100");
}

#[test]
fn one_byte_of_a_frame_is_in_the_singular() {
    let error = Frame::parse(&[0, 0, 0, 2, 1, 0x65, 0]).unwrap_err();
    assert_eq!(
        (error.kind(), &*error.to_string()),
        (FrameErrorKind::TrailingBytes { len: 1 }, "at offset 6: 1 byte follows the frame")
    );
    let error = Frame::parse(&[0, 0, 0, 2, 1]).unwrap_err();
    assert_eq!(error.kind(), FrameErrorKind::Incomplete { missing: 1 });
    assert_eq!(error.to_string(), "at offset 0: the frame is incomplete: at least 1 more byte is needed");
}

#[test]
fn errors_convert_into_boxed_errors() {
    fn handle(bytes: &[u8], buffer: &mut [u8]) -> Result<usize, Box<dyn Error + Send + Sync>> {
        Ok(ClientPacket::decode(&Frame::parse(bytes)?)?.encode(buffer)?)
    }
    fn portable<E: Error + Copy + PartialEq + Send + Sync + Unpin + 'static>() {
        // Clippy warns about larger errors in users' code.
        assert!(size_of::<E>() < 128, "{} bytes", size_of::<E>());
    }
    portable::<DecodeError>();
    portable::<EncodeError>();
    portable::<FrameError>();
    let info = [0, 0, 0, 2, 1, 0x65];
    assert_eq!(handle(&info, &mut [0; 6]).unwrap(), 6);
    assert!(handle(&info, &mut [0; 5]).unwrap_err().is::<EncodeError>());
    assert!(handle(&[0, 0, 0, 2, 1, 0x66], &mut []).unwrap_err().is::<DecodeError>());
    assert!(handle(&info[..5], &mut []).unwrap_err().is::<FrameError>());
}
