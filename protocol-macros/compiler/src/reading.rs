//! The part of compilation that does not depend on options, done once for all derives that name the file.

use std::sync::{Arc, Mutex, PoisonError};

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::raw::{self, RawSpec};
use crate::read::yaml;
use crate::schema::shape;

/// A text that was read and checked, as far as that does not depend on options.
#[derive(Debug)]
pub(crate) struct Reading {
    /// The file as it is written; `None` if the text is not YAML.
    pub(crate) raw: Option<RawSpec>,
    /// Its mistakes.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Reading {
    pub(crate) fn new(text: &str) -> Self {
        let mut diagnostics = Vec::new();
        match yaml::parse(text) {
            Ok(root) => {
                shape::check_spec(&root, &mut diagnostics);
                let raw = raw::read(&root);
                check::whole_file(&raw, &mut diagnostics);
                Self { raw: Some(raw), diagnostics }
            }
            Err(diagnostic) => Self { raw: None, diagnostics: vec![diagnostic] },
        }
    }
}

/// The last text, and its reading. rustc and rust-analyzer keep a macro loaded, so the second derive of a crate can reuse what the first
/// one read. The key is the whole text, so an edited file is read again. Only one reading is kept, because rust-analyzer runs for days.
#[derive(Debug)]
pub(crate) struct Last(Mutex<Option<(String, Arc<Reading>)>>);

impl Last {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(None))
    }

    pub(crate) fn read(&self, text: &str) -> Arc<Reading> {
        // The value is only replaced as a whole, so a panic elsewhere cannot leave it half-written.
        let last = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, reading)) = last().as_ref().filter(|(known, _)| known == text) {
            return Arc::clone(reading);
        }
        let reading = Arc::new(Reading::new(text));
        *last() = Some((text.to_owned(), Arc::clone(&reading)));
        reading
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Last;

    #[test]
    fn only_the_same_text_is_not_read_again() {
        let last = Last::new();
        let (spec, broken) = ("realms: {}\npackets: {c2s: [], s2c: []}\n", "realms: {}\npackets: {c2s: []\n");
        let first = last.read(spec);
        assert!(Arc::ptr_eq(&first, &last.read(spec)));
        assert!(first.raw.is_some() && first.diagnostics.is_empty());

        let other = last.read(broken);
        assert!(other.raw.is_none() && other.diagnostics.len() == 1);
        assert!(Arc::ptr_eq(&other, &last.read(broken)));
        assert!(!Arc::ptr_eq(&first, &last.read(spec)));
    }

    #[test]
    fn what_is_kept_outlives_a_panic_and_a_thread() {
        let last = Last::new();
        let spec = "realms: {}\npackets: {c2s: [], s2c: []}\n";
        let first = std::thread::scope(|scope| scope.spawn(|| last.read(spec)).join().unwrap());
        let panicked = std::thread::scope(|scope| {
            scope
                .spawn(|| {
                    let _guard = last.0.lock();
                    panic!("with the lock in its hands");
                })
                .join()
        });
        assert!(panicked.is_err());
        assert!(Arc::ptr_eq(&first, &last.read(spec)));
    }
}
