//! The spec with every construct of the language, and checks of its packets against bytes.

use std::fmt::Debug;

use protocol_runtime::wire::{Reader, Refusal};
use protocol_runtime::{Decode, DecodeErrorKind, Encode, EncodeErrorKind, Protocol};

use crate::agreement::assert_sentence;
use crate::vectors::frame;

/// Both directions of the spec with every construct.
#[derive(Protocol, Debug, Clone, Copy)]
#[protocol(spec = "../specs/constructs.yaml")]
pub struct Constructs;

/// A valid payload for every packet but the simplest: whether the client sends it, its id, and the bytes.
pub const PAYLOADS: &[(bool, u16, &[u8])] = &[
    (true, 1, b"\0\0\0\x04\0\x01a\0\0\0\x02bc\0\x01d"),
    (true, 2, b"\0\0\0\x09\0\x01a\0\0\0\x02bc\0\x01d"),
    (true, 3, b"\x02\x01\x02\0\0\0\x01\xffend"),
    (true, 5, b"\0\0\0\x05\0\0\0\x07"),
    (true, 6, b"\0\x02ab\0\0\0\x02\0\0\0\x01\0\0\0\x02\0\x01\x07"),
    (true, 7, b"\0\x01r\0\0\0\x02\0\x01g\0\0\0\x01x"),
    (true, 8, b"\x34\x12\0\0\0\0\0\0\xf8\x3f\x07\0\0\0\x01\0x\x01\0\0\0\xfe\xff\x01\0\0\0\xab\0\x01"),
    (true, 14, b"\0\0\0\x02\0\x01t\0\x01h\0\x01c\0\x01p\0\0\0\x07\x01k\0\x01n"),
    (false, 1, b"\0\0\0\x02\0\0\0\x01\0\0\0\x07\0\x01p\0\0\0\x02\0\x01o\0\0\0\x02\0\0\0\0\x01\0\x01k\0\x01v"),
    (
        false,
        2,
        b"\0\0\0\x01\0\x01f\x01\0\x01\0\x01k\x02\0\x01v\0\0\0\x02\0\x01b\0\0\0\x01s\0\0\0\x05\x01\0\0\0\x02\0\0\0\x01",
    ),
    (false, 3, b"\0\0\x01\x05\0\0\0\x01\0\0\0\x02\0\0\0\x02\0\0\0\x01\x03"),
    (false, 4, b"\0\x01a\0\0\0\x02\0\x01b\0\0\0\x01\0\x01c\0\0\0\x01\0\x01d\0\0\0\0\0\0\0\0\0\0\0\x01m"),
    (false, 5, b"\0\0\0\x02\0\0\0\x07\0\x01a\0\0\0\x02bc\0\x01d"),
    (false, 6, b"\0\0\0\x01\0\0\0\x07\0\0\0\x02\0\x01a\0\x01b"),
    (false, 7, b"\0\0\0\x02\0\0\0\x01\0\0\0\x02\0\x03yes\0\0\0\0\0\x03\0\0\0\x02"),
    (false, 8, b"\0\x01S\xff\xff\xff\x9c\0\x01l\0\x01n\x02"),
    (false, 10, b"\0\0\0\x07\0\x01m\0\x01l\0\0"),
    (false, 11, b"\0\0\x01r\0\0\0\x02\0\0\0\x02\0\0\0\x01\0\0"),
    (false, 12, b"\0\0\0\x01\0\0\0\x02\0\0\0\x01\0\0\0\x05\0\0\0\0\x01\xff\xfe\0\0\0\0\0\0\0\0"),
];

/// Asserts that `packet` encodes to these bytes, that they decode to the packet, and that every truncation of them is either explained as an
/// error or another valid packet.
///
/// # Panics
/// An assertion fails.
#[track_caller]
pub fn both_ways<'a, P>(packet: &P, id: u16, payload: &'a [u8])
where
    P: Encode + Decode<'a> + PartialEq + Debug,
{
    assert_writes(packet, &frame(id, payload));
    let decoded = P::decode_payload(id, payload).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(&decoded, packet, "what was decoded is what was built");
    assert_eq!(packet, &decoded, "and the other way around");
    assert_writes(&decoded, &frame(id, payload));
    for cut in 0..payload.len() {
        accepted::<P>(id, &payload[..cut]);
    }
}

/// Asserts that `packet` encodes to exactly this frame, with every way to encode.
///
/// # Panics
/// An assertion fails.
#[track_caller]
pub fn assert_writes<E: Encode + Debug>(packet: &E, frame: &[u8]) {
    let mut exact = vec![0xaa; frame.len()];
    assert_eq!(packet.encode(&mut exact), Ok(frame.len()), "{packet:?}");
    assert_eq!(exact, frame, "{packet:?}");
    assert_eq!(packet.encoded_len(), frame.len(), "{packet:?}");
    let mut appended = b"before".to_vec();
    assert_eq!(packet.encode_to_vec(&mut appended), Ok(frame.len()));
    assert_eq!(appended, [b"before", frame].concat());
    if let Some(short) = frame.len().checked_sub(1) {
        let kind = EncodeErrorKind::BufferTooShort { needed: frame.len(), available: short };
        assert_eq!(packet.encode(&mut exact[..short]).unwrap_err().kind(), kind);
    }
}

/// Returns whether the payload is valid. A valid payload encodes back to exactly its bytes; the error of an invalid one is explained.
///
/// # Panics
/// An assertion fails.
#[track_caller]
#[allow(clippy::must_use_candidate, reason = "it is called for what it asserts")]
pub fn accepted<'a, P: Decode<'a> + Encode + PartialEq + Debug>(id: u16, payload: &'a [u8]) -> bool {
    match P::decode_payload(id, payload) {
        Ok(packet) => {
            let mut again = Vec::new();
            assert_eq!(packet.encode_to_vec(&mut again), Ok(payload.len() + 6), "{packet:?} from {payload:02x?}");
            assert_eq!(again[6..], *payload, "{packet:?}");
            assert_eq!(packet.encoded_len(), again.len());
            true
        }
        Err(error) => {
            assert_ne!(error.kind(), DecodeErrorKind::Unexplained, "{error}: {payload:02x?}");
            assert!(error.offset() <= payload.len(), "{error}: {payload:02x?}");
            assert_sentence(&error);
            false
        }
    }
}

/// Returns the field (empty if the error is in none), the offset and the reason of the error in a payload.
///
/// # Panics
/// The payload is valid, or its error is not explained.
#[track_caller]
#[must_use]
pub fn fault<'a, P>(id: u16, payload: &'a [u8]) -> (String, usize, DecodeErrorKind)
where
    P: Decode<'a> + Encode + PartialEq + Debug,
{
    accepted::<P>(id, payload);
    let error = P::decode_payload(id, payload).unwrap_err();
    (error.field().map(|field| field.to_string()).unwrap_or_default(), error.offset(), error.kind())
}

/// Returns the field of a packet that cannot be encoded, and why.
///
/// # Panics
/// The packet can be encoded, or something was written.
#[track_caller]
#[must_use]
pub fn refusal<E: Encode + Debug>(packet: &E) -> (String, Refusal) {
    let mut buffer = vec![0xaa; 200_000];
    let error = packet.encode(&mut buffer).unwrap_err();
    assert!(buffer.iter().all(|&byte| byte == 0xaa), "nothing is written");
    let mut appended = b"before".to_vec();
    assert_eq!(packet.encode_to_vec(&mut appended), Err(error));
    assert_eq!(appended, b"before", "nothing is appended");
    let field = error.field().map(|field| field.to_string()).unwrap_or_default();
    let EncodeErrorKind::Refused(refusal) = error.kind() else { panic!("{error}") };
    let text = error.to_string();
    let (_, reason) = text.split_once(&format!(": field `{field}`: ")).unwrap_or_else(|| panic!("{text}"));
    assert!(reason.split(' ').count() >= 5, "a sentence, not {text:?}");
    (field, refusal)
}

/// Decodes a payload tolerantly. Returns the packet and the payload that it encodes to.
///
/// # Panics
/// The payload is not accepted, or the packet cannot be encoded.
#[track_caller]
#[must_use]
pub fn tolerated<'a, P: Decode<'a> + Encode + Debug>(id: u16, payload: &'a [u8]) -> (P, Vec<u8>) {
    let packet = P::decode_reader(id, Reader::tolerant(payload)).unwrap_or_else(|error| panic!("{error}"));
    let mut again = Vec::new();
    assert_eq!(packet.encode_to_vec(&mut again), Ok(packet.encoded_len()), "{packet:?}");
    (packet, again.split_off(6))
}

/// Returns whether a payload is valid, for any bytes. Like [`accepted`]; in addition, a packet that was decoded tolerantly encodes to bytes
/// that a strict reader decodes to the same packet.
///
/// # Panics
/// An assertion fails.
#[track_caller]
#[allow(clippy::must_use_candidate, reason = "it is called for what it asserts")]
pub fn survives<P: Protocol>(client: bool, id: u16, payload: &[u8]) -> bool {
    let (strict, tolerant) =
        if client { either::<P::Client<'_>>(id, payload) } else { either::<P::Server<'_>>(id, payload) };
    let Some((debug, written)) = tolerant else {
        assert!(!strict, "a tolerant reader takes what a strict one takes: {payload:02x?}");
        return false;
    };
    // Compared as text, because NaN is not equal to itself.
    let again = if client {
        P::Client::decode_payload(id, &written).map(|packet| format!("{packet:?}"))
    } else {
        P::Server::decode_payload(id, &written).map(|packet| format!("{packet:?}"))
    };
    assert_eq!(again, Ok(debug), "{payload:02x?} was taken for {written:02x?}");
    assert!(!strict || written == payload, "{payload:02x?} is right, and became {written:02x?}");
    strict
}

/// Returns whether a strict reader accepts a payload, and, if a tolerant one does, its packet as text and encoded.
fn either<'a, P>(id: u16, payload: &'a [u8]) -> (bool, Option<(String, Vec<u8>)>)
where
    P: Decode<'a> + Encode + PartialEq + Debug,
{
    let tolerant = match P::decode_reader(id, Reader::tolerant(payload)) {
        Ok(packet) => {
            let mut written = Vec::new();
            assert_eq!(packet.encode_to_vec(&mut written), Ok(packet.encoded_len()), "{packet:?} from {payload:02x?}");
            Some((format!("{packet:?}"), written.split_off(6)))
        }
        Err(error) => {
            assert_ne!(error.kind(), DecodeErrorKind::Unexplained, "tolerantly, {error}: {payload:02x?}");
            assert!(error.offset() <= payload.len(), "tolerantly, {error}: {payload:02x?}");
            None
        }
    };
    (accepted::<P>(id, payload), tolerant)
}
