//! `postcard`, through serde, with its own format: integers of variable length.

use std::mem;

use serde::{Deserialize, Serialize};

use crate::packet_list::{fold_variants, from_corpus, with_packets};
use crate::peer::Peer;
use crate::values::{self, Checksum, Convert, Fold};
use crate::{Form, Wire};

type Int<'a> = i32;
type Flag<'a> = bool;
type Text<'a> = &'a str;
type Gifts<'a> = Vec<Gift>;

#[derive(Serialize, Deserialize)]
pub(crate) struct Gift {
    day_index: i32,
    step_index: i32,
    gift_index: i32,
}

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        #[derive(Serialize, Deserialize)]
        pub(crate) enum Packet<'a> {
            $($name { $(#[serde(borrow)] $field: $kind<'a>),* }),*
        }
    };
}
with_packets!(define);
with_packets!(fold_variants Packet<'a>);
with_packets!(from_corpus Packet<'a>);

pub(crate) struct Postcard;

impl Peer for Postcard {
    const NAME: &'static str = "postcard";
    const WIRE: Wire = Wire::Own;
    type Packet<'a> = Packet<'a>;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while !bytes.is_empty() {
            let (packet, left) = postcard::take_from_bytes::<Packet<'_>>(bytes).ok()?;
            bytes = left;
            checksum.add(&packet);
        }
        Some(checksum.sum)
    }

    fn encode_to_vec(packets: &[Packet<'_>], buffer: &mut Vec<u8>) -> Option<()> {
        // It takes the `Vec` and gives it back.
        *buffer =
            packets.iter().try_fold(mem::take(buffer), |buffer, packet| postcard::to_extend(packet, buffer)).ok()?;
        Some(())
    }

    fn encode_to_slice(packets: &[Packet<'_>], buffer: &mut [u8]) -> Option<usize> {
        let mut written = 0;
        for packet in packets {
            written += postcard::to_slice(packet, buffer.get_mut(written..)?).ok()?.len();
        }
        Some(written)
    }
}

impl Fold for Vec<Gift> {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        self.iter().fold(sum, |sum, gift| gift.gift_index.fold(gift.step_index.fold(gift.day_index.fold(sum))))
    }
}

impl Convert<'_, Vec<Gift>> for values::Gifts {
    fn convert(&self) -> Vec<Gift> {
        let gift = |gift: &values::Gift| Gift {
            day_index: gift.day_index,
            step_index: gift.step_index,
            gift_index: gift.gift_index,
        };
        self.iter().map(gift).collect()
    }
}
