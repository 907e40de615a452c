//! Shared code of the tests: the derived specs, recorded frames, and an independent decoder to compare with.
//!
//! The tests themselves are in `tests/`. This crate uses the library exactly as a downstream crate does.

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
