//! Lines whose bytes belong together, held until their frames are whole: a dump of `xxd -p`, or a list in a program.

use std::io;

use protocol_runtime::info::Direction;
use protocol_runtime::{Frame, FrameErrorKind, Frames};

use crate::binary::LIMIT;
use crate::forms::{Form, Reading, are_frames};
use crate::printer::Printer;

/// Lines in one form, one after the other, that do not hold a whole number of frames yet.
#[derive(Debug, Default)]
pub(crate) struct Held {
    kind: Option<(Form, Option<Direction>)>,
    /// The number of each line, and where in `bytes` it begins.
    lines: Vec<(u64, usize)>,
    bytes: Vec<u8>,
    /// How many of the bytes are whole frames.
    walked: usize,
    /// Whether the last line says that more follow.
    open: bool,
    /// Whether any line did.
    joined: bool,
}

impl Held {
    /// The form of the lines that are held.
    pub(crate) fn form(&self) -> Option<Form> {
        self.kind.map(|(form, _)| form)
    }

    /// Whether the last line says that more follow.
    pub(crate) fn is_open(&self) -> bool {
        self.open
    }

    /// Whether a line of plain hex digits belongs here: it goes on with what is held, or its last frame may go on itself.
    pub(crate) fn takes(&self, reading: &Reading) -> bool {
        let goes_on = self.kind == Some((reading.form, reading.mark)) && self.goes_on(&reading.bytes);
        let mut frames = Frames::with_limit(&reading.bytes, LIMIT);
        goes_on || frames.by_ref().all(|frame| frame.is_ok()) && !frames.unread().is_empty()
    }

    /// Adds a line. Its frames are shown as soon as a line ends with one.
    pub(crate) fn add(&mut self, line: u64, reading: &Reading, printer: &mut Printer) -> io::Result<()> {
        let kind = (reading.form, reading.mark);
        if self.kind != Some(kind) || !self.goes_on(&reading.bytes) {
            self.settle(printer)?;
        }
        let first = self.lines.is_empty();
        let begin = self.bytes.len();
        let width = self.width();
        self.kind = Some(kind);
        self.lines.push((line, begin));
        self.bytes.extend_from_slice(&reading.bytes);
        let mut frames = Frames::with_limit(&self.bytes[self.walked..], LIMIT);
        let is_broken = frames.by_ref().any(|frame| frame.is_err());
        self.walked += frames.consumed();
        if !is_broken && self.walked == self.bytes.len() {
            for frame in Frames::with_limit(&self.bytes, LIMIT).flatten() {
                printer.frame(&frame, reading.mark)?;
            }
            self.clear();
            return Ok(());
        }
        // Lines are broken at one width, and the last one may be shorter.
        let was_open = self.open;
        let ends_short = !first && !was_open && !reading.open && reading.bytes.len() < width;
        if !first && !was_open && (is_broken || ends_short) {
            self.lines.pop();
            self.bytes.truncate(begin);
            self.settle(printer)?;
            return self.add(line, reading, printer);
        }
        self.open = reading.open;
        self.joined |= reading.open || was_open;
        // A line of a log is a packet; in others the next line may go on.
        if is_broken || reading.form == Form::Log {
            self.settle(printer)?;
        }
        Ok(())
    }

    fn width(&self) -> usize {
        match self.lines[..] {
            [] => 0,
            [_] => self.bytes.len(),
            [_, (_, second), ..] => second,
        }
    }

    fn goes_on(&self, bytes: &[u8]) -> bool {
        self.open || !are_frames(bytes) && bytes.len() <= self.width()
    }

    /// Reports the lines that are held as incomplete frames.
    pub(crate) fn settle(&mut self, printer: &mut Printer) -> io::Result<()> {
        let Some((form, mark)) = self.kind.take() else { return Ok(()) };
        let ends = self.lines.iter().skip(1).map(|&(_, begin)| begin).chain([self.bytes.len()]);
        let lines: Vec<(u64, usize, usize)> =
            self.lines.iter().zip(ends).map(|(&(line, begin), end)| (line, begin, end)).collect();
        if self.joined {
            let rest = show(&self.bytes, mark, printer)?;
            let at = self.bytes.len() - rest;
            let line = lines.iter().rev().find(|&&(_, begin, _)| begin <= at).map_or(0, |&(line, ..)| line);
            complain(line, &self.bytes[at..], at == 0, printer)?;
        } else {
            for (line, begin, end) in lines {
                let bytes = &self.bytes[begin..end];
                if form == Form::Plain {
                    let why = why(bytes, printer);
                    printer.broken(line, why)?;
                } else {
                    let rest = show(bytes, mark, printer)?;
                    complain(line, &bytes[bytes.len() - rest..], rest == bytes.len(), printer)?;
                }
            }
        }
        self.clear();
        Ok(())
    }

    fn clear(&mut self) {
        *self =
            Self { lines: std::mem::take(&mut self.lines), bytes: std::mem::take(&mut self.bytes), ..Self::default() };
        self.lines.clear();
        self.bytes.clear();
    }
}

/// Shows the whole frames at the front of `bytes`, and returns how many bytes are left.
fn show(bytes: &[u8], mark: Option<Direction>, printer: &mut Printer) -> io::Result<usize> {
    let mut frames = Frames::with_limit(bytes, LIMIT);
    for frame in frames.by_ref().flatten() {
        printer.frame(&frame, mark)?;
    }
    Ok(bytes.len() - frames.consumed())
}

/// Reports bytes behind the last whole frame.
pub(crate) fn complain(line: u64, bytes: &[u8], with_hint: bool, printer: &mut Printer) -> io::Result<()> {
    match Frame::parse(bytes) {
        Err(error) if !bytes.is_empty() => {
            let hint = if with_hint { printer.hint(bytes) } else { String::new() };
            printer.broken(line, format_args!("{}{hint}", error.kind()))
        }
        _ => Ok(()),
    }
}

/// Why the bytes of a plain line are not one frame.
pub(crate) fn why(bytes: &[u8], printer: &mut Printer) -> String {
    match Frame::parse(bytes).map_err(|error| error.kind()) {
        Err(kind @ FrameErrorKind::TrailingBytes { .. }) if are_frames(bytes) => format!(
            "{kind}: a line holds only one; if they are frames one after the other, xxd -r -p FILE | inspect reads them"
        ),
        Err(kind @ FrameErrorKind::TrailingBytes { .. }) => format!("{kind}: a line holds only one"),
        Err(kind) => format!("{kind}{}", printer.hint(bytes)),
        Ok(_) => "this frame is whole".to_owned(),
    }
}
