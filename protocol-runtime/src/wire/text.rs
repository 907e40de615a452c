//! Validates strings, with a fast path for ASCII.
//!
//! Most of the cost of decoding a string is validating UTF-8. Nearly all strings are ASCII, which is much cheaper to test: ASCII bytes have
//! their highest bit clear, and many bytes can be tested at once. Only other strings are validated as UTF-8.

use super::malformed::Malformed;

/// How many bytes are tested at once.
const BLOCK: usize = 16;

/// Validates `bytes` as UTF-8.
#[inline]
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Malformed> {
    if is_ascii(bytes) {
        // SAFETY: `is_ascii` returned true, so every byte is below 0x80, and ASCII is valid UTF-8.
        #[allow(unsafe_code, reason = "validating known ASCII again doubles the cost of decoding")]
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
    // The last chunk overlaps the ones before it, so there is no remainder.
    let Some(last_pair) = bytes.last_chunk::<{ 2 * BLOCK }>() else { return are_blocks_ascii(first, last) };
    // Because the loop can return early, rustc does not unroll it. Unrolling costs more than it saves at these lengths.
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
    // Not `zip` and `sum`: they stay calls in builds that do not inline across codegen units.
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

/// Tests fewer bytes than a block, as two integers that overlap.
#[inline(always)]
fn is_short_ascii(bytes: &[u8]) -> bool {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let bits = u64::from_ne_bytes(*first) | u64::from_ne_bytes(*last);
        // A 64-bit constant would occupy a register wherever packets are decoded.
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

    /// The length of the longest text. Miri would need ten minutes for the longer ones; the shorter ones reach every branch too.
    const LONGEST: usize = if cfg!(miri) { 36 } else { 100 };

    /// Every length up to several blocks, with a non-ASCII byte at every position.
    #[test]
    fn every_length_and_every_position() {
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

    /// A two-byte letter at every position: valid, but not ASCII.
    #[test]
    fn other_text_at_every_position() {
        for len in 2..=LONGEST {
            for at in 0..len - 1 {
                let mut buffer = [b'a'; LONGEST];
                buffer[at..at + 2].copy_from_slice("\u{e9}".as_bytes());
                assert_eq!(text(&buffer[..len]).map(|text| text.contains('\u{e9}')), Ok(true), "{at} of {len}");
            }
        }
    }
}
