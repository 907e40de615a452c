//! The forms in which people write down bytes. Each file knows some of them; a form is recognized only if the whole line fits it.

mod base64;
mod comment;
mod dump;
mod list;
mod literal;
mod log;
mod named;
mod prefix;
mod radix;
mod scaffold;
mod sender;
mod time;

use protocol_runtime::Frames;
use protocol_runtime::info::Direction;

pub(crate) use self::dump::Row;
pub(crate) use self::named::{is_json, magic};
use self::prefix::Cut;
pub(crate) use self::radix::{Seen, is_row};
use self::scaffold::Peer;
use crate::binary::LIMIT;

/// How bytes are written in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Hex digits alone, the form that `inspect` defines.
    Plain,
    /// Hex digits behind a mark, or before a comment.
    Hex,
    /// Hex digits with the same bytes as text beside them.
    WithText,
    /// Pairs of hex digits with separators between them, such as `00:01`.
    Separated,
    /// Numbers in hex, such as `0x00, 0x01`.
    HexNumbers,
    /// Numbers in hex without zeros before them, such as `0 b4`.
    ShortHex,
    /// Numbers in decimal, such as `0, -76`.
    Decimals,
    /// Text with escapes, such as `\x00e`.
    Escaped,
    /// Base64.
    Base64,
    /// The text of a packet logger, such as `[0][2]e`.
    Log,
}

/// The bytes of a line.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) form: Form,
    pub(crate) bytes: Vec<u8>,
    /// Who sent them, if the line says so.
    pub(crate) mark: Option<Direction>,
    /// The packet id that the line names besides the bytes.
    pub(crate) id: Option<i64>,
    /// Whether the line says that more bytes follow, as a comma at its end does.
    pub(crate) open: bool,
    /// Whether something stands before the bytes.
    pub(crate) has_prefix: bool,
}

impl Reading {
    fn new(Found { form, bytes, open }: Found, cut: &Cut) -> Self {
        Self { form, bytes, mark: cut.mark, id: cut.id, open, has_prefix: cut.at > 0 }
    }
}

/// What a line is.
#[derive(Debug)]
pub(crate) enum Line {
    /// Bytes.
    Bytes(Reading),
    /// A row of a dump: an offset and bytes.
    Row(Row, Option<Direction>),
    /// A comment.
    Comment,
    /// What may stand around bytes of such a form, and has none.
    Scaffold,
    /// Who sends what follows.
    Heading(Option<Direction>),
    /// A form that is recognized but not read: what to do.
    Named(String),
    /// Rows of numbers that are not read, as `od` prints them: what to do.
    Rows(&'static str),
    /// Anything else, and where the bytes should begin.
    Unknown(usize),
}

/// What came before a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'c> {
    /// The form of the bytes right before.
    pub(crate) form: Option<Form>,
    /// In which radix numbers without a prefix were written before.
    pub(crate) seen: Seen,
    /// Whether bytes that a description can follow came right before.
    pub(crate) in_log: bool,
    /// The lines that follow, as far as they are known.
    pub(crate) rest: &'c [u8],
}

/// Finds out what a line is. `is_row` decides whether a row of a dump belongs here.
pub(crate) fn recognize(line: &[u8], context: Context<'_>, is_row: impl Fn(&Row, Option<Direction>) -> bool) -> Line {
    let text = comment::text(line);
    let found = find(line, &text, context, is_row);
    match (scaffold::peer(&text), found) {
        (Some(Peer(sender)), Line::Scaffold) => Line::Heading(sender),
        (Some(Peer(sender)), Line::Bytes(reading)) => Line::Bytes(Reading { mark: reading.mark.or(sender), ..reading }),
        (_, found) => found,
    }
}

fn find(line: &[u8], text: &str, context: Context<'_>, is_row: impl Fn(&Row, Option<Direction>) -> bool) -> Line {
    if let Some(what) = named::before_bytes(text, context.rest) {
        return Line::Named(what);
    }
    if scaffold::is_numbering(text) {
        return Line::Scaffold;
    }
    let Some(cuts) = prefix::cuts(text) else {
        return Line::Named(
            "this line contradicts itself about who sent the frame: correct its word or its arrow".to_owned(),
        );
    };
    let (mut broken, mut broken_row) = (None, None);
    // What stands before the bytes is as long as it can be. Shorter ones are for bytes that look like such a thing themselves.
    for cut in cuts.iter().rev() {
        let rest = &text[cut.at..];
        if rest.trim().is_empty() {
            if let Some(mark) = cut.mark.filter(|_| cut.id.is_none()) {
                return Line::Heading(Some(mark));
            }
            continue;
        }
        if cut.at > 0
            && let Some(what) = named::without_bytes(rest, false)
        {
            return Line::Named(what);
        }
        match dump::read(rest) {
            Some(row) if is_row(&row, cut.mark) => return Line::Row(row, cut.mark),
            Some(row) if row.is_sure && broken_row.is_none() => broken_row = Some((row, cut.mark)),
            _ => {}
        }
        if let Some(line) = radix::read(rest, cut, context.form, context.seen) {
            return line;
        }
        for reading in readings(rest, cut, context.form) {
            if context.form == Some(reading.form) || begins_frame(&reading.bytes) {
                return Line::Bytes(reading);
            }
            if broken.is_none() {
                broken = Some(reading);
            }
        }
    }
    if let Some((row, mark)) = broken_row {
        return Line::Row(row, mark);
    }
    if let Some(what) = named::without_bytes(text, context.in_log) {
        return Line::Named(what);
    }
    if comment::is_one(text) {
        return Line::Comment;
    }
    if scaffold::is_one(text, context.in_log) {
        return Line::Scaffold;
    }
    // Separators, marks and comments alone are not enough to recognize a form: the bytes of this line are not a frame.
    match broken {
        Some(reading) => Line::Bytes(reading),
        None => {
            let cut = cuts.iter().rev().find(|cut| cut.mark.is_some() && text.len() == line.len());
            Line::Unknown(cut.map_or(0, |cut| cut.at))
        }
    }
}

/// What a text can mean, the most particular form first.
fn readings<'t>(text: &'t str, cut: &'t Cut, form: Option<Form>) -> impl Iterator<Item = Reading> + 't {
    let forms: [Read; 8] = [
        log::read,
        literal::read,
        list::with_text,
        list::separated,
        list::numbers,
        list::texts,
        base64::read,
        list::hex,
    ];
    forms.into_iter().filter_map(move |read| {
        let found = read(text, form)?;
        // Without anything around them, hex digits are the plain form, which was tried before.
        (found.form != Form::Hex || cut.at > 0 || comment::has_one(text)).then(|| Reading::new(found, cut))
    })
}

/// How a form is read. The form of the lines before can decide what a line means.
type Read = fn(&str, Option<Form>) -> Option<Found>;

/// What a form's file gives for a text that fits.
struct Found {
    form: Form,
    bytes: Vec<u8>,
    open: bool,
}

impl Found {
    fn new(form: Form, bytes: Vec<u8>) -> Option<Self> {
        (!bytes.is_empty()).then_some(Self { form, bytes, open: false })
    }
}

/// Whether frames can begin like this. What is not a whole frame has to look like one: below 16 MiB a length begins with a zero.
pub(crate) fn begins_frame(bytes: &[u8]) -> bool {
    let mut frames = Frames::with_limit(bytes, LIMIT);
    frames.by_ref().all(|frame| frame.is_ok()) && matches!(frames.unread(), [] | [0, ..])
}

/// Whether these bytes are one or more whole frames and nothing else.
pub(crate) fn are_frames(bytes: &[u8]) -> bool {
    let mut frames = Frames::with_limit(bytes, LIMIT);
    !bytes.is_empty() && frames.by_ref().all(|frame| frame.is_ok()) && frames.unread().is_empty()
}

/// The value of a hex digit.
pub(crate) fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The bytes of an even number of hex digits.
fn unhex(digits: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    if !rest.is_empty() || pairs.is_empty() {
        return None;
    }
    pairs.iter().map(|&[high, low]| Some(digit(high)? << 4 | digit(low)?)).collect()
}
