//! Checks of the fields of one packet, record or variant, and of the values and variants of one type.

use std::collections::HashMap;

use super::lowering::{Lowering, Siblings};
use crate::check::unique::Unique;
use crate::diagnostic::{Code, Diagnostic, instead};
use crate::model::descriptions::{describing, values};
use crate::model::{Integer, Literal, Value, names};
use crate::raw::{RawField, RawValue, RawVariant, Spanned};
use crate::schema::rules;
use crate::source::Place;

/// How many fields of one body can describe others. The runtime remembers that many.
const MAX_DESCRIBING: usize = 8;

/// Checks the names of the fields of a packet or record.
pub(crate) fn field_names(fields: &[RawField], diagnostics: &mut Vec<Diagnostic>) {
    let mut unique = Unique::default();
    let mut idents: HashMap<String, &Spanned<String>> = HashMap::new();
    for name in fields.iter().filter_map(|field| field.name.as_ref()) {
        if let Some(diagnostic) = rules::FIELD_NAME.check(&name.value, name.place) {
            diagnostics.push(diagnostic);
            continue;
        }
        if let Some(diagnostic) = unique.check(&name.value, name.place, Code::DuplicateName, "two fields have the name")
        {
            diagnostics.push(diagnostic);
            continue;
        }
        let ident = names::field_ident(&name.value).to_string();
        if let Some(first) = idents.get(&ident) {
            let message = format!("`{}` and `{}` both become `{ident}` in Rust", first.value, name.value);
            let diagnostic =
                Diagnostic::new(Code::SameRustName, name.place, message).label(first.place, "the other one");
            diagnostics.push(diagnostic.help("rename one of them"));
        } else {
            idents.insert(ident, name);
        }
    }
}

/// Checks that optional fields are the last ones. Anywhere else, the bytes would be ambiguous.
pub(crate) fn optional_fields(fields: &[RawField], diagnostics: &mut Vec<Diagnostic>) {
    let mut optional: Option<&Spanned<bool>> = None;
    for field in fields {
        match (&field.required, optional) {
            (Some(required), _) if !required.value => {
                optional.get_or_insert(required);
            }
            (_, Some(optional)) => {
                let Some(name) = &field.name else { continue };
                let message = format!("`{}` is required, but follows an optional field", name.value);
                let diagnostic = Diagnostic::new(Code::MisplacedOptional, name.place, message);
                let help = "this is ambiguous: either field could be the missing one. Make this field optional too, or the one before it required";
                diagnostics.push(diagnostic.label(optional.place, "this field may be missing").help(help));
            }
            _ => {}
        }
    }
}

/// Checks that the values of an enumeration are in range, and that names and values are unique. Without an integer they are strings.
pub(crate) fn enumeration_values(values: &[RawValue], integer: Option<Integer>, diagnostics: &mut Vec<Diagnostic>) {
    let (mut names, mut numbers) = (Unique::default(), Unique::default());
    for raw in values {
        if let Some(name) = &raw.name {
            let misspelled = rules::VALUE_NAME.check(&name.value, name.place);
            if misspelled.is_none() {
                let ident = names::constant_ident(&name.value).to_string();
                diagnostics.extend(names.check(ident, name.place, Code::DuplicateName, "two values have the name"));
            }
            diagnostics.extend(misspelled);
        }
        if let Some(value) = &raw.value {
            diagnostics.extend(misfit(value, integer));
            diagnostics.extend(numbers.check(&value.value, value.place, Code::DuplicateValue, "two values are"));
        }
    }
}

/// Checks that names and tags are unique, and that each tag fits into its type.
pub(crate) fn variants(
    variants: &[RawVariant],
    integer: Option<Integer>,
    has_other: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (mut names, mut tags) = (Unique::default(), Unique::default());
    for raw in variants {
        if let Some(name) = &raw.name {
            diagnostics.extend(rules::VARIANT_NAME.check(&name.value, name.place));
            if has_other && name.value == "Other" {
                let message =
                    "the fields under `other:` become the Rust variant `Other`, so no variant can have this name";
                diagnostics.push(Diagnostic::new(Code::SameRustName, name.place, message).help("rename the variant"));
            }
            diagnostics.extend(names.check(&name.value, name.place, Code::DuplicateName, "two variants have the name"));
        }
        if let Some(tag) = &raw.tag {
            diagnostics.extend(misfit(tag, integer));
            diagnostics.extend(tags.check(&tag.value, tag.place, Code::DuplicateValue, "two variants have the tag"));
        }
    }
}

/// What to write for a number that does not fit: mostly it is a negative one, written by its bits.
pub(super) fn in_range(number: i128, integer: Integer) -> String {
    let widths = [integer.bits(), 8, 16, 32, 64].into_iter();
    let mut negative = widths
        .map(|bits| (bits, number - (1_i128 << bits)))
        .filter(|(bits, value)| integer.holds(*value) && *value < 0 && number >> (bits - 1) == 1);
    match negative.next() {
        Some((bits, value)) => format!("write `{value}`, which has these {bits} bits"),
        None => format!("`{}` holds {} to {}", integer.name(), integer.min(), integer.max()),
    }
}

/// The help for a string where a number belongs.
pub(super) fn number_instead(literal: &Literal, place: Place) -> Option<String> {
    let Literal::Text(text) = literal else { return None };
    let without_quotes = || instead::is_quoted(text, place).then(|| "write a number without quotes".to_owned());
    instead::number(text, place).or_else(without_quotes)
}

/// Reports a value that does not fit into the integer type, or, without one, is not a string.
fn misfit(value: &Spanned<Literal>, integer: Option<Integer>) -> Option<Diagnostic> {
    match (&value.value, integer) {
        (Literal::Integer(number), Some(integer)) if !integer.holds(*number) => {
            let message = format!("{number} does not fit into `{}`", integer.name());
            Some(Diagnostic::new(Code::OutOfRange, value.place, message).help(in_range(*number, integer)))
        }
        // The schema reports a boolean.
        (Literal::Integer(_), Some(_)) | (Literal::Text(_), None) | (Literal::Boolean(_), _) => None,
        (literal, Some(integer)) => {
            let message = format!("`{literal}` is not a value of `{}`", integer.name());
            let help = number_instead(literal, value.place).unwrap_or_else(|| "write a number".to_owned());
            Some(Diagnostic::new(Code::Shape, value.place, message).help(help))
        }
        (literal, None) => {
            let message = format!("`{literal}` is not a string");
            Some(Diagnostic::new(Code::Shape, value.place, message).help("put it in quotes"))
        }
    }
}

impl Lowering<'_, '_> {
    /// Checks that nothing follows a field that extends to the end of the payload.
    pub(super) fn check_ends(&mut self, siblings: &Siblings<'_>) {
        let fields = siblings.fields.as_slice();
        for (field, next) in fields.iter().zip(fields.iter().skip(1)) {
            let (message, label) = if field.ty.traits(&self.types).open {
                ("extends to the end of the payload", "this field has no other end")
            } else if field.required || next.required {
                // `optional_fields` reports a required field after an optional one.
                continue;
            } else if field.blank.is_some() {
                ("zero bytes may replace", "the zero bytes could also be those of the next field")
            } else if field.when.is_some() {
                (
                    "may be missing although its condition holds",
                    "this is ambiguous: either field could be the missing one",
                )
            } else {
                continue;
            };
            let (Some(place), Some(next)) = (siblings.place(field), siblings.place(next)) else { continue };
            let message = format!("nothing can follow `{}`, which {message}", field.name);
            let diagnostic = Diagnostic::new(Code::NotLast, next, message).label(place, label);
            self.report(diagnostic.help(format!("make `{}` the last field", field.name)));
        }
        let describing = describing(fields);
        if let Some(place) = describing.iter().nth(MAX_DESCRIBING).and_then(|index| siblings.place(fields.get(*index)?))
        {
            let message =
                format!("at most {MAX_DESCRIBING} fields can describe later ones, but here are {}", describing.len());
            let help = "move some of them, together with the fields that they describe, into a record";
            self.report(Diagnostic::new(Code::TooLarge, place, message).help(help));
        }
    }

    /// Checks that no computed field is secret, because it is not a struct field.
    pub(super) fn check_secrets(&mut self, siblings: &Siblings<'_>) {
        if siblings.fields.iter().all(|field| !field.secret) {
            return;
        }
        for (field, value) in siblings.fields.iter().zip(values(&siblings.fields)) {
            let computed = matches!(value, Some(Value::Computed(_)));
            let Some(place) = siblings.place(field).filter(|_| field.secret && computed) else { continue };
            let message = format!(
                "`{}` only describes another field, so it is not a struct field that could be secret",
                field.name
            );
            let help = "move `secret` to the field that it describes";
            self.report(Diagnostic::new(Code::BadSecret, place, message).help(help));
        }
    }
}
