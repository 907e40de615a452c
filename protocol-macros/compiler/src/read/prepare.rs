//! Prepares the text for the YAML library. It finds characters that the library refuses without a place, and rewrites directives that
//! the library reads in another way than this compiler needs.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::characters::{describe, is_forbidden};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// The prefix of the tags that YAML itself defines, as `!!int`. The library resolves them by itself, and fails where a value does not fit. So
/// they get a prefix with which it leaves them alone.
pub(super) const CORE: &str = "tag:yaml.org,2002:";

/// A text for the library.
pub(super) struct Prepared<'t> {
    /// Without the byte order mark.
    pub(super) text: Cow<'t, str>,
    /// How many bytes at the start of the original are left out: the byte order mark, which does not belong to the first key.
    pub(super) skipped: usize,
    /// How many lines come before its own first line.
    pub(super) added_lines: usize,
}

/// The text for the library, or what is wrong with its characters.
pub(super) fn prepare(text: &str) -> Result<Prepared<'_>, Diagnostic> {
    if let Some(diagnostic) = forbidden(text) {
        return Err(diagnostic);
    }
    let skipped = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let original = text.get(skipped..).unwrap_or_default();
    let head = Head::of(original);
    let mut prepared = Cow::Borrowed(original);
    if let Some(minor) = head.newer_minor {
        // The YAML specification asks readers to accept later versions of YAML 1.
        let version = format!("{:width$}", 2, width = minor.len()).chars().rev().collect::<String>();
        prepared.to_mut().replace_range(minor, &version);
    }
    let mut added_lines = 0;
    if original.contains("!!") && !head.declares_core {
        let mut directive = format!("%TAG !! !{CORE}\n");
        if !head.has_directives && !head.begins_document {
            directive += "---\n";
        }
        added_lines = directive.matches('\n').count();
        prepared.to_mut().insert_str(0, &directive);
    }
    Ok(Prepared { text: prepared, skipped, added_lines })
}

/// What comes before the document.
#[derive(Default)]
struct Head {
    has_directives: bool,
    /// It begins with `---`.
    begins_document: bool,
    /// There is a `%TAG !!` already.
    declares_core: bool,
    /// The second number of a `%YAML 1.3` or later.
    newer_minor: Option<Range<usize>>,
}

impl Head {
    fn of(text: &str) -> Self {
        let mut head = Self::default();
        let mut at = 0;
        for line in text.split_inclusive(['\n', '\r']) {
            let start = at;
            at += line.len();
            if line.starts_with('%') {
                head.has_directives = true;
                head.declares_core |= line.split_whitespace().take(2).eq(["%TAG", "!!"]);
                head.newer_minor =
                    head.newer_minor.or_else(|| newer_minor(line).map(|minor| start + minor.start..start + minor.end));
            } else if !line.trim().is_empty() && !line.starts_with('#') {
                head.begins_document = line
                    .strip_prefix("---")
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
                break;
            }
        }
        head
    }
}

/// The range of the second number in a `%YAML` directive, if it is more than 2.
fn newer_minor(line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix("%YAML")?.trim_start().strip_prefix("1.")?;
    let start = line.len() - rest.len();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let minor: u32 = rest.get(..digits)?.parse().ok()?;
    (minor > 2).then_some(start..start + digits)
}

/// The first character that no YAML can hold.
fn forbidden(text: &str) -> Option<Diagnostic> {
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
