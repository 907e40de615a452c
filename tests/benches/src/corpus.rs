//! 10,000 packets with realistic values, the same on every run.

use std::fmt::Write;

use crate::packet_list::with_packets;
use crate::peer::Peer;
use crate::peers::hand_written::{self, HandWritten};
use crate::values::{Fold, Gift, Packet};
use crate::{PACKETS, Selection};

/// Packets, and their frames one after the other.
pub(crate) struct Corpus {
    pub(crate) packets: Vec<Packet>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) checksum: u64,
}

impl Corpus {
    /// Every packet of the selection is equally likely. The corpus lives as long as the program.
    pub(crate) fn new(selection: Selection) -> &'static Self {
        let ids = ids(selection);
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        let packets: Vec<Packet> = (0..PACKETS).map(|_| packet(*random.choose(ids), &mut random)).collect();
        let mut bytes = Vec::new();
        let values: Vec<hand_written::Packet<'_>> = packets.iter().map(Into::into).collect();
        HandWritten::encode_to_vec(&values, &mut bytes).expect("the wire can carry it");
        let checksum = values.iter().fold(0, |sum, packet| Fold::fold(packet, sum));
        Box::leak(Box::new(Self { packets, bytes, checksum }))
    }
}

fn ids(selection: Selection) -> &'static [u16] {
    match selection {
        Selection::Mixed => &IDS,
        Selection::Strings => &[800, 2228, 2730],
        Selection::Tiny => &[17, 357, 1086, 1262, 1299, 1367, 1740, 1752, 2138, 2557, 2694, 2742, 3265, 3314, 3768],
    }
}

macro_rules! generate {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        const IDS: [u16; 29] = [$($id),*];

        fn packet(id: u16, random: &mut Random) -> Packet {
            match id {
                $($id => Packet::$name { $($field: random.$kind(stringify!($field))),* },)*
                _ => unreachable!("no packet has the id {id}"),
            }
        }
    };
}
with_packets!(generate);

/// A small generator of pseudo-random numbers: xorshift, which is random enough for lengths and letters.
struct Random(u64);

#[expect(non_snake_case, reason = "the packet list names the kinds of fields as the types that they are elsewhere")]
impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The high bits are the better ones.
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound
    }

    fn choose<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn number(&mut self, bound: usize) -> i32 {
        i32::try_from(self.below(bound)).unwrap_or_default()
    }

    fn Int(&mut self, field: &str) -> i32 {
        match field {
            "slot_id" | "page_id" => self.number(10),
            "volume_system" | "volume_furni" | "volume_trax" => self.number(101),
            "r#type" => self.number(200),
            "relationship_type" => self.number(4),
            _ => self.number(5_000_000),
        }
    }

    fn Flag(&mut self, _field: &str) -> bool {
        self.below(2) == 1
    }

    fn Gifts(&mut self, _field: &str) -> Vec<Gift> {
        let len = 1 + self.below(6);
        let gift = |_| Gift { day_index: self.number(8), step_index: self.number(4), gift_index: self.number(3) };
        (0..len).map(gift).collect()
    }

    fn Text(&mut self, field: &str) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789-_";
        match field {
            "look" | "figure" => self.figure(),
            "gender" => (*self.choose(&["M", "F"])).to_owned(),
            "motto" => {
                let len = self.below(39);
                self.letters(len, b"abcdefghijklmnopqrstuvwxyz     ,.!")
            }
            "new_email" => {
                let (name, host) = (4 + self.below(12), 4 + self.below(8));
                format!("{}@{}.example", self.letters(name, LETTERS), self.letters(host, LETTERS))
            }
            "user_class_type" => (*self.choose(&["citizen", "helper", "builder"])).to_owned(),
            _ => {
                let len = 3 + self.below(13);
                self.letters(len, LETTERS)
            }
        }
    }

    fn letters(&mut self, len: usize, from: &[u8]) -> String {
        (0..len).map(|_| char::from(*self.choose(from))).collect()
    }

    /// Parts of an avatar as `hd-180-1.ch-3030-66`, 60 to 120 bytes of them.
    fn figure(&mut self) -> String {
        let len = 60 + self.below(61);
        let mut figure = String::new();
        while figure.len() < len {
            let part = self.choose(&["hd", "hr", "ch", "lg", "sh", "ha", "he", "ea", "fa", "cc"]);
            figure.push_str(part);
            let _ = write!(figure, "-{}-{}.", 100 + self.below(3_900), 1 + self.below(110));
        }
        figure.truncate(len);
        figure
    }
}
