//! One frame a line, in hex digits.

use std::io;

use protocol_runtime::{Frame, FrameErrorKind};

use crate::read::Show;
use crate::report::Report;

/// What some editors put in front of a text; it belongs to no line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Where in a hex text the reading is.
#[derive(Debug, Default)]
pub(crate) struct Hex {
    /// How many lines came before.
    lines: u64,
    /// How many bytes of an unfinished line are known to hold no line end.
    searched: usize,
    /// The bytes of a line's frame, kept for the next line's.
    frame: Vec<u8>,
}

impl Hex {
    /// Shows the frames of the whole lines at the front of `bytes` and returns how many bytes they take.
    pub(crate) fn take(&mut self, bytes: &[u8], at_end: bool, report: &mut Report, show: Show) -> io::Result<usize> {
        let mut used = 0;
        while let Some(found) = bytes[used + self.searched..].iter().position(|&byte| byte == b'\n') {
            let end = used + self.searched + found;
            self.searched = 0;
            self.line(&bytes[used..end], report, show)?;
            used = end + 1;
        }
        if at_end && used < bytes.len() {
            self.line(&bytes[used..], report, show)?;
            used = bytes.len();
        }
        self.searched = bytes.len() - used;
        Ok(used)
    }

    fn line(&mut self, line: &[u8], report: &mut Report, show: Show) -> io::Result<()> {
        self.lines += 1;
        let line = if self.lines == 1 { line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line) } else { line };
        if matches!(line.trim_ascii_start().first(), None | Some(b'#')) {
            return Ok(());
        }
        match decode(line, &mut self.frame).and_then(|()| only_frame(&self.frame)) {
            Ok(frame) => show(report, &frame),
            Err(why) => report.broken(format_args!("line {}", self.lines), why),
        }
    }
}

fn only_frame(bytes: &[u8]) -> Result<Frame<'_>, String> {
    Frame::parse(bytes).map_err(|error| match error.kind() {
        FrameErrorKind::TrailingBytes { .. } => format!("{}: a line holds only one", error.kind()),
        kind => kind.to_string(),
    })
}

/// Puts the bytes that the hex digits of `line` stand for into `bytes`.
fn decode(line: &[u8], bytes: &mut Vec<u8>) -> Result<(), String> {
    bytes.clear();
    let mut first_half = None;
    for (index, &byte) in line.iter().enumerate() {
        if byte.is_ascii_whitespace() {
            continue;
        }
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            b'A'..=b'F' => byte - b'A' + 10,
            _ => return Err(format!("{} in column {} is no hex digit", shown(&line[index..]), index + 1)),
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

/// The first character of `text`, or its first byte if that is none.
fn shown(text: &[u8]) -> String {
    match text.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next()) {
        Some(character) => format!("{character:?}"),
        None => format!("the byte 0x{:02x}", text.first().unwrap_or(&0)),
    }
}
