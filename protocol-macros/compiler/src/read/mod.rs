//! The file into a tree of nodes that know their place.

mod complaint;
mod entries;
pub(crate) mod file;
mod prepare;
mod scan;
mod slips;
mod tags;
pub mod tree;
pub mod yaml;
