//! Values of command line options that several programs take.

use clap::ValueEnum;
use protocol_runtime::info::Direction;

/// The value of `--spec`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SpecArgument {
    /// The packets of this repository's spec, with descriptions
    Nitro,
    /// Every packet of the client, by name and layout alone
    #[cfg(feature = "whole")]
    Whole,
}

/// The value of `--direction`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DirectionArgument {
    /// What the client sends to the server
    C2s,
    /// What the server sends to the client
    S2c,
}

impl From<DirectionArgument> for Direction {
    fn from(argument: DirectionArgument) -> Self {
        match argument {
            DirectionArgument::C2s => Self::ClientToServer,
            DirectionArgument::S2c => Self::ServerToClient,
        }
    }
}
