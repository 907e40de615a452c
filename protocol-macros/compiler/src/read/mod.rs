//! Text into a tree of nodes that know their place.

pub(crate) mod scan;
pub(crate) mod slips;
pub mod yaml;
