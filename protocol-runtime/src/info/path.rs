//! The path to the field that an error is about.

use core::fmt;

use super::definition::VariantsInfo;
use super::field::FieldInfo;
use super::packet::PacketInfo;
use super::types::TypeInfo;

/// How many levels of records and lists a path keeps. Deeper levels are shown as `...`.
const LEVELS: usize = 6;
const NO_FIELD: u16 = u16::MAX;
const NO_ITEM: u32 = u32::MAX;

/// A path in a packet, stored as indices to keep it small. `FieldPath` looks the names up when it is displayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Path {
    fields: [u16; LEVELS],
    items: [u32; LEVELS],
    level: u8,
}

impl Path {
    pub(crate) const fn new() -> Self {
        Self { fields: [NO_FIELD; LEVELS], items: [NO_ITEM; LEVELS], level: 0 }
    }

    pub(crate) fn field(&mut self, index: u16) {
        if let (Some(field), Some(item)) =
            (self.fields.get_mut(usize::from(self.level)), self.items.get_mut(usize::from(self.level)))
        {
            *field = index;
            *item = NO_ITEM;
        }
    }

    pub(crate) fn enter(&mut self) {
        self.level = self.level.saturating_add(1);
        self.clear();
    }

    pub(crate) fn item(&mut self, index: usize) {
        if let Some(item) = self.level.checked_sub(1).and_then(|level| self.items.get_mut(usize::from(level))) {
            *item = u32::try_from(index).unwrap_or(NO_ITEM);
        }
        self.clear();
    }

    pub(crate) fn leave(&mut self) {
        self.clear();
        self.level = self.level.saturating_sub(1);
        if let Some(item) = self.items.get_mut(usize::from(self.level)) {
            *item = NO_ITEM;
        }
    }

    fn clear(&mut self) {
        if let (Some(field), Some(item)) =
            (self.fields.get_mut(usize::from(self.level)), self.items.get_mut(usize::from(self.level)))
        {
            *field = NO_FIELD;
            *item = NO_ITEM;
        }
    }
}

/// The path to the field that an error is about. `Display` shows it in the spec's names, such as `selections[1].giftIndex`.
///
/// ```
/// use protocol_runtime::{Decode, Protocol};
///
/// #[derive(Protocol)]
/// #[protocol(spec = "spec/protocol.yaml", realm = "user-profile", direction = "c2s")]
/// struct UserProfile;
///
/// let error = ClientPacket::decode_payload(2228, b"\0\x09hello").unwrap_err();
/// let path = error.field().unwrap();
/// assert_eq!(path.to_string(), "motto");
/// assert_eq!(path.field().unwrap().ty.to_string(), "string");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FieldPath {
    packet: &'static PacketInfo,
    path: Path,
}

impl FieldPath {
    /// Returns `None` if `path` does not lead to a field.
    pub(crate) fn new(packet: &'static PacketInfo, path: Path) -> Option<Self> {
        let path = Self { packet, path };
        path.field().map(|_| path)
    }

    /// The packet's own field that the path starts with.
    #[must_use]
    pub fn field(&self) -> Option<&'static FieldInfo> {
        let [index, ..] = self.path.fields;
        self.packet.fields.get(usize::from(index))
    }
}

/// What the next index of a path refers to.
enum Scope {
    /// One of these fields.
    Fields(&'static [FieldInfo]),
    /// One of these variants.
    Variants(&'static VariantsInfo),
    /// An item that has no fields.
    Item(TypeInfo),
}

/// The `Display` text.
impl fmt::Debug for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "FieldPath({self})")
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut scope = Scope::Fields(self.packet.fields);
        for (level, (&index, &item)) in self.path.fields.iter().zip(&self.path.items).enumerate() {
            let index = usize::from(index);
            let ty = match scope {
                Scope::Fields(fields) => {
                    let Some(field) = fields.get(index) else { return Ok(()) };
                    write!(formatter, "{}{}", if level == 0 { "" } else { "." }, field.name)?;
                    field.ty
                }
                Scope::Variants(variants) => {
                    let (name, fields) = match (variants.variants.get(index), variants.other) {
                        (Some(variant), _) => (variant.name, variant.fields),
                        (None, Some(fields)) if index == variants.variants.len() => ("Other", fields),
                        _ => return Ok(()),
                    };
                    write!(formatter, ".{name}")?;
                    scope = Scope::Fields(fields);
                    continue;
                }
                Scope::Item(ty) => ty,
            };
            scope = match (big(ty), item) {
                (TypeInfo::List(list), item) if item != NO_ITEM => {
                    write!(formatter, "[{item}]")?;
                    inside(list.item)
                }
                (ty @ (TypeInfo::Record(_) | TypeInfo::Variants(_)), _) => inside(ty),
                _ => return Ok(()),
            };
        }
        if usize::from(self.path.level) >= LEVELS { formatter.write_str("...") } else { Ok(()) }
    }
}

/// Strips the byte order, which does not matter to a path.
fn big(ty: TypeInfo) -> TypeInfo {
    if let TypeInfo::Little(ty) = ty { *ty } else { ty }
}

fn inside(ty: TypeInfo) -> Scope {
    match big(ty) {
        TypeInfo::Record(record) => Scope::Fields(record.fields),
        TypeInfo::Variants(variants) => Scope::Variants(variants.get()),
        ty => Scope::Item(ty),
    }
}
