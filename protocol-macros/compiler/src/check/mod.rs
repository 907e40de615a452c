//! Checks of the whole file, which do not depend on what is selected from it.

mod circles;
mod composition;
mod graph;
mod levels;
mod names;
pub(crate) mod phases;
pub(crate) mod unique;
pub(crate) mod warnings;

use crate::diagnostic::Diagnostic;
use crate::raw::RawSpec;

/// The wire, names and ids, types that contain themselves, and phases.
pub(crate) fn whole_file(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    composition::check(&raw.composition, diagnostics);
    names::types(raw, diagnostics);
    circles::check(raw, diagnostics);
    phases::check(raw, diagnostics);
    names::packets(raw, diagnostics);
}
