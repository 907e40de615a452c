//! Frames in a text: one a line in hex digits, and in the other forms in which people write down bytes.

use std::io;

use protocol_runtime::Frame;
use protocol_runtime::info::Direction;

use crate::after::After;
use crate::digits::{decode, without_nul};
use crate::dumps::Dumps;
use crate::forms::{self, Context, Form, Line, Reading, Row, Seen, are_frames};
use crate::held::{self, Held};
use crate::printer::Printer;

/// What some editors put in front of a text; it belongs to no line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Where in a text the reading is.
#[derive(Debug, Default)]
pub(crate) struct Hex {
    /// Whether a line is hex digits and nothing else, because the user says so.
    is_strict: bool,
    /// How many lines came before.
    lines: u64,
    /// How many bytes of an unfinished line are known to hold no line end.
    searched: usize,
    /// The bytes of a line, kept for the next line's.
    bytes: Vec<u8>,
    /// Lines that are not a whole number of frames yet.
    held: Held,
    dumps: Dumps,
    /// Who sends what follows, if a line of its own says so.
    heading: Option<Direction>,
    /// In which radix numbers without a prefix were written.
    seen: Seen,
    /// What came right before.
    after: After,
    /// Lines that may stand around such bytes, and what is wrong with them if none follow.
    around: Vec<(u64, String)>,
}

impl Hex {
    /// Reads one frame a line, in hex digits and no other form.
    pub(crate) fn strict() -> Self {
        Self { is_strict: true, ..Self::default() }
    }

    /// Shows the frames of the whole lines at the front of `bytes` and returns how many bytes they take.
    pub(crate) fn take(&mut self, bytes: &[u8], at_end: bool, printer: &mut Printer) -> io::Result<usize> {
        let mut used = 0;
        while let Some(found) = bytes[used + self.searched..].iter().position(|&byte| byte == b'\n') {
            let end = used + self.searched + found;
            self.searched = 0;
            self.line(&bytes[used..end], &bytes[end + 1..], printer)?;
            used = end + 1;
        }
        if at_end {
            if used < bytes.len() {
                self.line(&bytes[used..], &[], printer)?;
                used = bytes.len();
            }
            self.settle(printer)?;
            self.leave_form(printer)?;
        }
        self.searched = bytes.len() - used;
        Ok(used)
    }

    /// Reads a line. `rest` is what is known of those behind it.
    fn line(&mut self, line: &[u8], rest: &[u8], printer: &mut Printer) -> io::Result<()> {
        self.lines += 1;
        let line = if self.lines == 1 { line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line) } else { line };
        let line = if self.is_strict { line } else { without_nul(line) };
        if matches!(line.trim_ascii_start().first(), None | Some(b'#')) {
            return if self.held.is_open() { Ok(()) } else { self.held.settle(printer) };
        }
        // Most lines are a frame in hex digits. Only in a dump or a list can such a line be something else.
        if !self.dumps.is_active() && !self.held.is_open() && self.is_frame(line, printer)? {
            return Ok(());
        }
        if self.is_strict {
            return self.strict_line(line, rest, printer);
        }
        if self.after.passes_over(line) {
            return Ok(());
        }
        if line.iter().all(|byte| byte.is_ascii_hexdigit() || byte.is_ascii_whitespace()) {
            return self.plain(line, rest, printer);
        }
        match self.recognize(line, rest) {
            Line::Bytes(reading) => self.add(reading, printer),
            Line::Row(row, mark) => self.row(&row, mark, printer),
            Line::Comment => Ok(()),
            Line::Scaffold => {
                if let Err(why) = decode(line, 0, &mut self.bytes) {
                    self.stand_around(why);
                }
                if self.held.is_open() { Ok(()) } else { self.held.settle(printer) }
            }
            Line::Heading(direction) => {
                self.settle(printer)?;
                self.heading = direction;
                Ok(())
            }
            Line::Named(what) => {
                self.settle(printer)?;
                self.enter(if forms::is_json(line) { After::Json } else { After::Form });
                printer.broken(self.lines, what)
            }
            Line::Rows(what) => self.rows(what, printer),
            Line::Unknown(_) if self.dumps.is_active() && line.trim_ascii() == b"*" => {
                self.dumps.leave_out();
                let why = "the dump leaves out equal rows here: make it with `hexdump -vC`, `od -v` or `xxd`";
                printer.broken(self.lines, why)
            }
            Line::Unknown(begin) => {
                self.settle(printer)?;
                self.leave_form(printer)?;
                let decoded = decode(line, begin, &mut self.bytes).and_then(|()| decode(line, 0, &mut self.bytes));
                decoded.or_else(|why| printer.broken(self.lines, why))
            }
        }
    }

    /// Shows a line that is one frame in hex digits, and says whether it is.
    fn is_frame(&mut self, line: &[u8], printer: &mut Printer) -> io::Result<bool> {
        let mut bytes = std::mem::take(&mut self.bytes);
        let decoded = decode(line, 0, &mut bytes);
        let shown = match Frame::parse(&bytes) {
            Ok(frame) if decoded.is_ok() => {
                self.settle(printer)?;
                self.leave_form(printer)?;
                printer.frame(&frame, self.heading).map(|()| true)
            }
            _ => Ok(false),
        };
        self.bytes = bytes;
        shown
    }

    /// Says why a line is not one frame in hex digits. If the line is in another form, the error names that form.
    fn strict_line(&mut self, line: &[u8], rest: &[u8], printer: &mut Printer) -> io::Result<()> {
        let why = match decode(line, 0, &mut self.bytes) {
            Ok(()) => held::why(&self.bytes, printer),
            Err(why) => match self.recognize(line, rest) {
                Line::Bytes(_) | Line::Row(..) | Line::Heading(_) => {
                    format!("{why}; without `--format hex` this form is read, too")
                }
                Line::Named(what) => format!("{why}; {what}"),
                Line::Rows(what) => format!("{why}; {what}"),
                Line::Comment | Line::Scaffold | Line::Unknown(_) => why,
            },
        };
        printer.broken(self.lines, why)
    }

    /// Reads a line of nothing but hex digits and blanks. Above all it is one frame.
    fn plain(&mut self, line: &[u8], rest: &[u8], printer: &mut Printer) -> io::Result<()> {
        if self.dumps.is_active() {
            match self.recognize(line, rest) {
                Line::Row(row, mark) if self.dumps.continues(&row, mark) => return self.row(&row, mark, printer),
                _ => {}
            }
        }
        if self.held.is_open() {
            match self.recognize(line, rest) {
                Line::Bytes(reading) if self.held.form() == Some(reading.form) => return self.add(reading, printer),
                _ => {}
            }
        }
        if self.is_frame(line, printer)? {
            return Ok(());
        }
        // The last row of base64 can look like hex digits.
        if self.held.form() == Some(Form::Base64)
            && let Line::Bytes(reading) = self.recognize(line, rest)
            && reading.form == Form::Base64
        {
            return self.add(reading, printer);
        }
        let mut bytes = std::mem::take(&mut self.bytes);
        let decoded = decode(line, 0, &mut bytes);
        let reading =
            Reading { form: Form::Plain, bytes, mark: self.heading, id: None, open: false, has_prefix: false };
        let read = self.plain_bytes(line, rest, &reading, decoded, printer);
        self.bytes = reading.bytes;
        read
    }

    /// Reads a line of hex digits and blanks that is not a frame by itself.
    fn plain_bytes(
        &mut self,
        line: &[u8],
        rest: &[u8],
        reading: &Reading,
        decoded: Result<(), String>,
        printer: &mut Printer,
    ) -> io::Result<()> {
        match self.recognize(line, rest) {
            Line::Row(row, mark) if self.dumps.fits(&row, mark) => return self.row(&row, mark, printer),
            Line::Bytes(other)
                if (other.has_prefix || matches!(other.form, Form::Decimals | Form::ShortHex))
                    && are_frames(&other.bytes) =>
            {
                return self.add(other, printer);
            }
            Line::Named(what) => {
                self.settle(printer)?;
                return printer.broken(self.lines, what);
            }
            Line::Rows(what) => return self.rows(what, printer),
            Line::Scaffold => {
                self.stand_around(held::why(&reading.bytes, printer));
                return Ok(());
            }
            _ => {}
        }
        self.dumps.settle(printer)?;
        self.leave_form(printer)?;
        match decoded {
            Ok(()) if self.held.takes(reading) => self.held.add(self.lines, reading, printer),
            decoded => {
                self.held.settle(printer)?;
                let why = decoded.err().unwrap_or_else(|| held::why(&reading.bytes, printer));
                printer.broken(self.lines, why)
            }
        }
    }

    fn recognize(&self, line: &[u8], rest: &[u8]) -> Line {
        let context = Context { form: self.held.form(), seen: self.seen, in_log: self.after != After::Plain, rest };
        forms::recognize(line, context, |row, mark| self.dumps.fits(row, mark))
    }

    fn add(&mut self, mut reading: Reading, printer: &mut Printer) -> io::Result<()> {
        self.enter(After::Form);
        self.dumps.settle(printer)?;
        self.seen.hex |= reading.form == Form::ShortHex;
        self.seen.decimal |= reading.form == Form::Decimals && are_frames(&reading.bytes);
        reading.mark = reading.mark.or(self.heading);
        if let (Some(named), Ok(frame)) = (reading.id, Frame::parse(&reading.bytes)) {
            // G-Earth takes ids for signed numbers.
            if named != i64::from(frame.id()) && named != i64::from(frame.id().cast_signed()) {
                self.held.settle(printer)?;
                let why = format_args!("the line is about packet {named}, but the id in its bytes is {}", frame.id());
                return printer.broken(self.lines, why);
            }
        }
        self.held.add(self.lines, &reading, printer)
    }

    fn row(&mut self, row: &Row, mark: Option<Direction>, printer: &mut Printer) -> io::Result<()> {
        self.enter(After::Form);
        self.held.settle(printer)?;
        self.dumps.add(self.lines, row, mark.or(self.heading), printer)
    }

    /// Says once why rows of numbers are not read.
    fn rows(&mut self, what: &str, printer: &mut Printer) -> io::Result<()> {
        self.settle(printer)?;
        self.enter(After::Rows);
        printer.broken(self.lines, what)
    }

    /// A line that may stand around bytes. It is an error only if no bytes follow.
    fn stand_around(&mut self, why: String) {
        if self.after == After::Plain {
            self.around.push((self.lines, why));
        }
    }

    /// Bytes in a form of their own: what stands around them is part of it.
    fn enter(&mut self, form: After) {
        self.after = form;
        self.around.clear();
    }

    /// A line in no such form: lines that were taken for a part of one are reported as errors.
    fn leave_form(&mut self, printer: &mut Printer) -> io::Result<()> {
        self.after = After::Plain;
        self.around.drain(..).try_for_each(|(line, why)| printer.broken(line, why))
    }

    /// Reports all that is not whole.
    fn settle(&mut self, printer: &mut Printer) -> io::Result<()> {
        self.held.settle(printer)?;
        self.dumps.settle(printer)
    }
}
