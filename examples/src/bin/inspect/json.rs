//! JSON that a terminal can show.

use std::io::{self, Write};

use protocol_examples::terminal::is_hidden;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

/// Writes a value as JSON. Characters that would steer a terminal are escaped: for a program they are the same.
pub(crate) fn write(output: &mut impl Write, value: &impl Serialize) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(output, Escaping(CompactFormatter)))
}

struct Escaping(CompactFormatter);

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, output: &mut W, fragment: &str) -> io::Result<()> {
        // Control codes of ASCII are not part of a fragment, except DEL, which moves no cursor.
        if fragment.is_ascii() {
            return self.0.write_string_fragment(output, fragment);
        }
        let mut rest = fragment;
        while let Some((at, hidden)) = rest.char_indices().find(|(_, char)| is_hidden(*char) && *char != '\u{7f}') {
            self.0.write_string_fragment(output, &rest[..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(output, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hidden.len_utf8()..];
        }
        self.0.write_string_fragment(output, rest)
    }
}
