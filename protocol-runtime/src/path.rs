//! Which field of a packet an error is about.

use core::fmt;

use crate::info::{FieldInfo, PacketInfo};
use crate::type_info::TypeInfo;

/// How many levels of records and lists a path keeps; what lies deeper is shown as `...`.
const LEVELS: usize = 4;
const NO_FIELD: u16 = u16::MAX;
const NO_ITEM: u32 = u32::MAX;

/// A place in a packet as indices: small, and without names until somebody wants to see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Path {
    fields: [u16; LEVELS],
    items: [u32; LEVELS],
    level: usize,
}

impl Path {
    pub(crate) const fn new() -> Self {
        Self { fields: [NO_FIELD; LEVELS], items: [NO_ITEM; LEVELS], level: 0 }
    }

    pub(crate) fn field(&mut self, index: u16) {
        if let (Some(field), Some(item)) = (self.fields.get_mut(self.level), self.items.get_mut(self.level)) {
            *field = index;
            *item = NO_ITEM;
        }
    }

    pub(crate) fn enter(&mut self) {
        self.level = self.level.saturating_add(1);
        self.clear();
    }

    pub(crate) fn item(&mut self, index: usize) {
        if let Some(item) = self.level.checked_sub(1).and_then(|level| self.items.get_mut(level)) {
            *item = u32::try_from(index).unwrap_or(NO_ITEM);
        }
        self.clear();
    }

    pub(crate) fn leave(&mut self) {
        self.clear();
        self.level = self.level.saturating_sub(1);
        if let Some(item) = self.items.get_mut(self.level) {
            *item = NO_ITEM;
        }
    }

    fn clear(&mut self) {
        if let (Some(field), Some(item)) = (self.fields.get_mut(self.level), self.items.get_mut(self.level)) {
            *field = NO_FIELD;
            *item = NO_ITEM;
        }
    }
}

/// The field that an error is about, as `selections[1].giftIndex`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldPath {
    packet: &'static PacketInfo,
    path: Path,
}

impl FieldPath {
    /// `None` if `path` does not lead to a field.
    pub(crate) fn new(packet: &'static PacketInfo, path: Path) -> Option<Self> {
        let path = Self { packet, path };
        path.field().map(|_| path)
    }

    /// The field of the packet itself in which the error lies.
    #[must_use]
    pub fn field(&self) -> Option<&'static FieldInfo> {
        let [index, ..] = self.path.fields;
        self.packet.fields.get(usize::from(index))
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = self.packet.fields;
        let mut inner = None;
        for (level, (&field, &item)) in self.path.fields.iter().zip(&self.path.items).enumerate() {
            let ty = match (fields.get(usize::from(field)), inner) {
                (Some(field), _) => {
                    write!(formatter, "{}{}", if level == 0 { "" } else { "." }, field.name)?;
                    field.ty
                }
                (None, Some(ty)) => ty,
                (None, None) => return Ok(()),
            };
            inner = match (ty, item) {
                (TypeInfo::List(list), item) if item != NO_ITEM => {
                    write!(formatter, "[{item}]")?;
                    Some(list.item)
                }
                (TypeInfo::Record(_), _) => Some(ty),
                _ => return Ok(()),
            };
            fields = match inner {
                Some(TypeInfo::Record(record)) => record.fields,
                _ => &[],
            };
        }
        if self.path.level >= LEVELS { formatter.write_str("...") } else { Ok(()) }
    }
}
