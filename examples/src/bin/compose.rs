//! `inspect` backwards: frames from the JSON lines that `inspect --json` prints.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use protocol_examples::arguments::{DirectionArgument, SpecArgument};
use protocol_examples::{Nitro, terminal};
use protocol_runtime::info::Direction;
use protocol_runtime::{ClientPackets, Family, Owned, Protocol, ServerPackets};
use serde::Deserialize;

const EXAMPLES: &str = "\
Examples:
  inspect --json --show-secrets capture.hex | compose
                                       the same frames again, as hex
  compose --format binary packets.json > capture.bin
                                       the frames one after the other
  echo '{\"name\":\"user.respect\",\"fields\":{\"userId\":7}}' | compose
                                       one frame, by the packet's name

A packet is one JSON object a line: its `id`, `name` or `header`, and its `fields`. Counts, tags and flags that follow from other
fields are computed.

Exit status:
  0  every line became a frame
  1  some lines did not; standard error says why
  2  wrong usage, or input that cannot be read";

/// What some editors put in front of a text; it belongs to no line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Makes frames of packets that are written as JSON, one a line.
#[derive(Debug, Parser)]
#[command(name = "compose", after_help = EXAMPLES)]
struct Arguments {
    /// The packets; standard input without it, or for `-`
    file: Option<PathBuf>,
    /// How the frames are written down
    #[arg(long, value_enum, default_value = "hex")]
    format: Format,
    /// Who sends the frames: a name means another packet in each direction
    #[arg(long, value_enum, default_value = "c2s")]
    direction: DirectionArgument,
    /// The packets that are known
    #[arg(long, value_enum, default_value = "nitro")]
    spec: SpecArgument,
}

/// How frames are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One frame a line, in hex digits
    Hex,
    /// The bytes of the frames, one after the other
    Binary,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.spec {
        SpecArgument::Nitro => run::<Nitro>(&arguments),
        #[cfg(feature = "whole")]
        SpecArgument::Whole => run::<protocol_test_whole::Whole>(&arguments),
    }
}

fn run<P: Protocol>(arguments: &Arguments) -> ExitCode {
    let compose = match Direction::from(arguments.direction) {
        Direction::ClientToServer => compose::<ClientPackets<P>>,
        Direction::ServerToClient => compose::<ServerPackets<P>>,
    };
    let file = arguments.file.as_deref().filter(|file| *file != Path::new("-"));
    let input: Box<dyn Read> = match file.map(File::open) {
        None => Box::new(io::stdin().lock()),
        Some(Ok(file)) => Box::new(file),
        Some(Err(error)) => return unreadable(file, &error),
    };
    let mut input = BufReader::new(input);
    let mut output = BufWriter::new(io::stdout().lock());
    let mut status = ExitCode::SUCCESS;
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return unreadable(file, &error),
        }
        let text = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(&line).trim_ascii();
        let mut written = Ok(());
        if !text.is_empty() {
            match compose(text) {
                Ok(bytes) => written = write(&mut output, arguments.format, &bytes),
                Err(error) => {
                    complain(number, &error);
                    status = ExitCode::FAILURE;
                }
            }
        }
        // Whoever reads the frames gets them before more is asked for.
        if input.buffer().is_empty() {
            written = written.and_then(|()| output.flush());
        }
        if let Err(error) = written {
            return terminal::output_failed(&error, status);
        }
    }
    match output.flush() {
        Ok(()) => status,
        Err(error) => terminal::output_failed(&error, status),
    }
}

/// The frame of the packet in a line.
fn compose<F: Family>(line: &[u8]) -> Result<Vec<u8>, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_slice(line);
    // A packet may lie deeper than the parser's own limit; the library has one for it.
    json.disable_recursion_limit();
    let packet = Owned::<F>::deserialize(&mut json)?;
    json.end()?;
    Ok(packet.into_bytes())
}

/// Says what is wrong with a line.
fn complain(number: u64, error: &serde_json::Error) {
    // To the parser each line is a text of its own, whose only line needs no number.
    let (message, column) = (error.to_string(), error.column());
    match message.strip_suffix(&format!(" at line {} column {column}", error.line())) {
        Some(message) => terminal::complain(format_args!("line {number}, column {column}: {message}")),
        None => terminal::complain(format_args!("line {number}: {message}")),
    }
}

fn write(output: &mut impl Write, format: Format, bytes: &[u8]) -> io::Result<()> {
    match format {
        Format::Binary => output.write_all(bytes),
        Format::Hex => {
            bytes.iter().try_for_each(|byte| write!(output, "{byte:02x}"))?;
            writeln!(output)
        }
    }
}

fn unreadable(file: Option<&Path>, error: &io::Error) -> ExitCode {
    match file {
        Some(file) => terminal::give_up(format_args!("cannot read {}: {error}", file.display())),
        None => terminal::give_up(format_args!("cannot read standard input: {error}")),
    }
}
