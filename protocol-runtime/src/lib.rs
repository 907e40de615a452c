//! Typed packets of a binary protocol, from one YAML file, at compile time.
//!
//! `#[derive(Protocol)]` reads a spec and generates a struct for every packet, an enum over them, decoding that borrows from the input,
//! and encoding into your buffer. Generated code calls this crate, and it is the only crate that you depend on.
//!
//! ```
//! use protocol_runtime::{Frames, Protocol};
//!
//! /// The User & Profile realm.
//! #[derive(Protocol)]
//! #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
//! pub struct UserProfile;
//!
//! let received = b"\0\0\0\x0d\x08\xb4\0\x09hey there";
//! for frame in Frames::new(received) {
//!     match ClientPacket::decode(&frame?)? {
//!         ClientPacket::UserUpdateMotto(packet) => assert_eq!(packet.motto, "hey there"),
//!         other => println!("{other:?}"),
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | you want to | use |
//! |---|---|
//! | receive | [`Frames`], [`Frame`], then `decode` of the generated enum; errors are [`FrameError`] and [`DecodeError`] |
//! | send | `encode`, `encode_to_vec` and `to_vec` of packets, or an [`Encoder`]; the error is [`EncodeError`] |
//! | build packets | their structs, [`List`], [`Text`] |
//! | keep packets | `Owned`, `OwnedFrame` (feature `alloc`) |
//! | write code for any protocol | [`Protocol`], [`Decode`], [`Encode`], [`Packet`] |
//! | read what the spec says | the tables in [`info`] |
//!
//! The guide has a page for each of these: receiving, answering, keeping, JSON, generic code, reading only some packets. The module
//! `guide` is part of the documentation with the feature `std`.
//!
//! # The wire
//!
//! A *frame* is a uint32 length of what follows it, a uint16 *id*, and the *payload*, all big-endian. [`Frames`] splits a
//! stream into [`Frame`]s. A payload is the packet's fields, one after the other, without names or padding:
//!
//! | spec | bytes | Rust |
//! |---|---|---|
//! | `boolean` | 1: 0 or 1 | `bool` |
//! | `int8` to `int64`, `uint8` to `uint64` | 1, 2, 4 or 8, big-endian | `i8` to `u64` |
//! | `float`, `double` | 4 or 8, IEEE 754, big-endian | `f32`, `f64` |
//! | `string` | a uint16 count of bytes, and UTF-8 | `&str` |
//! | `bytes` | a count (int32 unless the spec says otherwise), and the bytes | `&[u8]` |
//! | `list<T>` | a count (int32 unless the spec says otherwise) and items | [`List<T>`](List) |
//! | a record | its fields | a struct in `types` |
//! | an enumeration | its integer or string | a struct with constants in `types` |
//! | variants | a tag, which is an integer or a string, and the fields that it chooses | an enum in `types` |
//!
//! The spec can say more about a field:
//!
//! | spec | bytes | Rust |
//! |---|---|---|
//! | `required: false` | nothing if the payload ends before it | `Option` |
//! | `when` | nothing unless an earlier field has a certain value or certain bits | `Option` |
//! | `endian: little` | the low byte first; for strings, bytes and lists this concerns only the count | the same; in lists [`Little<T>`](wire::Little) |
//! | a count or tag in an earlier field | the count or tag, at that field's position | no struct field: it is computed |
//!
//! Decoding is strict: a boolean is 0 or 1, a string is UTF-8, and no bytes are left over. Every packet that it accepts encodes back to
//! the same bytes. No input makes it panic or allocate. Its work is bounded by the payload's length times the nesting depth of the lists.
//! [`decode_tolerant`](Decode::decode_tolerant) also accepts the deviations that the real client accepts.
//!
//! Counts, lengths, tags and flags that merely describe other data are computed during encoding. They are not struct fields. Encoding
//! rejects a packet that contradicts itself, or that does not fit the wire format, before it writes a byte.
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `derive` (default) | `#[derive(Protocol)]` |
//! | `std` (default) | `From` of the errors for `std::io::Error`; turns on `alloc` |
//! | `alloc` | encoding into a `Vec<u8>`; packets and frames that own their bytes |
//! | `bytes` | encoding into a `bytes::BufMut` |
//! | `serde` | `Serialize` for everything that the derive generates; with `alloc`, `Deserialize` for `Owned` packets |
//!
//! Without default features the crate is `no_std` and has no dependency.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

/// The example of the README is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

#[doc(hidden)]
pub mod __private;
mod decode;
mod encode;
mod frame;
#[cfg(feature = "std")]
pub mod guide;
pub mod info;
#[cfg(feature = "std")]
mod io;
mod macros;
mod mark;
#[cfg(feature = "alloc")]
mod owned;
mod protocol;
mod sealed;
#[cfg(feature = "serde")]
mod serde;
pub mod wire;

// Receive: bytes into frames, frames into packets.
pub use crate::decode::{Decode, DecodeError, DecodeErrorKind};
pub use crate::frame::{Frame, FrameError, FrameErrorKind, Frames};
// Send: packets into frames.
pub use crate::encode::{Encode, EncodeError, EncodeErrorKind, Encoder};
// What packets are made of.
pub use crate::wire::list::List;
pub use crate::wire::unchecked::Text;
// Keep: packets and frames that own their bytes.
#[cfg(feature = "alloc")]
pub use crate::owned::{ClientPackets, Family, Owned, OwnedFrame, ServerPackets};
// Write code for any protocol.
pub use crate::protocol::{NoPackets, Protocol};
pub use crate::wire::packet::Packet;
// Show secrets, to serde.
#[cfg(feature = "serde")]
pub use crate::serde::Revealed;
/// ```
/// use protocol_runtime::Protocol;
///
/// /// Two derives in one module need different names.
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", client_enum = "Request", client_module = "request", types_module = "parts")]
/// struct Everything;
///
/// let gifts = [parts::GiftSelection { day_index: 1, step_index: 2, gift_index: 0 }];
/// let packet = Request::from(request::UserNuxGetGifts { selections: (&gifts).into() });
/// assert_eq!(packet.encoded_len(), 4 + 2 + 4 + 12);
/// ```
#[cfg(feature = "derive")]
pub use protocol_macros::Protocol;
