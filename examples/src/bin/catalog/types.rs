//! The types of fields, and those that need a section of their own.

use protocol_runtime::{EnumerationInfo, FieldInfo, IntegerInfo, ListInfo, PacketInfo, RecordInfo, TypeInfo};

/// A type that the spec gives a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Named {
    Record(&'static RecordInfo),
    Enumeration(&'static EnumerationInfo),
}

/// A type in the words of the spec, and for a list whatever is unusual about its count.
pub(crate) fn described(ty: &TypeInfo) -> String {
    let word = format!("`{ty}`");
    match ty {
        TypeInfo::List(ListInfo { count: IntegerInfo::Int32, unit: 1, .. }) => word,
        TypeInfo::List(ListInfo { count, unit: 1, .. }) => format!("{word}, counted by `{count}`"),
        TypeInfo::List(ListInfo { count, unit, .. }) => format!("{word}, counted by `{count}`, {unit} for each item"),
        _ => word,
    }
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
    match ty {
        TypeInfo::Record(record) if !found.contains(&Named::Record(record)) => {
            found.push(Named::Record(record));
            of_fields(record.fields, found);
        }
        TypeInfo::Enumeration(enumeration) if !found.contains(&Named::Enumeration(enumeration)) => {
            found.push(Named::Enumeration(enumeration));
        }
        TypeInfo::List(list) => of_type(&list.item, found),
        _ => {}
    }
}
