//! What the tests of this workspace share: the protocol under test, recorded frames, and a second opinion on every payload.
//!
//! The tests themselves stand in `tests/`. This crate uses the library exactly as a downstream crate does.

pub mod agreement;
pub mod constructs;
pub mod little;
pub mod mixtures;
pub mod oracle;
pub mod vectors;
pub mod whole;

use protocol_runtime::Protocol;

/// The 29 User & Profile packets that the client sends.
#[derive(Protocol, Debug, Clone, Copy)]
#[protocol(spec = "../../spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
pub struct UserProfile;
