//! The trait that seals the traits of this crate.

/// Seals the traits for generated types, wire values, protocols and packet families: only this crate and generated code implement it.
#[doc(hidden)]
pub trait Sealed {}
