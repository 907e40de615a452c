//! Which fields describe others, and how encoding computes them.

use std::collections::BTreeSet;

use super::body::{Body, Condition, Field, Operand, Source, Test, Value};
use super::wire_type::Count;

impl Body {
    /// Decides which fields are computed from the fields that they describe.
    pub(crate) fn describe(&mut self) {
        let values = values(&self.fields);
        for (field, value) in self.fields.iter_mut().zip(values) {
            field.describes = value.is_some();
            if field.describes {
                // A field that others depend on has to be checked.
                field.ty = field.ty.checked();
            }
            field.value = value.unwrap_or(Value::Stored);
        }
    }
}

/// Where the values of fields that describe others come from.
pub(crate) fn values(fields: &[Field]) -> Vec<Option<Value>> {
    let mut values: Vec<Option<Value>> = fields.iter().map(|_| None).collect();
    for (later, field) in fields.iter().enumerate() {
        for (earlier, description) in descriptions(field, later) {
            let Some(value) = values.get_mut(earlier) else { continue };
            let found = match description {
                Description::Whole(source) if !field.is_option() || is_guard(source) => Value::Computed(source),
                Description::Bits => Value::Masked,
                Description::Whole(_) | Description::Compared => Value::Stored,
            };
            *value = Some(match (*value, found) {
                (Some(Value::Computed(source)), _) => Value::Computed(source),
                (Some(Value::Masked), Value::Stored) => Value::Masked,
                (_, found) => found,
            });
        }
    }
    values
}

/// The indices of the fields that describe later ones.
pub(crate) fn describing(fields: &[Field]) -> BTreeSet<usize> {
    fields
        .iter()
        .enumerate()
        .flat_map(|(later, field)| descriptions(field, later))
        .map(|(earlier, _)| earlier)
        .collect()
}

/// How an earlier field describes this one.
enum Description {
    /// Its whole value follows from this field.
    Whole(Source),
    /// Some of its bits follow from this field.
    Bits,
    /// It is compared, and cannot be computed.
    Compared,
}

fn is_guard(source: Source) -> bool {
    matches!(source, Source::Presence { .. })
}

/// How earlier fields describe `field`, whose index is `later`, with the indices of these fields.
fn descriptions(field: &Field, later: usize) -> impl Iterator<Item = (usize, Description)> {
    let count = match field.count() {
        Some(Count::Field { index, unit }) => Some((index, Description::Whole(Source::Count { field: later, unit }))),
        _ => None,
    };
    let tag = field.tag.map(|tag| match tag.mask {
        None => (tag.field, Description::Whole(Source::Tag { field: later })),
        Some(_) => (tag.field, Description::Bits),
    });
    let when = field.when.as_ref();
    let operand = when.and_then(|when| match when.test {
        Test::Compare(_, Operand::Field(index)) => Some((index, Description::Compared)),
        _ => None,
    });
    let when = when.map(|Condition { field: earlier, test }| match test {
        Test::Truth(truth) if field.required => {
            (*earlier, Description::Whole(Source::Presence { field: later, when: *truth }))
        }
        Test::Bits { .. } if field.required => (*earlier, Description::Bits),
        _ => (*earlier, Description::Compared),
    });
    [count, tag, operand, when].into_iter().flatten()
}
