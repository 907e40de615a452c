//! Named types: records, enumerations and variants.

use super::bodies;
use super::foreign;
use super::lowering::{Lowering, Resolution};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Body, Enumeration, EnumerationValue, Field, Integer, Kind, NamedType, Type, Variant, Variants, names,
};
use crate::raw::{RawField, RawType, Spanned, valid_depth};
use crate::schema::rules::MAX_DEPTH;
use crate::source::Place;

/// The most bytes that a record may need at least.
const MAX_RECORD_LEN: usize = 16 * 1024;
/// How deeply records may be nested.
const MAX_NESTING: u8 = 64;
impl<'r> Lowering<'r, '_> {
    /// The index of a named type.
    pub(crate) fn named(&mut self, name: &'r str, place: Place) -> Option<usize> {
        match self.resolved.get(name).copied() {
            Some(Resolution::Done(index)) => return Some(index),
            Some(Resolution::Failed) => return None,
            Some(Resolution::Begun { index, .. }) => {
                // `check::circles` reports types that must not contain themselves.
                self.resolved.insert(name, Resolution::Begun { index, met: true });
                return Some(index);
            }
            None => {}
        }
        let raw = self.raw_types.get(name).copied()?;
        if self.begun.len() >= usize::from(MAX_NESTING) {
            let message = format!("more than {MAX_NESTING} records are nested here");
            let help = "use fewer levels";
            self.report(Diagnostic::new(Code::TooLarge, place, message).help(help));
            self.resolved.insert(name, Resolution::Failed);
            return None;
        }
        let index = self.types.len();
        let (ident, name_text, description) = (names::type_ident(name), name.to_owned(), raw.description.clone());
        let kind = Kind::Begun { total_eq: !self.any_float };
        self.types.push(NamedType { ident, name: name_text, description, used_by: Vec::new(), kind });
        self.resolved.insert(name, Resolution::Begun { index, met: false });
        self.begun.push(name);
        let kind = self.kind(raw);
        self.begun.pop();
        let met = matches!(self.resolved.get(name), Some(Resolution::Begun { met: true, .. }));
        let kind = kind.filter(|kind| self.check_size(kind, name, place, met));
        let Some(kind) = kind else {
            self.resolved.insert(name, Resolution::Failed);
            return None;
        };
        if let Some(named) = self.types.get_mut(index) {
            named.kind = kind;
        }
        self.resolved.insert(name, Resolution::Done(index));
        Some(index)
    }

    fn check_size(&mut self, kind: &Kind, name: &str, place: Place, met: bool) -> bool {
        let (min_len, open) = match kind {
            Kind::Record { body, .. } => (body.min_len, body.open),
            Kind::Variants(variants) => {
                (variants.bodies().map(|body| body.min_len).max().unwrap_or(0), variants.bodies().any(|body| body.open))
            }
            Kind::Enumeration(_) | Kind::Begun { .. } => (0, false),
        };
        if min_len > MAX_RECORD_LEN {
            let message = format!(
                "the record `{name}` takes more than {MAX_RECORD_LEN} bytes even if all its strings and lists are empty"
            );
            let help = "a record that holds another one twice has twice its size";
            self.report(Diagnostic::new(Code::TooLarge, place, message).help(help));
        } else if open && met {
            let message = format!("`{name}` extends to the end of the payload, so it cannot hold a list of itself");
            let help = "its last field is `required: false` or has `count: rest`";
            let place = self.raw_types.get(name).and_then(|raw| raw.name.as_ref()).map_or(place, |name| name.place);
            self.report(Diagnostic::new(Code::NotLast, place, message).help(help));
            return false;
        }
        min_len <= MAX_RECORD_LEN
    }

    fn kind(&mut self, raw: &'r RawType) -> Option<Kind> {
        let RawType { fields, base, values, tag, variants, other, depth, .. } = raw;
        match (fields, base, values, tag, variants) {
            (Some(fields), None, None, None, None) if other.is_none() => {
                let fields = self.all(fields)?;
                let depth = depth.as_ref().and_then(|depth| self.depth(depth));
                Some(Kind::Record { body: Body::new(fields, &self.types), depth })
            }
            (None, Some(base), Some(_), None, None) if other.is_none() && depth.is_none() => {
                self.enumeration(raw, base).map(Kind::Enumeration)
            }
            (None, None, None, Some(tag), Some(_)) if depth.is_none() => self.variants(raw, tag).map(Kind::Variants),
            // The schema reported that it has no form.
            _ => None,
        }
    }

    /// All of these fields, or nothing if one cannot be laid out: without it, other rules would report follow-up mistakes.
    fn all(&mut self, raw: &'r [RawField]) -> Option<Vec<Field>> {
        let fields = self.fields(raw);
        (fields.len() == raw.len()).then_some(fields)
    }

    fn depth(&mut self, depth: &Spanned<i128>) -> Option<u8> {
        let limit = valid_depth(depth);
        if limit.is_none() {
            let message = format!("{} is not a valid depth: it is 1 to {MAX_DEPTH}", depth.value);
            let help = "a record that holds no other record of its type has depth 1";
            self.report(Diagnostic::new(Code::OutOfRange, depth.place, message).help(help));
        }
        limit
    }

    fn enumeration(&mut self, raw: &'r RawType, base: &Spanned<String>) -> Option<Enumeration> {
        let integer = self.integer_or_string(base, "an enumeration")?.integer();
        let raw_values = raw.values.as_deref().unwrap_or_default();
        bodies::enumeration_values(raw_values, integer, self.diagnostics);
        let mut values: Vec<EnumerationValue> = Vec::with_capacity(raw_values.len());
        for raw in raw_values {
            let (Some(name), Some(value)) = (&raw.name, &raw.value) else { continue };
            let ident = names::constant_ident(&name.value);
            let (name, value, description) = (name.value.clone(), value.value.clone(), raw.description.clone());
            values.push(EnumerationValue { ident, name, value, description });
        }
        Some(Enumeration { integer, little: self.little, values })
    }

    /// What an enumeration or a tag is on the wire: an integer or a string.
    fn integer_or_string(&mut self, base: &Spanned<String>, what: &str) -> Option<Type> {
        if base.value == "string" {
            return Some(Type::String);
        }
        let integer = Integer::by_name(&base.value);
        if integer.is_none() {
            let message = format!("{what} is an integer or a string, but this is `{}`", base.value);
            let help = foreign::integer(&base.value, &["string"]);
            self.report(Diagnostic::new(Code::UnknownType, base.place, message).help(help));
        }
        integer.map(Type::Integer)
    }

    fn variants(&mut self, raw: &'r RawType, tag: &Spanned<String>) -> Option<Variants> {
        let tag_type = self.integer_or_string(tag, "a tag")?;
        let integer = tag_type.integer();
        let raw_variants = raw.variants.as_deref().unwrap_or_default();
        bodies::variants(raw_variants, integer, raw.other.is_some(), self.diagnostics);
        if raw_variants.is_empty() {
            let message = "there are no variants for this tag";
            self.report(Diagnostic::new(Code::MissingKey, tag.place, message).help("describe them under `variants:`"));
            return None;
        }
        let mut variants = Vec::with_capacity(raw_variants.len());
        let mut complete = true;
        for raw in raw_variants {
            let Some(fields) = self.all(&raw.fields) else {
                complete = false;
                continue;
            };
            let (Some(name), Some(tag)) = (&raw.name, &raw.tag) else { continue };
            variants.push(Variant {
                ident: names::type_ident(&name.value),
                name: name.value.clone(),
                tag: tag.value.clone(),
                description: raw.description.clone(),
                body: Body::new(fields, &self.types),
            });
        }
        if let Some(clash) = raw
            .other
            .iter()
            .flatten()
            .filter_map(|field| field.name.as_ref())
            .find(|name| names::field_ident(&name.value) == "tag")
        {
            let message = "the Rust variant `Other` already has a field `tag`, which holds the tag";
            self.report(Diagnostic::new(Code::SameRustName, clash.place, message).help("rename this field"));
        }
        let other = match &raw.other {
            Some(fields) => Some(Body::new(self.all(fields)?, &self.types)),
            None => None,
        };
        if !complete {
            return None;
        }
        let has_order = self.little && integer.is_none_or(|integer| integer.bytes > 1);
        let tag = if has_order { Type::Little(Box::new(tag_type)) } else { tag_type };
        Some(Variants::new(tag, variants, other, &self.types))
    }
}
