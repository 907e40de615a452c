//! What a spec file may hold: every key, its shape and its meaning; and a tree held against that.

mod composition;
mod keys;
pub(crate) mod rules;
pub(crate) mod shape;
mod spec;
mod synonyms;

pub use self::keys::{Form, Items, Key, Object, Shape};
pub use self::rules::Range;
pub use self::spec::SPEC;
