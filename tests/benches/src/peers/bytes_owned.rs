//! `bytes`: field by field through `Buf` and `BufMut`, into packets that own their strings, as most servers are written.

use bytes::{Buf, BufMut};

use super::hand_written::split_frame;
use crate::packet_list::{fold_variants, from_corpus, with_packets};
use crate::peer::Peer;
use crate::values::{Checksum, Flag, Gift, Gifts, Int, Text};
use crate::{Form, Wire};

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        pub(crate) enum Packet {
            $($name { $($field: $kind),* }),*
        }

        impl Packet {
            fn read(id: u16, mut payload: &[u8]) -> Option<Self> {
                let packet = match id {
                    $($id => Self::$name { $($field: Field::read(&mut payload)?),* },)*
                    _ => return None,
                };
                (!payload.has_remaining()).then_some(packet)
            }

            fn write(&self, buffer: &mut impl BufMut) -> Option<()> {
                match self {
                    $(Self::$name { $($field),* } => {
                        let len = 2 $(+ $field.encoded_len())*;
                        if buffer.remaining_mut() < len + 4 {
                            return None;
                        }
                        buffer.put_u32(u32::try_from(len).ok()?);
                        buffer.put_u16($id);
                        $($field.write(buffer)?;)*
                    })*
                }
                Some(())
            }
        }
    };
}
with_packets!(define);
with_packets!(fold_variants Packet);
with_packets!(from_corpus Packet);

pub(crate) struct BytesOwned;

impl Peer for BytesOwned {
    const NAME: &'static str = "bytes_owned";
    const WIRE: Wire = Wire::Same;
    type Packet<'a> = Packet;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while bytes.has_remaining() {
            let (id, payload) = split_frame(&mut bytes)?;
            checksum.add(&Packet::read(id, payload)?);
        }
        Some(checksum.sum)
    }

    fn encode_to_vec(packets: &[Packet], buffer: &mut Vec<u8>) -> Option<()> {
        packets.iter().try_for_each(|packet| packet.write(buffer))
    }

    fn encode_to_slice(packets: &[Packet], buffer: &mut [u8]) -> Option<usize> {
        let available = buffer.len();
        let mut left = buffer;
        packets.iter().try_for_each(|packet| packet.write(&mut left))?;
        Some(available - left.len())
    }
}

/// One field of a packet.
trait Field: Sized {
    fn read(from: &mut &[u8]) -> Option<Self>;
    fn encoded_len(&self) -> usize;
    fn write(&self, to: &mut impl BufMut) -> Option<()>;
}

impl Field for i32 {
    fn read(from: &mut &[u8]) -> Option<Self> {
        from.try_get_i32().ok()
    }

    fn encoded_len(&self) -> usize {
        4
    }

    fn write(&self, to: &mut impl BufMut) -> Option<()> {
        to.put_i32(*self);
        Some(())
    }
}

impl Field for bool {
    fn read(from: &mut &[u8]) -> Option<Self> {
        match from.try_get_u8().ok()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    fn encoded_len(&self) -> usize {
        1
    }

    fn write(&self, to: &mut impl BufMut) -> Option<()> {
        to.put_u8(u8::from(*self));
        Some(())
    }
}

impl Field for String {
    fn read(from: &mut &[u8]) -> Option<Self> {
        let len = usize::from(from.try_get_u16().ok()?);
        let text = from.get(..len)?.to_vec();
        from.advance(len);
        Self::from_utf8(text).ok()
    }

    fn encoded_len(&self) -> usize {
        2 + self.len()
    }

    fn write(&self, to: &mut impl BufMut) -> Option<()> {
        to.put_u16(u16::try_from(self.len()).ok()?);
        to.put_slice(self.as_bytes());
        Some(())
    }
}

impl Field for Vec<Gift> {
    fn read(from: &mut &[u8]) -> Option<Self> {
        let count = usize::try_from(from.try_get_i32().ok()?).ok()?;
        if count % 3 != 0 || count > from.remaining() / 4 {
            return None;
        }
        let gift = |_| {
            let (day_index, step_index) = (from.try_get_i32().ok()?, from.try_get_i32().ok()?);
            Some(Gift { day_index, step_index, gift_index: from.try_get_i32().ok()? })
        };
        (0..count / 3).map(gift).collect()
    }

    fn encoded_len(&self) -> usize {
        4 + self.len() * 12
    }

    fn write(&self, to: &mut impl BufMut) -> Option<()> {
        to.put_i32(i32::try_from(self.len() * 3).ok()?);
        for gift in self {
            to.put_i32(gift.day_index);
            to.put_i32(gift.step_index);
            to.put_i32(gift.gift_index);
        }
        Some(())
    }
}
