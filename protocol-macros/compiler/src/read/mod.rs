//! The file into a tree of nodes that know their place.

mod entries;
mod failure;
pub(crate) mod file;
pub(crate) mod nearby;
mod prepare;
mod scan;
mod slips;
mod tags;
pub mod tree;
pub mod yaml;
