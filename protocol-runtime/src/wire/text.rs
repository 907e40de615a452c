//! Bytes into text, where most text is ASCII.
//!
//! Validating UTF-8 is most of the work of decoding strings. Nearly all of them are ASCII, and to see that takes a fraction of it: a
//! byte is ASCII if its highest bit is clear, and of many bytes at once if no highest bit is set. Only other text is looked at as UTF-8.

use super::malformed::Malformed;

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// `bytes` as text.
#[inline]
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Malformed> {
    if is_ascii(bytes) {
        // SAFETY: every byte is below 0x80, as was just tested, and ASCII is UTF-8.
        #[allow(unsafe_code, reason = "validating again what is known to be ASCII doubles the cost of decoding")]
        return Ok(unsafe { core::str::from_utf8_unchecked(bytes) });
    }
    other_text(bytes)
}

#[cold]
#[inline(never)]
fn other_text(bytes: &[u8]) -> Result<&str, Malformed> {
    core::str::from_utf8(bytes).map_err(|_| Malformed)
}

/// Whether no byte has its highest bit set.
#[inline(always)]
fn is_ascii(bytes: &[u8]) -> bool {
    let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) else { return is_short_ascii(bytes) };
    // What comes last overlaps what came before, so that nothing is left over.
    let Some(last_pair) = bytes.last_chunk::<{ 2 * BLOCK }>() else { return are_blocks_ascii(first, last) };
    // That the loop may end early keeps the compiler from unrolling it, which costs more than it saves at these lengths.
    for pair in bytes.as_chunks::<{ 2 * BLOCK }>().0 {
        if !is_pair_ascii(pair) {
            return false;
        }
    }
    is_pair_ascii(last_pair)
}

#[inline(always)]
fn is_pair_ascii(pair: &[u8; 2 * BLOCK]) -> bool {
    match (pair.first_chunk(), pair.last_chunk()) {
        (Some(first), Some(last)) => are_blocks_ascii(first, last),
        _ => false,
    }
}

#[inline(always)]
fn are_blocks_ascii(first: &[u8; BLOCK], last: &[u8; BLOCK]) -> bool {
    // Without `zip` and `sum`, which are calls where the compiler does not look into other parts of the program.
    let mut bits = *first;
    let mut others = last.iter();
    for byte in &mut bits {
        if let Some(other) = others.next() {
            *byte |= other;
        }
    }
    let mut count = 0_usize;
    for byte in &bits {
        count = count.wrapping_add(usize::from(byte.is_ascii()));
    }
    count == BLOCK
}

/// Of fewer bytes than a block, by two numbers that overlap.
#[inline(always)]
fn is_short_ascii(bytes: &[u8]) -> bool {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let bits = u64::from_ne_bytes(*first) | u64::from_ne_bytes(*last);
        // A constant of 64 bits would need a register, and be kept in it wherever packets are decoded.
        return (bits | bits >> 32) & 0x8080_8080 == 0;
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let bits = u32::from_ne_bytes(*first) | u32::from_ne_bytes(*last);
        return bits & 0x8080_8080 == 0;
    }
    match *bytes {
        [] => true,
        [a] => a.is_ascii(),
        [a, b] => (a | b).is_ascii(),
        [a, b, c, ..] => (a | b | c).is_ascii(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_ascii, text};

    /// How many bytes the longest text has. Miri, which needs ten minutes for the longer ones, sees every branch of the code.
    const LONGEST: usize = if cfg!(miri) { 36 } else { 100 };

    /// Every length up to several blocks, with a byte that is not ASCII at every place.
    #[test]
    fn every_length_and_every_place() {
        let mut buffer = [b'a'; LONGEST];
        for len in 0..=buffer.len() {
            assert!(is_ascii(&buffer[..len]), "{len} letters");
            assert_eq!(text(&buffer[..len]).map(str::len), Ok(len));
            for at in 0..len {
                for byte in [0x80, 0xc3, 0xff] {
                    buffer[at] = byte;
                    assert!(!is_ascii(&buffer[..len]), "{byte:#x} at {at} of {len}");
                    assert!(text(&buffer[..len]).is_err(), "{byte:#x} at {at} of {len}");
                }
                buffer[at] = 0x7f;
                assert!(is_ascii(&buffer[..len]), "0x7f at {at} of {len}");
                buffer[at] = b'a';
            }
        }
    }

    /// A letter of two bytes at every place: text, though not ASCII.
    #[test]
    fn other_text_at_every_place() {
        for len in 2..=LONGEST {
            for at in 0..len - 1 {
                let mut buffer = [b'a'; LONGEST];
                buffer[at..at + 2].copy_from_slice("\u{e9}".as_bytes());
                assert_eq!(text(&buffer[..len]).map(|text| text.contains('\u{e9}')), Ok(true), "{at} of {len}");
            }
        }
    }
}
