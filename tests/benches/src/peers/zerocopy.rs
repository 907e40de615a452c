//! `zerocopy`: fields of fixed size are read and written as types without alignment, on the protocol's own wire.

use std::mem;

use zerocopy::big_endian::{I32, U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, TryFromBytes, Unaligned};

use crate::packet_list::{fold_variants, from_corpus, with_packets};
use crate::peer::Peer;
use crate::values::{self, Checksum, Convert, Fold};
use crate::{Form, Wire};

type Int<'a> = I32;
type Flag<'a> = bool;
type Text<'a> = &'a str;
type Gifts<'a> = &'a [Gift];

#[derive(FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Head {
    length: U32,
    id: U16,
}

#[derive(FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(crate) struct Gift {
    numbers: [I32; 3],
}

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        pub(crate) enum Packet<'a> {
            $($name { $($field: $kind<'a>),* }),*
        }

        impl<'a> Packet<'a> {
            #[inline(always)]
            fn read(id: u16, mut payload: &'a [u8]) -> Option<Self> {
                let packet = match id {
                    $($id => Self::$name { $($field: Field::read(&mut payload)?),* },)*
                    _ => return None,
                };
                payload.is_empty().then_some(packet)
            }

            #[inline(always)]
            fn write(&self, buffer: &mut impl Output) -> Option<()> {
                match self {
                    $(Self::$name { $($field),* } => {
                        let len = 2 $(+ $field.encoded_len())*;
                        buffer.put(&Head { length: U32::new(u32::try_from(len).ok()?), id: U16::new($id) })?;
                        $($field.write(buffer)?;)*
                    })*
                }
                Some(())
            }
        }
    };
}
with_packets!(define);
with_packets!(fold_variants Packet<'a>);
with_packets!(from_corpus Packet<'a>);

pub(crate) struct Zerocopy;

impl Peer for Zerocopy {
    const NAME: &'static str = "zerocopy";
    const WIRE: Wire = Wire::Same;
    type Packet<'a> = Packet<'a>;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while !bytes.is_empty() {
            let (head, rest) = Head::ref_from_prefix(bytes).ok()?;
            let (payload, rest) = rest.split_at_checked((head.length.get() as usize).checked_sub(2)?)?;
            checksum.add(&Packet::read(head.id.get(), payload)?);
            bytes = rest;
        }
        Some(checksum.sum)
    }

    fn encode_to_vec(packets: &[Packet<'_>], buffer: &mut Vec<u8>) -> Option<()> {
        packets.iter().try_for_each(|packet| packet.write(buffer))
    }

    fn encode_to_slice(packets: &[Packet<'_>], buffer: &mut [u8]) -> Option<usize> {
        let available = buffer.len();
        let mut left = buffer;
        packets.iter().try_for_each(|packet| packet.write(&mut left))?;
        Some(available - left.len())
    }
}

/// A slice from whose front is taken what is written, or a `Vec` that grows.
trait Output {
    fn put(&mut self, value: &(impl IntoBytes + Immutable + ?Sized)) -> Option<()>;
}

impl Output for &mut [u8] {
    #[inline(always)]
    fn put(&mut self, value: &(impl IntoBytes + Immutable + ?Sized)) -> Option<()> {
        let (to, left) = mem::take(self).split_at_mut_checked(size_of_val(value))?;
        *self = left;
        value.write_to(to).ok()
    }
}

impl Output for Vec<u8> {
    #[inline(always)]
    fn put(&mut self, value: &(impl IntoBytes + Immutable + ?Sized)) -> Option<()> {
        self.extend_from_slice(value.as_bytes());
        Some(())
    }
}

/// One field of a packet.
trait Field<'a>: Sized {
    fn read(from: &mut &'a [u8]) -> Option<Self>;
    fn encoded_len(&self) -> usize;
    fn write(&self, to: &mut impl Output) -> Option<()>;
}

macro_rules! fixed_fields {
    ($($field:ty)*) => {$(
        impl Field<'_> for $field {
            #[inline(always)]
            fn read(from: &mut &[u8]) -> Option<Self> {
                let (value, left) = Self::try_read_from_prefix(from).ok()?;
                *from = left;
                Some(value)
            }

            #[inline(always)]
            fn encoded_len(&self) -> usize {
                size_of::<Self>()
            }

            #[inline(always)]
            fn write(&self, to: &mut impl Output) -> Option<()> {
                to.put(self)
            }
        }
    )*};
}
fixed_fields!(I32 U16 bool);

impl<'a> Field<'a> for &'a str {
    #[inline(always)]
    fn read(from: &mut &'a [u8]) -> Option<Self> {
        let len = U16::read(from)?;
        let (text, left) = from.split_at_checked(usize::from(len.get()))?;
        *from = left;
        str::from_utf8(text).ok()
    }

    #[inline(always)]
    fn encoded_len(&self) -> usize {
        2 + self.len()
    }

    #[inline(always)]
    fn write(&self, to: &mut impl Output) -> Option<()> {
        to.put(&U16::new(u16::try_from(self.len()).ok()?))?;
        to.put(*self)
    }
}

impl<'a> Field<'a> for &'a [Gift] {
    #[inline(always)]
    fn read(from: &mut &'a [u8]) -> Option<Self> {
        let count = u32::try_from(I32::read(from)?.get()).ok()?;
        if !count.is_multiple_of(3) {
            return None;
        }
        let (gifts, left) = <[Gift]>::ref_from_prefix_with_elems(from, count as usize / 3).ok()?;
        *from = left;
        Some(gifts)
    }

    #[inline(always)]
    fn encoded_len(&self) -> usize {
        4 + size_of_val(*self)
    }

    #[inline(always)]
    fn write(&self, to: &mut impl Output) -> Option<()> {
        to.put(&I32::new(i32::try_from(self.len() * 3).ok()?))?;
        to.put(*self)
    }
}

impl Fold for I32 {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        self.get().fold(sum)
    }
}

impl Fold for [Gift] {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        self.iter().flat_map(|gift| &gift.numbers).fold(sum, |sum, number| number.fold(sum))
    }
}

impl Convert<'_, I32> for i32 {
    fn convert(&self) -> I32 {
        I32::new(*self)
    }
}

impl<'a> Convert<'a, &'a [Gift]> for values::Gifts {
    fn convert(&'a self) -> &'a [Gift] {
        let gift =
            |gift: &values::Gift| Gift { numbers: [gift.day_index, gift.step_index, gift.gift_index].map(I32::new) };
        // They live as long as the corpus: always.
        self.iter().map(gift).collect::<Vec<_>>().leak()
    }
}
