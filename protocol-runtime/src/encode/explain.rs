//! Explains why encoding failed: which field does not fit the wire format, and why.

use super::error::{EncodeError, EncodeErrorKind};
use super::length::frame_len_of;
use crate::info::Path;
use crate::wire::{Packet, Refusal, Refused, Run, Sink};

/// Finds the field of `packet` that does not fit the wire format.
#[cold]
#[inline(never)]
pub(crate) fn encode_error<P: Packet>(packet: &P) -> EncodeError {
    let mut fault = Fault { path: Path::new(), depth: 0, found: None };
    // The sink remembers why it stopped.
    let _ = packet.write_frame(0, &mut fault);
    let (path, kind) = match fault.found {
        Some((path, refusal)) => (path, EncodeErrorKind::Refused(refusal)),
        None => (Path::new(), EncodeErrorKind::FrameTooLong { len: frame_len_of(packet) }),
    };
    EncodeError::new(P::INFO, path, kind)
}

/// A sink that remembers the first refusal and its path.
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
