//! The state while packets are laid out.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Field, NamedType};
use crate::raw::{RawField, RawType};
use crate::source::Place;

/// The state while packets are laid out. The other files of this folder add methods to it.
pub(crate) struct Lowering<'r, 'd> {
    pub(crate) raw_types: HashMap<&'r str, &'r RawType>,
    /// Whether numbers have their low byte first unless their field says otherwise.
    pub(crate) little: bool,
    /// Whether strings are checked only when they are read.
    pub(crate) unchecked_strings: bool,
    /// Whether any named type has a float. Then types that contain themselves do not implement `Eq`.
    pub(crate) any_float: bool,
    /// The named types that were found so far.
    pub(crate) resolved: HashMap<&'r str, Resolution>,
    /// The types that are being laid out, the outermost first.
    pub(crate) begun: Vec<&'r str>,
    pub(crate) types: Vec<NamedType>,
    /// The bodies that are being laid out, the outermost first.
    pub(crate) siblings: Vec<Siblings<'r>>,
    pub(crate) diagnostics: &'d mut Vec<Diagnostic>,
}

/// The state of a named type.
#[derive(Clone, Copy)]
pub(crate) enum Resolution {
    /// Its fields are being laid out, so a reference to it comes from inside of it.
    Begun {
        index: usize,
        /// Whether there was such a reference.
        met: bool,
    },
    /// It cannot be laid out, which was reported.
    Failed,
    /// Its index in the model.
    Done(usize),
}

/// The fields of a packet, record or variant while they are laid out.
pub(crate) struct Siblings<'r> {
    /// All fields by name, with their index in the file and the place of the name.
    pub(super) named: HashMap<&'r str, (usize, Place)>,
    /// For each field so far, its index in `fields`.
    pub(super) laid_out: Vec<Option<usize>>,
    /// The fields that could be laid out.
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

    /// Adds the next field.
    pub(crate) fn push(&mut self, field: Option<Field>) {
        self.laid_out.push(field.as_ref().map(|_| self.fields.len()));
        self.fields.extend(field);
    }

    /// The place of a field's name.
    pub(crate) fn place(&self, field: &Field) -> Option<Place> {
        self.named.get(field.name.as_str()).map(|(_, place)| *place)
    }
}

impl Lowering<'_, '_> {
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
