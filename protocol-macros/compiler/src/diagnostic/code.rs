//! The rules of a spec. Each has a number that never changes, and `spec/DIAGNOSTICS.md` explains it under that number.

use std::fmt;

/// The rule that a spec breaks. It is shown as `P0004`. From `P0101` on it is a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum Code {
    /// The file is missing, or cannot be read as text.
    Unreadable = 1,
    /// The text is not YAML.
    Syntax = 2,
    /// The text is too large or too deeply nested for a spec.
    TooLarge = 3,
    /// A value has the wrong type.
    Shape = 4,
    /// A key has no meaning where it is used.
    UnknownKey = 5,
    /// A required key is missing.
    MissingKey = 6,
    /// A key is given twice in one mapping.
    DuplicateKey = 7,
    /// A number is out of range.
    OutOfRange = 8,
    /// Two packets of a direction have the same id.
    DuplicateId = 9,
    /// A name is not unique.
    DuplicateName = 10,
    /// Two packets of a direction have the same header.
    DuplicateHeader = 11,
    /// A name is not spelled correctly.
    Spelling = 12,
    /// Two names become the same Rust identifier.
    SameRustName = 13,
    /// A packet names an unknown realm.
    UnknownRealm = 14,
    /// A type does not exist.
    UnknownType = 15,
    /// A type says nothing about the bytes on the wire.
    NoLayout = 16,
    /// A record contains itself.
    RecursiveRecord = 17,
    /// An item of a list may take no bytes.
    EmptyItem = 18,
    /// A count is not valid.
    BadCount = 19,
    /// The position of an optional field is ambiguous.
    MisplacedOptional = 20,
    /// Two values of an enumeration or two tags of variants are equal.
    DuplicateValue = 21,
    /// The runtime cannot read such frames.
    Framing = 22,
    /// A phase does not exist, or a packet does not belong to it.
    UnknownPhase = 23,
    /// A packet does not exist.
    UnknownPacket = 24,
    /// A field cannot depend on the field that it names.
    BadReference = 25,
    /// A condition is not valid, or always has the same result.
    BadCondition = 26,
    /// A limit has no effect.
    BadLimit = 27,
    /// A field follows one that extends to the end of the payload.
    NotLast = 28,
    /// A byte order has no effect.
    BadEndian = 29,
    /// A computed field cannot be secret.
    BadSecret = 30,
    /// A type is not described as the runtime reads it.
    WireType = 40,
    /// A description is missing.
    NoDescription = 101,
    /// A realm has no packets.
    EmptyRealm = 102,
    /// No field uses a type.
    UnusedType = 103,
    /// A server's string may be longer than the client can read.
    LongServerString = 104,
}

/// The first number that is only a warning.
const FIRST_WARNING: u16 = 101;

impl Code {
    /// All of them, by number.
    pub const ALL: &'static [Self] = &[
        Self::Unreadable,
        Self::Syntax,
        Self::TooLarge,
        Self::Shape,
        Self::UnknownKey,
        Self::MissingKey,
        Self::DuplicateKey,
        Self::OutOfRange,
        Self::DuplicateId,
        Self::DuplicateName,
        Self::DuplicateHeader,
        Self::Spelling,
        Self::SameRustName,
        Self::UnknownRealm,
        Self::UnknownType,
        Self::NoLayout,
        Self::RecursiveRecord,
        Self::EmptyItem,
        Self::BadCount,
        Self::MisplacedOptional,
        Self::DuplicateValue,
        Self::Framing,
        Self::UnknownPhase,
        Self::UnknownPacket,
        Self::BadReference,
        Self::BadCondition,
        Self::BadLimit,
        Self::NotLast,
        Self::BadEndian,
        Self::BadSecret,
        Self::WireType,
        Self::NoDescription,
        Self::EmptyRealm,
        Self::UnusedType,
        Self::LongServerString,
    ];

    /// Whether it stops no build.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        self as u16 >= FIRST_WARNING
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "P{:04}", *self as u16)
    }
}
