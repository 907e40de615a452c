//! A spec whose numbers have their low byte first.

use protocol_runtime::Protocol;

/// All of `tests/specs/little.yaml`.
#[derive(Protocol, Debug, Clone, Copy)]
#[protocol(spec = "../specs/little.yaml")]
pub struct LittleEndian;
