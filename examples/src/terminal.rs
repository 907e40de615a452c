//! Colours, characters that a terminal would obey, and what is said when output ends early.
//!
//! The programs write through `anstream`, which drops colours where no terminal shows them and heeds `NO_COLOR`.

use std::borrow::Cow;
use std::fmt::Display;
use std::io;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

/// What went wrong.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
/// What is legal and probably wrong.
pub const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// What went well.
pub const SUCCESS: Style = AnsiColor::Green.on_default().bold();
/// The name of a packet, or a message in a few words.
pub const STRONG: Style = Style::new().bold();
/// The name of a field.
pub const FIELD: Style = AnsiColor::Cyan.on_default();
/// A text.
pub const TEXT: Style = AnsiColor::Green.on_default();
/// A number or a boolean.
pub const NUMBER: Style = AnsiColor::Yellow.on_default();
/// Where something stands.
pub const PLACE: Style = AnsiColor::Blue.on_default().bold();
/// What only helps the eye.
pub const FAINT: Style = Style::new().dimmed();

/// The exit status of wrong usage, and of input or output that cannot be used. It is also clap's.
pub const UNUSABLE: u8 = 2;

/// Says on standard error what cannot be done.
pub fn complain(why: impl Display) {
    let why = why.to_string();
    anstream::eprintln!("{ERROR}error:{ERROR:#} {}", printable(&why));
}

/// Whether a terminal obeys this character, or shows nothing for it: control codes, marks that turn the writing direction, and
/// characters without width.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

/// A text whose hidden characters are written as Rust escapes them: `\u{1b}`.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_hidden(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Says on standard error why the program cannot go on, and gives the exit status for that.
#[must_use]
pub fn give_up(why: impl Display) -> ExitCode {
    complain(why);
    ExitCode::from(UNUSABLE)
}

/// The exit status after output failed. A reader who has seen enough, as `head` has, closes the pipe: that is no fault, and the
/// status is then the one `so_far`.
#[must_use]
pub fn output_failed(error: &io::Error, so_far: ExitCode) -> ExitCode {
    if error.kind() == io::ErrorKind::BrokenPipe {
        so_far
    } else {
        give_up(format_args!("cannot write the output: {error}"))
    }
}
