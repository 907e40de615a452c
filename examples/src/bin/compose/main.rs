//! `inspect` backwards: frames from the JSON lines that `inspect --json` prints.

mod direction;
mod split;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use protocol_examples::arguments::{DirectionArgument, SpecArgument};
use protocol_examples::directions::{find, opposite, sender};
use protocol_examples::{Nitro, encoding, terminal};
use protocol_runtime::info::Direction;
use protocol_runtime::{ClientPackets, Family, Owned, Protocol, ServerPackets};
use serde::Deserialize;

use crate::direction::{Names, WithoutDirection};
use crate::split::{Piece, Splitter};

const EXAMPLES: &str = "\
Examples:
  inspect --json --show-secrets capture.hex | compose
                                       writes the same frames again, as hex
  compose --format binary packets.json > capture.bin
                                       writes the frames one after the other
  echo '{\"name\":\"user.respect\",\"fields\":{\"userId\":7}}' | compose
                                       writes one frame; you give the packet's name
  jq . packets.json | compose          reads JSON that goes over several lines

A packet is a JSON object: its `id`, `name` or `header`, and its `fields`. Write the objects one after the other, on one line or
on several, or in a list. Comments that begin with # or // are skipped. You can leave out counts, tags and flags that follow from
other fields: `compose` computes them.

If a packet has the key `direction`, as `inspect --json` writes it for a file with marks, that direction counts, and > or < stands
before its frame in hex, so that `inspect` can read both directions back.

Exit status:
  0  `compose` made a frame of every packet
  1  some packets are not valid; standard error says why
  2  wrong usage, or input that `compose` cannot read";

/// What some editors put in front of a text; it belongs to no line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Makes frames of packets that are written as JSON.
#[derive(Debug, Parser)]
#[command(name = "compose", after_help = EXAMPLES)]
struct Arguments {
    /// The packets; standard input without it, or for `-`
    file: Option<PathBuf>,
    /// How to write the frames
    #[arg(long, value_enum, default_value = "hex")]
    format: Format,
    /// Who sends the packets: a name or an id means another packet in each direction
    #[arg(long, value_enum, default_value = "c2s")]
    direction: DirectionArgument,
    /// The packets that `compose` knows
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
    let file = arguments.file.as_deref().filter(|file| *file != Path::new("-"));
    let input: Box<dyn Read> = match file.map(File::open) {
        None => Box::new(io::stdin().lock()),
        Some(Ok(file)) => Box::new(file),
        Some(Err(error)) => return unreadable(file, &error),
    };
    let mut input = match encoding::utf8(input) {
        Ok(input) => BufReader::new(input),
        Err(error) => return unreadable(file, &error),
    };
    let mut output = BufWriter::new(io::stdout().lock());
    let mut status = ExitCode::SUCCESS;
    let mut splitter = Splitter::default();
    let mut line = Vec::new();
    let mut is_first = true;
    loop {
        line.clear();
        let len = match input.read_until(b'\n', &mut line) {
            Ok(len) => len,
            Err(error) => return unreadable(file, &error),
        };
        let mut emit = |piece: Piece| match compose::<P>(&piece.text, arguments.direction.into()) {
            Ok((bytes, mark)) => write(&mut output, arguments.format, mark, &bytes),
            Err(error) => {
                complain::<P>(&piece, &error, arguments.direction.into());
                status = ExitCode::FAILURE;
                Ok(())
            }
        };
        let text = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| is_first).unwrap_or(&line);
        is_first = false;
        let mut written = if len == 0 { splitter.end(&mut emit) } else { splitter.line(text, &mut emit) };
        // The frames are written before more input is read.
        if input.buffer().is_empty() {
            written = written.and_then(|()| output.flush());
        }
        match written {
            Ok(()) if len == 0 => return status,
            Ok(()) => {}
            Err(error) => return terminal::output_failed(&error, status),
        }
    }
}

/// The frame of a packet, and the direction that it names.
fn compose<P: Protocol>(text: &[u8], direction: Direction) -> Result<(Vec<u8>, Option<Direction>), serde_json::Error> {
    let mark = Names::read(text).and_then(|names| names.direction());
    let compose = match mark.unwrap_or(direction) {
        Direction::ClientToServer => frame::<ClientPackets<P>>,
        Direction::ServerToClient => frame::<ServerPackets<P>>,
    };
    Ok((compose(text, mark.is_some())?, mark))
}

fn frame<F: Family>(text: &[u8], has_direction: bool) -> Result<Vec<u8>, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_slice(text);
    // A packet may be nested deeper than the parser allows; the library has a limit of its own.
    json.disable_recursion_limit();
    let packet = if has_direction {
        Owned::<F>::deserialize(WithoutDirection(&mut json))?
    } else {
        Owned::<F>::deserialize(&mut json)?
    };
    json.end()?;
    Ok(packet.into_bytes())
}

/// Says what is wrong with a packet, and what to do if that is known.
fn complain<P: Protocol>(piece: &Piece, error: &serde_json::Error, direction: Direction) {
    let (message, line, column) = (error.to_string(), error.line(), error.column());
    match message.strip_suffix(&format!(" at line {line} column {column}")) {
        Some(message) => {
            let first = if line <= 1 { piece.column } else { 0 };
            let hint = hint_for_text(&piece.text, line, column);
            let line = piece.line + u64::try_from(line).unwrap_or(1).saturating_sub(1);
            terminal::complain(format_args!("line {line}, column {}: {message}{hint}", first + column));
        }
        None => {
            let hint = hint_for_names::<P>(&piece.text, &message, direction);
            terminal::complain(format_args!("line {}: {message}{hint}", piece.line));
        }
    }
}

/// What a text is that is not JSON.
fn hint_for_text(text: &[u8], line: usize, column: usize) -> &'static str {
    let is_hex = |byte: &u8| byte.is_ascii_hexdigit() || byte.is_ascii_whitespace();
    if text.iter().all(is_hex) {
        return "; this looks like a frame in hex digits, which `inspect` reads";
    }
    let begins = text.first().is_some_and(u8::is_ascii_alphabetic);
    if begins && text.iter().take_while(|byte| !byte.is_ascii_whitespace()).any(|&byte| byte == b':') {
        return "; this looks like YAML, but `compose` reads JSON";
    }
    let at = text.split(|&byte| byte == b'\n').nth(line.saturating_sub(1)).unwrap_or_default();
    match at.get(column.saturating_sub(1)..).and_then(<[u8]>::first) {
        Some(b'\'') => "; texts and keys of JSON stand in double quotes, unlike those of JSON5 and Python",
        Some(b'T' | b'F' | b'N') => "; JSON has `true`, `false` and `null`",
        Some(byte) if text.starts_with(b"{") && (byte.is_ascii_alphabetic() || *byte == b'_') => {
            "; keys of JSON stand in double quotes, unlike those of JSON5"
        }
        _ => "",
    }
}

/// What to do if only the other direction knows the packet.
fn hint_for_names<P: Protocol>(text: &[u8], message: &str, direction: Direction) -> String {
    let Some(names) = Names::read(text).filter(|_| message.starts_with("no packet here has the")) else {
        return String::new();
    };
    let other = opposite(names.direction().unwrap_or(direction));
    let found = find::<P>(other, |packet| names.are_of(packet));
    match found {
        Some(packet) => format!("; the {} sends it: --direction {} ({})", sender(other), other.as_str(), packet.name),
        None => String::new(),
    }
}

fn write(output: &mut impl Write, format: Format, mark: Option<Direction>, bytes: &[u8]) -> io::Result<()> {
    match format {
        Format::Binary => output.write_all(bytes),
        Format::Hex => {
            output.write_all(match mark {
                None => b"",
                Some(Direction::ClientToServer) => b"> ",
                Some(Direction::ServerToClient) => b"< ",
            })?;
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
