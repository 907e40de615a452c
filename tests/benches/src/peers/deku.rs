//! `deku`: everything by its derive, on the protocol's own wire.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use deku::ctx::{Endian, Order};
use deku::prelude::{DekuContainerRead, DekuError, DekuRead, DekuWrite, DekuWriter, Reader, Writer};

use crate::packet_list::{fold_variants, from_corpus, with_packets};
use crate::peer::Peer;
use crate::values::{self, Checksum, Convert, Fold};
use crate::{Form, Wire};

type Int = i32;
type Flag = bool;

#[derive(DekuRead, DekuWrite)]
#[deku(ctx = "endian: Endian", endian = "endian")]
pub(crate) struct Text {
    len: u16,
    // Bytes at once: as a `Vec` with a count they would be read and written one by one.
    #[deku(reader = "read_text(deku::reader, *len)", writer = "deku::writer.write_bytes(text.as_bytes())")]
    text: String,
}

#[derive(DekuRead, DekuWrite)]
#[deku(ctx = "endian: Endian", endian = "endian")]
pub(crate) struct Gifts {
    #[deku(assert = "count % 3 == 0")]
    count: u32,
    #[deku(count = "count / 3")]
    gifts: Vec<Gift>,
}

#[derive(DekuRead, DekuWrite)]
#[deku(ctx = "endian: Endian", endian = "endian")]
pub(crate) struct Gift {
    day_index: i32,
    step_index: i32,
    gift_index: i32,
}

macro_rules! define {
    ([] $($packets:tt)*) => { define!({} $($packets)*); };
    // One by one, because deku wants variants without fields to be without braces.
    ({ $($done:tt)* } $id:literal $name:ident {} $($packets:tt)*) => {
        define!({ $($done)* #[deku(id = $id)] $name, } $($packets)*);
    };
    ({ $($done:tt)* } $id:literal $name:ident { $($field:ident: $kind:ident),* } $($packets:tt)*) => {
        define!({ $($done)* #[deku(id = $id)] $name { $($field: $kind),* }, } $($packets)*);
    };
    ({ $($done:tt)* }) => {
        #[derive(DekuRead, DekuWrite)]
        #[deku(id_type = "u16", endian = "big")]
        pub(crate) enum Packet { $($done)* }
    };
}
with_packets!(define);
with_packets!(fold_variants Packet);
with_packets!(from_corpus Packet);

pub(crate) struct Deku;

impl Peer for Deku {
    const NAME: &'static str = "deku";
    const WIRE: Wire = Wire::Same;
    type Packet<'a> = Packet;

    fn decode<F: Form>(mut bytes: &[u8]) -> Option<u64> {
        let mut checksum = Checksum::<F>::new();
        while !bytes.is_empty() {
            let (length, rest) = bytes.split_first_chunk()?;
            let (frame, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
            let ((left, _), packet) = Packet::from_bytes((frame, 0)).ok()?;
            if !left.is_empty() {
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

/// The packet does not know its length, so the prefix is written when it is over.
fn write(packet: &Packet, mut to: &mut (impl Write + Seek)) -> Option<()> {
    let start = to.stream_position().ok()?;
    to.write_all(&[0; 4]).ok()?;
    packet.to_writer(&mut Writer::new(&mut to), ()).ok()?;
    let end = to.stream_position().ok()?;
    let length = u32::try_from(end - start - 4).ok()?;
    to.seek(SeekFrom::Start(start)).ok()?;
    to.write_all(&length.to_be_bytes()).ok()?;
    to.seek(SeekFrom::Start(end)).ok()?;
    Some(())
}

fn read_text<R: Read + Seek>(reader: &mut Reader<R>, len: u16) -> Result<String, DekuError> {
    let mut text = vec![0; usize::from(len)];
    reader.read_bytes(usize::from(len), &mut text, Order::Lsb0)?;
    String::from_utf8(text).map_err(|_| DekuError::Parse("the text is not UTF-8"))
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

impl Convert<'_, Text> for String {
    fn convert(&self) -> Text {
        Text { len: u16::try_from(self.len()).expect("a short string"), text: self.clone() }
    }
}

impl Convert<'_, Gifts> for values::Gifts {
    fn convert(&self) -> Gifts {
        let gift = |gift: &values::Gift| Gift {
            day_index: gift.day_index,
            step_index: gift.step_index,
            gift_index: gift.gift_index,
        };
        Gifts { count: u32::try_from(self.len() * 3).expect("a short list"), gifts: self.iter().map(gift).collect() }
    }
}
