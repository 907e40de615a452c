//! The fields of one packet, record or variant, laid out one after the other.

use super::bodies;
use super::lowering::{Lowering, Siblings};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::layout::tag_len;
use crate::model::{Field, Type, Value, names};
use crate::raw::RawField;

impl<'r> Lowering<'r, '_> {
    /// The fields of a packet, record or variant.
    pub(crate) fn fields(&mut self, raw: &'r [RawField]) -> Vec<Field> {
        bodies::field_names(raw, self.diagnostics);
        bodies::optional_fields(raw, self.diagnostics);
        self.siblings.push(Siblings::new(raw));
        for (at, raw) in raw.iter().enumerate() {
            let field = self.field(raw, at);
            if let Some(siblings) = self.siblings.last_mut() {
                siblings.push(field);
            }
        }
        let Some(siblings) = self.siblings.pop() else { return Vec::new() };
        self.check_ends(&siblings);
        self.check_secrets(&siblings);
        siblings.fields
    }

    fn field(&mut self, raw: &'r RawField, at: usize) -> Option<Field> {
        let (name, ty) = (raw.name.as_ref()?, self.field_type(raw, at)?);
        let when = raw.when.as_ref().map(|when| self.condition(when, at));
        let tag = raw.tag.as_ref().map(|tag| self.tag_field(tag, &ty, at));
        let (when, tag) =
            (when.map_or(Some(None), |when| when.map(Some))?, tag.map_or(Some(None), |tag| tag.map(Some))?);
        let required = raw.required.as_ref().is_none_or(|required| required.value);
        let elsewhere = if tag.is_some() { tag_len(&ty, &self.types) } else { 0 };
        if !required && ty.traits(&self.types).min_len <= elsewhere {
            let message = format!(
                "the optional field `{}` may take no bytes, so a reader cannot tell whether it is present",
                name.value
            );
            let help = match ty {
                Type::List(_) | Type::Bytes(_) => {
                    "without a count of its own, it is empty rather than missing: remove `required`"
                }
                _ if tag.is_some() => "add a field to each of its variants, or remove `required`",
                _ => "add a field to its record",
            };
            self.report(Diagnostic::new(Code::EmptyItem, name.place, message).help(help));
            return None;
        }
        let blank = raw.blank.as_ref().and_then(|blank| self.blank(blank, &ty, raw, required));
        let max = raw.max.as_ref().and_then(|max| self.max(max, &ty));
        Some(Field {
            ident: names::field_ident(&name.value),
            name: name.value.clone(),
            ty,
            required,
            blank,
            when,
            tag,
            max,
            secret: raw.secret,
            description: raw.description.clone(),
            describes: false,
            value: Value::Stored,
        })
    }
}
