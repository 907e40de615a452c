//! Guides: one page for each thing that you do with packets.
//!
//! | page | what you learn |
//! |---|---|
//! | [`receive`] | read frames from a stream, decode packets, handle errors, accept what the real client accepts |
//! | [`answer`] | build packets with lists, return them from functions, write them to slices, vectors and buffers |
//! | [`keep`] | put packets and undecoded frames into queues, move them to other threads |
//! | [`json`] | turn packets into JSON and other formats, and back |
//! | [`generic`] | write code for any protocol, and know which traits you have to import |
//! | [`look`] | read only some packets, and read faster |

#[doc = include_str!("answer.md")]
pub mod answer {}
#[doc = include_str!("generic.md")]
pub mod generic {}
/// Turn packets into JSON and other formats, and back. This page is part of the documentation with the feature `serde`.
#[cfg_attr(feature = "serde", doc = include_str!("json.md"))]
pub mod json {}
#[doc = include_str!("keep.md")]
pub mod keep {}
#[doc = include_str!("look.md")]
pub mod look {}
#[doc = include_str!("receive.md")]
pub mod receive {}
