//! Types that contain themselves, as large and as deep as the compiler allows: no bytes overflow the stack.
//!
//! These tests are meaningful in a debug build, where functions use the most stack.

use std::thread;

use protocol_runtime::wire::Reader;
use protocol_runtime::{ClientPackets, Decode, DecodeErrorKind, Owned, Protocol};

/// The largest circles of types that the compiler allows.
#[derive(Protocol, Debug, Clone, Copy)]
#[protocol(spec = "../specs/deep.yaml")]
struct Deep;

/// 1.25 MB, of the 2 MB that a thread has by default.
const STACK: usize = 5 << 18;
/// The depth limit of each circle.
const DEPTH: usize = 32;

/// Each packet's id, and how many zero bytes each level has before the list of the next level.
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

/// Runs `test` on a thread with a small stack.
fn with_little_stack(test: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(STACK).spawn(test).unwrap().join().unwrap();
}

#[test]
fn the_deepest_values_are_read_and_written() {
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
fn deep_values_come_back_from_json() {
    // The JSON of the other packets is nested deeper than `serde_json` reads.
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
