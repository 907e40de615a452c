//! `rkyv` with its own format: the bytes are checked and then used where they lie. Each archive has a length before it.

use rkyv::rancor::Failure;
use rkyv::rend::unaligned::i32_ule;
use rkyv::ser::writer::Buffer;
use rkyv::string::ArchivedString;
use rkyv::vec::ArchivedVec;
use rkyv::{Archive, Serialize};

use crate::packet_list::{fold_variants, from_corpus, with_packets};
use crate::peer::Peer;
use crate::values::{self, Checksum, Convert, Flag, Fold, Int, Text};
use crate::{Form, Wire};

type Gifts = Vec<Gift>;

#[derive(Archive, Serialize)]
pub(crate) struct Gift {
    day_index: i32,
    step_index: i32,
    gift_index: i32,
}

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        #[derive(Archive, Serialize)]
        pub(crate) enum Packet {
            $($name { $($field: $kind),* }),*
        }
    };
}
with_packets!(define);
with_packets!(fold_variants ArchivedPacket);
with_packets!(from_corpus Packet);

pub(crate) struct Rkyv;

impl Peer for Rkyv {
    const NAME: &'static str = "rkyv";
    const WIRE: Wire = Wire::Own;
    type Packet<'a> = Packet;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while !bytes.is_empty() {
            let (length, rest) = bytes.split_first_chunk()?;
            let (archive, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            checksum.add(rkyv::access::<ArchivedPacket, Failure>(archive).ok()?);
            bytes = rest;
        }
        Some(checksum.sum)
    }

    fn encode_to_vec(packets: &[Packet], buffer: &mut Vec<u8>) -> Option<()> {
        for packet in packets {
            let start = buffer.len();
            buffer.extend_from_slice(&[0; 4]);
            rkyv::api::high::to_bytes_in::<_, Failure>(packet, &mut *buffer).ok()?;
            let length = u32::try_from(buffer.len() - start - 4).ok()?;
            buffer.get_mut(start..start + 4)?.copy_from_slice(&length.to_le_bytes());
        }
        Some(())
    }

    fn encode_to_slice(packets: &[Packet], buffer: &mut [u8]) -> Option<usize> {
        let mut written = 0;
        for packet in packets {
            let (length, archive) = buffer.get_mut(written..)?.split_first_chunk_mut()?;
            let archive = rkyv::api::high::to_bytes_in::<_, Failure>(packet, Buffer::from(archive)).ok()?;
            *length = u32::try_from(archive.len()).ok()?.to_le_bytes();
            written += 4 + archive.len();
        }
        Some(written)
    }
}

impl Fold for i32_ule {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        self.to_native().fold(sum)
    }
}

impl Fold for ArchivedString {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        self.as_str().fold(sum)
    }
}

impl Fold for ArchivedVec<ArchivedGift> {
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
