//! The text of packet loggers, as G-Earth prints it: a byte is `[n]`, or the character that it is in Latin-1 or windows-1252.

use protocol_runtime::Frames;

use super::{Form, Found};
use crate::binary::LIMIT;

/// The characters of windows-1252 for the bytes 0x80 to 0x9f, where Latin-1 has control codes.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The bytes of a logger's text. It begins with a `[n]`, because the first byte of a frame is zero, and a bracket in it is always
/// part of one.
pub(super) fn read(text: &str, _form: Option<Form>) -> Option<Found> {
    let mut rest = text.trim_start();
    if !rest.starts_with("[0]") {
        return None;
    }
    let mut bytes = Vec::new();
    while let Some(character) = rest.chars().next() {
        if let Some(inside) = rest.strip_prefix('[') {
            let (number, after) = inside.split_once(']')?;
            bytes.push(byte_of_number(number)?);
            rest = after;
        } else {
            bytes.push(byte_of_character(character)?);
            rest = &rest[character.len_utf8()..];
        }
    }
    // Blanks behind the last frame are not part of it.
    let mut frames = Frames::with_limit(&bytes, LIMIT);
    let is_whole = frames.by_ref().all(|frame| frame.is_ok());
    let end = frames.consumed();
    if is_whole && end > 0 && bytes[end..].iter().all(u8::is_ascii_whitespace) {
        bytes.truncate(end);
    }
    Found::new(Form::Log, bytes)
}

/// From -128, as Java counts, to 255.
pub(super) fn byte_of_number(number: &str) -> Option<u8> {
    let is_plain = number.strip_prefix('-').unwrap_or(number).bytes().all(|byte| byte.is_ascii_digit());
    let number: i16 = number.parse().ok().filter(|_| is_plain && number.len() <= 4)?;
    u8::try_from(number).ok().or_else(|| i8::try_from(number).ok().map(i8::cast_unsigned))
}

fn byte_of_character(character: char) -> Option<u8> {
    if matches!(character, '[' | ']') {
        return None;
    }
    u8::try_from(u32::from(character)).ok().or_else(|| {
        let at = WINDOWS_1252.iter().position(|&other| other == character)?;
        u8::try_from(at).ok().map(|at| 0x80 + at)
    })
}
