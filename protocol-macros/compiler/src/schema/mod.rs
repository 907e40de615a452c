//! What a spec can contain: every key, its shape and its meaning, and the check of a tree against that.

mod composition;
mod keys;
pub(crate) mod shape;
mod spec;
mod wrong;

pub use self::keys::{Form, Key, Object, Shape};
pub use self::spec::SPEC;
