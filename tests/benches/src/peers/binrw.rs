//! `binrw`: everything by its derive, on the protocol's own wire.
#![expect(unused_qualifications, reason = "what the derive makes of `count` is qualified")]

use std::io::{Cursor, Seek, SeekFrom, Write};

use binrw::{BinRead, BinResult, BinWrite, binrw, writer};

use crate::packet_list::{fold_variants, from_corpus, with_packets};
use crate::peer::Peer;
use crate::values::{self, Checksum, Convert, Fold};
use crate::{Form, Wire};

type Int = i32;

#[derive(BinRead, BinWrite)]
pub(crate) struct Flag(
    #[br(try_map = |byte: u8| match byte { 0 => Ok(false), 1 => Ok(true), _ => Err("neither 0 nor 1") })]
    #[bw(map = |flag| u8::from(*flag))]
    bool,
);

#[binrw]
pub(crate) struct Text {
    #[br(temp)]
    #[bw(try_calc = u16::try_from(text.len()))]
    len: u16,
    #[br(count = len, try_map = String::from_utf8)]
    // Bytes at once: as a slice they would be written one by one.
    #[bw(write_with = write_text)]
    text: String,
}

#[binrw]
pub(crate) struct Gifts {
    #[br(temp, assert(count.is_multiple_of(3)))]
    #[bw(try_calc = u32::try_from(gifts.len() * 3))]
    count: u32,
    #[br(count = count / 3)]
    gifts: Vec<Gift>,
}

#[derive(BinRead, BinWrite)]
pub(crate) struct Gift {
    day_index: i32,
    step_index: i32,
    gift_index: i32,
}

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        #[derive(BinRead, BinWrite)]
        #[brw(big)]
        #[br(return_unexpected_error)]
        pub(crate) enum Packet {
            $(#[brw(magic($id))] $name { $($field: $kind),* }),*
        }
    };
}
with_packets!(define);
with_packets!(fold_variants Packet);
with_packets!(from_corpus Packet);

pub(crate) struct Binrw;

impl Peer for Binrw {
    const NAME: &'static str = "binrw";
    const WIRE: Wire = Wire::Same;
    type Packet<'a> = Packet;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while !bytes.is_empty() {
            let (length, rest) = bytes.split_first_chunk()?;
            let (frame, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
            let mut cursor = Cursor::new(frame);
            let packet = Packet::read(&mut cursor).ok()?;
            if cursor.position() != frame.len() as u64 {
                return None;
            }
            checksum.add(&packet);
            bytes = rest;
        }
        Some(checksum.sum)
    }

    fn encode_to_vec(packets: &[Packet], buffer: &mut Vec<u8>) -> Option<()> {
        let mut cursor = Cursor::new(buffer);
        packets.iter().try_for_each(|packet| write(packet, &mut cursor))
    }

    fn encode_to_slice(packets: &[Packet], buffer: &mut [u8]) -> Option<usize> {
        let mut cursor = Cursor::new(buffer);
        packets.iter().try_for_each(|packet| write(packet, &mut cursor))?;
        usize::try_from(cursor.position()).ok()
    }
}

#[writer(writer)]
fn write_text(text: &String) -> BinResult<()> {
    Ok(writer.write_all(text.as_bytes())?)
}

/// The packet does not know its length, so the prefix is written when it is over.
fn write(packet: &Packet, to: &mut (impl Write + Seek)) -> Option<()> {
    let start = to.stream_position().ok()?;
    to.write_all(&[0; 4]).ok()?;
    packet.write(to).ok()?;
    let end = to.stream_position().ok()?;
    let length = u32::try_from(end - start - 4).ok()?;
    to.seek(SeekFrom::Start(start)).ok()?;
    to.write_all(&length.to_be_bytes()).ok()?;
    to.seek(SeekFrom::Start(end)).ok()?;
    Some(())
}

impl Fold for Flag {
    fn fold(&self, sum: u64) -> u64 {
        self.0.fold(sum)
    }
}

impl Fold for Text {
    fn fold(&self, sum: u64) -> u64 {
        self.text.fold(sum)
    }
}

impl Fold for Gifts {
    fn fold(&self, sum: u64) -> u64 {
        self.gifts.iter().fold(sum, |sum, gift| gift.gift_index.fold(gift.step_index.fold(gift.day_index.fold(sum))))
    }
}

impl Convert<'_, Flag> for bool {
    fn convert(&self) -> Flag {
        Flag(*self)
    }
}

impl Convert<'_, Text> for String {
    fn convert(&self) -> Text {
        Text { text: self.clone() }
    }
}

impl Convert<'_, Gifts> for values::Gifts {
    fn convert(&self) -> Gifts {
        let gift = |gift: &values::Gift| Gift {
            day_index: gift.day_index,
            step_index: gift.step_index,
            gift_index: gift.gift_index,
        };
        Gifts { gifts: self.iter().map(gift).collect() }
    }
}
