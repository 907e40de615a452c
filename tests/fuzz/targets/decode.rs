//! Any bytes as packets of both test specs: an error that is explained, or a packet that encodes back to the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol_runtime::{Decode, DecodeErrorKind, Encode, Frames, Protocol};

/// Flat packets.
#[derive(Protocol)]
#[protocol(spec = "../../../spec/protocol.yaml")]
pub struct Nitro;

/// Everything that the language can say.
mod language {
    #[derive(protocol_runtime::Protocol)]
    #[protocol(spec = "../../specs/language.yaml")]
    pub struct Language;
}

fn check<'a, P: Decode<'a> + Encode>(id: u16, payload: &'a [u8]) {
    match P::decode_payload(id, payload) {
        Ok(packet) => {
            let mut frame = Vec::new();
            assert_eq!(packet.encode_to_vec(&mut frame), Ok(payload.len() + 6));
            assert_eq!(&frame[6..], payload);
            assert_eq!(packet.encoded_len(), frame.len());
        }
        Err(error) => {
            assert_ne!(error.kind(), DecodeErrorKind::Unexplained);
            assert!(error.offset() <= payload.len() && !error.to_string().is_empty());
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    if let Some((id, payload)) = bytes.split_first_chunk() {
        let id = u16::from_be_bytes(*id);
        check::<ClientPacket<'_>>(id, payload);
        check::<language::ClientPacket<'_>>(id % 6, payload);
        check::<language::ServerPacket<'_>>(id % 4, payload);
    }
    let mut frames = Frames::with_limit(bytes, 4096);
    let total: usize = frames.by_ref().flatten().map(|frame| frame.as_bytes().len()).sum();
    assert_eq!(total, frames.consumed());
    assert_eq!(frames.consumed() + frames.unread().len(), bytes.len());
    for info in Nitro::PACKETS {
        check::<ClientPacket<'_>>(info.id, bytes);
    }
});
