//! The fields that describe later fields, as `explain` remembers them.

use crate::info::{
    ConditionInfo, CountInfo, FieldInfo, IntegerInfo, OperandInfo, TagInfo, TestInfo, TypeInfo, ValueInfo, VariantsInfo,
};

/// How many fields of one packet, record or variant can describe later fields. The protocol compiler rejects more.
const SLOTS: usize = 8;

/// The fields of one packet, record or variant that describe later fields, with their positions.
pub(crate) struct Described<'p> {
    fields: &'static [FieldInfo],
    tolerant: bool,
    /// Each field's index, its offset, and the payload from there on.
    slots: [(usize, usize, &'p [u8]); SLOTS],
    used: usize,
}

/// A value that takes part in a comparison.
#[derive(Clone, Copy, PartialEq)]
enum Compared<'p> {
    Number(i128),
    Text(&'p [u8]),
}

impl<'p> Described<'p> {
    pub(crate) const fn new(fields: &'static [FieldInfo], tolerant: bool) -> Self {
        Self { fields, tolerant, slots: [(usize::MAX, 0, &[]); SLOTS], used: 0 }
    }

    pub(crate) fn remember(&mut self, index: usize, offset: usize, start: &'p [u8]) {
        if let Some(slot) = self.slots.get_mut(self.used) {
            *slot = (index, offset, start);
        }
        self.used = self.used.saturating_add(1);
    }

    /// Returns the value of a field and its offset.
    fn value(&self, index: u16) -> (Compared<'p>, usize) {
        let index = usize::from(index);
        let (_, offset, start) = self.slots.iter().find(|slot| slot.0 == index).copied().unwrap_or_default();
        match self.fields.get(index) {
            Some(field) => match compared(&field.ty, start, false) {
                Compared::Number(..0) if self.tolerant && self.is_count(index) => (Compared::Number(0), offset),
                value => (value, offset),
            },
            None => (Compared::Number(0), offset),
        }
    }

    /// Whether this field is the count of a later field that is always present.
    fn is_count(&self, earlier: usize) -> bool {
        let count = |ty: &TypeInfo| match ty {
            TypeInfo::List(list) => Some(list.count),
            TypeInfo::Bytes(count) => Some(*count),
            _ => None,
        };
        let counted = |ty| matches!(count(ty), Some(CountInfo::Field { index, .. }) if usize::from(index) == earlier);
        self.fields.iter().any(|field| counted(&field.ty) && field.required && field.when.is_none())
    }

    /// Returns the number in a field and its offset.
    pub(crate) fn number(&self, index: u16) -> (i128, usize) {
        match self.value(index) {
            (Compared::Number(number), offset) => (number, offset),
            (Compared::Text(_), offset) => (0, offset),
        }
    }

    pub(crate) fn holds(&self, condition: &ConditionInfo) -> bool {
        let (value, _) = self.value(condition.field);
        let number = if let Compared::Number(number) = value { number } else { 0 };
        let operand = |operand| match operand {
            OperandInfo::Number(number) => number,
            OperandInfo::Field(index) => self.number(index).0,
        };
        match condition.test {
            // A tolerant reader accepts bytes other than 0 and 1, which are false.
            TestInfo::Truth(truth) => (number == 1) == truth,
            TestInfo::OneOf(values) => values.iter().any(|other| is(value, *other)),
            TestInfo::NoneOf(values) => !values.iter().any(|other| is(value, *other)),
            TestInfo::Below(other) => number < operand(other),
            TestInfo::Above(other) => number > operand(other),
            TestInfo::AtMost(other) => number <= operand(other),
            TestInfo::AtLeast(other) => number >= operand(other),
            TestInfo::Bits { mask, bits } => number & i128::from(mask) == i128::from(bits),
        }
    }

    /// Returns the index of the variant that the tag in an earlier field selects, or the tag's offset if no variant has the tag.
    pub(crate) fn variant(&self, variants: &VariantsInfo, tag: TagInfo) -> Result<usize, usize> {
        let (value, offset) = self.value(tag.field);
        let value = match (value, tag.mask) {
            (Compared::Number(number), Some(mask)) => {
                let bits = number & i128::from(mask);
                let integer = match variants.tag {
                    TypeInfo::Integer(integer) | TypeInfo::Little(&TypeInfo::Integer(integer)) => integer,
                    _ => IntegerInfo::Int64,
                };
                Compared::Number(integer.with_bits(bits))
            }
            (value, _) => value,
        };
        choose(variants, value).ok_or(offset)
    }

    /// Returns the index of the variant that the tag at the front of `start` selects.
    pub(crate) fn chosen(variants: &VariantsInfo, start: &'p [u8]) -> Option<usize> {
        choose(variants, compared(&variants.tag, start, false))
    }
}

/// Returns the index of the variant with this tag. The variant for all other tags has the last index.
fn choose(variants: &VariantsInfo, tag: Compared<'_>) -> Option<usize> {
    let known = variants.variants.iter().position(|variant| is(tag, variant.tag));
    known.or_else(|| variants.other.map(|_| variants.variants.len()))
}

fn is(value: Compared<'_>, other: ValueInfo) -> bool {
    match (value, other) {
        (Compared::Number(number), ValueInfo::Integer(other)) => number == other,
        (Compared::Text(text), ValueInfo::Text(other)) => text == other.as_bytes(),
        _ => false,
    }
}

/// Decodes the value at the front of `start`, which is known to be valid.
fn compared<'p>(ty: &TypeInfo, start: &'p [u8], little: bool) -> Compared<'p> {
    let integer = match ty {
        TypeInfo::Little(ty) => return compared(ty, start, true),
        TypeInfo::Integer(integer) => Some(*integer),
        TypeInfo::Enumeration(enumeration) => enumeration.integer,
        TypeInfo::Boolean => Some(IntegerInfo::Uint8),
        _ => None,
    };
    if let Some(integer) = integer {
        return Compared::Number(integer.value(start.get(..integer.len()).unwrap_or_default(), little));
    }
    let len = IntegerInfo::Uint16.value(start.get(..2).unwrap_or_default(), little);
    let end = usize::try_from(len).unwrap_or(0).saturating_add(2).min(start.len());
    Compared::Text(start.get(2..end).unwrap_or_default())
}
