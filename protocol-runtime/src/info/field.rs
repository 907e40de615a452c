//! What the spec says about each field, as constant tables.

use super::definition::ValueInfo;
use super::types::TypeInfo;

/// One field of a packet, record or variant.
///
/// ```
/// use protocol_runtime::{Packet, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "handshake-security", direction = "c2s")]
/// struct Handshake;
///
/// let [ticket, timestamp] = client::SecuritySsoTicket::INFO.fields else { panic!() };
/// assert_eq!((ticket.name, ticket.ty.to_string().as_str()), ("ticket", "string"));
/// assert!(ticket.secret && ticket.required);
/// assert!(!timestamp.secret && !timestamp.required);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FieldInfo {
    /// The spec's name, as `volumeFurni`.
    pub name: &'static str,
    /// How it lies on the wire.
    pub ty: TypeInfo,
    /// `false` for a field that may be missing: at the end of a packet, where no bytes are left for it.
    pub required: bool,
    /// How many zero bytes stand in its place if it is missing; `None` if nothing does.
    pub blank: Option<u8>,
    /// What has to hold for it to be there; `None` if it depends on no other field.
    pub when: Option<&'static ConditionInfo>,
    /// The earlier field that has the tag of its variants; `None` if the tag stands before them, or it has none.
    pub tag: Option<TagInfo>,
    /// The most bytes of a string or of bytes, or the most items of a list; `None` if only the wire sets a limit.
    pub max: Option<u32>,
    /// What it says about later fields.
    pub describes: Describes,
    /// Whether its value is to be kept from logs: `Debug` and serde do not show it.
    pub secret: bool,
}

/// What a field says about later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Describes {
    /// Nothing.
    Nothing,
    /// Something, but it is more than that: the Rust struct has it, and a packet in which it contradicts later fields is refused by
    /// encode.
    Partly,
    /// Some of its bits say nothing else and are computed: the Rust struct has the others.
    Bits,
    /// All that it says: it is computed, and the Rust struct does not have it.
    Wholly,
}

/// What an earlier field has to be for another one to be there.
///
/// Fields are named by their index in the same packet, record or variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ConditionInfo {
    /// The earlier field's index.
    pub field: u16,
    /// What it has to be.
    pub test: TestInfo,
}

/// What a value has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TestInfo {
    /// This boolean.
    Truth(bool),
    /// One of these values.
    OneOf(&'static [ValueInfo]),
    /// None of these values.
    NoneOf(&'static [ValueInfo]),
    /// Less than this.
    Below(OperandInfo),
    /// More than this.
    Above(OperandInfo),
    /// This or less.
    AtMost(OperandInfo),
    /// This or more.
    AtLeast(OperandInfo),
    /// Of the bits in `mask` exactly those in `bits` are set.
    Bits {
        /// The bits that are looked at.
        mask: u64,
        /// Those that are set.
        bits: u64,
    },
}

/// What a number is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OperandInfo {
    /// A number.
    Number(i128),
    /// The earlier field with this index.
    Field(u16),
}

/// Where the tag of variants stands that is not right before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TagInfo {
    /// The earlier field's index.
    pub field: u16,
    /// Its bits there, if it is not the whole field.
    pub mask: Option<u64>,
}

impl ConditionInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(field: u16, test: TestInfo) -> Self {
        Self { field, test }
    }
}

impl TagInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(field: u16, mask: Option<u64>) -> Self {
        Self { field, mask }
    }
}

/// The derive makes tables with these.
impl FieldInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, ty: TypeInfo) -> Self {
        let describes = Describes::Nothing;
        Self { name, ty, required: true, blank: None, when: None, tag: None, max: None, describes, secret: false }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn blank(self, bytes: u8) -> Self {
        Self { blank: Some(bytes), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn when(self, condition: &'static ConditionInfo) -> Self {
        Self { when: Some(condition), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn tagged(self, tag: TagInfo) -> Self {
        Self { tag: Some(tag), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn at_most(self, max: u32) -> Self {
        Self { max: Some(max), ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn describing(self, describes: Describes) -> Self {
        Self { describes, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }
}
