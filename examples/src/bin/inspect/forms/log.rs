//! The text of packet loggers, as G-Earth prints it: a byte is `[n]`, or the character that it is in Latin-1 or windows-1252.

use super::{Form, Found, are_frames};

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
    // A blank behind the last frame is not part of it.
    let blanks = bytes.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    let end = (bytes.len() - blanks..bytes.len()).rev().find(|&end| are_frames(&bytes[..end]));
    if let Some(end) = end.filter(|_| !are_frames(&bytes)) {
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
