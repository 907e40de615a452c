//! The table of a packet's or record's bytes in its documentation.

use std::fmt::Write;

use super::context::Context;
use crate::model::{Body, Condition, Count, Field, Kind, Literal, Operand, Operator, Segment, Test, Type, Value};

/// Each field with its place and its bytes; `empty` if there are none.
pub(super) fn of(context: &Context<'_>, body: &Body, empty: &str) -> String {
    let mut text = "\n\n# Wire format\n\n".to_owned();
    if body.fields.is_empty() {
        return text + empty;
    }
    text += "| offset | bytes | field | type |\n|--:|--:|---|---|";
    let mut row = |offset: &str, field: &Field| {
        let (bytes, ty) = (bytes(context, field), describe(context, body, field));
        let optional = if field.required { "" } else { ", optional" };
        let computed = if field.is_stored() { "" } else { ", computed" };
        let _ = write!(text, "\n| {offset} | {bytes} | `{}` | {ty}{optional}{computed} |", field.name);
    };
    let mut after: Option<&str> = None;
    let mut at = 0;
    let place = |after: Option<&str>, at: usize| match (after, at) {
        (None, at) => at.to_string(),
        (Some(name), 0) => format!("after `{name}`"),
        (Some(name), at) => format!("{at} after `{name}`"),
    };
    for segment in &body.segments {
        match segment {
            Segment::Run { len, fields, counted } => {
                for (offset, index) in fields {
                    let Some(field) = body.fields.get(*index) else { continue };
                    row(&place(after, at + offset), field);
                }
                at += len;
                if let Some(field) = counted.and_then(|counted| body.fields.get(counted)) {
                    row(&place(after, at), field);
                    (after, at) = (Some(field.name.as_str()), 0);
                }
            }
            Segment::Varying(index) => {
                let Some(field) = body.fields.get(*index) else { continue };
                row(&place(after, at), field);
                (after, at) = (Some(field.name.as_str()), 0);
            }
        }
    }
    text
}

/// The fields with their types, for a cell of a table.
pub(super) fn in_a_line(context: &Context<'_>, body: &Body) -> String {
    let field = |field: &Field| format!("`{}` `{}`", field.name, field.ty.describe(context.types));
    let fields: Vec<String> = body.fields.iter().map(field).collect();
    if fields.is_empty() { "none".to_owned() } else { fields.join(", ") }
}

fn bytes(context: &Context<'_>, field: &Field) -> String {
    let traits = field.ty.traits(context.types);
    match field.ty.big() {
        Type::String | Type::Text => "2 + n".to_owned(),
        Type::Bytes(Count::Prefix { integer, .. }) => format!("{} + n", integer.bytes),
        Type::Bytes(_) => "n".to_owned(),
        Type::List(list) => match list.count {
            Count::Prefix { integer, .. } => format!("{} + items", integer.bytes),
            Count::Field { .. } | Count::Rest => "items".to_owned(),
        },
        _ if traits.fixed => traits.min_len.to_string(),
        _ if field.tag.is_some() => "depends on the variant".to_owned(),
        _ => format!("{} or more", traits.min_len),
    }
}

/// A field's type, and how its bytes are laid out.
pub(super) fn describe(context: &Context<'_>, body: &Body, field: &Field) -> String {
    let word = field.ty.describe(context.types);
    let name_of = |index: usize| body.fields.get(index).map(|field| field.name.clone()).unwrap_or_default();
    let little = if matches!(field.ty, Type::Little(_)) { ", little-endian" } else { "" };
    let mut text = match (field.ty.big(), field.count()) {
        (Type::Text, _) => {
            format!("`string`: a uint16 count of bytes{little}, and UTF-8 that `to_str` checks")
        }
        (Type::String, _) => format!("`string`: a uint16 count of bytes{little}, and UTF-8"),
        (Type::List(list), Some(count)) => {
            let item = list.item.traits(context.types);
            let size = match item.min_len {
                _ if !item.fixed => String::new(),
                1 => " of 1 byte".to_owned(),
                len => format!(" of {len} bytes"),
            };
            format!("`{word}`: {}items{size}", counted(count, name_of))
        }
        (_, Some(count)) => format!("`{word}`: {}bytes", counted(count, name_of)),
        (ty, None) => match context.kind(ty) {
            Some(Kind::Enumeration(enumeration)) => {
                let base = enumeration.integer.map_or("string", crate::model::Integer::name);
                let of_string = enumeration.little && enumeration.integer.is_none();
                let little = if of_string { ", little-endian" } else { little };
                format!("`{word}`: an enumeration of type {base}{little}")
            }
            Some(Kind::Variants(_)) => match field.tag {
                Some(tag) => format!("`{word}`: variants, selected by the tag in `{}`", name_of(tag.field)),
                None => format!("`{word}`: variants: a tag, and the fields that it selects"),
            },
            Some(_) => format!("`{word}`: a record"),
            None => format!("`{word}`{little}"),
        },
    };
    if let Some(max) = field.max {
        let _ = write!(text, ", at most {max}");
    }
    if let Some(when) = &field.when {
        let _ = write!(text, "; present only if {}", condition(body, when));
    }
    if let Some(blank) = field.blank {
        let _ = write!(text, "; {blank} zero bytes if it is absent");
    }
    if field.value == Value::Masked {
        text += "; some bits are flags that are computed from other fields";
    }
    text
}

fn counted(count: Count, name_of: impl Fn(usize) -> String) -> String {
    let unit = |unit: u32| if unit == 1 { String::new() } else { format!(" that counts {unit} per item") };
    match count {
        Count::Prefix { integer, little, unit: per_item } => {
            let order = if little { ", little-endian" } else { "" };
            format!("{} count{}{order}, and ", integer.name(), unit(per_item))
        }
        Count::Field { index, unit: per_item } => {
            format!("counted by `{}`{}: ", name_of(index), unit(per_item))
        }
        Count::Rest => "up to the end of the payload, without a count: ".to_owned(),
    }
}

fn condition(body: &Body, condition: &Condition) -> String {
    let name_of = |index: usize| body.fields.get(index).map(|field| field.name.clone()).unwrap_or_default();
    let name = name_of(condition.field);
    let literal = |literal: &Literal| format!("`{}`", literal.to_string().replace(['`', '|', '\n'], " "));
    match &condition.test {
        Test::Truth(truth) => format!("`{name}` is {truth}"),
        Test::OneOf { values, negated } => {
            let values: Vec<String> = values.iter().map(literal).collect();
            format!("`{name}` is {}{}", if *negated { "not " } else { "" }, values.join(" or "))
        }
        Test::Compare(operator, operand) => {
            let operator = match operator {
                Operator::Below => "below",
                Operator::Above => "above",
                Operator::AtMost => "at most",
                Operator::AtLeast => "at least",
            };
            let operand = match operand {
                Operand::Number(number) => number.to_string(),
                Operand::Field(index) => format!("`{}`", name_of(*index)),
            };
            format!("`{name}` is {operator} {operand}")
        }
        Test::Bits { mask, bits } if mask == bits => format!("`{name}` has the bits {bits:#x}"),
        Test::Bits { mask, bits } => format!("`{name}` has exactly {bits:#x} of the bits {mask:#x}"),
    }
}
