//! Random bytes for every packet of several specs. [`survives`] documents what must hold for any bytes.

use proptest::prelude::*;
use proptest::sample::Index;
use protocol_runtime::Protocol;
use protocol_runtime::info::Direction;
use protocol_tests::constructs::{Constructs, survives};
use protocol_tests::little::LittleEndian;
use protocol_tests::mixtures::Mixtures;
use protocol_tests::whole::Whole;

/// Bytes that are mostly small, so that they often are valid counts, tags and flags.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![4 => 0_u8..4, 1 => Just(0xff), 1 => any::<u8>()];
    prop::collection::vec(byte, 0..48)
}

/// Tries a payload with one packet of `P`.
fn try_one<P: Protocol>(which: Index, payload: &[u8]) {
    let info = P::PACKETS[which.index(P::PACKETS.len())];
    survives::<P>(info.direction == Direction::ClientToServer, info.id, payload);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn for_every_construct(which in any::<Index>(), payload in bytes()) {
        try_one::<Constructs>(which, &payload);
    }

    #[test]
    fn for_mixtures(which in any::<Index>(), payload in bytes()) {
        try_one::<Mixtures>(which, &payload);
    }

    #[test]
    fn for_a_little_endian_file(which in any::<Index>(), payload in bytes()) {
        try_one::<LittleEndian>(which, &payload);
    }

    #[test]
    fn for_the_whole_spec(which in any::<Index>(), payload in bytes()) {
        try_one::<Whole>(which, &payload);
    }
}
