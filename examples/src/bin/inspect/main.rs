//! Reads captured frames and prints them: a table, or one JSON object a line.

mod binary;
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
use protocol_runtime::serialize::Secrets;
use protocol_runtime::{Decode, DecodeError, Direction, Frame, Protocol};

use crate::printer::{Printer, Show};
use crate::read::Stop;
use crate::report::Report;
use crate::table::Table;

const EXAMPLES: &str = "\
Examples:
  inspect capture.hex                  a table of the packets in a file
  inspect --json capture.bin           one JSON object a line, for programs
  inspect --json capture.bin | jq 'select(has(\"error\"))'
                                       only the frames that did not decode
  echo 00000003043e01 | inspect        one frame, from standard input
  tail -f traffic.hex | inspect -      packets as they come
  inspect --direction s2c server.hex   what the server sent

A frame is a uint32 length of what follows it, a uint16 id, and the packet's fields, all big-endian.
As hex, a frame is one line; empty lines and lines that begin with # are skipped.

Exit status:
  0  every frame was decoded
  1  some frames were not; the output says why, in their place
  2  wrong usage, or input that cannot be read";

/// Prints captured frames as packets: a table, or one JSON object a line.
///
/// A frame that does not decode gets an error in its place, and the next one goes on.
#[derive(Debug, Parser)]
#[command(name = "inspect", after_help = EXAMPLES)]
struct Arguments {
    /// The capture; standard input without it, or for `-`
    file: Option<PathBuf>,
    /// How the frames are written down; told by the content if it is not said
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Who sent the frames: an id means another packet in each direction
    #[arg(long, value_enum, default_value = "c2s")]
    direction: DirectionArgument,
    /// The packets that are known
    #[arg(long, value_enum, default_value = "nitro")]
    spec: SpecArgument,
    /// Accept what the client does: odd booleans, bytes left over, negative counts, a last string cut short
    #[arg(long)]
    tolerant: bool,
    /// Print one JSON object a line, and nothing else
    #[arg(long)]
    json: bool,
    /// Show fields that the spec marks as secret, as login tickets, instead of `***`
    #[arg(long)]
    show_secrets: bool,
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
    let input = match open(file) {
        Ok(input) => input,
        Err(error) => return unreadable(file, &error),
    };
    let direction = Direction::from(arguments.direction);
    let secrets = if arguments.show_secrets { Secrets::Shown } else { Secrets::Hidden };
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
            eprintln!("reading frames from this terminal: a line of hex digits each (inspect --help tells more)");
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
