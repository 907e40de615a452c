//! Several constructs in one packet.

use protocol_runtime::Protocol;

/// All of `tests/specs/mixtures.yaml`.
#[derive(Protocol, Debug, Clone, Copy)]
#[protocol(spec = "../specs/mixtures.yaml")]
pub struct Mixtures;
