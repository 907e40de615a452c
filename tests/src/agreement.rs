//! Compares the library with the oracle.

use std::fmt::Debug;

use protocol_runtime::{Decode, DecodeError, DecodeErrorKind, Encode, Revealed};

use crate::ClientPacket;
use crate::oracle::{self, Fault, Kind, Side};
use crate::vectors;

/// Decodes a payload with both decoders, asserts that they agree, and returns whether the payload is valid.
///
/// A packet has the oracle's values and encodes back to its bytes. An error has the oracle's packet, field, offset and reason, and its text
/// is a sentence.
///
/// # Panics
/// The decoders disagree.
#[track_caller]
#[allow(clippy::must_use_candidate, reason = "it is called for what it asserts")]
pub fn check(id: u16, payload: &[u8]) -> bool {
    check_of::<ClientPacket<'_>>(&oracle::USER_PROFILE, id, payload)
}

/// The same as [`check`] for another enum, whose packets `side` sends.
///
/// # Panics
/// The decoders disagree.
#[track_caller]
#[allow(clippy::must_use_candidate, reason = "it is called for what it asserts")]
pub fn check_of<'a, P>(side: &Side, id: u16, payload: &'a [u8]) -> bool
where
    P: Decode<'a> + Encode + Debug,
{
    match (P::decode_payload(id, payload), oracle::decode_of(side, id, payload)) {
        (Ok(packet), Ok(expected)) => {
            let bytes = vectors::frame(id, payload);
            assert_eq!(packet.encoded_len(), bytes.len(), "length of {id}: {payload:02x?}");
            let mut encoded = vec![0xaa; bytes.len()];
            assert_eq!(packet.encode(&mut encoded), Ok(bytes.len()), "encoding {id}: {payload:02x?}");
            assert_eq!(encoded, bytes, "{id} encodes back to its bytes");
            let json = serde_json::to_string(&Revealed(packet)).expect("packets serialize");
            assert_eq!(json, expected.json(), "values of {id}: {payload:02x?}");
            true
        }
        (Err(error), Err(expected)) => {
            assert_eq!(fault(&error), expected, "fault in {id}: {payload:02x?}");
            assert_eq!(error.id(), id);
            assert_sentence(&error);
            false
        }
        (found, expected) => panic!("{id}: {payload:02x?}\n library: {found:?}\n oracle: {expected:?}"),
    }
}

/// Converts an error of the library into the oracle's form.
///
/// # Panics
/// The error has a kind that no payload of these packets can cause.
#[must_use]
pub fn fault(error: &DecodeError) -> Fault {
    let kind = match error.kind() {
        DecodeErrorKind::UnknownId => Kind::UnknownId,
        DecodeErrorKind::UnknownLayout => Kind::UnknownLayout,
        DecodeErrorKind::UnexpectedEnd { needed, left } => Kind::UnexpectedEnd { needed, left },
        DecodeErrorKind::InvalidBoolean { found } => Kind::InvalidBoolean { found },
        DecodeErrorKind::InvalidUtf8 => Kind::InvalidUtf8,
        DecodeErrorKind::NegativeCount { found } => Kind::NegativeCount { found },
        DecodeErrorKind::CountNotMultiple { found, unit } => Kind::CountNotMultiple { found, unit },
        DecodeErrorKind::CountTooLarge { items, item_len, left } => Kind::CountTooLarge { items, item_len, left },
        DecodeErrorKind::TrailingBytes { left } => Kind::TrailingBytes { left },
        other => panic!("{other:?}: {error}"),
    };
    Fault {
        packet: error.packet().map(|packet| packet.name),
        field: error.field().map(|field| field.to_string()),
        offset: error.offset(),
        kind,
    }
}

/// Asserts that the text of an error starts with what its methods return, and goes on with a reason.
///
/// # Panics
/// It does not.
pub fn assert_sentence(error: &DecodeError) {
    let text = error.to_string();
    let place = match (error.packet(), error.field()) {
        (None, _) => format!("packet {}: ", error.id()),
        (Some(packet), None) if error.kind() == DecodeErrorKind::UnknownLayout => {
            format!("{} ({}): ", packet.name, error.id())
        }
        (Some(packet), None) => format!("{} ({}) at payload offset {}: ", packet.name, error.id(), error.offset()),
        (Some(packet), Some(field)) => {
            format!("{} ({}): field `{field}` at payload offset {}: ", packet.name, error.id(), error.offset())
        }
    };
    let reason = text.strip_prefix(&place).unwrap_or_else(|| panic!("{text:?} begins with {place:?}"));
    assert!(reason.split(' ').count() >= 5 && !reason.contains(['\n', '"']), "a sentence, not {text:?}");
}
