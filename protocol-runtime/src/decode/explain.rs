//! Explains why decoding failed, with a slow second pass over the bytes by the packet's table. Decoding itself gives no reason.

use super::described::Described;
use super::error::{DecodeError, DecodeErrorKind};
use crate::frame::HEAD_LEN;
use crate::info::{
    CountInfo, Describes, FieldInfo, IntegerInfo, ListInfo, PacketInfo, Path, RecordInfo, TypeInfo, VariantsInfo,
};
use crate::mark::Mark;

/// Explains why the frame in these bytes is none of these packets.
#[cold]
#[inline(never)]
pub(crate) fn frame_error(packets: &[&'static PacketInfo], frame: &[u8]) -> DecodeError {
    let (head, payload) = frame.split_first_chunk().unwrap_or((&[0; HEAD_LEN], &[]));
    let [_, _, _, _, id @ ..] = *head;
    decode_error(packets, u16::from_be_bytes(id), payload, false)
}

/// Explains why `payload` is not a valid payload of the packet with this id, one of `packets`.
#[cold]
#[inline(never)]
pub(crate) fn decode_error(packets: &[&'static PacketInfo], id: u16, payload: &[u8], tolerant: bool) -> DecodeError {
    match packets.iter().find(|packet| packet.id == id) {
        Some(packet) => packet_error(packet, id, payload, tolerant),
        None => unread(None, id, DecodeErrorKind::UnknownId),
    }
}

/// Explains why this id and payload are not this packet.
#[cold]
#[inline(never)]
pub(crate) fn packet_error(packet: &'static PacketInfo, id: u16, payload: &[u8], tolerant: bool) -> DecodeError {
    if packet.id != id {
        return unread(None, id, DecodeErrorKind::OtherId { expected: packet });
    }
    if !packet.layout_known {
        return unread(Some(packet), id, DecodeErrorKind::UnknownLayout);
    }
    let mut walk = Walk { left: payload, offset: 0, path: Path::new(), tolerant, depth: 0 };
    let kind = walk.packet(packet).err().unwrap_or(DecodeErrorKind::Unexplained);
    DecodeError { packet: Some(packet), id, path: walk.path, offset: walk.offset, kind, mark: Mark::Error }
}

/// Makes an error about the packet as a whole, without reading the payload.
fn unread(packet: Option<&'static PacketInfo>, id: u16, kind: DecodeErrorKind) -> DecodeError {
    DecodeError { packet, id, path: Path::new(), offset: 0, kind, mark: Mark::Error }
}

struct Walk<'p> {
    left: &'p [u8],
    /// The offset of `left` in the payload; after a failure, the offset of the error.
    offset: usize,
    path: Path,
    tolerant: bool,
    /// How many records that can contain themselves are open, one inside the other.
    depth: u8,
}

type Walked = Result<(), DecodeErrorKind>;

impl<'p> Walk<'p> {
    fn packet(&mut self, packet: &PacketInfo) -> Walked {
        self.fields(packet.fields)?;
        match self.left.len() {
            0 => Ok(()),
            _ if self.tolerant => Ok(()),
            left => {
                self.path = Path::new();
                Err(DecodeErrorKind::TrailingBytes { left })
            }
        }
    }

    fn fields(&mut self, fields: &'static [FieldInfo]) -> Walked {
        let mut described = Described::new(fields, self.tolerant);
        for (index, field) in fields.iter().enumerate() {
            self.path.field(u16::try_from(index).unwrap_or(u16::MAX));
            let missing = match field.blank {
                Some(len) => self.blank(usize::from(len)),
                None => !field.required && self.left.is_empty(),
            };
            if missing || field.when.is_some_and(|when| !described.holds(when)) {
                continue;
            }
            let (start, offset) = (self.left, self.offset);
            self.field(field, &described)?;
            if field.describes != Describes::Nothing {
                described.remember(index, offset, start);
            }
        }
        Ok(())
    }

    /// Takes the remaining bytes if they are exactly `len` zero bytes, which replace an absent value. Returns whether it took them.
    fn blank(&mut self, len: usize) -> bool {
        let blank = self.left.len() == len && self.left.iter().all(|byte| *byte == 0);
        if blank {
            self.skip(len);
        }
        blank
    }

    fn field(&mut self, field: &'static FieldInfo, described: &Described<'p>) -> Walked {
        let max = field.max.map(|max| usize::try_from(max).unwrap_or(usize::MAX));
        match (&field.ty, field.tag) {
            (TypeInfo::String, _) => self.string(false, max),
            (TypeInfo::Text, _) => self.text(false, max),
            (TypeInfo::Little(TypeInfo::Text), _) => self.text(true, max),
            (TypeInfo::Little(TypeInfo::String), _) => self.string(true, max),
            (TypeInfo::Bytes(count), _) => self.bytes(*count, described, max),
            (TypeInfo::List(list), _) => self.list(list, described, max),
            (TypeInfo::Variants(variants), Some(tag)) => {
                self.path.enter();
                self.variant(variants, described.variant(variants, tag))?;
                self.path.leave();
                Ok(())
            }
            (ty, _) => self.value(ty),
        }
    }

    /// Walks a value that no other field describes: an item, or a field of a simple type.
    fn value(&mut self, ty: &'static TypeInfo) -> Walked {
        let nothing = Described::new(&[], self.tolerant);
        match ty {
            TypeInfo::Boolean => match self.peek(1)? {
                &[found, ..] if found > 1 && !self.tolerant => return Err(DecodeErrorKind::InvalidBoolean { found }),
                _ => self.skip(1),
            },
            TypeInfo::String => self.string(false, None)?,
            TypeInfo::Text => self.text(false, None)?,
            TypeInfo::Little(TypeInfo::Text) => self.text(true, None)?,
            TypeInfo::Bytes(count) => self.bytes(*count, &nothing, None)?,
            TypeInfo::Record(_) | TypeInfo::Variants(_) => {
                self.path.enter();
                self.item(ty)?;
                self.path.leave();
            }
            TypeInfo::List(list) => self.list(list, &nothing, None)?,
            TypeInfo::Little(TypeInfo::String) => self.string(true, None)?,
            TypeInfo::Little(TypeInfo::Enumeration(enumeration)) if enumeration.integer.is_none() => {
                self.string(true, None)?;
            }
            TypeInfo::Little(ty) => self.value(ty)?,
            TypeInfo::Enumeration(enumeration) if enumeration.integer.is_none() => self.string(false, None)?,
            TypeInfo::Integer(_) | TypeInfo::Float | TypeInfo::Double | TypeInfo::Enumeration(_) => {
                let len = ty.min_len();
                self.peek(len)?;
                self.skip(len);
            }
        }
        Ok(())
    }

    /// Walks an item. The fields of a record come directly below the item in the path, without a level of their own.
    fn item(&mut self, ty: &'static TypeInfo) -> Walked {
        match ty {
            TypeInfo::Record(record) => self.record(record),
            TypeInfo::Variants(variants) => {
                let (start, offset) = (self.left, self.offset);
                self.value(&variants.tag)?;
                self.variant(variants, Described::chosen(variants, start).ok_or(offset))
            }
            ty => self.value(ty),
        }
    }

    fn record(&mut self, record: &RecordInfo) -> Walked {
        let Some(limit) = record.depth else { return self.fields(record.fields) };
        if self.depth >= limit {
            return Err(DecodeErrorKind::TooDeep { limit });
        }
        self.depth = self.depth.saturating_add(1);
        self.fields(record.fields)?;
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    /// Walks the fields of the selected variant. If no variant is selected, the error is at the tag's offset.
    fn variant(&mut self, variants: &VariantsInfo, chosen: Result<usize, usize>) -> Walked {
        let chosen = chosen.map_err(|offset| {
            self.offset = offset;
            DecodeErrorKind::UnknownTag
        })?;
        self.path.field(u16::try_from(chosen).unwrap_or(u16::MAX));
        self.path.enter();
        let fields = variants.variants.get(chosen).map(|variant| variant.fields).or(variants.other);
        self.fields(fields.unwrap_or_default())?;
        self.path.leave();
        Ok(())
    }

    fn string(&mut self, little: bool, max: Option<usize>) -> Walked {
        let (start, offset) = (self.left, self.offset);
        let len = self.text_len(little)?;
        if let Err(error) = core::str::from_utf8(start.get(2..len.saturating_add(2)).unwrap_or_default()) {
            self.offset = offset.saturating_add(2).saturating_add(error.valid_up_to());
            return Err(DecodeErrorKind::InvalidUtf8);
        }
        self.text(little, max)
    }

    /// Walks a string without checking for UTF-8.
    fn text(&mut self, little: bool, max: Option<usize>) -> Walked {
        let len = self.text_len(little)?;
        within(len, max)?;
        self.skip(len.saturating_add(2));
        Ok(())
    }

    /// Returns the length of a string, and checks that the payload has all of it.
    fn text_len(&self, little: bool) -> Result<usize, DecodeErrorKind> {
        let mut len = usize::try_from(IntegerInfo::Uint16.value(self.peek(2)?, little)).unwrap_or(usize::MAX);
        if self.tolerant {
            len = len.min(self.left.len().saturating_sub(2));
        }
        self.peek(len.saturating_add(2))?;
        Ok(len)
    }

    fn bytes(&mut self, count: CountInfo, described: &Described<'p>, max: Option<usize>) -> Walked {
        let (len, counted_at) = self.count(count, described)?;
        let len = len.map_or(self.left.len(), |len| usize::try_from(len).unwrap_or(usize::MAX));
        self.peek(count.len().saturating_add(len))?;
        within(len, max).inspect_err(|_| self.offset = counted_at)?;
        self.skip(count.len().saturating_add(len));
        Ok(())
    }

    fn list(&mut self, list: &'static ListInfo, described: &Described<'p>, max: Option<usize>) -> Walked {
        let count_len = list.count.len();
        let (items, counted_at) = self.count(list.count, described)?;
        let item_len = list.item.min_len();
        let left = self.left.len().saturating_sub(count_len);
        if let Some(items) = items {
            let needed = usize::try_from(items).ok().and_then(|items| items.checked_mul(item_len));
            if needed.is_none_or(|needed| needed > left) {
                self.offset = counted_at;
                return Err(DecodeErrorKind::CountTooLarge { items, item_len, left });
            }
            within(usize::try_from(items).unwrap_or(usize::MAX), max).inspect_err(|_| self.offset = counted_at)?;
        }
        self.skip(count_len);
        self.path.enter();
        let mut index = 0_usize;
        while items.map_or(!self.left.is_empty(), |items| u64::try_from(index).is_ok_and(|index| index < items)) {
            self.path.item(index);
            self.item(&list.item)?;
            index = index.saturating_add(1);
        }
        self.path.leave();
        if items.is_none() {
            within(index, max).inspect_err(|_| self.offset = counted_at)?;
        }
        Ok(())
    }

    /// Returns the number of items (`None` if they take the rest of the payload) and the offset of the count.
    fn count(&mut self, count: CountInfo, described: &Described<'p>) -> Result<(Option<u64>, usize), DecodeErrorKind> {
        let (found, offset) = match count {
            CountInfo::Prefix { integer, little, .. } => (self.integer(integer, little)?, self.offset),
            CountInfo::Field { index, .. } => described.number(index),
            CountInfo::Rest => return Ok((None, self.offset)),
        };
        let Ok(found) = u64::try_from(found) else {
            if self.tolerant {
                return Ok((Some(0), offset));
            }
            self.offset = offset;
            return Err(DecodeErrorKind::NegativeCount { found: i64::try_from(found).unwrap_or(i64::MIN) });
        };
        let unit = u64::from(count.unit()).max(1);
        if !found.is_multiple_of(unit) {
            self.offset = offset;
            return Err(DecodeErrorKind::CountNotMultiple { found, unit: count.unit() });
        }
        Ok((found.checked_div(unit), offset))
    }

    fn integer(&self, integer: IntegerInfo, little: bool) -> Result<i128, DecodeErrorKind> {
        Ok(integer.value(self.peek(integer.len())?, little))
    }

    fn peek(&self, len: usize) -> Result<&'p [u8], DecodeErrorKind> {
        self.left.get(..len).ok_or(DecodeErrorKind::UnexpectedEnd { needed: len, left: self.left.len() })
    }

    fn skip(&mut self, len: usize) {
        self.left = self.left.get(len..).unwrap_or_default();
        self.offset = self.offset.saturating_add(len);
    }
}

fn within(found: usize, max: Option<usize>) -> Walked {
    match max {
        Some(max) if found > max => Err(DecodeErrorKind::OverLimit { found, max }),
        _ => Ok(()),
    }
}
