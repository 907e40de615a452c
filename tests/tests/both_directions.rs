//! All 305 recorded frames of both directions, decoded and encoded with the whole spec.

use protocol_runtime::info::{FieldInfo, TypeInfo};
use protocol_runtime::{Decode, DecodeErrorKind, Frame, Protocol, Revealed};
use protocol_tests::constructs::{assert_writes, fault};
use protocol_tests::oracle::{self, Side, table::Layout};
use protocol_tests::vectors::{self, Vector};
use protocol_tests::whole::{ClientPacket, ServerPacket, Whole, client, server, types};
use serde_json::Value;

/// The fields of a packet, as the library writes them.
fn fields<P: protocol_runtime::__private::Generated>(packet: P) -> Value {
    serde_json::to_value(Revealed(packet)).unwrap()["fields"].clone()
}

/// Collects what a reader of these fields reads, in order, including the counts of lists.
fn reads(infos: &[FieldInfo], fields: &Value, into: &mut Vec<(String, Value)>) {
    for info in infos {
        match &fields[info.name] {
            Value::Null => assert!(!info.required, "{} is missing", info.name),
            value => read(&info.ty, value, into),
        }
    }
    let names = infos.iter().map(|info| info.name).filter(|name| !fields[name].is_null());
    assert!(names.eq(fields.as_object().unwrap().keys()), "the table has every field, in this order");
}

/// Collects what a reader of one value reads.
fn read(ty: &TypeInfo, value: &Value, into: &mut Vec<(String, Value)>) {
    let kind = match ty {
        TypeInfo::Boolean => "boolean",
        TypeInfo::Integer(_) | TypeInfo::Enumeration(_) => "int",
        TypeInfo::String => "string",
        TypeInfo::Record(record) => return reads(record.fields, value, into),
        TypeInfo::List(list) => {
            let items = value.as_array().unwrap();
            into.push(("int".to_owned(), items.len().into()));
            return items.iter().for_each(|item| read(&list.item, item, into));
        }
        other => panic!("{other} is in none of these packets"),
    };
    into.push((kind.to_owned(), value.clone()));
}

#[test]
fn what_the_client_wrote() {
    let mut seen = 0;
    for vector in [vectors::c2s_user_profile(), vectors::c2s_session()].concat() {
        let frame = Frame::parse(&vector.frame).unwrap();
        let packet = ClientPacket::decode(&frame).unwrap_or_else(|error| panic!("line {}: {error}", vector.line));
        assert_writes(&packet, &vector.frame);
        if vector.id != 3226 {
            assert_eq!(serde_json::to_string(&Revealed(packet)).unwrap(), vector.json(), "line {}", vector.line);
        }
        assert_eq!(ClientPacket::decode_tolerant(&frame), Ok(packet));
        seen += 1;
    }
    assert_eq!(seen, 143);
}

#[test]
fn the_picture_of_a_room() {
    let pictures: Vec<Vector> = vectors::c2s_session().into_iter().filter(|vector| vector.id == 3226).collect();
    let decoded: Vec<_> = pictures
        .iter()
        .map(|vector| client::SessionRenderRoom::decode(&Frame::parse(&vector.frame).unwrap()).unwrap().image)
        .collect();
    assert_eq!(decoded, [None, Some(&[0, 1, 2, 0xff][..])]);
}

#[test]
fn what_the_client_read() {
    let mut seen = 0;
    for vector in vectors::s2c() {
        let frame = Frame::parse(&vector.frame).unwrap();
        let packet = ServerPacket::decode(&frame).unwrap_or_else(|error| panic!("{}: {error}", vector.name));
        assert_writes(&packet, &vector.frame);
        assert_eq!((packet.info().id, packet.info().name), (vector.id, &*vector.name));
        assert!(packet.info().is_called(&vector.header), "{} is a header or an alias", vector.header);
        let mut found = Vec::new();
        reads(packet.info().fields, &fields(packet), &mut found);
        assert_eq!(found, vector.reads, "{} in line {}", vector.name, vector.line);
        assert_eq!(ServerPacket::decode_tolerant(&frame), Ok(packet));
        seen += 1;
    }
    assert_eq!(seen, 162);
}

#[test]
fn the_oracle_reads_every_frame_too() {
    for vector in [vectors::c2s_user_profile(), vectors::c2s_session()].concat() {
        let packet = oracle::decode_of(&oracle::CLIENT, vector.id, vector.payload()).unwrap();
        assert!(vector.id == 3226 || packet.json() == vector.json(), "line {}", vector.line);
    }
    for vector in vectors::s2c() {
        assert!(oracle::decode_of(&oracle::SERVER, vector.id, vector.payload()).is_ok(), "line {}", vector.line);
    }
}

/// Asserts that a direction has exactly the oracle's packets and fields.
fn assert_complete<'a, P: Decode<'a>>(side: &Side) {
    let layouts: Vec<&Layout> = side.layouts.iter().copied().flatten().collect();
    assert_eq!(P::PACKETS.len(), layouts.len() + side.unknown.len());
    for info in P::PACKETS {
        match side.layout(info.id) {
            Some(layout) => {
                assert_eq!((info.name, info.header, info.layout_known), (layout.name, layout.header, true));
                let names = info.fields.iter().map(|field| field.name);
                assert!(names.eq(layout.fields.iter().map(|field| field.0)), "{}", info.name);
            }
            None => assert!(!info.layout_known && side.unknown.contains(&(info.id, info.name)), "{}", info.name),
        }
    }
}

#[test]
fn the_tables_are_complete() {
    assert_complete::<ClientPacket<'_>>(&oracle::CLIENT);
    assert_complete::<ServerPacket<'_>>(&oracle::SERVER);
    assert_eq!((ClientPacket::PACKETS.len(), ServerPacket::PACKETS.len(), Whole::PACKETS.len()), (47, 52, 99));
    for id in [3457, 26979] {
        assert_eq!(fault::<ClientPacket<'_>>(id, &[1]), (String::new(), 0, DecodeErrorKind::UnknownLayout));
    }
    assert_eq!(fault::<ServerPacket<'_>>(793, &[]), (String::new(), 0, DecodeErrorKind::UnknownLayout));
}

#[test]
fn packets_of_one_name_in_both_directions() {
    assert_eq!((client::UserGetInfo::ID, server::UserInfo::ID), (357, 2725));
    for (name, ids) in [("session.desktop_view", (105, 122)), ("handshake.init_diffie", (3110, 1347))] {
        let (sent, received) = (ClientPacket::info_by_name(name).unwrap(), ServerPacket::info_by_name(name).unwrap());
        assert_eq!((sent.id, received.id), ids);
    }
    assert_eq!(ClientPacket::info_by_id(4000).unwrap().name, "handshake.release_version");
    assert_eq!(ServerPacket::info_by_id(4000).unwrap().name, "disconnect.reason");
    assert_eq!(ServerPacket::info_by_name("USER_WARDROBE_PAGE"), ServerPacket::info_by_name("USER_OUTFITS"));
}

#[test]
fn some_packets_as_structs() {
    let frame = vectors::frame(4000, &[0, 0, 0, 22]);
    let packet = server::DisconnectReason { reason: Some(types::DisconnectReason::INVALID_LOGIN_TICKET) };
    assert_eq!(server::DisconnectReason::decode(&Frame::parse(&frame).unwrap()), Ok(packet));
    assert_writes(&server::DisconnectReason { reason: None }, &vectors::frame(4000, &[]));
    let accounts = [types::IdentityAccount { account_id: 7, account_name: "Bob" }];
    let packet = server::HandshakeIdentityAccounts { accounts: (&accounts).into() };
    assert_writes(&packet, &vectors::frame(3523, b"\0\0\0\x01\0\0\0\x07\0\x03Bob"));
    let packet = client::SecuritySsoTicket { ticket: "t", timestamp: None };
    assert_writes(&packet, &vectors::frame(2419, b"\0\x01t"));
    assert!(!format!("{packet:?}").contains("\"t\""), "a ticket is a secret");
}
