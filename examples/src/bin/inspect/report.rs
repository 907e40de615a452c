//! What is printed for a frame, and the count of those that did not decode.

use std::fmt::Display;
use std::io::{self, BufWriter, Write};

use protocol_runtime::info::Direction;
use protocol_runtime::{Decode, DecodeError, DecodeErrorKind, Frame, Revealed};
use serde::{Serialize, Serializer};

use crate::json;
use crate::table::{self, Table};

/// Where the results go.
pub(crate) struct Report {
    output: BufWriter<Box<dyn Write>>,
    /// The table; none for JSON.
    table: Option<Table>,
    show_secrets: bool,
    results: u64,
    failures: u64,
}

impl Report {
    /// One JSON object a line, the same wherever it goes.
    pub(crate) fn json(show_secrets: bool) -> Self {
        Self::new(Box::new(io::stdout().lock()), None, show_secrets)
    }

    /// A table for people.
    pub(crate) fn table(show_secrets: bool, table: Table) -> Self {
        Self::new(Box::new(anstream::stdout().lock()), Some(table), show_secrets)
    }

    fn new(output: Box<dyn Write>, table: Option<Table>, show_secrets: bool) -> Self {
        Self { output: BufWriter::with_capacity(64 * 1024, output), table, show_secrets, results: 0, failures: 0 }
    }

    /// A frame, and what came of it. The mark is its direction if the input tells it; a hint is for an id that is not known.
    pub(crate) fn packet<'a, P: Decode<'a>>(
        &mut self,
        frame: &Frame<'_>,
        mark: Option<Direction>,
        decoded: Result<P, DecodeError>,
        hint: impl FnOnce() -> String,
    ) -> io::Result<()> {
        let packet = match decoded {
            Ok(packet) => Shown { packet, show_secrets: self.show_secrets },
            Err(error) => {
                let info = error.packet();
                let hint = if error.kind() == DecodeErrorKind::UnknownId { hint() } else { String::new() };
                let failure = Failure {
                    id: Some(frame.id()),
                    header: info.map(|info| info.header),
                    name: info.map(|info| info.name),
                    error: format!("{error}{hint}"),
                };
                return self.failure(&failure, mark);
            }
        };
        self.begin(mark)?;
        match (&self.table, mark) {
            (Some(table), _) => table.packet(&mut self.output, mark, &packet),
            (None, None) => self.json_line(&packet),
            (None, Some(direction)) => self.json_line(&Marked { direction: direction.as_str(), rest: &packet }),
        }
    }

    /// Bytes that are not a frame.
    pub(crate) fn broken(&mut self, place: impl Display, why: impl Display) -> io::Result<()> {
        self.failure(&Failure { id: None, header: None, name: None, error: format!("{place}: {why}") }, None)
    }

    fn failure(&mut self, failure: &Failure, mark: Option<Direction>) -> io::Result<()> {
        self.begin(mark)?;
        self.failures += 1;
        match (&self.table, mark) {
            (Some(_), _) => table::failure(&mut self.output, &failure.error),
            (None, None) => self.json_line(failure),
            (None, Some(direction)) => self.json_line(&Marked { direction: direction.as_str(), rest: failure }),
        }
    }

    /// Begins the next line; the first one of a table has a title.
    fn begin(&mut self, mark: Option<Direction>) -> io::Result<()> {
        self.results += 1;
        let Some(table) = &mut self.table else { return Ok(()) };
        table.has_marks |= mark.is_some();
        if self.results == 1 { table.title(&mut self.output) } else { Ok(()) }
    }

    fn json_line(&mut self, value: &impl Serialize) -> io::Result<()> {
        json::write(&mut self.output, value)?;
        self.output.write_all(b"\n")
    }

    /// Hands on what was printed so far.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }

    /// Ends the output.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        if self.table.is_some() {
            table::summary(&mut self.output, self.results, self.failures)?;
        }
        self.flush()
    }

    /// Whether something did not decode.
    pub(crate) fn has_failures(&self) -> bool {
        self.failures > 0
    }
}

/// A result whose direction the input tells.
#[derive(Serialize)]
struct Marked<'r, R> {
    direction: &'static str,
    #[serde(flatten)]
    rest: &'r R,
}

/// A packet as JSON: `id`, `header`, `name` and `fields`.
struct Shown<P> {
    packet: P,
    show_secrets: bool,
}

impl<'a, P: Decode<'a>> Serialize for Shown<P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.show_secrets { Revealed(&self.packet).serialize(serializer) } else { self.packet.serialize(serializer) }
    }
}

/// What stands in the place of a frame that did not decode. Its keys stand in the order of a packet's.
#[derive(Serialize)]
struct Failure {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'static str>,
    error: String,
}
