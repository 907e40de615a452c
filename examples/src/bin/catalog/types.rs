//! The types of fields, and those that need a section of their own.

use protocol_runtime::info::{
    ConditionInfo, CountInfo, Describes, EnumerationInfo, FieldInfo, IntegerInfo, OperandInfo, PacketInfo, RecordInfo,
    TestInfo, TypeInfo, ValueInfo, VariantsInfo,
};

/// A type that the spec gives a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Named {
    Record(&'static RecordInfo),
    Enumeration(&'static EnumerationInfo),
    Variants(&'static VariantsInfo),
}

/// A type in the words of the spec, and whatever is unusual about it.
pub(crate) fn described(field: &FieldInfo, fields: &[FieldInfo]) -> String {
    let (ty, mut little) = if let TypeInfo::Little(ty) = field.ty { (*ty, true) } else { (field.ty, false) };
    let mut words = vec![format!("`{ty}`")];
    let count = match ty {
        TypeInfo::List(list) => Some(list.count),
        TypeInfo::Bytes(count) => Some(count),
        _ => None,
    };
    if let Some(count) = count {
        words.extend(counted(count, fields));
        little |= matches!(count, CountInfo::Prefix { little: true, .. });
    }
    if let Some(tag) = field.tag {
        let bits = tag.mask.map_or(String::new(), |mask| format!(" (its bits {mask:#x})"));
        words.push(format!("tag in `{}`{bits}", name(fields, tag.field)));
    }
    if let Some(max) = field.max {
        let unit = if matches!(ty, TypeInfo::List(_)) { "items" } else { "bytes" };
        words.push(format!("at most {max} {unit}"));
    }
    if little {
        words.push("little-endian".to_owned());
    }
    words.join(", ")
}

fn counted(count: CountInfo, fields: &[FieldInfo]) -> Option<String> {
    let by = match count {
        CountInfo::Prefix { integer: IntegerInfo::Int32, unit: 1, .. } => return None,
        CountInfo::Prefix { integer, .. } => integer.to_string(),
        CountInfo::Field { index, .. } => name(fields, index).to_owned(),
        CountInfo::Rest => return Some("to the end".to_owned()),
        other => format!("{other:?}"),
    };
    Some(match count.unit() {
        1 => format!("counted by `{by}`"),
        unit => format!("counted by `{by}`, {unit} for each item"),
    })
}

/// Whether a field is there, and where its value comes from.
pub(crate) fn presence(field: &FieldInfo, fields: &[FieldInfo]) -> String {
    let mut words = vec![match (field.when, field.required) {
        (Some(when), true) => condition(when, fields),
        (Some(when), false) => format!("optional {}", condition(when, fields)),
        (None, true) => "required".to_owned(),
        (None, false) => "optional".to_owned(),
    }];
    words.extend(field.blank.map(|blank| format!("{blank} zero bytes without it")));
    match field.describes {
        Describes::Wholly => words.push("computed".to_owned()),
        Describes::Bits => words.push("some bits computed".to_owned()),
        _ => {}
    }
    if field.secret {
        words.push("secret".to_owned());
    }
    words.join(", ")
}

fn condition(condition: &ConditionInfo, fields: &[FieldInfo]) -> String {
    let field = name(fields, condition.field);
    let list = |values: &[ValueInfo]| {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        values.join(" or ")
    };
    let operand = |operand| match operand {
        OperandInfo::Number(number) => number.to_string(),
        OperandInfo::Field(index) => format!("`{}`", name(fields, index)),
        other => format!("{other:?}"),
    };
    let test = match condition.test {
        TestInfo::Truth(truth) => truth.to_string(),
        TestInfo::OneOf(values) => list(values),
        TestInfo::NoneOf(values) => format!("not {}", list(values)),
        TestInfo::Below(other) => format!("below {}", operand(other)),
        TestInfo::Above(other) => format!("above {}", operand(other)),
        TestInfo::AtMost(other) => format!("at most {}", operand(other)),
        TestInfo::AtLeast(other) => format!("at least {}", operand(other)),
        TestInfo::Bits { mask, bits } if mask == bits => return format!("if `{field}` has the bits {bits:#x}"),
        TestInfo::Bits { mask, bits } => return format!("if `{field}` has of the bits {mask:#x} only {bits:#x}"),
        other => format!("{other:?}"),
    };
    format!("if `{field}` is {test}")
}

fn name(fields: &[FieldInfo], index: u16) -> &'static str {
    fields.get(usize::from(index)).map_or("", |field| field.name)
}

/// The named types that `packets` use, also within each other, as they come up.
pub(crate) fn named(packets: &[&'static PacketInfo]) -> Vec<Named> {
    let mut found = Vec::new();
    for packet in packets {
        of_fields(packet.fields, &mut found);
    }
    found
}

fn of_fields(fields: &'static [FieldInfo], found: &mut Vec<Named>) {
    for field in fields {
        of_type(&field.ty, found);
    }
}

fn of_type(ty: &'static TypeInfo, found: &mut Vec<Named>) {
    let named = match ty {
        TypeInfo::Record(record) => Named::Record(record.get()),
        TypeInfo::Enumeration(enumeration) => Named::Enumeration(enumeration),
        TypeInfo::Variants(variants) => Named::Variants(variants.get()),
        TypeInfo::List(list) => return of_type(&list.item, found),
        TypeInfo::Little(ty) => return of_type(ty, found),
        _ => return,
    };
    if found.contains(&named) {
        return;
    }
    found.push(named);
    match named {
        Named::Record(record) => of_fields(record.fields, found),
        Named::Variants(variants) => {
            variants.variants.iter().for_each(|variant| of_fields(variant.fields, found));
            of_fields(variants.other.unwrap_or_default(), found);
        }
        Named::Enumeration(_) => {}
    }
}
