//! The file into a tree of nodes that know their place.

pub(crate) mod file;
mod scan;
mod slips;
pub mod tree;
pub mod yaml;
