//! What a peer has to do, and the harness around one.

use std::hint::black_box;
use std::marker::PhantomData;

use crate::corpus::Corpus;
use crate::values::Packet;
use crate::{Form, Operation, Wire};

/// A library, or a way of writing code, that is measured.
pub(crate) trait Peer: 'static {
    /// Its name on the command line and in reports.
    const NAME: &'static str;
    /// Whose bytes it reads and writes.
    const WIRE: Wire;
    /// Its enum over the 29 packets, as it encodes them.
    type Packet<'a>: From<&'a Packet>;

    /// Decodes all packets and gives the checksum of their fields. `None` if anything is wrong with the bytes.
    fn decode<F: Form>(bytes: &[u8]) -> Option<u64>;

    /// Appends all packets to `buffer`. `None` if one cannot be encoded, or if the peer only decodes.
    fn encode_to_vec(packets: &[Self::Packet<'_>], buffer: &mut Vec<u8>) -> Option<()> {
        let _ = (packets, buffer);
        None
    }

    /// Writes all packets to the front of `buffer` and gives the number of bytes. `None` also if the peer cannot do this.
    fn encode_to_slice(packets: &[Self::Packet<'_>], buffer: &mut [u8]) -> Option<usize> {
        let _ = (packets, buffer);
        None
    }
}

/// A peer with a corpus before it.
pub(crate) trait Subject {
    /// [`Peer::NAME`]
    fn name(&self) -> &'static str;
    /// [`Peer::WIRE`]
    fn wire(&self) -> Wire;
    /// Does what is measured, once with the whole corpus.
    fn perform(&mut self);
}

struct Prepared<P: Peer, F> {
    packets: Vec<P::Packet<'static>>,
    bytes: Vec<u8>,
    form: PhantomData<F>,
}

/// Makes the peer's values and bytes of the corpus and checks that what it does with them is right. `None` if it cannot do what is
/// measured.
pub(crate) fn prepare<P: Peer, F: Form>(corpus: &'static Corpus) -> Option<Box<dyn Subject>> {
    let packets: Vec<P::Packet<'static>> = corpus.packets.iter().map(P::Packet::from).collect();
    let mut bytes = Vec::new();
    match F::OPERATION {
        Operation::EncodeSlice => {
            // No format here takes more than that.
            bytes.resize(corpus.bytes.len() * 4, 0);
            let len = P::encode_to_slice(&packets, &mut bytes)?;
            bytes.truncate(len);
        }
        Operation::Decode | Operation::DecodeFused if P::WIRE == Wire::Same => bytes.clone_from(&corpus.bytes),
        Operation::Decode | Operation::DecodeFused | Operation::EncodeVec => P::encode_to_vec(&packets, &mut bytes)?,
    }
    match P::WIRE {
        Wire::Same => {
            assert!(bytes == corpus.bytes, "{} writes the frames as they are", P::NAME);
            refuses_malformed::<P, F>();
        }
        Wire::Own => {}
    }
    assert_eq!(P::decode::<F>(&bytes), Some(corpus.checksum), "{} decodes every field", P::NAME);
    Some(Box::new(Prepared::<P, F> { packets, bytes, form: PhantomData }))
}

/// A peer that checked less would be faster for it.
fn refuses_malformed<P: Peer, F: Form>() {
    let malformed: [(&str, &[u8]); 5] = [
        ("an unknown id", b"\0\0\0\x02\0\x01"),
        ("a boolean of 2", b"\0\0\0\x03\x04\x3e\x02"),
        ("a byte left over", b"\0\0\0\x07\0\x11\0\0\0\x01\0"),
        ("a string that ends early", b"\0\0\0\x05\x08\xb4\0\x02a"),
        ("a string that is not UTF-8", b"\0\0\0\x05\x08\xb4\0\x01\xff"),
    ];
    for (what, bytes) in malformed {
        assert_eq!(P::decode::<F>(bytes), None, "{} refuses {what}", P::NAME);
    }
}

impl<P: Peer, F: Form> Subject for Prepared<P, F> {
    fn name(&self) -> &'static str {
        P::NAME
    }

    fn wire(&self) -> Wire {
        P::WIRE
    }

    fn perform(&mut self) {
        match F::OPERATION {
            Operation::Decode | Operation::DecodeFused => {
                black_box(P::decode::<F>(black_box(&self.bytes)));
            }
            Operation::EncodeSlice => {
                black_box(P::encode_to_slice(black_box(&self.packets), &mut self.bytes));
            }
            Operation::EncodeVec => {
                self.bytes.clear();
                black_box(P::encode_to_vec(black_box(&self.packets), &mut self.bytes));
            }
        }
        black_box(&self.bytes);
    }
}
