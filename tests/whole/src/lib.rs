//! Every packet that the Nitro client knows, from names and layouts alone.
//!
//! It is a crate of its own because it is large: only who needs it waits for it.

use protocol_runtime::Protocol;

/// All 922 packets, of which 901 have a known layout.
#[derive(Protocol)]
#[protocol(spec = "../../specs/whole.yaml")]
pub struct Whole;
