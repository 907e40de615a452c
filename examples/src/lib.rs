//! What the example programs share: the protocol itself, and how they meet a command line and a terminal.
//!
//! The programs stand in `src/bin`, and each is one that people really use: `quickstart` is the first look at the library,
//! `inspect` prints captured frames, `compose` makes frames of what it prints, `catalog` writes the packet pages, `check` tells what
//! is wrong in a spec, and `schema` writes down for editors what a spec can say.

pub mod arguments;
pub mod directions;
pub mod encoding;
pub mod terminal;

use protocol_runtime::Protocol;

/// The whole protocol of the Nitro web client: every packet that stands in the spec, in both directions.
#[derive(Protocol)]
#[protocol(spec = "../../spec/protocol.yaml")]
pub struct Nitro;
