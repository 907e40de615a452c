//! UTF-8 by the Unicode standard's table "Well-Formed UTF-8 Byte Sequences". It does not use the standard library, because the library under
//! test does.

/// Returns the offset of the first sequence that is not well-formed.
pub(super) fn first_fault(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while at < bytes.len() {
        match sequence(&bytes[at..]) {
            Some(len) => at += len,
            None => return Some(at),
        }
    }
    None
}

/// Returns the length of the well-formed sequence at the front of `bytes`.
fn sequence(bytes: &[u8]) -> Option<usize> {
    const CONTINUATION: std::ops::RangeInclusive<u8> = 0x80..=0xbf;
    let (len, second) = match bytes[0] {
        0x00..=0x7f => return Some(1),
        0xc2..=0xdf => (2, CONTINUATION),
        0xe0 => (3, 0xa0..=0xbf),
        0xe1..=0xec | 0xee | 0xef => (3, CONTINUATION),
        0xed => (3, 0x80..=0x9f),
        0xf0 => (4, 0x90..=0xbf),
        0xf1..=0xf3 => (4, CONTINUATION),
        0xf4 => (4, 0x80..=0x8f),
        _ => return None,
    };
    let rest = bytes.get(1..len)?;
    let well_formed = second.contains(&rest[0]) && rest[1..].iter().all(|byte| CONTINUATION.contains(byte));
    well_formed.then_some(len)
}
