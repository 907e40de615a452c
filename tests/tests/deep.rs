//! Types that contain themselves, as large as the compiler allows and as deep as they go: no bytes fill the stack of whoever reads them.
//!
//! These tests say something in a debug build, in which everything takes the most of the stack.

use std::thread;

use protocol_runtime::wire::Reader;
use protocol_runtime::{ClientPackets, Decode, DecodeErrorKind, Owned, Protocol};

/// Circles as large as they may be.
#[derive(Protocol, Debug, Clone, Copy)]
#[protocol(spec = "../specs/deep.yaml")]
struct Deep;

/// 1.25 of the 2 MB that a thread has if nobody says otherwise.
const STACK: usize = 5 << 18;
/// How deep each of them may go.
const DEPTH: usize = 32;

/// Each packet: its id, and how many zero bytes its levels have before the list of the next ones.
const PACKETS: [(u16, usize); 9] = [
    (1, 60),
    (2, 60),
    (3, 1 + 58),
    (4, 1 + 24),
    (5, 60),
    (6, 0),
    (7, 174 * 4),
    (8, 87 * 4 + 2 + 7 * 4),
    (9, 20 + 10 * 4),
];

/// A payload with this many levels, each in the one before it.
fn payload(zeros: usize, levels: usize) -> Vec<u8> {
    let mut payload = Vec::new();
    for level in 1..=levels {
        payload.resize(payload.len() + zeros, 0);
        payload.extend([0, 0, 0, u8::from(level < levels)]);
    }
    payload
}

/// Runs `test` where there is only so much stack.
fn with_little_stack(test: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(STACK).spawn(test).unwrap().join().unwrap();
}

#[test]
fn as_deep_as_they_go_they_are_read_and_written() {
    for (id, zeros) in PACKETS {
        let payload = payload(zeros, DEPTH);
        with_little_stack(move || {
            let packet = ClientPacket::decode_payload(id, &payload).unwrap_or_else(|error| panic!("{error}"));
            let mut written = Vec::new();
            assert_eq!(packet.encode_to_vec(&mut written), Ok(payload.len() + 6));
            assert_eq!(written[6..], payload);
            assert_eq!(packet, packet.clone());
            assert!(format!("{packet:?}").matches('[').count() >= DEPTH);
            assert!(serde_json::to_string(&packet).unwrap().matches('[').count() >= DEPTH);
        });
    }
}

#[test]
fn deeper_bytes_are_refused_and_explained() {
    for (id, zeros) in PACKETS {
        for levels in [DEPTH + 1, 1000] {
            let payload = payload(zeros, levels);
            with_little_stack(move || {
                let strict = ClientPacket::decode_payload(id, &payload).unwrap_err();
                assert_eq!(strict.kind(), DecodeErrorKind::TooDeep { limit: 32 }, "{id}: {strict}");
                assert_eq!(strict.offset(), (zeros + 4) * DEPTH, "{id}: {strict}");
                let tolerant = ClientPacket::decode_reader(id, Reader::tolerant(&payload)).unwrap_err();
                assert_eq!(tolerant.kind(), strict.kind(), "{id}: {tolerant}");
            });
        }
    }
}

#[test]
fn they_come_back_from_json() {
    // The JSON of the others lies deeper in itself than `serde_json` reads.
    for (id, zeros) in PACKETS.into_iter().filter(|(id, _)| !matches!(id, 4 | 6)) {
        let payload = payload(zeros, DEPTH);
        with_little_stack(move || {
            let packet = ClientPacket::decode_payload(id, &payload).unwrap_or_else(|error| panic!("{error}"));
            let json = serde_json::to_string(&packet).unwrap();
            let back: Owned<ClientPackets<Deep>> =
                serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(back.as_bytes()[6..], payload);
        });
    }
}
