//! A little-endian spec.

use protocol_runtime::Protocol;

/// All of `tests/specs/little.yaml`.
#[derive(Protocol, Debug, Clone, Copy)]
#[protocol(spec = "../specs/little.yaml")]
pub struct LittleEndian;
