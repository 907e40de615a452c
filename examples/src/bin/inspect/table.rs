//! The table for people: a line for each frame, with its id, its name and its fields.

use std::io::{self, Write};

use protocol_examples::directions::sender;
use protocol_examples::terminal::{ERROR, FAINT, FIELD, NUMBER, PLACE, STRONG, TEXT, printable};
use protocol_runtime::info::Direction;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A longer name moves its fields to the right, instead of making the table wide for all.
const WIDEST_NAME: usize = 36;
/// What stands over the names.
const TITLE: &str = "packet";

/// What the table needs of a packet.
#[derive(Deserialize)]
struct Row {
    id: u16,
    name: String,
    fields: Map<String, Value>,
}

/// A table, and what its columns are.
pub(crate) struct Table {
    /// The width of the column of names.
    width: usize,
    /// Whether there is a column of directions.
    pub(crate) has_marks: bool,
}

impl Table {
    /// A table with a column wide enough for each of `names`.
    pub(crate) fn new(names: impl Iterator<Item = &'static str>) -> Self {
        let width = names.map(str::len).max().unwrap_or(0).clamp(TITLE.len(), WIDEST_NAME);
        Self { width, has_marks: false }
    }

    /// The line over all others.
    pub(crate) fn title(&self, output: &mut impl Write) -> io::Result<()> {
        let from = if self.has_marks { "from    " } else { "" };
        writeln!(output, "{FAINT}{:>5}  {from}{:width$}  fields{FAINT:#}", "id", TITLE, width = self.width)
    }

    /// The line of a packet.
    pub(crate) fn packet(
        &self,
        output: &mut impl Write,
        mark: Option<Direction>,
        packet: &impl Serialize,
    ) -> io::Result<()> {
        // By way of the JSON text, where a float is written with no more digits than it takes.
        let text = serde_json::to_string(packet)?;
        let mut json = serde_json::Deserializer::from_str(&text);
        // No packet is deeper than its spec allows.
        json.disable_recursion_limit();
        let Row { id, name, fields } = Row::deserialize(&mut json)?;
        write!(output, "{NUMBER}{id:>5}{NUMBER:#}  ")?;
        if self.has_marks {
            write!(output, "{PLACE}{:6}{PLACE:#}  ", mark.map_or("", sender))?;
        }
        write!(output, "{STRONG}{name}{STRONG:#}")?;
        if !fields.is_empty() {
            write!(output, "{:1$}  ", "", self.width.saturating_sub(name.len()))?;
            self::fields(output, &fields)?;
        }
        writeln!(output)
    }
}

/// The line of what did not decode.
pub(crate) fn failure(output: &mut impl Write, error: &str) -> io::Result<()> {
    writeln!(output, "{ERROR}error{ERROR:#}  {}", printable(error))
}

/// The line below all others.
pub(crate) fn summary(output: &mut impl Write, results: u64, failures: u64) -> io::Result<()> {
    let frames = if results == 1 { "frame" } else { "frames" };
    match (results, failures) {
        (0, _) => writeln!(output, "{FAINT}no frames{FAINT:#}"),
        (_, 0) => writeln!(output, "{FAINT}{results} {frames}, all decoded{FAINT:#}"),
        _ => writeln!(output, "{FAINT}{results} {frames}, {failures} not decoded{FAINT:#}"),
    }
}

fn fields(output: &mut impl Write, fields: &Map<String, Value>) -> io::Result<()> {
    for (index, (name, field)) in fields.iter().enumerate() {
        let gap = if index == 0 { "" } else { " " };
        write!(output, "{gap}{FIELD}{name}{FIELD:#}{FAINT}={FAINT:#}")?;
        value(output, field)?;
    }
    Ok(())
}

fn value(output: &mut impl Write, shown: &Value) -> io::Result<()> {
    match shown {
        // Escaped as in Rust, so that no text from the wire can steer the terminal.
        Value::String(text) => write!(output, "{TEXT}{text:?}{TEXT:#}"),
        Value::Null | Value::Bool(_) | Value::Number(_) => write!(output, "{NUMBER}{shown}{NUMBER:#}"),
        Value::Array(items) => {
            output.write_all(b"[")?;
            for (index, item) in items.iter().enumerate() {
                output.write_all(if index == 0 { b"" } else { b", " })?;
                value(output, item)?;
            }
            output.write_all(b"]")
        }
        Value::Object(record) => {
            output.write_all(b"{")?;
            fields(output, record)?;
            output.write_all(b"}")
        }
    }
}
