//! Text that is not UTF-8: what Windows programs save as "Unicode".

use std::io::{self, ErrorKind, Read};

/// How many bytes are read at once.
const CHUNK: usize = 16 * 1024;
/// How many characters have to look like text before bytes without a byte order mark are taken for UTF-16 big-endian: such bytes could
/// also be the beginning of a frame.
const BIG_ENDIAN_PROOF: usize = 4;

/// What the first bytes of an input say about its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// More bytes are needed.
    Undecided,
    /// Anything but UTF-16.
    Other,
    /// UTF-16.
    Utf16(Order),
}

/// The order of the two bytes of a UTF-16 unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The low byte comes first.
    Little,
    /// The high byte comes first.
    Big,
}

impl Order {
    fn unit(self, pair: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(pair),
            Self::Big => u16::from_be_bytes(pair),
        }
    }
}

/// Tells the encoding of an input by its first bytes.
#[must_use]
pub fn guess(start: &[u8], at_end: bool) -> Guess {
    let (order, marked) = match *start {
        [] | [0xff | 0xfe] if !at_end => return Guess::Undecided,
        [0xff, 0xfe, ..] => (Order::Little, true),
        [0xfe, 0xff, ..] => (Order::Big, true),
        [0, ..] => (Order::Big, false),
        _ => (Order::Little, false),
    };
    let units: Vec<u16> = start.chunks_exact(2).take(8).map(|pair| order.unit([pair[0], pair[1]])).collect();
    let text = &units[usize::from(marked)..];
    let is_ascii = |unit: u16| matches!(unit, 9 | 10 | 13 | 0x20..=0x7e);
    let fits = |&unit: &u16| is_ascii(unit) || marked && matches!(unit, 0xa0..=0xfffd);
    // What people write down begins with a digit, a bracket or the like. Big-endian text could also be the length of a frame of some
    // megabytes, so there it has to.
    let begins = |unit: u16| match u8::try_from(unit) {
        Ok(byte) if order == Order::Big && !marked => {
            byte.is_ascii_hexdigit() || byte.is_ascii_whitespace() || matches!(byte, b'#' | b'{' | b'[' | b'"')
        }
        _ => is_ascii(unit),
    };
    let needed = match (marked, order) {
        (true, _) => 1,
        (false, Order::Little) => 2,
        (false, Order::Big) => BIG_ENDIAN_PROOF,
    };
    if !text.first().is_none_or(|&unit| begins(unit)) || !text.iter().all(fits) {
        Guess::Other
    } else if text.len() >= needed || marked && at_end {
        Guess::Utf16(order)
    } else if at_end || !may_go_on(start, order, marked) {
        Guess::Other
    } else {
        Guess::Undecided
    }
}

/// Whether the half of a unit at the end can still become a text's.
fn may_go_on(start: &[u8], order: Order, marked: bool) -> bool {
    match (start.len() % 2, start.last(), order) {
        _ if marked => true,
        (1, Some(&last), Order::Little) => last.is_ascii_graphic() || last.is_ascii_whitespace(),
        (1, Some(&last), Order::Big) => last == 0,
        _ => true,
    }
}

/// The same input, as UTF-8 if it is UTF-16. Waits for the first bytes.
///
/// # Errors
/// The input cannot be read.
pub fn utf8(mut input: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
    let mut start = Vec::new();
    loop {
        let mut chunk = [0; CHUNK];
        let len = match input.read(&mut chunk) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            len => len?,
        };
        start.extend_from_slice(&chunk[..len]);
        let guess = guess(&start, len == 0);
        if guess == Guess::Undecided {
            continue;
        }
        let input = io::Cursor::new(start).chain(input);
        return Ok(match guess {
            Guess::Utf16(order) => Box::new(Utf16Reader::new(input, order)),
            _ => Box::new(input),
        });
    }
}

/// Reads UTF-16 as UTF-8. What is no character becomes U+FFFD.
#[derive(Debug)]
pub struct Utf16Reader<R> {
    input: R,
    order: Order,
    /// Bytes of a character that is not whole yet.
    partial: Vec<u8>,
    /// UTF-8 that was not asked for yet, and how much of it was.
    text: Vec<u8>,
    taken: usize,
}

impl<R: Read> Utf16Reader<R> {
    /// Reads this input.
    pub fn new(input: R, order: Order) -> Self {
        Self { input, order, partial: Vec::new(), text: Vec::new(), taken: 0 }
    }

    /// Reads on until there is text or the input ends.
    fn fill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.taken = 0;
        while self.text.is_empty() {
            let mut chunk = [0; CHUNK];
            let len = match self.input.read(&mut chunk) {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                len => len?,
            };
            self.partial.extend_from_slice(&chunk[..len]);
            let at_end = len == 0;
            let mut whole = self.partial.len() / 2 * 2;
            let ends_in_surrogate = whole >= 2 && {
                let unit = self.order.unit([self.partial[whole - 2], self.partial[whole - 1]]);
                (0xd800..0xdc00).contains(&unit)
            };
            if ends_in_surrogate && !at_end {
                whole -= 2;
            }
            let units = self.partial[..whole].chunks_exact(2).map(|pair| self.order.unit([pair[0], pair[1]]));
            let text: String =
                char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
            self.text.extend_from_slice(text.as_bytes());
            self.partial.drain(..whole);
            if at_end {
                if !self.partial.is_empty() {
                    self.partial.clear();
                    self.text.extend_from_slice("\u{fffd}".as_bytes());
                }
                break;
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf16Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.text.len() {
            self.fill()?;
        }
        let left = &self.text[self.taken..];
        let len = left.len().min(buffer.len());
        buffer[..len].copy_from_slice(&left[..len]);
        self.taken += len;
        Ok(len)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Guess, Order, Utf16Reader, guess};

    #[test]
    fn encodings_are_told_by_their_first_bytes() {
        for (start, expected) in [
            (&b"\xff\xfe0\0"[..], Guess::Utf16(Order::Little)),
            (b"\xfe\xff\0#", Guess::Utf16(Order::Big)),
            (b"0\x000\0", Guess::Utf16(Order::Little)),
            (b"\x000\x000\x000\x000", Guess::Utf16(Order::Big)),
            (b"", Guess::Undecided),
            (b"\xff\xfe", Guess::Undecided),
            (b"\x000\x000", Guess::Undecided),
            (b"0", Guess::Undecided),
            (b"\0\0", Guess::Other),
            (b"\0\0\0\x02\x01\x65", Guess::Other),
            (b"\xff\xff\xff\xff", Guess::Other),
            (b"\xff\xfe\n\0\0\0", Guess::Other),
            (b"\xff\xfe\n{\"n", Guess::Other),
            (b"00", Guess::Other),
            (b"0\0\0\x02", Guess::Other),
            // A frame of three megabytes.
            (b"\x000\x000\x01\x65\0\0", Guess::Other),
        ] {
            assert_eq!(guess(start, false), expected, "{start:?}");
        }
        assert_eq!(guess(b"", true), Guess::Other);
        assert_eq!(guess(b"0", true), Guess::Other);
        assert_eq!(guess(b"\xff\xfe", true), Guess::Utf16(Order::Little));
    }

    #[test]
    fn utf_16_is_read_in_both_orders() {
        let text = "\u{feff}0a # \u{e9} \u{1f389}\r\n";
        for order in [Order::Little, Order::Big] {
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|unit| if order == Order::Little { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect();
            let mut read = String::new();
            Utf16Reader::new(&bytes[..], order).read_to_string(&mut read).unwrap();
            assert_eq!(read, text);
            // Half a character at the end.
            let mut read = String::new();
            Utf16Reader::new(&bytes[..bytes.len() - 1], order).read_to_string(&mut read).unwrap();
            assert!(read.ends_with("\r\u{fffd}"), "{read:?}");
        }
    }
}
