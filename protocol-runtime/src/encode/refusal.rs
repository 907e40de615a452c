//! What cannot be sent, and the cold walk over a value that finds which field is to blame.

use crate::Sink;
use crate::encode::error::{EncodeError, EncodeErrorKind};
use crate::info::Path;
use crate::packet::Packet;
use crate::wire::Run;

/// What the wire cannot carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A string longer than the 65,535 bytes that its uint16 count can announce.
    StringTooLong {
        /// The string's length in bytes.
        len: usize,
    },
    /// A list of more items, or bytes of a greater number, than the count can announce.
    ListTooLong {
        /// The number of items.
        len: usize,
    },
    /// An optional field that has a value although the one before it has none: on the wire it would be taken for that one.
    EarlierFieldMissing,
    /// More bytes or items than the spec's `max` allows.
    OverLimit {
        /// How many there are.
        len: usize,
        /// How many there may be.
        max: usize,
    },
    /// A field that says something else about another one than what that one is.
    Contradiction,
    /// A record within itself, deeper than the spec's `depth` allows.
    TooDeep {
        /// How deep it may be.
        limit: u8,
    },
}

/// A sink wants no more: the wire cannot carry the packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

/// Which field of `packet` the wire cannot carry, and why.
#[cold]
#[inline(never)]
pub(crate) fn encode_error<P: Packet>(packet: &P) -> EncodeError {
    let mut fault = Fault { path: Path::new(), depth: 0, found: None };
    // What stops it is remembered.
    let _ = packet.write_frame(0, &mut fault);
    let (path, kind) = match fault.found {
        Some((path, refusal)) => (path, EncodeErrorKind::Refused(refusal)),
        None => (Path::new(), EncodeErrorKind::FrameTooLong { len: crate::Encode::encoded_len(packet) }),
    };
    EncodeError::new(P::INFO, path, kind)
}

/// Remembers the first refusal, and where it was.
struct Fault {
    path: Path,
    depth: u8,
    found: Option<(Path, Refusal)>,
}

impl Sink for Fault {
    fn bytes(&mut self, _bytes: &[u8]) {}

    fn text(&mut self, text: &[u8]) -> Result<(), Refused> {
        if text.len() > usize::from(u16::MAX) {
            return self.refuse(Refusal::StringTooLong { len: text.len() });
        }
        Ok(())
    }

    fn refuse(&mut self, refusal: Refusal) -> Result<(), Refused> {
        self.found = Some((self.path, refusal));
        Err(Refused)
    }

    fn field(&mut self, index: u16) {
        self.path.field(index);
    }

    fn enter(&mut self) {
        self.path.enter();
    }

    fn item(&mut self, index: usize) {
        self.path.item(index);
    }

    fn leave(&mut self) {
        self.path.leave();
    }

    fn descend(&mut self, limit: u8) -> bool {
        self.depth = self.depth.saturating_add(1);
        self.depth <= limit
    }

    fn ascend(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn run<const N: usize>(&mut self, _run: Run<N>) {}
}
