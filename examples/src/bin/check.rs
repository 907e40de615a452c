//! Tells what is wrong in a spec, with the compiler itself, and without building anything.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use protocol_compiler::source::Source;
use protocol_compiler::{Compiled, Diagnostic, Selection, compile};
use protocol_examples::terminal::{self, ERROR, FIELD, PLACE, STRONG, SUCCESS, WARNING};

const EXAMPLES: &str = "\
Examples:
  check spec/protocol.yaml          every mistake in a spec, each with its place and what to do
  check one.yaml other.yaml         several specs, each on its own
  check --deny warnings spec.yaml   for continuous integration: warnings fail, too

Every packet of a spec is checked, whether or not a program asks for it. The codes in brackets, as P0005, name the rule that
is broken and never change; spec/DIAGNOSTICS.md explains them. Warnings are what is legal and probably wrong: only this
program shows them, because a macro cannot.

Exit status:
  0  no mistakes, perhaps warnings
  1  mistakes were found, or warnings that are denied
  2  wrong usage, or a file that cannot be read";

/// Runs the compiler on specs and prints every mistake that it finds.
#[derive(Debug, Parser)]
#[command(name = "check", after_help = EXAMPLES)]
struct Arguments {
    /// The specs, in YAML
    #[arg(required = true, value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// What makes the exit status 1 beside errors
    #[arg(long, value_enum)]
    deny: Option<Deny>,
}

/// What is to be taken for an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// What is legal and probably wrong
    Warnings,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut status = 0;
    let checked = check_all(&arguments, &mut status);
    match checked {
        Ok(()) => ExitCode::from(status),
        Err(error) => terminal::output_failed(&error, ExitCode::from(status)),
    }
}

/// Checks each file, and keeps the highest exit status in `status`.
fn check_all(arguments: &Arguments, status: &mut u8) -> io::Result<()> {
    let mut output = BufWriter::new(anstream::stdout().lock());
    for spec in &arguments.specs {
        *status = match Source::read(spec) {
            Ok(source) => {
                let compiled = compile(&source, &Selection::default());
                report(&mut output, &source, &compiled)?;
                let denied = arguments.deny.is_some() && !compiled.diagnostics.is_empty();
                (*status).max(u8::from(denied || compiled.errors().next().is_some()))
            }
            Err(failed) => {
                // What the diagnostic advises is meant for the derive's option, so only its message is said here.
                output.flush()?;
                terminal::complain(format_args!("{}: {}", spec.display(), failed.1.message));
                terminal::UNUSABLE
            }
        };
    }
    output.flush()
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
    for (index, line) in text.lines().enumerate() {
        if index == 0 {
            let (style, word) = if diagnostic.code.is_warning() { (WARNING, "warning") } else { (ERROR, "error") };
            writeln!(output, "{style}{word}:{style:#} {STRONG}{line}{STRONG:#}")?;
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
        let is_marks = margin.trim_matches([' ', '|']).is_empty();
        let style = if is_marks { ERROR } else { anstyle::Style::new() };
        return writeln!(output, "{PLACE}{margin}{PLACE:#}{style}{rest}{style:#}");
    }
    for (mark, style) in [("--> ", PLACE), ("::: ", PLACE), ("= help: ", FIELD)] {
        if let Some((before, rest)) = line.split_once(mark).filter(|(before, _)| before.trim().is_empty()) {
            return writeln!(output, "{before}{style}{mark}{style:#}{rest}");
        }
    }
    writeln!(output, "{line}")
}
