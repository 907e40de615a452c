//! Frames of every packet with a known layout, in every shape that it has: each variant, each condition both ways, each optional end.
//!
//! `tests/vectors/whole_*.hex` were written by an encoder that shares nothing with this repository: it took the layouts from what the
//! real client reads and writes, and chose values at random.

use std::collections::HashSet;

use protocol_runtime::info::Direction;
use protocol_runtime::{ClientPackets, Decode, DecodeErrorKind, Encode, Family, Frame, Owned, Protocol, ServerPackets};
use protocol_test_whole::Whole;

const CLIENT: &str = include_str!("../../vectors/whole_c2s.hex");
const SERVER: &str = include_str!("../../vectors/whole_s2c.hex");

fn frames(text: &str) -> Vec<Vec<u8>> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    text.lines().map(|line| line.as_bytes().chunks(2).map(byte).collect()).collect()
}

/// Each frame decodes, strictly and tolerantly to the same packet, encodes to its bytes, and is put together from its JSON.
fn round_trip<F: Family>(text: &str) {
    for bytes in frames(text) {
        let frame = Frame::parse(&bytes).unwrap();
        let packet = F::Packet::decode(&frame).unwrap_or_else(|error| panic!("{error}: {bytes:02x?}"));
        assert_eq!(packet.encoded_len(), bytes.len(), "{packet:?}");
        let mut encoded = vec![0xaa; bytes.len()];
        assert_eq!(packet.encode(&mut encoded), Ok(bytes.len()), "{packet:?}");
        assert_eq!(encoded, bytes, "{packet:?}");
        let tolerated = F::Packet::decode_tolerant(&frame).unwrap();
        encoded.clear();
        tolerated.encode_to_vec(&mut encoded).unwrap();
        assert_eq!(encoded, bytes, "{tolerated:?}");

        let owned = Owned::<F>::from_frame(&frame).unwrap();
        let json = serde_json::to_string(&owned).unwrap();
        let composed: Owned<F> = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
        assert_eq!(composed.as_bytes(), bytes, "{json}");
    }
}

/// Each beginning of each payload is a packet that encodes to just these bytes, or is refused with a reason.
fn cut_short<F: Family>(text: &str) {
    for bytes in frames(text) {
        let frame = Frame::parse(&bytes).unwrap();
        for end in 0..frame.payload().len() {
            let payload = &frame.payload()[..end];
            match F::Packet::decode_payload(frame.id(), payload) {
                Ok(packet) => {
                    let mut encoded = Vec::new();
                    packet.encode_to_vec(&mut encoded).unwrap();
                    assert_eq!(&encoded[6..], payload, "{packet:?}");
                }
                Err(error) => {
                    assert_ne!(error.kind(), DecodeErrorKind::Unexplained, "{error}: {payload:02x?}");
                    assert!(error.offset() <= payload.len(), "{error}: {payload:02x?}");
                }
            }
        }
    }
}

#[test]
fn frames_of_the_client() {
    round_trip::<ClientPackets<Whole>>(CLIENT);
}

#[test]
fn frames_of_the_server() {
    round_trip::<ServerPackets<Whole>>(SERVER);
}

#[test]
fn frames_of_the_client_cut_short() {
    cut_short::<ClientPackets<Whole>>(CLIENT);
}

#[test]
fn frames_of_the_server_cut_short() {
    cut_short::<ServerPackets<Whole>>(SERVER);
}

#[test]
fn every_packet_with_a_layout_is_among_the_frames() {
    let ids = |text: &str| frames(text).iter().map(|bytes| u16::from_be_bytes([bytes[4], bytes[5]])).collect();
    let (client, server): (HashSet<u16>, HashSet<u16>) = (ids(CLIENT), ids(SERVER));
    assert_eq!(Whole::PACKETS.len(), 922);
    let mut known = 0;
    for packet in Whole::PACKETS {
        let seen = match packet.direction {
            Direction::ClientToServer => client.contains(&packet.id),
            Direction::ServerToClient => server.contains(&packet.id),
        };
        assert_eq!(seen, packet.layout_known, "{}", packet.name);
        known += usize::from(seen);
    }
    assert_eq!(known, 901);
}
