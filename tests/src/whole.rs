//! Both directions of the whole spec.

use protocol_runtime::Protocol;

/// The 47 packets that the client sends and the 52 that the server sends.
#[derive(Protocol, Debug, Clone, Copy)]
#[protocol(spec = "../../spec/protocol.yaml")]
pub struct Whole;
