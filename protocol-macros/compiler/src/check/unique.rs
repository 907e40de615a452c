//! Values that have to be unique.

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// Values that have to be unique, with the place of their first use.
pub(crate) struct Unique<T> {
    seen: HashMap<T, Place>,
}

impl<T> Default for Unique<T> {
    fn default() -> Self {
        Self { seen: HashMap::new() }
    }
}

impl<T: Hash + Eq + Display> Unique<T> {
    /// Reports a value that was used before.
    pub(crate) fn check(&mut self, value: T, place: Place, code: Code, what: &str) -> Option<Diagnostic> {
        if let Some(&first) = self.seen.get(&value) {
            let diagnostic = Diagnostic::new(code, place, format!("{what} `{value}`"));
            return Some(diagnostic.label(first, "the first one").help("change one of them"));
        }
        self.seen.insert(value, place);
        None
    }
}
