//! What may stand only once.

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// What may stand only once, and where it stood first.
pub(crate) struct Unique<T> {
    seen: HashMap<T, Place>,
}

impl<T> Default for Unique<T> {
    fn default() -> Self {
        Self { seen: HashMap::new() }
    }
}

impl<T: Hash + Eq + Display> Unique<T> {
    /// The report of a value that was here before.
    pub(crate) fn check(&mut self, value: T, place: Place, code: Code, what: &str) -> Option<Diagnostic> {
        if let Some(&first) = self.seen.get(&value) {
            let diagnostic = Diagnostic::new(code, place, format!("{what} `{value}`"));
            return Some(diagnostic.label(first, "the first one").help("change one of them"));
        }
        self.seen.insert(value, place);
        None
    }
}
