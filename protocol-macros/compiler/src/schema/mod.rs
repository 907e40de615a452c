//! What a spec file may hold: every key, its shape and its meaning; and a tree held against that.

mod composition;
mod keys;
pub(crate) mod shape;
mod spec;
mod wrong;

pub use self::keys::{Form, Key, Object, Shape};
pub use self::spec::SPEC;
