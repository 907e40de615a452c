//! Frames of the server, and of the start and end of a session, with every small kind of damage: the library accepts exactly what the oracle
//! accepts, and reports the same errors. [`check_of`] documents what is compared.

use proptest::prelude::*;
use protocol_tests::agreement::check_of;
use protocol_tests::oracle::{self, Side};
use protocol_tests::vectors::{self, Vector};
use protocol_tests::whole::{ClientPacket, ServerPacket};

/// Payloads up to this length are tried with every value of every byte.
const SHORT: usize = 24;

/// A vector, and whether the client sent it.
fn all() -> Vec<(bool, Vector)> {
    let sent = vectors::c2s_session().into_iter().map(|vector| (true, vector));
    sent.chain(vectors::s2c().into_iter().map(|vector| (false, vector))).collect()
}

/// Returns whether the payload is a valid packet of this side.
fn check(client: bool, id: u16, payload: &[u8]) -> bool {
    if client {
        check_of::<ClientPacket<'_>>(&oracle::CLIENT, id, payload)
    } else {
        check_of::<ServerPacket<'_>>(&oracle::SERVER, id, payload)
    }
}

/// The ids of a side.
fn ids(side: &Side) -> Vec<u16> {
    let known = side.layouts.iter().copied().flatten().map(|layout| layout.id);
    known.chain(side.unknown.iter().map(|unknown| unknown.0)).collect()
}

#[test]
fn every_truncation_and_trailing_bytes() {
    let mut shorter = 0;
    for (client, vector) in all() {
        let payload = vector.payload();
        assert!(check(client, vector.id, payload));
        shorter += (0..payload.len()).filter(|cut| check(client, vector.id, &payload[..*cut])).count();
        for appendix in [&[0][..], &[1], &[0xff], &[0, 0], &[0, 1], &[0, 0, 0], &[0, 0, 0, 0], b"abc"] {
            check(client, vector.id, &[payload, appendix].concat());
        }
    }
    // 2419, 3226, 1350, 2033, 3885 and 4000 are also valid without their last field.
    assert!(shorter >= 6, "{shorter} truncations are packets");
}

#[test]
fn every_byte() {
    let (mut accepted, mut refused) = (0, 0);
    for (client, vector) in all() {
        let mut payload = vector.payload().to_vec();
        let short = payload.len() <= SHORT;
        for at in 0..payload.len() {
            let original = payload[at];
            // Limits of UTF-8 sequences, sign changes, and neighbouring values, which are lengths off by one.
            let near = [original.wrapping_add(1), original.wrapping_sub(1), original ^ 0x20, original ^ 0x80];
            let values = (0..=u8::MAX).filter(|value| {
                short || near.contains(value) || matches!(value, 0..=2 | 0x7f | 0x80 | 0xc2 | 0xe0 | 0xf4 | 0xff)
            });
            for value in values {
                payload[at] = value;
                if check(client, vector.id, &payload) { accepted += 1 } else { refused += 1 }
            }
            payload[at] = original;
        }
    }
    assert!(accepted > 50_000 && refused > 50_000, "{accepted} packets, {refused} that are none");
}

#[test]
fn every_payload_with_every_id() {
    let (client, server) = (ids(&oracle::CLIENT), ids(&oracle::SERVER));
    assert_eq!((client.len(), server.len()), (47, 52));
    let mut accepted = 0;
    for (_, vector) in all() {
        accepted += client.iter().filter(|id| check(true, **id, vector.payload())).count();
        accepted += server.iter().filter(|id| check(false, **id, vector.payload())).count();
    }
    assert!(accepted > 183, "packets of the same layout take each other's payloads");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_payloads(
        client: bool,
        which in any::<prop::sample::Index>(),
        payload in prop::collection::vec(prop_oneof![3 => 0_u8..3, 1 => any::<u8>()], 0..60),
    ) {
        let ids = ids(if client { &oracle::CLIENT } else { &oracle::SERVER });
        check(client, ids[which.index(ids.len())], &payload);
    }
}
