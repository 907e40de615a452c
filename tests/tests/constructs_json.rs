//! Every construct with serde and `Debug`, especially secrets, and the packets' tables.

use protocol_runtime::{DecodeErrorKind, Encode, Frame, Packet, Protocol, Revealed};
use protocol_tests::constructs::types::{Owner, Proof};
use protocol_tests::constructs::{
    ClientPacket, Constructs, ServerPacket, accepted, both_ways, client, fault, refusal, server,
};
use protocol_tests::vectors::frame;

/// The JSON of the fields of a packet that the client sends.
fn sent(id: u16, payload: &[u8]) -> String {
    fields(&serde_json::to_string(&ClientPacket::decode_payload(id, payload).unwrap()).unwrap())
}

/// The JSON of the fields of a packet that the server sends.
fn received(id: u16, payload: &[u8]) -> String {
    fields(&serde_json::to_string(&ServerPacket::decode_payload(id, payload).unwrap()).unwrap())
}

/// Returns the `fields` part of a packet's JSON.
fn fields(packet: &str) -> String {
    let (_, fields) = packet.split_once(r#","fields":"#).unwrap();
    fields.strip_suffix('}').unwrap().to_owned()
}

#[test]
fn lists_are_arrays_and_bytes_are_hex() {
    assert_eq!(sent(1, b"\0\0\0\x02\0\x01a\0\0"), r#"{"entries":[{"key":"a","value":""}]}"#);
    assert_eq!(sent(2, b"\xff\xff\xff\xff"), r#"{"id":-1,"entries":[]}"#);
    assert_eq!(sent(3, b"\x02\x0a\xff\0\0\0\0end"), r#"{"small":"0aff","large":"","left":"656e64"}"#);
    let matrix = b"\0\0\0\x01\0\0\0\x02\0\0\0\0\0\0\0\x01\0\0\0\x05\x01\xff\xff\x3f\xf8\0\0\0\0\0\0";
    assert_eq!(received(12, matrix), r#"{"matrix":[[[],[5]]],"tiles":[-1],"price":1.5}"#);
}

#[test]
fn absent_fields_are_left_out() {
    assert_eq!(sent(4, b""), "{}");
    assert_eq!(sent(4, b"\0\0\0\0"), r#"{"picture":""}"#);
    assert_eq!(sent(5, b"\0\0\0\x05\0\0"), r#"{"itemId":5}"#);
    assert_eq!(sent(5, b"\0\0\0\x05\0\0\0\0"), r#"{"itemId":5,"groupId":0}"#);
    assert_eq!(received(9, b"\x01\0\0\0\x03"), r#"{"ok":true,"seconds":3}"#);
    assert_eq!(received(10, b"\0\0\0\x07\0\0\0\x01l"), r#"{"id":7,"sanction":{"name":"","lock":"l"}}"#);
}

#[test]
fn enumerations_are_their_values() {
    assert_eq!(sent(7, b"\0\x01r\0\0\0\x01\0\x01x"), r#"{"color":"r","others":["x"]}"#);
    let little = b"\x34\x12\0\0\0\0\0\0\xf8\x3f\x07\0\0\0\x01\0x\x01\0\0\0\xfe\xff\x01\0\0\0\xab\0\x01";
    assert_eq!(sent(8, little), r#"{"number":4660,"price":1.5,"day":7,"name":"x","ids":[-2],"picture":"ab","big":1}"#);
}

#[test]
fn computed_fields_are_left_out() {
    assert_eq!(received(5, b"\0\0\0\0\0\0\0\x07"), r#"{"selected":7,"presets":[]}"#);
    assert_eq!(received(6, b"\0\0\0\0\0\0\0\x01\0\x01a"), r#"{"perks":[],"productCount":1,"products":["a"]}"#);
    assert_eq!(received(11, b"\x01"), "{}");
    assert_eq!(received(11, b"\0\0\x01r"), r#"{"reason":"r"}"#);
    assert_eq!(
        received(1, b"\0\0\0\x01\0\0\0\x02\0\0\0\x06\0\0\0\x09\0\x01o\x01\0\0\0\0"),
        r#"{"rooms":[{"id":2,"flags":4,"owner":{"id":9,"name":"o"}}],"more":{"key":"","value":""}}"#
    );
    assert_eq!(
        received(7, b"\0\0\0\x02\0\0\0\x01\0\0\0\x01\0\0\0\0\0\x05\0\0\0\x02"),
        r#"{"questions":[{"kind":1,"answerCount":1,"answers":[""]},{"kind":5,"answerCount":2}]}"#
    );
}

#[test]
fn variants_are_a_tag_and_fields() {
    let variants = b"\0\0\0\x01\0\x04hd-1\0\0\x02\0\x01k\x02\0\x01v\0\0\0\x01\0\0\0\x02\
        \0\x01b\0\0\0\x01s\0\0\0\x05\x01\0\0\0\x02\0\0\0\x01";
    assert_eq!(
        received(2, variants),
        concat!(
            r#"{"unit":{"tag":1,"fields":{"figure":"hd-1","moderator":false}},"#,
            r#""entries":[{"key":"k","value":{"tag":2,"fields":{"text":"v"}}},{"key":"","value":{"tag":0,"fields":{"truth":true}}}],"#,
            r#""products":[{"tag":"b","fields":{"code":""}},"#,
            r#"{"tag":"s","fields":{"classId":5,"edition":{"size":2,"left":1}}}]}"#
        )
    );
    assert_eq!(received(2, b"\0\0\0\x63\0\0\0\0\0\0"), r#"{"unit":{"tag":99,"fields":{}},"entries":[],"products":[]}"#);
    assert_eq!(received(3, b"\0\0\x02\x07\x01"), r#"{"data":{"flags":512,"content":{"tag":7,"fields":{}}},"after":1}"#);
    assert_eq!(
        received(4, b"\0\x01a\0\0\0\x01\0\x01b\0\0\0\0\0\0"),
        r#"{"root":{"title":"a","children":[{"title":"b","children":[]}]},"mode":""}"#
    );
}

#[test]
fn secrets_are_kept_in_variants_and_bytes() {
    let proofs = [Proof::Ticket { host: "bobba.example", code: "t-1234" }, Proof::Other { tag: "pin", pin: 987_654 }];
    let packet =
        client::ShapeSecrets { proofs: (&proofs).into(), key: &[0xde, 0xad, 222, 173], note: Some("do not tell") };
    let payload =
        b"\0\0\0\x02\0\x01t\0\x0dbobba.example\0\x06t-1234\0\x03pin\0\x0f\x12\x06\x04\xde\xad\xde\xad\0\x0bdo not tell";
    both_ways(&packet, 14, payload);
    let packet = ClientPacket::from(packet);
    for debug in [format!("{packet:?}"), format!("{packet:#?}"), format!("{proofs:?}")] {
        assert!(debug.contains("bobba.example"), "{debug}");
        for secret in ["t-1234", "987654", "222", "222, 173", "dead", "do not tell"] {
            assert!(!debug.contains(secret), "{secret} in {debug}");
        }
    }
    assert_eq!(
        fields(&serde_json::to_string(&packet).unwrap()),
        concat!(
            r#"{"proofs":[{"tag":"t","fields":{"host":"bobba.example","code":"***"}},{"tag":"pin","fields":{"pin":"***"}}],"#,
            r#""key":"***","note":"***"}"#
        )
    );
    assert_eq!(
        fields(&serde_json::to_string(&Revealed(packet)).unwrap()),
        concat!(
            r#"{"proofs":[{"tag":"t","fields":{"host":"bobba.example","code":"t-1234"}},{"tag":"pin","fields":{"pin":987654}}],"#,
            r#""key":"deaddead","note":"do not tell"}"#
        )
    );
    assert_eq!(sent(14, b"\0\0\0\0\0"), r#"{"proofs":[],"key":"***"}"#, "a missing secret is left out");
}

#[test]
fn a_packet_with_an_unknown_layout() {
    let info = ClientPacket::info_by_id(13).unwrap();
    assert_eq!((info.name, info.layout_known, info.fields.len()), ("call.mystery", false, 0));
    assert!(Constructs::PACKETS.iter().any(|packet| packet.name == "call.mystery"));
    for payload in [&[][..], &[0], b"anything"] {
        assert_eq!(fault::<ClientPacket<'_>>(13, payload), (String::new(), 0, DecodeErrorKind::UnknownLayout));
        let whole = frame(13, payload);
        let error = ClientPacket::decode_tolerant(&Frame::parse(&whole).unwrap()).unwrap_err();
        assert_eq!((error.packet(), error.kind()), (Some(info), DecodeErrorKind::UnknownLayout));
        assert_eq!(error.to_string(), "call.mystery (13): the spec marks the layout of this packet as unknown");
    }
    assert_eq!(ClientPacket::decode_payload(15, &[]).unwrap_err().kind(), DecodeErrorKind::UnknownId);
}

#[test]
fn empty_packets_and_their_phases() {
    both_ways(&client::CallHello, 9, &[]);
    both_ways(&client::CallPing, 10, &[]);
    both_ways(&client::CallHangUp, 11, &[]);
    both_ways(&client::CallTalk, 12, &[]);
    assert!((9..13).all(|id| !accepted::<ClientPacket<'_>>(id, &[0])));

    let phases: Vec<&str> = Constructs::PHASES.iter().map(|phase| phase.name).collect();
    assert_eq!(phases, ["greeting", "talking", "leaving"]);
    for (name, allowed) in [
        ("call.hello", [true, false, false]),
        // In its own phase, and in the one that also allows it.
        ("call.ping", [false, true, true]),
        // In its own phase and every later one.
        ("call.hang_up", [true, true, true]),
        ("call.talk", [false, true, false]),
        ("call.mystery", [false, true, false]),
    ] {
        let info = ClientPacket::info_by_name(name).unwrap();
        assert_eq!(phases.iter().map(|phase| info.may_come_in(phase)).collect::<Vec<_>>(), allowed, "{name}");
        assert!(!info.may_come_in("") && !info.may_come_in("Talking"));
    }
    assert_eq!((client::CallPing::PHASE, client::CallPing::FIXED_LEN), ("leaving", Some(6)));
}

#[test]
fn aliases_are_names_too() {
    let info = client::CallPing.info();
    for name in ["call.ping", "CALL_PING", "CALL_KEEPALIVE", "call.keepalive"] {
        assert_eq!(ClientPacket::info_by_name(name), Some(info));
        assert!(info.is_called(name));
    }
    assert_eq!(ClientPacket::info_by_name("call.keep"), None);
    assert_eq!(ServerPacket::info_by_name("call.keepalive"), None, "a direction has its own names");
    assert_eq!(server::ShapeRooms::HEADER, "SHAPE_ROOMS");
}

#[test]
fn a_refusal_does_not_hide_what_is_right() {
    // The error text uses the field's name from the spec.
    let owner = Owner { id: 1, name: &"x".repeat(65_536) };
    let rooms = [protocol_tests::constructs::types::Room { id: 1, flags: 8, picture: None, owner: Some(owner) }];
    let packet = server::ShapeRooms { rooms: (&rooms).into(), more: None };
    assert_eq!(refusal(&packet).0, "rooms[0].owner.name");
    assert_eq!(
        packet.encode(&mut []).unwrap_err().to_string(),
        "shape.rooms (1): field `rooms[0].owner.name`: the string has 65536 bytes, but at most 65535 can be sent"
    );
}
