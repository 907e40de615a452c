//! What is known while packets are laid out.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Field, NamedType};
use crate::raw::{RawField, RawType};
use crate::source::Place;

/// What is known while packets are laid out. Each file of this folder adds what it decides.
pub(crate) struct Lowering<'r, 'd> {
    pub(crate) raw_types: HashMap<&'r str, &'r RawType>,
    /// Whether numbers have their low byte first unless their field says otherwise.
    pub(crate) little: bool,
    /// Whether strings are only checked when somebody looks at them.
    pub(crate) unchecked_strings: bool,
    /// Whether a float is in any named type; those that contain themselves have no total equality then.
    pub(crate) any_float: bool,
    /// Each named type that was met.
    pub(crate) resolved: HashMap<&'r str, Resolution>,
    /// Those that are being laid out, the outermost first.
    pub(crate) begun: Vec<&'r str>,
    pub(crate) types: Vec<NamedType>,
    /// The bodies that are being laid out, the outermost first.
    pub(crate) siblings: Vec<Siblings<'r>>,
    pub(crate) diagnostics: &'d mut Vec<Diagnostic>,
}

/// How far a named type is.
#[derive(Clone, Copy)]
pub(crate) enum Resolution {
    /// Its fields are being laid out: whoever meets it now is a part of it.
    Begun {
        index: usize,
        /// Whether it was met again.
        met: bool,
    },
    /// It cannot be laid out, and this was reported.
    Failed,
    /// Its index in the model.
    Done(usize),
}

/// The fields of a packet, record or variant while they are laid out.
pub(crate) struct Siblings<'r> {
    /// All of them by name: where each stands among those that are written, and where its name stands.
    pub(super) named: HashMap<&'r str, (usize, Place)>,
    /// For each that was looked at, its index among those that could be laid out.
    pub(super) laid_out: Vec<Option<usize>>,
    /// Those that could be laid out.
    pub(crate) fields: Vec<Field>,
}

impl<'r> Siblings<'r> {
    pub(crate) fn new(raw: &'r [RawField]) -> Self {
        let mut named = HashMap::new();
        for (at, name) in raw.iter().enumerate().filter_map(|(at, field)| Some((at, field.name.as_ref()?))) {
            named.entry(name.value.as_str()).or_insert((at, name.place));
        }
        Self { named, laid_out: Vec::with_capacity(raw.len()), fields: Vec::with_capacity(raw.len()) }
    }

    /// The next one.
    pub(crate) fn push(&mut self, field: Option<Field>) {
        self.laid_out.push(field.as_ref().map(|_| self.fields.len()));
        self.fields.extend(field);
    }

    /// Where the name of a field stands.
    pub(crate) fn place(&self, field: &Field) -> Option<Place> {
        self.named.get(field.name.as_str()).map(|(_, place)| *place)
    }
}

impl Lowering<'_, '_> {
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
