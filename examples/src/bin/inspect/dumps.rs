//! Dumps in the middle of their rows.

use std::io;

use protocol_runtime::Frames;
use protocol_runtime::info::Direction;

use crate::binary::LIMIT;
use crate::forms::{Row, begins_frame};
use crate::held::complain;
use crate::printer::Printer;

/// How far Wireshark indents what the server sends.
const SERVER_INDENT: usize = 4;

/// The dumps that are being read: one whose sender is not known, and one of each side.
#[derive(Debug, Default)]
pub(crate) struct Dumps {
    unmarked: Option<Dump>,
    client: Option<Dump>,
    server: Option<Dump>,
    /// Whether a dump began at the beginning of its line.
    has_unindented: bool,
}

#[derive(Debug)]
struct Dump {
    /// The offset of the next row, if offsets are hex, octal or decimal.
    next: [Option<u64>; 3],
    bytes: Vec<u8>,
    /// The line of the first of the bytes.
    line: u64,
    /// Whether an error hides where the next frame begins.
    is_broken: bool,
}

impl Dumps {
    /// Whether a row belongs to a dump, or begins one.
    pub(crate) fn fits(&self, row: &Row, mark: Option<Direction>) -> bool {
        let continues = self.dump(self.sender(row, mark)).is_some_and(|dump| dump.continues(row));
        continues || (row.is_sure || begins(row)) && !row.bytes.is_empty() && (row.is_words || begins_frame(&row.bytes))
    }

    /// Whether a row goes on with a dump.
    pub(crate) fn continues(&self, row: &Row, mark: Option<Direction>) -> bool {
        self.dump(self.sender(row, mark)).is_some_and(|dump| dump.continues(row))
    }

    /// Whether any dump is being read.
    pub(crate) fn is_active(&self) -> bool {
        self.unmarked.is_some() || self.client.is_some() || self.server.is_some()
    }

    /// Adds a row, and shows the frames that are whole.
    pub(crate) fn add(
        &mut self,
        line: u64,
        row: &Row,
        mark: Option<Direction>,
        printer: &mut Printer,
    ) -> io::Result<()> {
        let sender = self.sender(row, mark);
        self.has_unindented |= row.indent == 0;
        let slot = match sender {
            None => &mut self.unmarked,
            Some(Direction::ClientToServer) => &mut self.client,
            Some(Direction::ServerToClient) => &mut self.server,
        };
        let goes_on = slot.as_ref().is_some_and(|dump| dump.continues(row));
        if !goes_on || row.bytes.is_empty() {
            settle(slot, printer)?;
        }
        if row.bytes.is_empty() {
            return Ok(());
        }
        let is_first = slot.is_none();
        let dump = slot.get_or_insert_with(|| Dump { next: row.offsets, bytes: Vec::new(), line, is_broken: false });
        if is_first && row.is_words {
            dump.is_broken = true;
            let why = "this form of `hexdump`, `od` or `xxd` does not show bytes in hex and in their order: make the dump with \
                       `hexdump -C` or `xxd`; its other rows are passed over";
            return printer.broken(line, why);
        }
        dump.add(line, row, sender, printer)
    }

    /// Gives up on dumps in which rows are left out.
    pub(crate) fn leave_out(&mut self) {
        for dump in [&mut self.unmarked, &mut self.client, &mut self.server].into_iter().flatten() {
            dump.is_broken = true;
        }
    }

    /// Ends all dumps.
    pub(crate) fn settle(&mut self, printer: &mut Printer) -> io::Result<()> {
        settle(&mut self.unmarked, printer)?;
        settle(&mut self.client, printer)?;
        settle(&mut self.server, printer)
    }

    fn dump(&self, sender: Option<Direction>) -> Option<&Dump> {
        match sender {
            None => self.unmarked.as_ref(),
            Some(Direction::ClientToServer) => self.client.as_ref(),
            Some(Direction::ServerToClient) => self.server.as_ref(),
        }
    }

    /// Who sent a row. Where Wireshark follows a stream, the rows of the server are indented and have offsets of their own.
    fn sender(&self, row: &Row, mark: Option<Direction>) -> Option<Direction> {
        let continues = |dump: &Option<Dump>| dump.as_ref().is_some_and(|dump| dump.continues(row));
        let is_indented = row.indent == SERVER_INDENT && self.has_unindented;
        let of_server = is_indented && (continues(&self.server) || begins(row) && !continues(&self.unmarked));
        mark.or_else(|| of_server.then_some(Direction::ServerToClient))
    }
}

impl Dump {
    fn continues(&self, row: &Row) -> bool {
        let mut offsets = self.next.iter().zip(row.offsets);
        if self.is_broken {
            return row.bytes.is_empty() || offsets.any(|(next, offset)| next.is_some() && offset >= *next);
        }
        offsets.any(|(next, offset)| next.is_some() && offset == *next)
    }

    fn add(&mut self, line: u64, row: &Row, sender: Option<Direction>, printer: &mut Printer) -> io::Result<()> {
        let len = u64::try_from(row.bytes.len()).unwrap_or(u64::MAX);
        for (next, offset) in self.next.iter_mut().zip(row.offsets) {
            let fits = self.is_broken || offset == *next;
            *next = offset.filter(|_| fits && next.is_some()).map(|offset| offset.saturating_add(len));
        }
        if self.is_broken {
            return Ok(());
        }
        if self.bytes.is_empty() {
            self.line = line;
        }
        let before = self.bytes.len();
        self.bytes.extend_from_slice(&row.bytes);
        let mut frames = Frames::with_limit(&self.bytes, LIMIT);
        for frame in frames.by_ref() {
            match frame {
                Ok(frame) => printer.frame(&frame, sender)?,
                Err(error) => {
                    self.is_broken = true;
                    let line = if error.offset() >= before { line } else { self.line };
                    let hint = if before == 0 { printer.hint(&row.bytes) } else { String::new() };
                    let why = error.kind();
                    return printer
                        .broken(line, format_args!("{why}{hint}; the other rows of this dump are passed over"));
                }
            }
        }
        let consumed = frames.consumed();
        if consumed >= before {
            self.line = line;
        }
        self.bytes.drain(..consumed);
        Ok(())
    }
}

fn begins(row: &Row) -> bool {
    row.offsets.contains(&Some(0))
}

fn settle(slot: &mut Option<Dump>, printer: &mut Printer) -> io::Result<()> {
    match slot.take() {
        Some(dump) if !dump.is_broken => complain(dump.line, &dump.bytes, true, printer),
        _ => Ok(()),
    }
}
