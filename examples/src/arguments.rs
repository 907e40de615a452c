//! Values of command line options that several programs take.

use clap::ValueEnum;
use protocol_runtime::info::Direction;

/// The value of `--spec`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SpecArgument {
    /// The described packets, of the spec in this repository
    Nitro,
    /// Every packet that the client knows, from names and layouts alone
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
