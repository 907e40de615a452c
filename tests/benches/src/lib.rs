//! Measures this repository's library beside hand-written code and other libraries. `README.md` says how.
//!
//! This library holds the peers and what is done with each. Each program in `src/bin` is it with one operation: in a program with two
//! the compiler would no longer inline what both call, and most programs decode in one place. `benches/report` runs the programs.

mod corpus;
pub mod kinds;
mod packet_list;
mod peer;
mod peers;
pub mod program;
mod values;

#[global_allocator]
static ALLOCATOR: protocol_test_allocations::Counting = protocol_test_allocations::Counting;

/// The peer whose times are 1.00.
pub const BASE: &str = "hand_written";

/// How many packets a corpus has.
pub const PACKETS: usize = 10_000;

/// Whose bytes a peer reads and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// The protocol's.
    Same,
    /// Its own format with the same values, so its bytes are other bytes.
    Own,
}

impl Wire {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Same, Self::Own];

    /// As reports say it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Own => "own",
        }
    }
}

/// Which packets a corpus has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// All 29.
    Mixed,
    /// The three with the longest strings: a wardrobe outfit, a motto, a figure.
    Strings,
    /// Those of integers, booleans and nothing.
    Tiny,
}

impl Selection {
    /// All corpora.
    pub const ALL: [Self; 3] = [Self::Mixed, Self::Strings, Self::Tiny];

    /// The corpus's name on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mixed => "mixed",
            Self::Strings => "strings",
            Self::Tiny => "tiny",
        }
    }
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Every packet exists in memory before its fields are looked at.
    Decode,
    /// Every packet is matched where it was decoded.
    DecodeFused,
    /// Into the caller's slice.
    EncodeSlice,
    /// Into a `Vec` that is used again and again.
    EncodeVec,
}

impl Operation {
    /// All operations.
    pub const ALL: [Self; 4] = [Self::Decode, Self::DecodeFused, Self::EncodeSlice, Self::EncodeVec];

    /// The operation's name on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decode => "decode",
            Self::DecodeFused => "decode-fused",
            Self::EncodeSlice => "encode-slice",
            Self::EncodeVec => "encode-vec",
        }
    }
}

/// What a program measures.
pub trait Form: 'static {
    /// The one operation.
    const OPERATION: Operation;
}
