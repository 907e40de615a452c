//! Typed packets of a binary protocol, from one YAML file, at compile time.
//!
//! `#[derive(Protocol)]` reads a spec and puts beside its struct: a struct for every packet, an enum over them, decoding that
//! borrows from the input, and encoding into the caller's buffer. This crate is what the generated code calls, and all that a
//! downstream crate depends on.
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
//! | `endian: little` | the low byte first; for strings, bytes and lists, that of the count | the same; in lists [`Little<T>`](wire::Little) |
//! | a count or tag in an earlier field | the value where that field stands | none: that field is computed |
//!
//! Decoding is strict: booleans are 0 or 1, strings are UTF-8, nothing may be left over. Whatever is accepted encodes back to
//! the same bytes. No bytes make it panic, allocate, or work longer than the payload times the nesting of its lists.
//!
//! [`decode_tolerant`](Decode::decode_tolerant) takes what the real client takes: a boolean of any other byte than 1 is false, a
//! negative count is no items, a last string may be cut short, and bytes may be left over. What is encoded from it is right again.
//!
//! Encoding computes what only describes: counts, lengths, tags and flags are no fields of a packet. A packet that still contradicts
//! itself, or holds what the wire cannot carry, is refused before a byte is written.
//!
//! # Features
//!
//! - `derive` (default): the derive. Without default features the crate has no dependency.
//! - `alloc`: encoding to the end of a `Vec<u8>`, lists from a `&Vec<T>`, and `Owned` packets, which keep their bytes.
//! - `serde`: `serde::Serialize` for all that is generated: packets as their fields by the spec's own names, in wire order, and
//!   the enums as `{"id", "header", "name", "fields"}`. Secret fields are written as `"***"`, unless wrapped in `Revealed`. With
//!   `alloc`, too, `Owned` packets are `serde::Deserialize`: from what they serialize to, or with only one of `id`, `name` and
//!   `header`.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(clippy::arithmetic_side_effects, clippy::indexing_slicing)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
pub mod __private;
mod decode;
mod encode;
mod frame;
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
pub use crate::wire::{List, Text};
// Keep: packets and frames that own their bytes.
#[cfg(feature = "alloc")]
pub use crate::owned::{ClientPackets, Family, Owned, OwnedFrame, ServerPackets};
// Write code for any protocol.
pub use crate::protocol::{NoPackets, Protocol};
pub use crate::wire::Packet;
// Show secrets, to serde.
#[cfg(feature = "serde")]
pub use crate::serde::Revealed;
/// ```
/// use protocol_runtime::Protocol;
///
/// /// Two protocols in one module need names of their own.
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
