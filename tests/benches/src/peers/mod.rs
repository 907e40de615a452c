//! The peers, each in a file of its own.

mod binrw;
mod bytes_owned;
mod deku;
pub(crate) mod hand_written;
pub(crate) mod ours;
mod postcard;
mod prost;
mod rkyv;
mod visited;
mod wincode;
mod winnow;
mod zerocopy;

use crate::corpus::Corpus;
use crate::peer::{Peer, Subject, prepare};
use crate::{Form, Operation};

/// A peer's name, and what puts a corpus before it, unless it cannot do what is measured.
pub(crate) type Entry = (&'static str, fn(&'static Corpus) -> Option<Box<dyn Subject>>);

/// All peers.
pub(crate) fn all<F: Form>() -> Vec<Entry> {
    // For the other operations it is no other peer than `ours`.
    let visited = (F::OPERATION == Operation::DecodeFused).then(entry::<visited::Visited, F>);
    let others = [
        entry::<ours::Ours, F>(),
        entry::<hand_written::HandWritten, F>(),
        entry::<zerocopy::Zerocopy, F>(),
        entry::<winnow::Winnow, F>(),
        entry::<bytes_owned::BytesOwned, F>(),
        entry::<deku::Deku, F>(),
        entry::<binrw::Binrw, F>(),
        entry::<wincode::Wincode, F>(),
        entry::<rkyv::Rkyv, F>(),
        entry::<postcard::Postcard, F>(),
        entry::<prost::Prost, F>(),
    ];
    visited.into_iter().chain(others).collect()
}

const fn entry<P: Peer, F: Form>() -> Entry {
    (P::NAME, prepare::<P, F>)
}
