//! The loop that reads: whatever can be shown is shown before more is asked for, so that a live capture is seen as it comes, and
//! a long one takes no more memory than its longest frame.

use std::io::{self, ErrorKind, Read};

use protocol_examples::encoding;

use crate::Format;
use crate::binary::Binary;
use crate::forms;
use crate::hex::Hex;
use crate::printer::Printer;

/// How many bytes are asked for at once.
const CHUNK: usize = 64 * 1024;
/// Bytes of a frame's length prefix, by which the format is told.
const PREFIX_LEN: usize = 4;

/// Why reading ended before the input did.
pub(crate) enum Stop {
    /// The input cannot be read.
    Input(io::Error),
    /// The output cannot be written.
    Output(io::Error),
}

/// Errors of the input are named where it is read; all others come from a [`Report`](crate::report::Report).
impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// A format in the middle of its input.
enum Reading {
    Hex(Box<Hex>),
    Binary(Binary),
}

/// Shows every frame of `input`.
pub(crate) fn frames(input: Box<dyn Read>, format: Option<Format>, printer: &mut Printer) -> Result<(), Stop> {
    let mut input = match format {
        Some(Format::Binary) => input,
        _ => encoding::utf8(input).map_err(Stop::Input)?,
    };
    let mut buffer = Vec::new();
    let mut reading = format.map(|format| match format {
        Format::Hex => Reading::Hex(Box::new(Hex::strict())),
        Format::Binary => Reading::Binary(Binary::default()),
    });
    loop {
        printer.report.flush()?;
        let at_end = read_more(&mut input, &mut buffer).map_err(Stop::Input)? == 0;
        if reading.is_none() && (at_end || buffer.len() >= PREFIX_LEN) {
            if let Some(what) = forms::magic(&buffer) {
                printer.report.broken("offset 0", what)?;
                return Ok(());
            }
            reading = Some(match told_by_content(&buffer) {
                Format::Hex => Reading::Hex(Box::default()),
                Format::Binary => Reading::Binary(Binary::default()),
            });
        }
        let used = match &mut reading {
            // The first bytes came one by one.
            None => continue,
            Some(Reading::Hex(hex)) => hex.take(&buffer, at_end, printer)?,
            Some(Reading::Binary(binary)) => match binary.take(&buffer, at_end, printer)? {
                Some(used) => used,
                None => return Ok(()),
            },
        };
        if at_end {
            return Ok(());
        }
        buffer.drain(..used);
    }
}

/// Appends what one read gives, and returns how much that is: nothing only at the end of the input.
fn read_more(input: &mut impl Read, buffer: &mut Vec<u8>) -> io::Result<usize> {
    let len = buffer.len();
    buffer.resize(len + CHUNK, 0);
    let read = loop {
        match input.read(&mut buffer[len..]) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read,
        }
    };
    buffer.truncate(len + read.as_ref().unwrap_or(&0));
    read
}

/// The format of an input that begins with `start`.
///
/// A binary capture begins with a length, whose first byte is zero for every frame below 16 MiB; and even a broken length hardly
/// consists of four bytes that a text can begin with, which would be a length of 150 MB and more. Everything that looks like
/// text is taken for hex, so that a mistake in its first line is reported as such.
fn told_by_content(start: &[u8]) -> Format {
    let start = start.get(..PREFIX_LEN).unwrap_or(start);
    // A log can begin with a colour.
    let start = start.strip_prefix(b"\x1b[").unwrap_or(start);
    let has_control_codes = start.iter().any(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace());
    let begins_with_text = match start.utf8_chunks().next() {
        None => true,
        // A character can be cut off by the fourth byte, but the first byte cannot be in the middle of one.
        Some(chunk) => !chunk.valid().is_empty() || std::str::from_utf8(start).is_err_and(|e| e.error_len().is_none()),
    };
    if begins_with_text && !has_control_codes { Format::Hex } else { Format::Binary }
}

#[cfg(test)]
mod tests {
    use super::{Format, told_by_content};

    #[test]
    fn text_is_hex() {
        for start in [
            "",
            "0",
            "0000000201",
            "# a comment",
            "\r\n\r\n00",
            "  \t00",
            "ff",
            "zz",
            "no hex",
            "\u{feff}0000",
            "\u{1b}[31m",
            "\u{e9}t\u{e9}",
        ] {
            assert_eq!(told_by_content(start.as_bytes()), Format::Hex, "{start:?}");
        }
        // A comment in another encoding than UTF-8.
        assert_eq!(told_by_content(b"#\xe9t\xe9"), Format::Hex);
    }

    #[test]
    fn everything_else_is_binary() {
        for start in [
            &b"\0"[..],
            b"\0\0",
            b"\0\0\0\x02\x01\x65",
            b"\0\0\x30\x30",
            b"\x01\0\0\x02\x01\x65",
            b"\xff\xff\xff\xff",
            b"\x80\0\0\x02",
            b"\x7f\xff\xff\xff",
            b"0\0\0\x02",
        ] {
            assert_eq!(told_by_content(start), Format::Binary, "{start:?}");
        }
    }
}
