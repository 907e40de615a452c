//! Reads captured frames and prints them: a table, or one JSON object a line.

mod after;
mod binary;
mod digits;
mod dumps;
mod forms;
mod held;
mod hex;
mod json;
mod printer;
mod read;
mod report;
mod table;

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use protocol_examples::arguments::{DirectionArgument, SpecArgument};
use protocol_examples::directions::{find, opposite, sender};
use protocol_examples::{Nitro, terminal};
use protocol_runtime::info::Direction;
use protocol_runtime::{Decode, DecodeError, Frame, Protocol};

use crate::printer::{Printer, Show};
use crate::read::Stop;
use crate::report::Report;
use crate::table::Table;

const EXAMPLES: &str = "\
Examples:
  inspect capture.hex                  shows the packets of a file as a table
  inspect --json capture.bin           prints one JSON object a line, for programs
  inspect --json capture.bin | jq -c 'select(has(\"error\"))'
                                       prints only the frames that are not valid packets
  echo 00000003043e01 | inspect        decodes one frame from standard input
  tail -f traffic.hex | inspect -      shows packets as they come
  inspect --direction s2c server.hex   decodes what the server sent

A frame is a uint32 length of what follows it, a uint16 id, and the packet's fields, all big-endian. In a text, write one frame a line
in hex digits. `inspect` skips empty lines and lines that begin with #.

`inspect` also reads bytes as other programs print them: with separators (00:00, 00-00), as lists and strings of programming languages
({0x00, 0x00}, [0, -76], b'\\x00'), as base64, as dumps with offsets (xxd, hexdump -C, od -t x1, Wireshark), with a time or a comment
beside them, broken into lines (xxd -p), and in UTF-16. It recognizes a form only if the whole line fits it.

If the text says who sent a frame, you do not need --direction: > or < before the line, words such as c2s, client, C->S or sent, or a
log of G-Earth. Words such as sent and received mean what the client does. The output then names the direction of each such frame.

Exit status:
  0  `inspect` decoded every frame
  1  some frames are not valid; the output says why, in their place
  2  wrong usage, or input that `inspect` cannot read";

/// Decodes captured frames and shows their packets: a table, or one JSON object a line.
///
/// If a frame is not valid, `inspect` prints an error in its place and goes on with the next frame.
#[derive(Debug, Parser)]
#[command(name = "inspect", after_help = EXAMPLES)]
struct Arguments {
    /// The capture; standard input without it, or for `-`
    file: Option<PathBuf>,
    /// How the frames are written; without it, `inspect` finds out from the content
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Who sent the frames that have no mark: an id means another packet in each direction
    #[arg(long, value_enum, default_value = "c2s")]
    direction: DirectionArgument,
    /// The packets that `inspect` knows
    #[arg(long, value_enum, default_value = "nitro")]
    spec: SpecArgument,
    /// Accept what the real client does: odd booleans, bytes left over, negative counts, a last string cut short
    #[arg(long)]
    tolerant: bool,
    /// Print one JSON object a line, and nothing else
    #[arg(long)]
    json: bool,
    /// Show fields that the spec marks as secret, such as login tickets, instead of `***`
    #[arg(long)]
    show_secrets: bool,
}

/// How frames are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One frame a line, in hex digits and nothing else
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
    let input = match open(file) {
        Ok(input) => input,
        Err(error) => return unreadable(file, &error),
    };
    let direction = Direction::from(arguments.direction);
    let secrets = arguments.show_secrets;
    let report = if arguments.json {
        Report::json(secrets)
    } else {
        let names = P::PACKETS.iter().filter(|packet| packet.direction == direction).map(|packet| packet.name);
        Report::table(secrets, Table::new(names))
    };
    let (client, server): (Show, Show) = if arguments.tolerant {
        (show_client::<P, true>, show_server::<P, true>)
    } else {
        (show_client::<P, false>, show_server::<P, false>)
    };
    let knows = |id| P::PACKETS.iter().any(|packet| packet.id == id);
    let mut printer = Printer { report, direction, client, server, knows, has_hinted: false };
    let ended = read::frames(input, arguments.format, &mut printer).and_then(|()| Ok(printer.report.finish()?));
    let status = if printer.report.has_failures() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    match ended {
        Ok(()) => status,
        Err(Stop::Input(error)) => unreadable(file, &error),
        Err(Stop::Output(error)) => terminal::output_failed(&error, status),
    }
}

/// Shows a frame of the client, for any protocol.
fn show_client<P: Protocol, const TOLERANT: bool>(
    report: &mut Report,
    frame: &Frame<'_>,
    mark: Option<Direction>,
) -> io::Result<()> {
    let hint = || other_sender::<P>(frame.id(), Direction::ClientToServer, mark);
    report.packet(frame, mark, decode::<P::Client<'_>, TOLERANT>(frame), hint)
}

/// Shows a frame of the server, for any protocol.
fn show_server<P: Protocol, const TOLERANT: bool>(
    report: &mut Report,
    frame: &Frame<'_>,
    mark: Option<Direction>,
) -> io::Result<()> {
    let hint = || other_sender::<P>(frame.id(), Direction::ServerToClient, mark);
    report.packet(frame, mark, decode::<P::Server<'_>, TOLERANT>(frame), hint)
}

/// What to say about an id that only the other side sends.
fn other_sender<P: Protocol>(id: u16, direction: Direction, mark: Option<Direction>) -> String {
    let other = opposite(direction);
    let Some(packet) = find::<P>(other, |packet| packet.id == id) else { return String::new() };
    let (sender, name) = (sender(other), packet.name);
    match mark {
        None => format!("; the {sender} sends it: --direction {} ({name})", other.as_str()),
        Some(_) => format!("; the {sender} sends it ({name}): does this line have the right mark?"),
    }
}

fn decode<'a, D: Decode<'a>, const TOLERANT: bool>(frame: &Frame<'a>) -> Result<D, DecodeError> {
    if TOLERANT { D::decode_tolerant(frame) } else { D::decode(frame) }
}

fn open(file: Option<&Path>) -> io::Result<Box<dyn Read>> {
    let Some(file) = file else {
        let input = io::stdin();
        if input.is_terminal() {
            eprintln!("reading frames from this terminal: type one a line, in hex digits (see inspect --help)");
        }
        return Ok(Box::new(input.lock()));
    };
    Ok(Box::new(File::open(file)?))
}

fn unreadable(file: Option<&Path>, error: &io::Error) -> ExitCode {
    match file {
        Some(file) => terminal::give_up(format_args!("cannot read {}: {error}", file.display())),
        None => terminal::give_up(format_args!("cannot read standard input: {error}")),
    }
}
