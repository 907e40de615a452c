//! `winnow`: parser combinators, on the protocol's own wire. It only decodes.

use winnow::Parser;
use winnow::binary::{be_i32, be_u16, be_u32, length_and_then, length_take, u8};
use winnow::combinator::{eof, repeat};
use winnow::error::EmptyError;

use super::hand_written;
use crate::packet_list::{fold_variants, with_packets};
use crate::peer::Peer;
use crate::values::{Checksum, Fold};
use crate::{Form, Wire};

type Result<T> = std::result::Result<T, EmptyError>;
type Int<'a> = i32;
type Flag<'a> = bool;
type Text<'a> = &'a str;

/// Gifts as they lie in a payload.
#[derive(Clone, Copy)]
pub(crate) struct Gifts<'a>(&'a [u8]);

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        pub(crate) enum Packet<'a> {
            $($name { $($field: $kind<'a>),* }),*
        }

        fn packet<'a>(input: &mut &'a [u8]) -> Result<Packet<'a>> {
            let packet = match be_u16(input)? {
                $($id => Packet::$name { $($field: Field::parse(input)?),* },)*
                _ => return Err(EmptyError),
            };
            eof(input)?;
            Ok(packet)
        }
    };
}
with_packets!(define);
with_packets!(fold_variants Packet<'a>);

/// One field of a packet.
trait Field<'a>: Sized {
    fn parse(input: &mut &'a [u8]) -> Result<Self>;
}

impl Field<'_> for i32 {
    fn parse(input: &mut &[u8]) -> Result<Self> {
        be_i32(input)
    }
}

impl Field<'_> for bool {
    fn parse(input: &mut &[u8]) -> Result<Self> {
        u8.verify_map(|byte| match byte {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        })
        .parse_next(input)
    }
}

impl<'a> Field<'a> for &'a str {
    fn parse(input: &mut &'a [u8]) -> Result<Self> {
        length_take(be_u16).verify_map(|text| str::from_utf8(text).ok()).parse_next(input)
    }
}

impl<'a> Field<'a> for Gifts<'a> {
    fn parse(input: &mut &'a [u8]) -> Result<Self> {
        let count = be_u32.verify(|count| count % 3 == 0).parse_next(input)?;
        let gift = (be_i32, be_i32, be_i32).void();
        repeat::<_, _, (), _, _>(count as usize / 3, gift).take().map(Gifts).parse_next(input)
    }
}

impl Fold for Gifts<'_> {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        let (numbers, _) = self.0.as_chunks::<4>();
        numbers.iter().fold(sum, |sum, number| i32::from_be_bytes(*number).fold(sum))
    }
}

pub(crate) struct Winnow;

impl Peer for Winnow {
    const NAME: &'static str = "winnow";
    const WIRE: Wire = Wire::Same;
    type Packet<'a> = hand_written::Packet<'a>;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while !bytes.is_empty() {
            let packet = length_and_then(be_u32, packet).parse_next(&mut bytes).ok()?;
            checksum.add(&packet);
        }
        Some(checksum.sum)
    }
}
