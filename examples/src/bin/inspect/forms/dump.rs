//! Rows of dumps, as xxd, `hexdump -C`, `od -t x1`, Wireshark, tcpdump and many libraries print them: an offset, bytes in hex, and
//! perhaps the same bytes as text.

use super::digit;

/// A row of a dump.
#[derive(Debug)]
pub(crate) struct Row {
    /// How many columns it is indented. A tab counts as eight.
    pub(crate) indent: usize,
    /// The offset as a number in hex, in octal, and in decimal.
    pub(crate) offsets: [Option<u64>; 3],
    /// Empty for an offset alone, which ends a dump.
    pub(crate) bytes: Vec<u8>,
    /// Whether this can only be a row of a dump.
    pub(crate) is_sure: bool,
    /// Whether the row shows something other than bytes in hex: words, octal numbers, characters or bits.
    pub(crate) is_words: bool,
}

/// How long an offset can be.
const OFFSET_LEN: std::ops::RangeInclusive<usize> = 3..=16;

/// How many bytes a row can have.
const MAX_ROW: usize = 1024;

/// Reads a row.
pub(super) fn read(line: &str) -> Option<Row> {
    let trimmed = line.trim_start();
    let blank = &line[..line.len() - trimmed.len()];
    let indent = blank.chars().map(|char| if char == '\t' { 8 } else { 1 }).sum();
    let line = trimmed.trim_end();
    if line.starts_with(['|', '│']) {
        return boxed(line, indent);
    }
    let hex = line.strip_prefix("0x").or_else(|| line.strip_prefix("0X"));
    let is_hex = hex.is_some();
    let line = hex.unwrap_or(line);
    let len = line.bytes().take_while(u8::is_ascii_hexdigit).count();
    let (offset, rest) = line.split_at(len);
    let rest = rest.strip_prefix(['h', 'H']).unwrap_or(rest);
    let (data, has_colon) = match rest.strip_prefix(':') {
        Some(data) => (data, true),
        None => (rest, false),
    };
    let separated = data.is_empty() || data.starts_with([' ', '\t', '|']);
    if !OFFSET_LEN.contains(&len) || !separated {
        return None;
    }
    let data = data.trim_start_matches([' ', '\t', '|']);
    let row = Row {
        indent,
        offsets: offsets(offset, !is_hex && !has_colon),
        bytes: Vec::new(),
        is_sure: false,
        is_words: false,
    };
    if data.is_empty() {
        return (!is_hex && !has_colon).then_some(row);
    }
    // What `hexdump`, `od` and `xxd` print unless you ask for bytes in hex. The values do not matter.
    let not_hex = |is_sure| Row { bytes: vec![0], is_sure, is_words: true, ..row };
    if has_colon && are_bits(data) {
        return Some(not_hex(true));
    }
    let Some(Data { bytes, has_text, is_swapped, group }) = Data::read(data) else {
        let begins_so = data.starts_with('\\') || data.bytes().take_while(u8::is_ascii_digit).count() > 2;
        return (len == 7 && !is_hex && are_symbols(data)).then(|| not_hex(begins_so));
    };
    let is_words = is_swapped || !has_colon && !is_hex && len == 7 && group > 2;
    // A colon behind a short number is a numbered line.
    Some(Row { bytes, is_sure: is_words || is_hex || has_text || has_colon && len >= 4, is_words, ..row })
}

/// Whether these are characters and numbers, as `od -c`, `od -b` and `hexdump -d` print them.
fn are_symbols(data: &str) -> bool {
    let is_number = |symbol: &str| matches!(symbol.len(), 3 | 5) && symbol.bytes().all(|byte| byte.is_ascii_digit());
    data.split_ascii_whitespace().all(|symbol| is_number(symbol) || symbol.chars().count() <= 2)
}

/// Whether these are bits, as `xxd -b` prints them: more groups of eight than a text of that length has as bytes.
fn are_bits(data: &str) -> bool {
    let groups =
        data.split(' ').take_while(|group| group.len() == 8 && group.bytes().all(|byte| matches!(byte, b'0' | b'1')));
    let count = groups.count();
    let text = data.get(count * 9..).unwrap_or_default().trim();
    count > 0 && !text.is_empty() && text.chars().count() <= count
}

/// The offset in hex, in octal, and in decimal. Only `od` prints it in octal, with seven digits or as many as it takes.
fn offsets(digits: &str, can_be_octal: bool) -> [Option<u64>; 3] {
    let is_octal = can_be_octal && (digits.len() == 7 || digits.len() > 7 && !digits.starts_with('0'));
    let number = |radix| u64::from_str_radix(digits, radix).ok();
    [number(16), number(8).filter(|_| is_octal), number(10)]
}

/// The bytes of a row.
struct Data {
    bytes: Vec<u8>,
    /// Whether the same bytes stand there as text.
    has_text: bool,
    /// Whether that text shows the bytes of each group in the other order.
    is_swapped: bool,
    /// How many digits the first group has.
    group: usize,
}

impl Data {
    /// Reads groups of hex digits up to the text column, which has to agree with them.
    fn read(data: &str) -> Option<Self> {
        let (mut bytes, mut swapped, mut group) = (Vec::new(), Vec::new(), 0);
        // Where a text column could begin that shows bytes in a way of its own.
        let mut loose = None;
        let mut rest = data;
        loop {
            let len = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
            let (digits, behind) = rest.split_at(len);
            if len == 0 || len % 2 == 1 || !(behind.is_empty() || behind.starts_with([' ', '\t', '-', '|'])) {
                return loose;
            }
            let (pairs, _) = digits.as_bytes().as_chunks::<2>();
            let byte = |&[high, low]: &[u8; 2]| Some(digit(high)? << 4 | digit(low)?);
            bytes.extend(pairs.iter().filter_map(byte));
            swapped.extend(pairs.iter().rev().filter_map(byte));
            if bytes.len() > MAX_ROW {
                return None;
            }
            group = if group == 0 { len } else { group };
            if behind.trim().is_empty() {
                return Some(Self { bytes, has_text: false, is_swapped: false, group });
            }
            let next = behind.trim_start_matches([' ', '\t']);
            let gap = behind.len() - next.len();
            // Bytes that look like their own text are rarer than a text that looks like bytes.
            if gap > 1 || next.starts_with(['|', '>']) {
                let is_straight = is_text_of(next, &bytes);
                if is_straight || is_text_of(next, &swapped) {
                    return Some(Self { bytes, has_text: true, is_swapped: !is_straight, group });
                }
                if loose.is_none() && next.len() <= bytes.len() * 4 && next.chars().count() <= bytes.len() {
                    loose = Some(Self { bytes: bytes.clone(), has_text: false, is_swapped: false, group });
                }
            }
            rest = next.trim_start_matches(['-', '|']).trim_start();
        }
    }
}

/// The bytes of a row without an offset, if it shows them as text, too.
pub(super) fn with_text(row: &str) -> Option<Vec<u8>> {
    Data::read(row).filter(|data| data.has_text && data.group == 2).map(|data| data.bytes)
}

/// Whether a text column shows these bytes. Blanks at its beginning were taken for a gap.
fn is_text_of(text: &str, bytes: &[u8]) -> bool {
    // No character has more than four bytes.
    if text.len() > bytes.len() * 4 + 8 {
        return false;
    }
    let blanks = bytes.iter().take_while(|&&byte| byte == b' ').count();
    let framed = [('|', '|'), ('>', '<'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open).and_then(|text| text.strip_suffix(close)));
    if framed.is_some_and(|inside| inside.chars().count() == bytes.len() || inside.len() == bytes.len()) {
        return true;
    }
    let text: Vec<char> = framed.unwrap_or(text).chars().collect();
    // Some leave a gap in the middle.
    let without_gap = || [&text[..8], &text[9..]].concat();
    shows(&text, bytes) || shows(&text, &bytes[blanks..]) || text.get(8) == Some(&' ') && shows(&without_gap(), bytes)
}

/// Each printable byte is itself, a blank perhaps a dot; others can be anything. Blanks at the end may be missing.
fn shows(text: &[char], bytes: &[u8]) -> bool {
    text.len() <= bytes.len()
        && bytes.get(text.len()..).is_some_and(|missing| missing.iter().all(|&byte| byte == b' '))
        && text.iter().zip(bytes).all(|(&char, &byte)| match byte {
            b' ' => matches!(char, ' ' | '.'),
            byte => char == char::from(byte) || !byte.is_ascii_graphic(),
        })
}

/// A row in a box, as Netty and hexyl draw it: `|00000000| 00 00 00 02 01 65 |.....e |`.
fn boxed(line: &str, indent: usize) -> Option<Row> {
    let cells: Vec<&str> = line.trim_matches(['|', '│']).split(['|', '│', '┊', '┆']).map(str::trim).collect();
    let (offset, cells) = cells.split_first()?;
    let is_offset = OFFSET_LEN.contains(&offset.len()) && offset.bytes().all(|byte| byte.is_ascii_hexdigit());
    // There are as many cells of text as of bytes; a text may hold a bar, too.
    let data = if cells.len() == 1 { cells } else { &cells[..cells.len() / 2] };
    let data = if cells.len() == 3 { &cells[..1] } else { data };
    let bytes = data.iter().filter(|cell| !cell.is_empty()).try_fold(Vec::new(), |mut bytes, cell| {
        bytes.extend(Data::read(cell).filter(|data| !data.has_text)?.bytes);
        Some(bytes)
    })?;
    (is_offset && !bytes.is_empty()).then(|| Row {
        indent,
        offsets: offsets(offset, false),
        bytes,
        is_sure: true,
        is_words: false,
    })
}
