//! `prost`: Protocol Buffers. A message for each packet, behind the same length and id as the protocol's own frames, which costs less
//! than a message around all of them.

use prost::Message;

use super::hand_written::split_frame;
use crate::packet_list::with_packets;
use crate::peer::Peer;
use crate::values::{self, Checksum, Convert, Fold, mix};
use crate::{Form, Wire};

#[derive(Clone, PartialEq, Message)]
pub(crate) struct Gift {
    #[prost(int32)]
    day_index: i32,
    #[prost(int32)]
    step_index: i32,
    #[prost(int32)]
    gift_index: i32,
}

macro_rules! message {
    // Field by field, because a field's attribute depends on its kind.
    ($name:ident { $($done:tt)* }) => {
        #[derive(Clone, PartialEq, Message)]
        pub(crate) struct $name { $($done)* }
    };
    ($name:ident { $($done:tt)* } $field:ident: Int $($rest:tt)*) => {
        message!($name { $($done)* #[prost(int32)] pub(super) $field: i32, } $($rest)*);
    };
    ($name:ident { $($done:tt)* } $field:ident: Flag $($rest:tt)*) => {
        message!($name { $($done)* #[prost(bool)] pub(super) $field: bool, } $($rest)*);
    };
    ($name:ident { $($done:tt)* } $field:ident: Text $($rest:tt)*) => {
        message!($name { $($done)* #[prost(string)] pub(super) $field: String, } $($rest)*);
    };
    ($name:ident { $($done:tt)* } $field:ident: Gifts $($rest:tt)*) => {
        message!($name { $($done)* #[prost(message, repeated)] pub(super) $field: Vec<Gift>, } $($rest)*);
    };
}

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        mod messages {
            use super::{Gift, Message};
            $(message!($name {} $($field: $kind)*);)*
        }

        pub(crate) enum Packet {
            $($name(messages::$name)),*
        }

        impl Packet {
            fn read(id: u16, payload: &[u8]) -> Option<Self> {
                match id {
                    $($id => messages::$name::decode(payload).ok().map(Self::$name),)*
                    _ => None,
                }
            }

            fn write(&self, buffer: &mut impl bytes::BufMut) -> Option<()> {
                match self {
                    $(Self::$name(message) => {
                        let len = message.encoded_len() + 2;
                        if buffer.remaining_mut() < len + 4 {
                            return None;
                        }
                        buffer.put_u32(u32::try_from(len).ok()?);
                        buffer.put_u16($id);
                        message.encode_raw(buffer);
                    })*
                }
                Some(())
            }
        }

        impl Fold for Packet {
            #[inline(always)]
            fn fold(&self, sum: u64) -> u64 {
                match self {
                    $(Self::$name(messages::$name { $($field),* }) => {
                        let sum = mix(sum, u64::from($id));
                        $(let sum = $field.fold(sum);)*
                        sum
                    })*
                }
            }
        }

        impl From<&values::Packet> for Packet {
            fn from(packet: &values::Packet) -> Self {
                match packet {
                    $(values::Packet::$name { $($field),* } => {
                        Self::$name(messages::$name { $($field: $field.convert()),* })
                    })*
                }
            }
        }
    };
}
with_packets!(define);

pub(crate) struct Prost;

impl Peer for Prost {
    const NAME: &'static str = "prost";
    const WIRE: Wire = Wire::Own;
    type Packet<'a> = Packet;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while !bytes.is_empty() {
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
