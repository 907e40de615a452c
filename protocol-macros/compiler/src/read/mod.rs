//! The file into a tree of nodes that know their place.

pub(crate) mod file;
pub(crate) mod nearby;
mod scan;
mod slips;
pub mod tree;
pub mod yaml;
