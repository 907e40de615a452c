//! Characters that a YAML file must not contain.

use crate::diagnostic::characters::{describe, is_forbidden};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// The first of these characters.
pub(super) fn first(text: &str) -> Option<Diagnostic> {
    let mut found = text.char_indices().filter(|(_, char)| is_forbidden(*char));
    let (start, char) = found.next()?;
    let (nulls, others) = found.fold((usize::from(char == '\0'), 0_usize), |(nulls, others), (_, char)| {
        (nulls + usize::from(char == '\0'), others + 1)
    });
    let place = Place { start, end: start + char.len_utf8() };
    // Each ASCII character has a zero byte beside it in UTF-16, and three in UTF-32.
    if nulls > 1 && nulls * 3 >= text.len() {
        let message =
            "this is not YAML: the file has null characters (U+0000) between its letters, so it is probably UTF-16";
        return Some(Diagnostic::new(Code::Syntax, place, message).help("save it as UTF-8"));
    }
    let message = format!("this is not YAML: {} is not allowed in a YAML file", describe(char));
    let escape = match char {
        '\0' => "\\0".to_owned(),
        '\u{7}' => "\\a".to_owned(),
        '\u{8}' => "\\b".to_owned(),
        '\u{b}' => "\\v".to_owned(),
        '\u{c}' => "\\f".to_owned(),
        '\u{1b}' => "\\e".to_owned(),
        char if u32::from(char) < 0x100 => format!("\\x{:02x}", u32::from(char)),
        char if u32::from(char) < 0x1_0000 => format!("\\u{:04x}", u32::from(char)),
        char => format!("\\U{:08x}", u32::from(char)),
    };
    let remove = match others {
        0 => "remove it".to_owned(),
        1 => "remove it, and one more character of this kind".to_owned(),
        others => format!("remove it, and {others} more characters of this kind"),
    };
    let help = match char {
        '\u{1a}' if text.get(place.end..).is_some_and(|rest| rest.trim().is_empty()) => {
            format!("{remove}: old programs write it (Ctrl+Z) at the end of a file")
        }
        '\u{80}'..='\u{9f}' => {
            format!("{remove}; the file was probably converted from Windows-1252 as if it were Latin-1")
        }
        _ => format!("{remove}; in a text in double quotes you can write it as `{escape}`"),
    };
    Some(Diagnostic::new(Code::Syntax, place, message).help(help))
}
