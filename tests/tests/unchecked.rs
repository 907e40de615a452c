//! `strings = "unchecked"`: bytes that are not UTF-8 pass through, and everything else is as strict as without it.

use protocol_runtime::wire::Refusal;
use protocol_runtime::{Decode, DecodeErrorKind, Frame, Protocol, Text};
use protocol_tests::vectors;

/// Every construct, with unchecked strings.
#[derive(Protocol)]
#[protocol(spec = "../specs/constructs.yaml", strings = "unchecked")]
struct Unchecked;

mod nitro {
    use protocol_runtime::Protocol;

    /// The described packets.
    #[derive(Protocol)]
    #[protocol(spec = "../../spec/protocol.yaml", strings = "unchecked")]
    pub(crate) struct Nitro;
}

#[test]
fn all_frames_of_the_client_pass_through() {
    for vector in vectors::c2s_user_profile() {
        let frame = Frame::parse(&vector.frame).unwrap();
        let packet = nitro::ClientPacket::decode(&frame).unwrap();
        let mut encoded = Vec::new();
        packet.encode_to_vec(&mut encoded).unwrap();
        assert_eq!(encoded, frame.as_bytes(), "{packet:?}");
    }
}

#[test]
fn invalid_utf8_passes_through_unchanged() {
    let payload = b"\0\0\0\x02\0\x02\xff\xfe\0\x01v";
    let packet = client::ShapeUnits::decode_payload(1, payload).unwrap();
    let pair = packet.entries.iter().next().unwrap();
    assert_eq!(pair.key.as_bytes(), b"\xff\xfe");
    assert!(pair.key.to_str().is_err());
    assert_eq!((pair.value.to_str(), pair.value == "v"), (Ok("v"), true));
    assert_eq!(format!("{:?}", pair.key), r#""\xff\xfe""#);
    let mut encoded = Vec::new();
    packet.encode_to_vec(&mut encoded).unwrap();
    assert_eq!(&encoded[6..], payload);
    assert_eq!(serde_json::to_string(&pair).unwrap(), r#"{"key":"��","value":"v"}"#);
}

#[test]
fn errors_ignore_unchecked_strings() {
    let error = client::ShapeUnits::decode_payload(1, b"\0\0\0\x02\0\x02\xff\xfe\0\x05v").unwrap_err();
    assert_eq!(error.field().unwrap().to_string(), "entries[0].value");
    assert_eq!((error.offset(), error.kind()), (8, DecodeErrorKind::UnexpectedEnd { needed: 7, left: 3 }));
}

#[test]
fn what_decides_about_other_fields_is_checked() {
    let error = server::ShapeConditions::decode_payload(8, b"\0\x01\xff\0\0\0\0\x01").unwrap_err();
    assert_eq!((error.offset(), error.kind()), (2, DecodeErrorKind::InvalidUtf8));
    let error = client::ShapeColors::decode_payload(7, b"\0\x01\xff\0\0\0\0").unwrap_err();
    assert_eq!((error.offset(), error.kind()), (2, DecodeErrorKind::InvalidUtf8), "an enumeration");
    let packet = server::ShapeConditions::decode_payload(8, b"\0\x01S\0\0\0\0\0\x01\xff").unwrap();
    assert_eq!((packet.kind, packet.slot.unwrap().as_bytes()), ("S", &b"\xff"[..]));
}

#[test]
fn limits_hold() {
    let long = vec![b'a'; 65_536];
    let motto = Text::from_bytes(&long);
    let packet = client::ShapeLimits { motto, ids: (&[]).into(), picture: b"" };
    let error = packet.encode(&mut [0; 16]).unwrap_err();
    assert_eq!(error.kind(), protocol_runtime::EncodeErrorKind::Refused(Refusal::OverLimit { len: 65_536, max: 5 }));
    let pair = types::Pair { key: motto, value: "v".into() };
    let error = client::ShapeUnits { entries: (&[pair]).into() }.encode(&mut [0; 16]).unwrap_err();
    assert_eq!(error.kind(), protocol_runtime::EncodeErrorKind::Refused(Refusal::StringTooLong { len: 65_536 }));
    assert_eq!(error.packet().id, client::ShapeUnits::ID);
}
