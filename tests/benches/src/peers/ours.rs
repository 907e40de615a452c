//! This repository's library.

use protocol_runtime::{Encoder, Frames, List, Protocol};

use crate::packet_list::with_packets;
use crate::peer::Peer;
use crate::values::{self, Checksum, Convert, Fold, Gift, mix};
use crate::{Form, Wire};

/// The 29 packets.
#[derive(Protocol)]
#[protocol(spec = "../../../../spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
pub(crate) struct Ours;

impl Peer for Ours {
    const NAME: &'static str = "ours";
    const WIRE: Wire = Wire::Same;
    type Packet<'a> = ClientPacket<'a>;

    fn decode<F: Form>(bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        let mut frames = Frames::new(bytes);
        for frame in frames.by_ref() {
            checksum.add(&ClientPacket::decode(&frame.ok()?).ok()?);
        }
        frames.unread().is_empty().then_some(checksum.sum)
    }

    fn encode_to_vec(packets: &[ClientPacket<'_>], buffer: &mut Vec<u8>) -> Option<()> {
        for packet in packets {
            protocol_runtime::Encode::encode_to_vec(packet, buffer).ok()?;
        }
        Some(())
    }

    fn encode_to_slice(packets: &[ClientPacket<'_>], buffer: &mut [u8]) -> Option<usize> {
        let mut encoder = Encoder::new(buffer);
        packets.iter().try_for_each(|packet| encoder.push(packet).map(drop)).ok()?;
        Some(encoder.written())
    }
}

macro_rules! tuple_variants {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        impl Fold for ClientPacket<'_> {
            #[inline(always)]
            fn fold(&self, sum: u64) -> u64 {
                match self {
                    $(Self::$name(client::$name { $($field),* }) => {
                        let sum = mix(sum, u64::from($id));
                        $(let sum = $field.fold(sum);)*
                        sum
                    })*
                }
            }
        }

        impl<'a> From<&'a values::Packet> for ClientPacket<'a> {
            fn from(packet: &'a values::Packet) -> Self {
                match packet {
                    $(values::Packet::$name { $($field),* } => {
                        Self::$name(client::$name { $($field: $field.convert()),* })
                    })*
                }
            }
        }
    };
}
with_packets!(tuple_variants);

impl Fold for List<'_, types::GiftSelection> {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        self.iter().fold(sum, |sum, types::GiftSelection { day_index, step_index, gift_index }| {
            Gift { day_index, step_index, gift_index }.fold(sum)
        })
    }
}

impl<'a> Convert<'a, List<'a, types::GiftSelection>> for Vec<Gift> {
    fn convert(&'a self) -> List<'a, types::GiftSelection> {
        let selection = |&Gift { day_index, step_index, gift_index }: &Gift| types::GiftSelection {
            day_index,
            step_index,
            gift_index,
        };
        // The list borrows its items, and the corpus has them in another type; they live as long as the corpus: always.
        let selections: &[types::GiftSelection] = self.iter().map(selection).collect::<Vec<_>>().leak();
        selections.into()
    }
}
