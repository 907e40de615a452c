//! One mistake in a spec: what is wrong, where, and what to do.

mod code;
mod rendering;
mod words;

pub use self::code::Code;
pub(crate) use self::words::{enumerate, nearest, squash, suggest};
use crate::source::Place;

/// One mistake in a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule is broken, and with it whether that is an error or a warning.
    pub code: Code,
    /// What is wrong, in the terms of whoever wrote the spec.
    pub message: String,
    /// Where; `None` if the text has no such place, as when the file is missing.
    pub place: Option<Place>,
    /// Other places that belong to it, and what they are.
    pub labels: Vec<(Place, String)>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A mistake at a place.
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: Some(place), labels: Vec::new(), help: None }
    }

    /// A mistake of the file as a whole.
    #[must_use]
    pub fn of_file(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: None, labels: Vec::new(), help: None }
    }

    /// The same, with a second place.
    #[must_use]
    pub fn label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push((place, text.into()));
        self
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether help is worth its time: in a flood of mistakes nobody reads it.
    #[must_use]
    pub(crate) fn wants_help(&self, reported: &[Self]) -> bool {
        self.help.is_none() && reported.len() < MAX_SUGGESTIONS
    }

    /// The same, with the word that was probably meant instead of `word`. In a flood of mistakes nobody needs it, and it takes time.
    #[must_use]
    pub(crate) fn suggest<'c, W: IntoIterator<Item = &'c str>>(
        self,
        reported: &[Self],
        word: &str,
        candidates: impl FnOnce() -> W,
    ) -> Self {
        if !self.wants_help(reported) {
            return self;
        }
        let candidates: Vec<&str> = candidates().into_iter().take(MAX_CANDIDATES).collect();
        self.help(suggest(word, candidates))
    }
}

/// How many mistakes are reported before suggestions end.
const MAX_SUGGESTIONS: usize = 100;
/// How many words are looked at for a suggestion: more than the packets of any protocol.
const MAX_CANDIDATES: usize = 2_000;
