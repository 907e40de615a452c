//! The parts of a file as they are written, and what can be said of them without a decision.

use super::composition::RawComposition;
use super::spanned::Spanned;
use crate::model::{Integer, Literal, Operator};
use crate::schema::rules;

/// The types that are not named by a spec, but for the integers.
pub(crate) const PRIMITIVES: [&str; 5] = ["boolean", "float", "double", "string", "bytes"];

/// The parts of a spec that decisions are made of.
#[derive(Debug, Default)]
pub(crate) struct RawSpec {
    pub(crate) composition: RawComposition,
    /// Whether numbers in payloads have their low byte first.
    pub(crate) little: bool,
    pub(crate) phases: Option<Vec<RawPhase>>,
    pub(crate) realms: Vec<RawRealm>,
    pub(crate) types: Vec<RawType>,
    pub(crate) client: Vec<RawPacket>,
    pub(crate) server: Vec<RawPacket>,
}

#[derive(Debug)]
pub(crate) struct RawPhase {
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) description: String,
    pub(crate) stays: Vec<Spanned<String>>,
    pub(crate) also: Vec<Spanned<String>>,
}

#[derive(Debug)]
pub(crate) struct RawRealm {
    pub(crate) slug: Spanned<String>,
    pub(crate) name: String,
    pub(crate) description: String,
}

#[derive(Debug)]
pub(crate) struct RawType {
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) description: String,
    pub(crate) fields: Option<Vec<RawField>>,
    pub(crate) depth: Option<Spanned<i128>>,
    pub(crate) base: Option<Spanned<String>>,
    pub(crate) values: Option<Vec<RawValue>>,
    pub(crate) tag: Option<Spanned<String>>,
    pub(crate) variants: Option<Vec<RawVariant>>,
    pub(crate) other: Option<Vec<RawField>>,
}

#[derive(Debug)]
pub(crate) struct RawVariant {
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) tag: Option<Spanned<Literal>>,
    pub(crate) description: String,
    pub(crate) fields: Vec<RawField>,
}

#[derive(Debug)]
pub(crate) struct RawValue {
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) value: Option<Spanned<Literal>>,
    pub(crate) description: String,
}

#[derive(Debug)]
pub(crate) struct RawPacket {
    pub(crate) id: Option<Spanned<i128>>,
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) header: Option<Spanned<String>>,
    pub(crate) realm: Option<Spanned<String>>,
    pub(crate) summary: String,
    pub(crate) since: String,
    pub(crate) phase: Option<Spanned<String>>,
    pub(crate) aliases: Vec<Spanned<String>>,
    pub(crate) sender: String,
    pub(crate) receiver: String,
    pub(crate) notes: Vec<String>,
    pub(crate) replies: Vec<Spanned<String>>,
    /// `None` if nobody knows its layout.
    pub(crate) fields: Option<Vec<RawField>>,
}

#[derive(Debug)]
pub(crate) struct RawField {
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) ty: Option<Spanned<String>>,
    pub(crate) count: Option<Spanned<RawCount>>,
    pub(crate) required: Option<Spanned<bool>>,
    pub(crate) blank: Option<Spanned<i128>>,
    pub(crate) when: Option<Spanned<RawCondition>>,
    pub(crate) tag: Option<Spanned<RawTag>>,
    pub(crate) max: Option<Spanned<i128>>,
    pub(crate) endian: Option<Spanned<String>>,
    pub(crate) secret: bool,
    pub(crate) description: String,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct RawCount {
    pub(crate) ty: Option<Spanned<String>>,
    pub(crate) unit: Option<Spanned<i128>>,
    pub(crate) field: Option<Spanned<String>>,
    /// There is none: the items go to the end.
    pub(crate) rest: bool,
}

#[derive(Debug)]
pub(crate) struct RawCondition {
    pub(crate) field: Option<Spanned<String>>,
    /// Each key that says what the field is compared with.
    pub(crate) tests: Vec<Spanned<RawTest>>,
    pub(crate) mask: Option<Spanned<i128>>,
}

#[derive(Debug)]
pub(crate) enum RawTest {
    Is(Spanned<Literal>),
    Not(Spanned<Literal>),
    In(Vec<Spanned<Literal>>),
    Compare(Operator, Spanned<Literal>),
    Bits(Spanned<i128>),
    /// What stands behind the key has another shape than belongs there.
    Misshapen,
}

#[derive(Debug)]
pub(crate) struct RawTag {
    pub(crate) field: Option<Spanned<String>>,
    pub(crate) mask: Option<Spanned<i128>>,
}

/// A depth, if it is one.
pub(crate) fn valid_depth(depth: &Spanned<i128>) -> Option<u8> {
    u8::try_from(depth.value).ok().filter(|_| rules::DEPTH.holds(depth.value))
}

/// The fields of a record, or of all variants.
pub(crate) fn all_fields(raw: &RawType) -> impl Iterator<Item = &RawField> {
    let of_variants = raw.variants.iter().flatten().flat_map(|variant| &variant.fields);
    raw.fields.iter().flatten().chain(of_variants).chain(raw.other.iter().flatten())
}

/// What is in a list, if `text` is one.
pub(crate) fn item_of(text: &str) -> Option<&str> {
    text.strip_suffix("[]").or_else(|| text.strip_prefix("list<").and_then(|rest| rest.strip_suffix('>')))
}

/// What is in any number of lists, and how many there are.
pub(crate) fn innermost(ty: &str) -> (&str, usize) {
    let (mut ty, mut lists) = (ty.trim(), 0);
    while let Some(item) = item_of(ty) {
        (ty, lists) = (item.trim(), lists + 1);
    }
    (ty, lists)
}

/// Whether a type is not named by a spec.
pub(crate) fn is_primitive(ty: &str) -> bool {
    PRIMITIVES.contains(&ty) || Integer::by_name(ty).is_some()
}
