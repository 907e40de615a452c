//! Simple values, and the fields that are computed from other fields.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::value::Value;
use crate::info::{
    ConditionInfo, CountInfo, Describes, FieldInfo, IntegerInfo, OperandInfo, TestInfo, TypeInfo, ValueInfo,
};

/// A simple value: one that has no fields or items.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wire {
    Truth(bool),
    Number(i128),
    Float(f64),
    /// The bits of a NaN.
    Bits(u64),
    Text(String),
}

/// The type of a simple value on the wire.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Base {
    Boolean,
    Integer(IntegerInfo),
    Float,
    Double,
    Text,
}

impl Base {
    /// Returns `None` for a type with fields or items.
    pub(super) const fn of(ty: &TypeInfo) -> Option<Self> {
        match ty {
            TypeInfo::Boolean => Some(Self::Boolean),
            TypeInfo::Integer(integer) => Some(Self::Integer(*integer)),
            TypeInfo::Float => Some(Self::Float),
            TypeInfo::Double => Some(Self::Double),
            TypeInfo::String | TypeInfo::Text => Some(Self::Text),
            TypeInfo::Enumeration(enumeration) => match enumeration.integer {
                Some(integer) => Some(Self::Integer(integer)),
                None => Some(Self::Text),
            },
            TypeInfo::Little(ty) => Self::of(ty),
            TypeInfo::Bytes(_) | TypeInfo::Record(_) | TypeInfo::Variants(_) | TypeInfo::List(_) => None,
        }
    }
}

impl Wire {
    /// Interprets `value` as a value of this type. Returns `None` for a value with fields or items.
    pub(super) fn of(value: &Value, ty: &TypeInfo) -> Option<Self> {
        let is_float = matches!(Base::of(ty), Some(Base::Float | Base::Double));
        Some(match value {
            Value::Boolean(truth) => Self::Truth(*truth),
            #[allow(clippy::cast_precision_loss, reason = "a float that was written as an integer")]
            Value::Integer(number) if is_float => Self::Float(*number as f64),
            Value::Integer(number) => Self::Number(*number),
            Value::Float(number) => Self::Float(*number),
            Value::Text(text) if is_float => unusual(text)?,
            Value::Text(text) => Self::Text(text.clone()),
            Value::Nothing | Value::List(_) | Value::Map(_) => return None,
        })
    }
}

impl fmt::Display for Wire {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truth(truth) => write!(formatter, "{truth}"),
            Self::Number(number) => write!(formatter, "{number}"),
            // `Debug` shows the decimal point even of whole numbers.
            Self::Float(number) => write!(formatter, "{number:?}"),
            Self::Bits(bits) => write!(formatter, "`nan:{bits:x}`"),
            Self::Text(text) => write!(formatter, "`{text}`"),
        }
    }
}

/// Parses the text of a float that JSON cannot express as a number.
fn unusual(text: &str) -> Option<Wire> {
    match text {
        "inf" => Some(Wire::Float(f64::INFINITY)),
        "-inf" => Some(Wire::Float(f64::NEG_INFINITY)),
        _ => u64::from_str_radix(text.strip_prefix("nan:")?, 16).ok().map(Wire::Bits),
    }
}

pub(super) fn is(wire: &Wire, other: ValueInfo) -> bool {
    match (wire, other) {
        (Wire::Number(number), ValueInfo::Integer(other)) => *number == other,
        (Wire::Text(text), ValueInfo::Text(other)) => text == other,
        _ => false,
    }
}

/// Returns the tag of a variant.
pub(super) fn tag_of(value: &Value) -> Result<Wire, String> {
    if let Value::Map(entries) = value
        && let Some((key, _)) = entries.iter().find(|(key, _)| key != "tag" && key != "fields")
    {
        return Err(format!("a variant has no key `{key}`, only `tag` and `fields`"));
    }
    match value.entry("tag") {
        Some(Value::Integer(number)) => Ok(Wire::Number(*number)),
        Some(Value::Text(text)) => Ok(Wire::Text(text.clone())),
        Some(other) => Err(format!("expected an integer or a string as the tag, found {}", other.describe())),
        None => Err("a variant needs `tag` and `fields`".to_owned()),
    }
}

/// Returns the value of a field on the wire, computed from later fields where it describes them.
pub(super) fn wire_value(fields: &'static [FieldInfo], index: usize, given: &Value) -> Result<Wire, String> {
    let Some(field) = fields.get(index) else { return Ok(Wire::Number(0)) };
    match field.describes {
        Describes::Wholly => computed(fields, index, given),
        Describes::Bits => masked(fields, index, given),
        Describes::Nothing | Describes::Partly => {
            let value = given.entry(field.name).ok_or_else(|| format!("`{}` is missing", field.name))?;
            Wire::of(value, &field.ty).ok_or_else(|| format!("`{}` cannot be {}", field.name, value.describe()))
        }
    }
}

/// Computes a value from the first later field that determines it.
fn computed(fields: &'static [FieldInfo], index: usize, given: &Value) -> Result<Wire, String> {
    for field in fields {
        let value = given.entry(field.name);
        let always = field.required && field.when.is_none();
        let count = match field.ty {
            TypeInfo::List(list) => Some(list.count),
            TypeInfo::Bytes(count) => Some(count),
            _ => None,
        };
        if let Some(CountInfo::Field { index: counted, unit }) = count
            && usize::from(counted) == index
            && always
        {
            let items = match value {
                Some(Value::List(items)) => items.len(),
                Some(Value::Text(hex)) => hex.len() / 2,
                _ => 0,
            };
            let items = i128::try_from(items).unwrap_or(i128::MAX);
            return Ok(Wire::Number(items.saturating_mul(unit.into())));
        }
        if field.tag.is_some_and(|tag| usize::from(tag.field) == index && tag.mask.is_none()) && always {
            return tag_of(value.ok_or_else(|| format!("`{}` is missing", field.name))?);
        }
        if let Some(ConditionInfo { field: guard, test: TestInfo::Truth(truth) }) = field.when
            && usize::from(*guard) == index
            && field.required
        {
            return Ok(Wire::Truth(value.is_some() == *truth));
        }
    }
    Ok(Wire::Number(0))
}

/// Computes a value in which later fields determine some of the bits.
fn masked(fields: &'static [FieldInfo], index: usize, given: &Value) -> Result<Wire, String> {
    let Some(field) = fields.get(index) else { return Ok(Wire::Number(0)) };
    let (Some(Value::Integer(kept)), Some(Base::Integer(integer))) = (given.entry(field.name), Base::of(&field.ty))
    else {
        return Err("expected a number".to_string());
    };
    if !integer.holds(*kept) {
        return Err(format!("{kept} is not a valid `{integer}`"));
    }
    // The mask and bits that each later field determines. Fields can share bits if they agree.
    let mut parts: Vec<(i128, i128)> = Vec::new();
    for later in fields {
        let Some(value) = given.entry(later.name) else { continue };
        if let Some(mask) = later.tag.filter(|tag| usize::from(tag.field) == index).and_then(|tag| tag.mask) {
            let Wire::Number(tag) = tag_of(value)? else { return Err("a tag in bits has to be a number".to_string()) };
            if !integer.holds(tag) {
                return Err(format!("the tag {tag} is not a valid `{integer}`"));
            }
            parts.push((mask.into(), tag & integer.mask()));
        }
        if let Some(ConditionInfo { field: guard, test: TestInfo::Bits { bits, .. } }) = later.when
            && usize::from(*guard) == index
            && later.required
        {
            parts.push(((*bits).into(), (*bits).into()));
        }
    }
    let owned = parts.iter().fold(0, |owned, (mask, _)| owned | mask);
    if kept & owned != 0 {
        return Err("bits that describe other fields are computed and have to be 0 here".to_string());
    }
    let number = parts.iter().fold(kept & integer.mask(), |number, (_, bits)| number | bits);
    if parts.iter().any(|(mask, bits)| number & mask != *bits) {
        return Err("other fields require contradictory bits".to_string());
    }
    Ok(Wire::Number(integer.with_bits(number)))
}

/// Whether a field with this condition is present.
pub(super) fn holds(fields: &'static [FieldInfo], condition: &ConditionInfo, given: &Value) -> Result<bool, String> {
    let wire = wire_value(fields, usize::from(condition.field), given)?;
    let number = match wire {
        Wire::Number(number) => number,
        Wire::Truth(truth) => i128::from(truth),
        Wire::Float(_) | Wire::Bits(_) | Wire::Text(_) => 0,
    };
    let operand = |operand| match operand {
        OperandInfo::Number(number) => Ok(number),
        OperandInfo::Field(index) => match wire_value(fields, usize::from(index), given)? {
            Wire::Number(number) => Ok(number),
            other => Err(format!("{other} is not a number")),
        },
    };
    Ok(match condition.test {
        TestInfo::Truth(truth) => (number == 1) == truth,
        TestInfo::OneOf(values) => values.iter().any(|other| is(&wire, *other)),
        TestInfo::NoneOf(values) => !values.iter().any(|other| is(&wire, *other)),
        TestInfo::Below(other) => number < operand(other)?,
        TestInfo::Above(other) => number > operand(other)?,
        TestInfo::AtMost(other) => number <= operand(other)?,
        TestInfo::AtLeast(other) => number >= operand(other)?,
        TestInfo::Bits { mask, bits } => number & i128::from(mask) == i128::from(bits),
    })
}
