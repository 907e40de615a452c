//! `wincode` with its own format, which is bincode's.

use wincode::config::DefaultConfig;
use wincode::{SchemaRead, SchemaWrite};

use crate::packet_list::{fold_variants, from_corpus, with_packets};
use crate::peer::Peer;
use crate::values::{self, Checksum, Convert, Fold};
use crate::{Form, Wire};

type Int<'a> = i32;
type Flag<'a> = bool;
type Text<'a> = &'a str;
type Gifts<'a> = Vec<Gift>;

#[derive(SchemaRead, SchemaWrite)]
pub(crate) struct Gift {
    day_index: i32,
    step_index: i32,
    gift_index: i32,
}

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        #[derive(SchemaRead, SchemaWrite)]
        pub(crate) enum Packet<'a> {
            $($name { $($field: $kind<'a>),* }),*
        }
    };
}
with_packets!(define);
with_packets!(fold_variants Packet<'a>);
with_packets!(from_corpus Packet<'a>);

pub(crate) struct Wincode;

impl Peer for Wincode {
    const NAME: &'static str = "wincode";
    const WIRE: Wire = Wire::Own;
    type Packet<'a> = Packet<'a>;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while !bytes.is_empty() {
            let packet = <Packet<'_> as SchemaRead<'_, DefaultConfig>>::get(&mut bytes).ok()?;
            checksum.add(&packet);
        }
        Some(checksum.sum)
    }

    fn encode_to_vec(packets: &[Packet<'_>], buffer: &mut Vec<u8>) -> Option<()> {
        packets.iter().try_for_each(|packet| wincode::serialize_into(&mut *buffer, packet).ok())
    }

    fn encode_to_slice(packets: &[Packet<'_>], buffer: &mut [u8]) -> Option<usize> {
        let available = buffer.len();
        let mut left = buffer;
        packets.iter().try_for_each(|packet| wincode::serialize_into(&mut left, packet).ok())?;
        Some(available - left.len())
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
