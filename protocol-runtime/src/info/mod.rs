//! What the spec says about each packet, as constant tables.
//!
//! The derive makes them. Errors are explained with them, and tools such as an inspector or a catalogue need nothing else.

mod definition;
mod field;
mod packet;
mod path;
mod types;

pub use self::definition::{
    Definition, EnumerationInfo, NamedValueInfo, RecordInfo, ValueInfo, VariantInfo, VariantsInfo,
};
pub use self::field::{ConditionInfo, Describes, FieldInfo, OperandInfo, TagInfo, TestInfo};
pub use self::packet::{Direction, PacketInfo, PhaseInfo, RealmInfo};
pub use self::path::FieldPath;
pub(crate) use self::path::Path;
pub use self::types::{CountInfo, IntegerInfo, ListInfo, TypeInfo};
