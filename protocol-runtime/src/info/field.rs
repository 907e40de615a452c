//! The spec's fields, as constant tables.

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
    /// The field's name in the spec, such as `volumeFurni`.
    pub name: &'static str,
    /// The type on the wire.
    pub ty: TypeInfo,
    /// `false` if the field is optional: it is absent if the payload ends before it.
    pub required: bool,
    /// How many zero bytes replace an absent field; `None` if an absent field takes no bytes.
    pub blank: Option<u8>,
    /// The condition under which the field is present; `None` if its presence does not depend on another field.
    pub when: Option<&'static ConditionInfo>,
    /// The earlier field that holds the tag of the variants; `None` if the tag comes right before the variants, or the field has no
    /// variants.
    pub tag: Option<TagInfo>,
    /// The largest number of bytes in a string or in bytes, or of items in a list; `None` if only the wire format limits it.
    pub max: Option<u32>,
    /// Whether the field describes later fields.
    pub describes: Describes,
    /// Whether the value is secret: `Debug` and serde show `***` instead.
    pub secret: bool,
}

/// To which extent a field describes later fields, as a count, tag or flag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Describes {
    /// The field describes no other field.
    Nothing,
    /// The field describes later fields, and has a meaning of its own. It is a struct field. Encoding rejects a packet in which it
    /// contradicts the fields that it describes.
    Partly,
    /// Some bits of the field only describe later fields. Encoding computes these bits; the struct field holds the remaining bits.
    Bits,
    /// The field only describes later fields. Encoding computes it; it is not a struct field.
    Wholly,
}

/// The condition on an earlier field under which a field is present.
///
/// An index refers to a field of the same packet, record or variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ConditionInfo {
    /// The earlier field's index.
    pub field: u16,
    /// The test that the earlier field's value has to pass.
    pub test: TestInfo,
}

/// A test of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TestInfo {
    /// The boolean has this value.
    Truth(bool),
    /// The value is one of these.
    OneOf(&'static [ValueInfo]),
    /// The value is none of these.
    NoneOf(&'static [ValueInfo]),
    /// The number is less than this.
    Below(OperandInfo),
    /// The number is greater than this.
    Above(OperandInfo),
    /// The number is at most this.
    AtMost(OperandInfo),
    /// The number is at least this.
    AtLeast(OperandInfo),
    /// Of the bits in `mask`, exactly those in `bits` are set.
    Bits {
        /// The bits to test.
        mask: u64,
        /// The bits that are set.
        bits: u64,
    },
}

/// The right-hand side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OperandInfo {
    /// A number.
    Number(i128),
    /// The value of the earlier field with this index.
    Field(u16),
}

/// The earlier field that holds the tag of variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TagInfo {
    /// The earlier field's index.
    pub field: u16,
    /// The bits of that field that hold the tag; `None` if the tag is the whole field.
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
