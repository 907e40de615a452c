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
    /// A number is outside of what it can be.
    OutOfRange = 8,
    /// Two packets of a direction have the same id.
    DuplicateId = 9,
    /// Two things that need names of their own share one.
    DuplicateName = 10,
    /// Two packets of a direction have the same header.
    DuplicateHeader = 11,
    /// A name is not spelled as such a name is.
    Spelling = 12,
    /// Two names become the same Rust identifier.
    SameRustName = 13,
    /// A packet names a realm that the file does not describe.
    UnknownRealm = 14,
    /// A type does not exist.
    UnknownType = 15,
    /// A type says nothing about the bytes on the wire.
    NoLayout = 16,
    /// A record contains itself.
    RecursiveRecord = 17,
    /// An item of a list may take no bytes.
    EmptyItem = 18,
    /// A count stands where there is nothing to count, or cannot count.
    BadCount = 19,
    /// An optional field stands where nobody could tell whether it is there.
    MisplacedOptional = 20,
    /// Two values of an enumeration are the same, or two variants have the same tag.
    DuplicateValue = 21,
    /// The runtime cannot read such frames.
    Framing = 22,
    /// There is no such phase, or a packet does not belong to it.
    UnknownPhase = 23,
    /// There is no such packet.
    UnknownPacket = 24,
    /// A field depends on one that it cannot depend on.
    BadReference = 25,
    /// A condition cannot be asked, or its answer is always the same.
    BadCondition = 26,
    /// A limit limits nothing.
    BadLimit = 27,
    /// Something follows what goes to the end of the payload.
    NotLast = 28,
    /// An order of bytes where there are no bytes to order.
    BadEndian = 29,
    /// A secret that is no field.
    BadSecret = 30,
    /// The file says of a type what the runtime does not do.
    WireType = 40,
    /// Something has no description.
    NoDescription = 101,
    /// No packet belongs to a realm.
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
