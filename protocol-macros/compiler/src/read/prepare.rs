//! Prepares the text for the YAML library: rewrites directives that the library reads in another way than this compiler needs.

use std::borrow::Cow;
use std::ops::Range;

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

/// The text for the library.
pub(super) fn prepare(text: &str) -> Prepared<'_> {
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
    if original.contains('!') && original.contains("!!") && !head.declares_core {
        let mut directive = format!("%TAG !! !{CORE}\n");
        if !head.has_directives && !head.begins_document {
            directive += "---\n";
        }
        added_lines = directive.matches('\n').count();
        prepared.to_mut().insert_str(0, &directive);
    }
    Prepared { text: prepared, skipped, added_lines }
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
