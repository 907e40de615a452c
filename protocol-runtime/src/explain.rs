//! The cold walks: what is wrong with bytes that were refused, and which field of a value was.
//!
//! Decoding only says that it failed. Here the packet's table is walked over the same bytes, slowly, to find out where.

use crate::error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind};
use crate::info::{FieldInfo, PacketInfo};
use crate::packet::Packet;
use crate::path::Path;
use crate::type_info::{IntegerInfo, ListInfo, TypeInfo};
use crate::wire::Run;
use crate::{Refusal, Sink};

/// Why `payload` is not the packet with `id`, of those in `packets`.
#[cold]
#[inline(never)]
pub(crate) fn decode_error(packets: &[&'static PacketInfo], id: u16, payload: &[u8]) -> DecodeError {
    match packets.iter().find(|packet| packet.id == id) {
        Some(packet) => packet_error(packet, id, payload),
        None => unread(id, DecodeErrorKind::UnknownId),
    }
}

/// Why `payload`, which came with `id`, is not this packet.
#[cold]
#[inline(never)]
pub(crate) fn packet_error(packet: &'static PacketInfo, id: u16, payload: &[u8]) -> DecodeError {
    if packet.id != id {
        return unread(id, DecodeErrorKind::OtherId { expected: packet });
    }
    let mut walk = Walk { left: payload, offset: 0, path: Path::new() };
    let kind = walk.packet(packet).err().unwrap_or(DecodeErrorKind::Unexplained);
    DecodeError { packet: Some(packet), id, path: walk.path, offset: walk.offset, kind }
}

/// The payload was not looked at.
fn unread(id: u16, kind: DecodeErrorKind) -> DecodeError {
    DecodeError { packet: None, id, path: Path::new(), offset: 0, kind }
}

struct Walk<'p> {
    left: &'p [u8],
    /// Where `left` begins, or, after a failure, where the fault is.
    offset: usize,
    path: Path,
}

impl<'p> Walk<'p> {
    fn packet(&mut self, packet: &PacketInfo) -> Result<(), DecodeErrorKind> {
        self.fields(packet.fields)?;
        match self.left.len() {
            0 => Ok(()),
            left => {
                self.path = Path::new();
                Err(DecodeErrorKind::TrailingBytes { left })
            }
        }
    }

    fn fields(&mut self, fields: &[FieldInfo]) -> Result<(), DecodeErrorKind> {
        for (index, field) in fields.iter().enumerate() {
            self.path.field(u16::try_from(index).unwrap_or(u16::MAX));
            if field.required || !self.left.is_empty() {
                self.value(&field.ty)?;
            }
        }
        Ok(())
    }

    fn value(&mut self, ty: &TypeInfo) -> Result<(), DecodeErrorKind> {
        match ty {
            TypeInfo::Boolean => match self.peek(1)? {
                [0 | 1] => self.skip(1),
                &[found, ..] => return Err(DecodeErrorKind::InvalidBoolean { found }),
                [] => {}
            },
            TypeInfo::String => self.string()?,
            TypeInfo::Record(record) => {
                self.path.enter();
                self.fields(record.fields)?;
                self.path.leave();
            }
            TypeInfo::List(list) => self.list(list)?,
            TypeInfo::Integer(_) | TypeInfo::Float | TypeInfo::Double | TypeInfo::Enumeration(_) => {
                let len = ty.min_len();
                self.peek(len)?;
                self.skip(len);
            }
        }
        Ok(())
    }

    fn string(&mut self) -> Result<(), DecodeErrorKind> {
        let len = self.peek(2)?.iter().fold(0_usize, |len, &byte| (len << 8) | usize::from(byte));
        let bytes = self.peek(len.saturating_add(2))?.get(2..).unwrap_or_default();
        if let Err(error) = core::str::from_utf8(bytes) {
            self.offset = self.offset.saturating_add(2).saturating_add(error.valid_up_to());
            return Err(DecodeErrorKind::InvalidUtf8);
        }
        self.skip(len.saturating_add(2));
        Ok(())
    }

    fn list(&mut self, list: &'static ListInfo) -> Result<(), DecodeErrorKind> {
        let count_len = list.count.len();
        let found = self.integer(list.count)?;
        let Ok(found) = u64::try_from(found) else {
            return Err(DecodeErrorKind::NegativeCount { found: i64::try_from(found).unwrap_or(i64::MIN) });
        };
        let unit = u64::from(list.unit).max(1);
        if !found.is_multiple_of(unit) {
            return Err(DecodeErrorKind::CountNotMultiple { found, unit: list.unit });
        }
        let items = found.checked_div(unit).unwrap_or(0);
        let item_len = list.item.min_len();
        let left = self.left.len().saturating_sub(count_len);
        if usize::try_from(items).ok().and_then(|items| items.checked_mul(item_len)).is_none_or(|needed| needed > left)
        {
            return Err(DecodeErrorKind::CountTooLarge { items, item_len, left });
        }
        self.skip(count_len);
        self.path.enter();
        for index in 0..usize::try_from(items).unwrap_or(0) {
            self.path.item(index);
            self.item(&list.item)?;
        }
        self.path.leave();
        Ok(())
    }

    /// An item; a record's fields stand directly below the item, not below a level of their own.
    fn item(&mut self, ty: &TypeInfo) -> Result<(), DecodeErrorKind> {
        match ty {
            TypeInfo::Record(record) => self.fields(record.fields),
            _ => self.value(ty),
        }
    }

    fn integer(&self, integer: IntegerInfo) -> Result<i128, DecodeErrorKind> {
        let bytes = self.peek(integer.len())?;
        let negative = integer.is_signed() && bytes.first().is_some_and(|byte| byte & 0x80 != 0);
        let start = if negative { -1 } else { 0 };
        Ok(bytes.iter().fold(start, |value, &byte| (value << 8) | i128::from(byte)))
    }

    fn peek(&self, len: usize) -> Result<&'p [u8], DecodeErrorKind> {
        self.left.get(..len).ok_or(DecodeErrorKind::UnexpectedEnd { needed: len, left: self.left.len() })
    }

    fn skip(&mut self, len: usize) {
        self.left = self.left.get(len..).unwrap_or_default();
        self.offset = self.offset.saturating_add(len);
    }
}

/// Which field of `packet` the wire cannot carry, and why.
#[cold]
#[inline(never)]
pub(crate) fn encode_error<P: Packet>(packet: &P, len: usize) -> EncodeError {
    let mut fault = Fault { path: Path::new(), found: None };
    packet.write_frame(0, &mut fault);
    let (path, kind) = match fault.found {
        Some((path, refusal)) => (path, EncodeErrorKind::Refused(refusal)),
        None => (Path::new(), EncodeErrorKind::FrameTooLong { len }),
    };
    EncodeError { packet: P::INFO, path, kind }
}

/// Remembers the first refusal, and where it was.
struct Fault {
    path: Path,
    found: Option<(Path, Refusal)>,
}

impl Sink for Fault {
    fn bytes(&mut self, _bytes: &[u8]) {}

    fn refuse(&mut self, refusal: Refusal) {
        let path = self.path;
        self.found.get_or_insert((path, refusal));
    }

    fn field(&mut self, index: u16) {
        self.path.field(index);
    }

    fn enter(&mut self) {
        self.path.enter();
    }

    fn item(&mut self, index: usize) {
        self.path.item(index);
    }

    fn leave(&mut self) {
        self.path.leave();
    }

    fn run<const N: usize>(&mut self, _run: Run<N>) {}
}
