//! The packets as the corpus holds them, apart from every peer, and the checksum over their fields.

use std::hint::black_box;
use std::marker::PhantomData;

use crate::packet_list::with_packets;
use crate::{Form, Operation};

pub(crate) type Int = i32;
pub(crate) type Flag = bool;
pub(crate) type Text = String;
pub(crate) type Gifts = Vec<Gift>;

/// One of the gifts that a new user chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gift {
    pub(crate) day_index: i32,
    pub(crate) step_index: i32,
    pub(crate) gift_index: i32,
}

macro_rules! define {
    ([] $($id:literal $name:ident { $($field:ident: $kind:ident),* })*) => {
        /// Any of the 29 packets. Each peer makes its own values of these before anything is measured.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub(crate) enum Packet {
            $($name { $($field: $kind),* }),*
        }
    };
}
with_packets!(define);

/// Adds one value to a checksum: two instructions, so that it costs little beside what is measured.
#[inline(always)]
pub(crate) const fn mix(sum: u64, value: u64) -> u64 {
    sum.rotate_left(5) ^ value
}

/// What every field of a packet adds to the checksum.
pub(crate) trait Fold {
    /// The checksum with this value added.
    fn fold(&self, sum: u64) -> u64;
}

impl Fold for i32 {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        mix(sum, u64::from(*self as u32))
    }
}

impl Fold for bool {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        mix(sum, u64::from(*self))
    }
}

/// The length and the first byte: every byte would cost more than to decode it.
impl Fold for str {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        let first = self.as_bytes().first().map_or(0, |first| u64::from(*first));
        mix(sum, (self.len() as u64) << 8 | first)
    }
}

impl Fold for [Gift] {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        self.iter().fold(sum, |sum, gift| gift.fold(sum))
    }
}

impl Fold for Gift {
    #[inline(always)]
    fn fold(&self, sum: u64) -> u64 {
        self.gift_index.fold(self.step_index.fold(self.day_index.fold(sum)))
    }
}

/// Adds up decoded packets, in the form that is measured.
pub(crate) struct Checksum<F> {
    pub(crate) sum: u64,
    form: PhantomData<F>,
}

impl<F: Form> Checksum<F> {
    /// No packets yet.
    #[inline(always)]
    pub(crate) const fn new() -> Self {
        Self { sum: 0, form: PhantomData }
    }

    /// Adds one packet.
    #[inline(always)]
    pub(crate) fn add<P: Fold>(&mut self, packet: &P) {
        let packet = match F::OPERATION {
            Operation::DecodeFused => packet,
            // From here on the whole packet has to exist.
            _ => black_box(packet),
        };
        self.sum = packet.fold(self.sum);
    }
}

/// From a value of the corpus to a peer's value.
pub(crate) trait Convert<'a, T> {
    /// The same value.
    fn convert(&'a self) -> T;
}

impl Convert<'_, i32> for i32 {
    fn convert(&self) -> i32 {
        *self
    }
}

impl Convert<'_, bool> for bool {
    fn convert(&self) -> bool {
        *self
    }
}

impl<'a> Convert<'a, &'a str> for String {
    fn convert(&'a self) -> &'a str {
        self
    }
}

impl Convert<'_, String> for String {
    fn convert(&self) -> String {
        self.clone()
    }
}

impl Convert<'_, Vec<Gift>> for Vec<Gift> {
    fn convert(&self) -> Vec<Gift> {
        self.clone()
    }
}
