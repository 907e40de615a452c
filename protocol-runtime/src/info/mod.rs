//! The spec's descriptions of packets, fields and types, as constant tables.
//!
//! The derive generates them. The library uses them to explain errors. They are all that a tool such as an inspector or a catalogue
//! needs.
//!
//! ```
//! use protocol_runtime::Protocol;
//!
//! #[derive(Protocol)]
//! #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
//! struct UserProfile;
//!
//! let info = ClientPacket::info_by_name("user.nux_get_gifts").unwrap();
//! let fields: Vec<String> = info.fields.iter().map(|field| format!("{}: {}", field.name, field.ty)).collect();
//! assert_eq!((info.id, fields), (1822, vec!["selections: list<GiftSelection>".to_string()]));
//! ```

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
