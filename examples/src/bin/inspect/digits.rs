//! Hex digits into bytes.

/// A line without the NULs at its ends, which programs write that reserve a file, or end each text with one.
pub(crate) fn without_nul(line: &[u8]) -> &[u8] {
    if !matches!(line, [0, ..] | [.., 0]) {
        return line;
    }
    let begin = line.iter().take_while(|&&byte| byte == 0).count();
    let end = line.iter().rposition(|&byte| byte != 0).map_or(begin, |last| last + 1);
    &line[begin..end]
}

/// Puts the bytes that the hex digits of `line` from `begin` on stand for into `bytes`.
pub(crate) fn decode(line: &[u8], begin: usize, bytes: &mut Vec<u8>) -> Result<(), String> {
    bytes.clear();
    let mut first_half = None;
    for (index, &byte) in line.iter().enumerate().skip(begin) {
        if byte.is_ascii_whitespace() {
            continue;
        }
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            b'A'..=b'F' => byte - b'A' + 10,
            _ => return Err(format!("{} in column {} is not a hex digit", shown(&line[index..]), index + 1)),
        };
        match first_half.take() {
            None => first_half = Some(digit << 4),
            Some(half) => bytes.push(half | digit),
        }
    }
    match first_half {
        None => Ok(()),
        Some(_) => Err(format!("a byte is two hex digits, but the line has {}", bytes.len() * 2 + 1)),
    }
}

/// The first character of `text`, or its first byte if it does not begin with a whole character.
fn shown(text: &[u8]) -> String {
    match text.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next()) {
        Some(character) => format!("{character:?}"),
        None => format!("the byte 0x{:02x}", text.first().unwrap_or(&0)),
    }
}
