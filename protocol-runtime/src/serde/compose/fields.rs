//! Encodes fields by their tables, and computes those that describe other fields.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::value::Value;
use super::wire::{Base, Wire, holds, is, tag_of, wire_value};
use crate::info::{CountInfo, Describes, FieldInfo, IntegerInfo, RecordInfo, TypeInfo, VariantsInfo};

/// The text that replaces a hidden secret.
const HIDDEN: &str = "***";

type Done = Result<(), String>;

/// Builds a payload.
pub(super) struct Composer {
    bytes: Vec<u8>,
    /// How many records that can contain themselves are open, one inside the other.
    depth: u8,
}

impl Composer {
    pub(super) const fn new() -> Self {
        Self { bytes: Vec::new(), depth: 0 }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Appends the fields of a packet, record or variant.
    pub(super) fn fields(&mut self, fields: &'static [FieldInfo], given: &Value) -> Done {
        let Value::Map(entries) = given else {
            return Err(format!("expected a mapping of fields, found {}", given.describe()));
        };
        let known = |name: &str| fields.iter().any(|field| field.name == name && field.describes != Describes::Wholly);
        if let Some((name, _)) = entries.iter().find(|(name, _)| !known(name)) {
            return Err(format!("there is no field `{name}`"));
        }
        let mut missing: Option<&str> = None;
        for (index, field) in fields.iter().enumerate() {
            self.field(fields, index, given, &mut missing).map_err(|error| within(field.name, &error))?;
        }
        Ok(())
    }

    fn field(
        &mut self,
        fields: &'static [FieldInfo],
        index: usize,
        given: &Value,
        missing: &mut Option<&'static str>,
    ) -> Done {
        let Some(field) = fields.get(index) else { return Ok(()) };
        if matches!(field.describes, Describes::Wholly | Describes::Bits) {
            return self.wire(&field.ty, &wire_value(fields, index, given)?);
        }
        let value = given.entry(field.name);
        if let Some(when) = field.when {
            let there = holds(fields, when, given)?;
            match (there, value.is_some()) {
                (false, true) => return Err("it has a value, but another field says that it is absent".to_string()),
                (false, false) => return Ok(()),
                (true, _) => {}
            }
        }
        let Some(value) = value else {
            if let Some(blank) = field.blank {
                self.bytes.extend(core::iter::repeat_n(0, usize::from(blank)));
                return Ok(());
            }
            if field.required {
                return Err("it is missing".to_string());
            }
            *missing = Some(field.name);
            return Ok(());
        };
        if let Some(before) = missing.filter(|_| !field.required) {
            return Err(format!("it has a value, but `{before}` before it has none"));
        }
        if field.secret && matches!(value, Value::Text(text) if text == HIDDEN) {
            return Err("its value is a secret that was hidden".to_string());
        }
        let len = match value {
            Value::Text(text) if matches!(field.ty, TypeInfo::Bytes(_)) => text.len() / 2,
            Value::Text(text) => text.len(),
            Value::List(items) => items.len(),
            _ => 0,
        };
        if let Some(max) = field.max.filter(|max| usize::try_from(*max).is_ok_and(|max| len > max)) {
            return Err(format!("the length is {len}, but the spec allows at most {max}"));
        }
        agrees(fields, field, given, value, len)?;
        let done = match (&field.ty, field.tag) {
            (TypeInfo::Variants(variants), Some(_)) => self.variant(variants.get(), value, false),
            (ty, _) => self.value(ty, value),
        };
        // The message might quote the value.
        if field.secret {
            done.map_err(|_| format!("its value, which is secret, is not a valid `{}`", field.ty))
        } else {
            done
        }
    }

    fn value(&mut self, ty: &'static TypeInfo, value: &Value) -> Done {
        match (ty, value) {
            (TypeInfo::Bytes(count), Value::Text(hex)) => {
                let bytes = unhex(hex).ok_or("expected pairs of hex digits")?;
                self.count(*count, bytes.len())?;
                self.bytes.extend(bytes);
                Ok(())
            }
            (TypeInfo::Record(record), _) => self.record(record.get(), value),
            (TypeInfo::Variants(variants), _) => self.variant(variants.get(), value, true),
            (TypeInfo::List(list), Value::List(items)) => {
                self.count(list.count, items.len())?;
                for (index, item) in items.iter().enumerate() {
                    self.value(&list.item, item).map_err(|error| within(&format!("[{index}]"), &error))?;
                }
                Ok(())
            }
            (TypeInfo::Little(inner @ (TypeInfo::List(_) | TypeInfo::Bytes(_))), _) => self.value(inner, value),
            _ => match Wire::of(value, ty) {
                Some(wire) => self.wire(ty, &wire),
                None => Err(format!("{} is not a valid `{ty}`", value.describe())),
            },
        }
    }

    fn record(&mut self, record: &'static RecordInfo, value: &Value) -> Done {
        let Some(limit) = record.depth else { return self.fields(record.fields, value) };
        if self.depth >= limit {
            return Err(format!("records are nested more than {limit} deep"));
        }
        self.depth = self.depth.saturating_add(1);
        self.fields(record.fields, value)?;
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    fn variant(&mut self, variants: &'static VariantsInfo, value: &Value, with_tag: bool) -> Done {
        let tag = tag_of(value)?;
        if with_tag {
            self.wire(&variants.tag, &tag)?;
        }
        let known = variants.variants.iter().find(|variant| is(&tag, variant.tag));
        let fields = known.map(|variant| variant.fields).or(variants.other);
        let fields = fields.ok_or("no variant has this tag")?;
        match value.entry("fields") {
            Some(given) => self.fields(fields, given),
            None => self.fields(fields, &Value::Map(Vec::new())),
        }
    }

    fn count(&mut self, count: CountInfo, items: usize) -> Done {
        let CountInfo::Prefix { integer, little, unit } = count else { return Ok(()) };
        let number = i128::try_from(items).ok().and_then(|items| items.checked_mul(unit.into()));
        let fits = number.is_some_and(|number| self.integer(integer, number, little).is_ok());
        if fits { Ok(()) } else { Err(format!("the length is {items}, which does not fit the count")) }
    }

    fn integer(&mut self, integer: IntegerInfo, number: i128, little: bool) -> Done {
        let bytes = number.to_be_bytes();
        let (_, low) = bytes.split_at(bytes.len().saturating_sub(integer.len()));
        if integer.value(low, false) != number {
            return Err(format!("{number} is not a valid `{integer}`"));
        }
        self.ordered(low, little);
        Ok(())
    }

    /// Appends big-endian bytes in the right byte order.
    fn ordered(&mut self, bytes: &[u8], little: bool) {
        if little {
            self.bytes.extend(bytes.iter().rev());
        } else {
            self.bytes.extend(bytes);
        }
    }

    /// Appends a simple value.
    fn wire(&mut self, ty: &TypeInfo, wire: &Wire) -> Done {
        let (ty, little) = if let TypeInfo::Little(ty) = ty { (*ty, true) } else { (ty, false) };
        match (wire, Base::of(ty)) {
            (Wire::Number(number), Some(Base::Integer(integer))) => self.integer(integer, *number, little),
            (Wire::Truth(truth), Some(Base::Boolean)) => {
                self.bytes.push(u8::from(*truth));
                Ok(())
            }
            (Wire::Bits(bits), Some(Base::Float))
                if u32::try_from(*bits).is_ok_and(|bits| f32::from_bits(bits).is_nan()) =>
            {
                let [_, _, _, _, low @ ..] = bits.to_be_bytes();
                self.ordered(&low, little);
                Ok(())
            }
            (Wire::Bits(bits), Some(Base::Double)) if f64::from_bits(*bits).is_nan() => {
                self.ordered(&bits.to_be_bytes(), little);
                Ok(())
            }
            (Wire::Float(number), Some(Base::Float)) => {
                #[allow(clippy::cast_possible_truncation, reason = "rounding to the nearest float is intended")]
                let nearest = *number as f32;
                if nearest.is_infinite() && number.is_finite() {
                    return Err(format!("{number:e} is not a valid `float`"));
                }
                self.ordered(&nearest.to_be_bytes(), little);
                Ok(())
            }
            (Wire::Float(number), Some(Base::Double)) => {
                self.ordered(&number.to_be_bytes(), little);
                Ok(())
            }
            (Wire::Text(text), Some(Base::Text)) => {
                let len = i128::try_from(text.len()).unwrap_or(i128::MAX);
                self.integer(IntegerInfo::Uint16, len, little)
                    .map_err(|_| format!("the string has {len} bytes, but at most 65535 can be sent"))?;
                self.bytes.extend(text.as_bytes());
                Ok(())
            }
            (wire, _) => Err(format!("{wire} is not a valid `{ty}`")),
        }
    }
}

/// Checks that an earlier field that holds this field's count or tag, and was given, has the right value.
fn agrees(fields: &'static [FieldInfo], field: &FieldInfo, given: &Value, value: &Value, len: usize) -> Done {
    let count = match field.ty {
        TypeInfo::List(list) => list.count,
        TypeInfo::Bytes(count) => count,
        _ => CountInfo::Rest,
    };
    let (earlier, own) = match (count, field.tag) {
        (CountInfo::Field { index, unit }, _) => {
            let items = i128::try_from(len).unwrap_or(i128::MAX);
            (index, Wire::Number(items.saturating_mul(unit.into())))
        }
        (_, Some(tag)) if tag.mask.is_none() => (tag.field, tag_of(value)?),
        _ => return Ok(()),
    };
    let said = wire_value(fields, earlier.into(), given)?;
    if said == own {
        return Ok(());
    }
    let name = fields.get(usize::from(earlier)).map_or("", |earlier| earlier.name);
    Err(format!("`{name}` is {said}, but this field requires {own}"))
}

/// Adds the field or item that contains an error to its path.
fn within(outer: &str, error: &str) -> String {
    match error.strip_prefix("field `") {
        Some(inner) if inner.starts_with('[') => format!("field `{outer}{inner}"),
        Some(inner) => format!("field `{outer}.{inner}"),
        None => format!("field `{outer}`: {error}"),
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pair = |pair: &[u8]| match pair {
        [high, low] => Some((digit(high)? << 4) | digit(low)?),
        _ => None,
    };
    text.as_bytes().chunks(2).map(pair).collect()
}

#[cfg(test)]
mod tests;
