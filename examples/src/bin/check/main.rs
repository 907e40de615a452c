//! Tells what is wrong in a spec, with the compiler itself, and without building anything.

mod code;

use std::borrow::Cow;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use protocol_compiler::source::Source;
use protocol_compiler::{Compiled, Diagnostic, Direction, Selection, compile, emit};
use protocol_examples::arguments::DirectionArgument;
use protocol_examples::terminal::{self, ERROR, FIELD, PLACE, STRONG, SUCCESS, WARNING};

const EXAMPLES: &str = "\
Examples:
  check spec/protocol.yaml          shows every mistake in a spec: where it is and how to correct it
  check one.yaml other.yaml         checks several specs, each on its own
  check --deny warnings spec.yaml   also fails for warnings, for continuous integration
  sed s/int23/int32/ spec.yaml | check -
                                    checks a spec that comes from standard input
  check --emit rust --realm shop spec.yaml
                                    prints the code that the derive generates for one realm

`check` looks at every packet of a spec, whether or not a program uses it. The code in brackets, such as P0005, names the rule that
the spec breaks. Codes never change; spec/DIAGNOSTICS.md explains each one. A warning is about something legal that is probably a
mistake. You see warnings only here, because a derive macro cannot show them.

With --emit rust, `check` prints code only if the spec has no mistakes. Mistakes then go to standard error.

Exit status:
  0  no mistakes; there may be warnings
  1  there are mistakes, or warnings that you deny
  2  wrong usage, or a file that `check` cannot read";

/// Checks packet specs and shows every mistake.
#[derive(Debug, Parser)]
#[command(name = "check", after_help = EXAMPLES)]
struct Arguments {
    /// The specs, in YAML; `-` is standard input
    #[arg(required = true, value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// Fail for these as well as for mistakes
    #[arg(long, value_enum)]
    deny: Option<Deny>,
    /// Print what the derive generates, instead of a summary
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    emit: Option<Emit>,
    /// With --emit: print only this realm; give it several times for several realms
    #[arg(long, requires = "emit", value_name = "REALM")]
    realm: Vec<String>,
    /// With --emit: print only the packets that this side sends
    #[arg(long, value_enum, requires = "emit")]
    direction: Option<DirectionArgument>,
}

/// What fails as an error does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Legal things that are probably mistakes
    Warnings,
}

/// What to print for a spec without mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Emit {
    /// The items that `#[derive(Protocol)]` adds, formatted
    Rust,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut status = 0;
    let mut output = BufWriter::new(anstream::stdout().lock());
    let checked = arguments.specs.iter().try_for_each(|spec| {
        let found = match read(spec) {
            Ok(source) if arguments.emit.is_some() => print_code(&mut output, &source, &arguments)?,
            Ok(source) => check(&mut output, &source, &arguments)?,
            Err(message) => {
                output.flush()?;
                terminal::complain(format_args!("{}: {message}", spec.display()));
                terminal::UNUSABLE
            }
        };
        status = status.max(found);
        Ok(())
    });
    match checked.and_then(|()| output.flush()) {
        Ok(()) => ExitCode::from(status),
        Err(error) => terminal::output_failed(&error, ExitCode::from(status)),
    }
}

/// The spec in a file, or in standard input for `-`.
fn read(spec: &Path) -> Result<Source, String> {
    if spec != Path::new("-") {
        // The diagnostic's help is about the derive's option `spec`, so only its message is shown.
        return Source::read(spec).map_err(|failed| failed.1.message);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| format!("cannot read standard input: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| format!("the spec is not UTF-8: {}", error.utf8_error()))?;
    Ok(Source::new("<stdin>", text))
}

/// Shows what is wrong in a spec, and returns the exit status for it.
fn check(output: &mut impl Write, source: &Source, arguments: &Arguments) -> io::Result<u8> {
    let compiled = compile(source, &Selection::default());
    report(output, source, &compiled)?;
    let denied = arguments.deny.is_some() && !compiled.diagnostics.is_empty();
    Ok(u8::from(denied || compiled.errors().next().is_some()))
}

/// Prints the generated code of a spec, and returns the exit status.
fn print_code(output: &mut impl Write, source: &Source, arguments: &Arguments) -> io::Result<u8> {
    let path = source.shown_path();
    let direction = arguments.direction.map(|direction| match direction {
        DirectionArgument::C2s => Direction::ClientToServer,
        DirectionArgument::S2c => Direction::ServerToClient,
    });
    let selection = Selection {
        realms: arguments.realm.clone(),
        directions: direction.into_iter().collect(),
        ..Selection::default()
    };
    let compiled = compile(source, &selection);
    if let Some(unknown) = arguments.realm.iter().find(|realm| compiled.realms().all(|known| known != **realm)) {
        let known: Vec<&str> = compiled.realms().collect();
        terminal::complain(format_args!("{path} has no realm `{unknown}`; its realms are: {}", known.join(", ")));
        return Ok(terminal::UNUSABLE);
    }
    let denied = arguments.deny.is_some() && !compiled.diagnostics.is_empty();
    let tokens = match emit(source, &selection) {
        Some(tokens) if !denied => tokens,
        _ => {
            report(&mut anstream::stderr().lock(), source, &compiled)?;
            return Ok(1);
        }
    };
    match code::format(tokens) {
        Ok(code) => output.write_all(code.as_bytes()).map(|()| 0),
        Err(error) => {
            terminal::complain(format_args!("{path}: the generated code is not valid Rust: {error}"));
            Ok(1)
        }
    }
}

fn report(output: &mut impl Write, source: &Source, compiled: &Compiled) -> io::Result<()> {
    for diagnostic in &compiled.diagnostics {
        show(output, source, diagnostic)?;
    }
    let path = source.shown_path();
    let packets = compiled.packet_count();
    let mistakes = compiled.errors().count();
    match mistakes {
        0 => write!(output, "{path}: {}, {SUCCESS}no mistakes{SUCCESS:#}", count(packets, "packet"))?,
        _ => write!(output, "{ERROR}{}{ERROR:#} in {path}", count(mistakes, "mistake"))?,
    }
    match compiled.diagnostics.len() - mistakes {
        0 => writeln!(output),
        warnings => writeln!(output, ", {WARNING}{}{WARNING:#}", count(warnings, "warning")),
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Prints a diagnostic as rustc does, and an empty line behind it.
fn show(output: &mut impl Write, source: &Source, diagnostic: &Diagnostic) -> io::Result<()> {
    let text = diagnostic.render(source);
    for (index, line) in text.split('\n').enumerate() {
        if index == 0 {
            let (style, word) = if diagnostic.code.is_warning() { (WARNING, "warning") } else { (ERROR, "error") };
            writeln!(output, "{style}{word}:{style:#} {STRONG}{}{STRONG:#}", terminal::printable(line))?;
        } else {
            show_below(output, line)?;
        }
    }
    writeln!(output)
}

/// Prints a line below the message: a place, a line of the spec with its number, carets, or help.
fn show_below(output: &mut impl Write, line: &str) -> io::Result<()> {
    let numbered = line.find('|').filter(|&bar| line[..bar].chars().all(|c| c.is_ascii_digit() || c == ' '));
    if let Some(bar) = numbered {
        let (margin, rest) = line.split_at(bar + 1);
        let rest = same_width(rest);
        let is_marks = margin.trim_matches([' ', '|']).is_empty();
        let style = if is_marks { ERROR } else { anstyle::Style::new() };
        return writeln!(output, "{PLACE}{margin}{PLACE:#}{style}{rest}{style:#}");
    }
    for (mark, style) in [("--> ", PLACE), ("::: ", PLACE), ("= help: ", FIELD)] {
        if let Some((before, rest)) = line.split_once(mark).filter(|(before, _)| before.trim().is_empty()) {
            return writeln!(output, "{before}{style}{mark}{style:#}{}", terminal::printable(rest));
        }
    }
    writeln!(output, "{}", terminal::printable(line))
}

/// A line of the spec without hidden characters, each replaced by one character so that carets stay below what they mark.
fn same_width(line: &str) -> Cow<'_, str> {
    let hidden = |character: char| terminal::is_hidden(character) && character != '\t';
    if line.contains(hidden) { Cow::Owned(line.replace(hidden, "\u{fffd}")) } else { Cow::Borrowed(line) }
}
