//! What only the derive implements.

/// What the derive generates: a packet, a record, an enumeration, variants, or an enum over packets.
///
/// Only generated code implements it, so that the traits which ask for it can grow, and features can add to it.
#[diagnostic::on_unimplemented(
    message = "only `#[derive(Protocol)]` makes such a type",
    note = "the derive implements this trait for what it generates; it cannot be implemented by hand"
)]
#[cfg(not(feature = "serde"))]
pub trait Generated: Sealed {}

/// What the derive generates: a packet, a record, an enumeration, variants, or an enum over packets.
///
/// Only generated code implements it, so that the traits which ask for it can grow, and features can add to it.
#[diagnostic::on_unimplemented(
    message = "only `#[derive(Protocol)]` makes such a type",
    note = "the derive implements this trait for what it generates; it cannot be implemented by hand"
)]
#[cfg(feature = "serde")]
pub trait Generated: Sealed + crate::wire::serialize::SerializeFields + ::serde::Serialize {}

/// What only this crate and generated code implement: generated types, values on the wire, protocols and the families of their packets.
pub trait Sealed {}
