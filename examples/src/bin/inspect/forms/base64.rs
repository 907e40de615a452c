//! Base64, with either alphabet.

use super::{Form, Found};

/// The bytes of a text in base64. The first line of them begins with the zeros of a frame's length.
pub(super) fn read(text: &str, form: Option<Form>) -> Option<Found> {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = text.split_once(";base64,").map_or(text, |(_, text)| text);
    if !text.starts_with("AAA") && form != Some(Form::Base64) {
        return None;
    }
    let digits = text.trim_end_matches('=');
    // The last row can be short.
    let least = if form == Some(Form::Base64) { 2 } else { 6 };
    if digits.len() < least || text.len() - digits.len() > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3);
    for chunk in digits.as_bytes().chunks(4) {
        let mut group = 0_u32;
        for &byte in chunk {
            group = group << 6 | u32::from(value(byte)?);
        }
        // At the end, two digits are one byte, three are two bytes, and one digit alone is a mistake.
        let len = chunk.len().checked_sub(1).filter(|&len| len > 0)?;
        let [_, whole @ ..] = (group << (6 * (4 - chunk.len()))).to_be_bytes();
        bytes.extend_from_slice(&whole[..len]);
    }
    Found::new(Form::Base64, bytes)
}

fn value(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}
