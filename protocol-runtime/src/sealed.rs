//! What only the derive implements.

/// What only this crate and generated code implement: generated types, values on the wire, protocols and the families of their packets.
pub trait Sealed {}
