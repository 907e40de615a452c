//! The items that generated code names. Do not use them: they change without notice.

#[cfg(feature = "alloc")]
pub use alloc::vec::Vec;

#[cfg(feature = "bytes")]
pub use ::bytes::BufMut;
#[cfg(feature = "serde")]
pub use ::serde;

pub use crate::decode::{Decode, DecodeError, frame_error, other_packet, payload_error};
pub use crate::encode::Encode;
pub use crate::frame::Frame;
pub use crate::info::{
    ConditionInfo, CountInfo, Definition, Describes, EnumerationInfo, FieldInfo, IntegerInfo, ListInfo, NamedValueInfo,
    OperandInfo, PacketInfo, PhaseInfo, RealmInfo, RecordInfo, TagInfo, TestInfo, TypeInfo, ValueInfo, VariantInfo,
    VariantsInfo,
};
pub use crate::macros::{enumeration, packet, packet_enum, serialize_struct, serialize_variants};
pub use crate::protocol::{NoPackets, Protocol};
pub use crate::sealed::Sealed;
#[cfg(feature = "serde")]
pub use crate::serde::{Fields, SerializeVariant, entries, serialize_packet, serialize_tagged};
pub use crate::wire::checks::{agree, limit};
pub use crate::wire::count::announce;
pub use crate::wire::list::List;
pub use crate::wire::malformed::Read;
pub use crate::wire::packet::{Generated, Packet};
pub use crate::wire::refusal::Written;
#[cfg(feature = "serde")]
pub use crate::wire::serialize::{Secrets, SerializeFields};
pub use crate::wire::unchecked::Text;
pub use crate::wire::values::{text_len, write_bytes};
pub use crate::wire::{
    Enumeration, Fixed, Little, Malformed, PacketVisitor, Payload, Reader, Record, Refusal, Run, Sink, Variants, Wire,
};
