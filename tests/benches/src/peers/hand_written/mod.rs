//! What one would write by hand: straight-line safe code, one `match` on the id, one length check for fields of fixed size. All
//! times are ratios to this peer's.

mod read;
mod write;

use crate::packet_list::{fold_variants, from_corpus, with_packets};
use crate::peer::Peer;
use crate::values::{Checksum, Convert, Fold, Gift};
use crate::{Form, Wire};

type Int<'a> = i32;
type Flag<'a> = bool;
type Text<'a> = &'a str;

/// Gifts, as they lie in a payload or as a program has them.
#[derive(Clone, Copy)]
pub(crate) enum Gifts<'a> {
    Wire(&'a [[u8; 12]]),
    Values(&'a [Gift]),
}

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        #[derive(Clone, Copy)]
        pub(crate) enum Packet<'a> {
            $($name { $($field: $kind<'a>),* }),*
        }
    };
}
with_packets!(define);
with_packets!(fold_variants Packet<'a>);
with_packets!(from_corpus Packet<'a>);

pub(crate) struct HandWritten;

impl Peer for HandWritten {
    const NAME: &'static str = "hand_written";
    const WIRE: Wire = Wire::Same;
    type Packet<'a> = Packet<'a>;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while !bytes.is_empty() {
            let (id, payload) = split_frame(&mut bytes)?;
            let packet = read::packet(id, payload)?;
            checksum.add(&packet);
        }
        Some(checksum.sum)
    }

    fn encode_to_vec(packets: &[Packet<'_>], buffer: &mut Vec<u8>) -> Option<()> {
        packets.iter().try_for_each(|packet| write::packet(packet, buffer))
    }

    fn encode_to_slice(packets: &[Packet<'_>], buffer: &mut [u8]) -> Option<usize> {
        let available = buffer.len();
        let mut left = buffer;
        packets.iter().try_for_each(|packet| write::packet(packet, &mut left))?;
        Some(available - left.len())
    }
}

/// Takes a frame's id and payload from the front of `bytes`.
#[inline(always)]
pub(crate) fn split_frame<'a>(bytes: &mut &'a [u8]) -> Option<(u16, &'a [u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (frame, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    let (id, payload) = frame.split_first_chunk()?;
    *bytes = rest;
    Some((u16::from_be_bytes(*id), payload))
}

impl Fold for Gifts<'_> {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        match self {
            Self::Wire(gifts) => gifts.iter().fold(sum, |sum, gift| {
                gift.as_chunks::<4>().0.iter().fold(sum, |sum, number| i32::from_be_bytes(*number).fold(sum))
            }),
            Self::Values(gifts) => gifts.fold(sum),
        }
    }
}

impl<'a> Convert<'a, Gifts<'a>> for Vec<Gift> {
    fn convert(&'a self) -> Gifts<'a> {
        Gifts::Values(self)
    }
}
