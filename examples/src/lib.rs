//! What the example programs share: the protocol itself, and how they deal with command lines, terminals and encodings.
//!
//! The programs are in `src/bin`, and each is one that people really use: `quickstart` is a first look at the library, `inspect` shows
//! captured frames, `compose` turns what it shows into frames again, `catalog` writes the packet pages, `check` finds the mistakes of a
//! spec, and `schema` writes down for editors what a spec can say.

pub mod arguments;
pub mod directions;
pub mod encoding;
pub mod terminal;

use protocol_runtime::Protocol;

/// The whole protocol of the Nitro web client: every packet that stands in the spec, in both directions.
#[derive(Protocol)]
#[protocol(spec = "../../spec/protocol.yaml")]
pub struct Nitro;
