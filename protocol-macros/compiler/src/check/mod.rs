//! What has to be true of a file, whatever is asked for of it.

pub(crate) mod circles;
pub(crate) mod composition;
pub(crate) mod levels;
pub(crate) mod names;
pub(crate) mod phases;
pub(crate) mod warnings;
