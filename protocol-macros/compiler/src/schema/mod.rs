//! What a spec can contain: every key, its shape and its meaning, and the check of a tree against that.

mod composition;
mod keys;
pub(crate) mod rules;
pub(crate) mod shape;
mod spec;
mod synonyms;
mod wrong;

pub use self::keys::{Form, Items, Key, Object, Shape};
pub use self::rules::Range;
pub use self::spec::SPEC;
