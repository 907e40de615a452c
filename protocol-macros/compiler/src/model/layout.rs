//! Groups fields into runs, and derives the properties of the whole.

use super::body::{Body, Field, Segment, Test, Value};
use super::literal::Literal;
use super::named::{Kind, NamedType, Variant, Variants};
use super::wire_type::{Traits, Type};

/// Longer runs take no more fields, because a run is on the stack as a whole.
const MAX_RUN: usize = 256;

impl Body {
    /// Fields in their order, grouped into runs.
    #[must_use]
    pub(crate) fn new(fields: Vec<Field>, types: &[NamedType]) -> Self {
        let mut body = Self { fixed: true, plain: true, total_eq: true, has_default: true, ..Self::default() };
        for (index, field) in fields.iter().enumerate() {
            let traits = field.ty.traits(types);
            let always = !field.is_option();
            body.fixed &= traits.fixed && always;
            body.plain &= traits.plain && always;
            body.borrows |= traits.borrows;
            body.total_eq &= traits.total_eq;
            body.has_default &= traits.has_default || !always;
            body.open |= traits.open || !field.required;
            // A tag in an earlier field is not a part of this one.
            let elsewhere = if field.tag.is_some() { tag_len(&field.ty, types) } else { 0 };
            let min_len = traits.min_len.saturating_sub(elsewhere);
            if always {
                body.min_len = body.min_len.saturating_add(min_len);
            }
            let is_counted = field.count_len().is_some() && always && field.max.is_none();
            match body.segments.last_mut() {
                Some(Segment::Run { counted: counted @ None, .. }) if is_counted => *counted = Some(index),
                _ if is_counted => {
                    body.segments.push(Segment::Run { len: 0, fields: Vec::new(), counted: Some(index) });
                }
                _ if !traits.in_run || !always => body.segments.push(Segment::Varying(index)),
                Some(Segment::Run { len, fields, counted: None }) if *len < MAX_RUN => {
                    fields.push((*len, index));
                    *len += min_len;
                }
                _ => body.segments.push(Segment::Run { len: min_len, fields: vec![(0, index)], counted: None }),
            }
        }
        body.fields = fields;
        body.describe();
        body.has_default &= body.fields.iter().all(|field| body.is_absent_by_default(field));
        // Computed fields are not in the struct, so they do not make it borrow.
        body.borrows = body.fields.iter().any(|field| field.is_stored() && field.ty.traits(types).borrows);
        body
    }

    /// Whether a default value can leave the field out. A field under a condition is missing by default, so the condition must not hold
    /// for the default of the field that it tests. That is certain only where the tested field merely says whether this one is there.
    fn is_absent_by_default(&self, field: &Field) -> bool {
        field.when.as_ref().is_none_or(|when| {
            let tested = self.fields.get(when.field).map(|tested| tested.value);
            match (&when.test, tested) {
                (Test::Truth(truth), Some(Value::Computed(_))) => *truth,
                (Test::Bits { bits, .. }, Some(Value::Masked)) => *bits != 0,
                _ => false,
            }
        })
    }
}

/// How many bytes the tag of a type takes.
pub(crate) fn tag_len(ty: &Type, types: &[NamedType]) -> usize {
    let Type::Named(index) = ty else { return 0 };
    match types.get(*index).map(|named| &named.kind) {
        Some(Kind::Variants(variants)) => variants.tag.traits(types).min_len,
        // At this point, only the tag can have been counted.
        Some(Kind::Begun { .. }) => 1,
        _ => 0,
    }
}

impl Variants {
    /// All of them, decided.
    pub(crate) fn new(tag: Type, variants: Vec<Variant>, other: Option<Body>, types: &[NamedType]) -> Self {
        let tag_traits = tag.traits(types);
        let bodies = || variants.iter().map(|variant| &variant.body).chain(&other);
        let traits = Traits {
            min_len: tag_traits.min_len.saturating_add(bodies().map(|body| body.min_len).min().unwrap_or(0)),
            fixed: false,
            plain: false,
            borrows: (other.is_some() && tag_traits.borrows) || bodies().any(|body| body.borrows),
            total_eq: bodies().all(|body| body.total_eq),
            has_default: false,
            in_run: false,
            open: bodies().any(|body| body.open),
        };
        let bits = variants.iter().map(|variant| match (&variant.tag, tag.integer()) {
            (Literal::Integer(tag), Some(integer)) => integer.bits_of(*tag),
            _ => 0,
        });
        let tag_bits = bits.fold(0, |all, bits| all | bits);
        Self { tag, variants, other, traits, tag_bits }
    }
}
