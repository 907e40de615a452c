//! What came before a line, as far as it decides what the line is.

use crate::forms;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum After {
    /// Plain hex digits, or nothing.
    #[default]
    Plain,
    /// Bytes in a form that other lines can stand around.
    Form,
    /// JSON, which was reported already.
    Json,
    /// Rows of numbers, which were reported already.
    Rows,
}

impl After {
    /// Whether an error that was reported covers this line, too.
    pub(crate) fn passes_over(self, line: &[u8]) -> bool {
        match self {
            Self::Plain | Self::Form => false,
            Self::Json => forms::is_json(line),
            Self::Rows => str::from_utf8(line).is_ok_and(forms::is_row),
        }
    }
}
