//! What is checked of the fields of one body, and of the values and variants of one type.

use std::collections::HashMap;

use super::lowering::{Lowering, Siblings};
use crate::check::unique::Unique;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::descriptions::{describing, values};
use crate::model::{Integer, Literal, Value, names};
use crate::raw::{RawField, RawValue, RawVariant, Spanned};

/// How many fields of one body can say something about others: the runtime remembers that many.
const MAX_DESCRIBING: usize = 8;

/// The names of the fields of a packet or record.
pub(crate) fn field_names(fields: &[RawField], diagnostics: &mut Vec<Diagnostic>) {
    let mut unique = Unique::default();
    let mut idents: HashMap<String, &Spanned<String>> = HashMap::new();
    for name in fields.iter().filter_map(|field| field.name.as_ref()) {
        if !names::is_identifier(&name.value) || name.value.starts_with('_') {
            let message = format!("`{}` is no name of a field", name.value);
            let help = "fields are called in `lowerCamelCase`, with ASCII letters and digits";
            diagnostics.push(Diagnostic::new(Code::Spelling, name.place, message).help(help));
            continue;
        }
        if let Some(diagnostic) = unique.check(&name.value, name.place, Code::DuplicateName, "two fields are called") {
            diagnostics.push(diagnostic);
            continue;
        }
        let ident = names::field_ident(&name.value).to_string();
        if let Some(first) = idents.get(&ident) {
            let message = format!("`{}` and `{}` are both `{ident}` in Rust", first.value, name.value);
            let diagnostic =
                Diagnostic::new(Code::SameRustName, name.place, message).label(first.place, "the other one");
            diagnostics.push(diagnostic.help("rename one of them"));
        } else {
            idents.insert(ident, name);
        }
    }
}

/// Optional fields are the last ones: anywhere else nobody could tell whether they are there.
pub(crate) fn optional_fields(fields: &[RawField], diagnostics: &mut Vec<Diagnostic>) {
    let mut optional: Option<&Spanned<bool>> = None;
    for field in fields {
        match (&field.required, optional) {
            (Some(required), _) if !required.value => {
                optional.get_or_insert(required);
            }
            (_, Some(optional)) => {
                let Some(name) = &field.name else { continue };
                let message = format!("`{}` is required, but an optional field stands before it", name.value);
                let diagnostic = Diagnostic::new(Code::MisplacedOptional, name.place, message);
                let help = "a reader could not tell them apart: make it optional too, or the one before required";
                diagnostics.push(diagnostic.label(optional.place, "this field may be missing").help(help));
            }
            _ => {}
        }
    }
}

/// The values of an enumeration: in range, and each name and value once. Without an integer they are strings.
pub(crate) fn enumeration_values(values: &[RawValue], integer: Option<Integer>, diagnostics: &mut Vec<Diagnostic>) {
    let (mut names, mut numbers) = (Unique::default(), Unique::default());
    for raw in values {
        if let Some(name) = &raw.name {
            if names::is_identifier(&name.value) {
                let ident = names::constant_ident(&name.value).to_string();
                diagnostics.extend(names.check(ident, name.place, Code::DuplicateName, "two values are called"));
            } else {
                let message = format!("`{}` is no name of a value", name.value);
                let help = "values are called in `snake_case`, with ASCII letters and digits";
                diagnostics.push(Diagnostic::new(Code::Spelling, name.place, message).help(help));
            }
        }
        if let Some(value) = &raw.value {
            diagnostics.extend(misfit(value, integer));
            diagnostics.extend(numbers.check(&value.value, value.place, Code::DuplicateValue, "two values are"));
        }
    }
}

/// Variants: each name and tag once, and each tag one that the tag's type can hold.
pub(crate) fn variants(
    variants: &[RawVariant],
    integer: Option<Integer>,
    has_other: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (mut names, mut tags) = (Unique::default(), Unique::default());
    for raw in variants {
        if let Some(name) = &raw.name {
            if !names::is_type_name(&name.value) {
                let message = format!("`{}` is no name of a variant", name.value);
                let help = "variants are spelled in `UpperCamelCase`, with ASCII letters and digits";
                diagnostics.push(Diagnostic::new(Code::Spelling, name.place, message).help(help));
            }
            if has_other && name.value == "Other" {
                let message = "`Other` is what `other:` is called in Rust";
                diagnostics.push(Diagnostic::new(Code::SameRustName, name.place, message).help("rename the variant"));
            }
            diagnostics.extend(names.check(&name.value, name.place, Code::DuplicateName, "two variants are called"));
        }
        if let Some(tag) = &raw.tag {
            diagnostics.extend(misfit(tag, integer));
            diagnostics.extend(tags.check(&tag.value, tag.place, Code::DuplicateValue, "two variants have the tag"));
        }
    }
}

/// What to write for a number that does not fit: mostly it is a negative one, written by its bits.
fn instead(number: i128, integer: Integer) -> String {
    let widths = [integer.bits(), 8, 16, 32, 64].into_iter();
    let mut negative = widths
        .map(|bits| (bits, number - (1_i128 << bits)))
        .filter(|(bits, value)| integer.holds(*value) && *value < 0 && number >> (bits - 1) == 1);
    match negative.next() {
        Some((bits, value)) => format!("write `{value}`, which has these {bits} bits"),
        None => format!("`{}` holds {} to {}", integer.name(), integer.min(), integer.max()),
    }
}

/// A value that is none of an integer, or else of a string.
fn misfit(value: &Spanned<Literal>, integer: Option<Integer>) -> Option<Diagnostic> {
    match (&value.value, integer) {
        (Literal::Integer(number), Some(integer)) if !integer.holds(*number) => {
            let message = format!("{number} does not fit into `{}`", integer.name());
            Some(Diagnostic::new(Code::OutOfRange, value.place, message).help(instead(*number, integer)))
        }
        // That a boolean is neither is reported with the shape.
        (Literal::Integer(_), Some(_)) | (Literal::Text(_), None) | (Literal::Boolean(_), _) => None,
        (literal, Some(integer)) => {
            let message = format!("`{literal}` is no value of `{}`", integer.name());
            Some(Diagnostic::new(Code::Shape, value.place, message).help("write a number, without quotes"))
        }
        (literal, None) => {
            let message = format!("`{literal}` is no string");
            Some(Diagnostic::new(Code::Shape, value.place, message).help("put it in quotes"))
        }
    }
}

impl Lowering<'_, '_> {
    /// What goes to the end of the payload can be followed by nothing.
    pub(super) fn check_ends(&mut self, siblings: &Siblings<'_>) {
        let fields = siblings.fields.as_slice();
        for (field, next) in fields.iter().zip(fields.iter().skip(1)) {
            let (message, label) = if field.ty.traits(&self.types).open {
                ("goes to the end of the payload", "it has no other end")
            } else if field.required || next.required {
                // What is required behind what is not was reported.
                continue;
            } else if field.blank.is_some() {
                ("may have zero bytes in its place", "these would be those of the next field, too")
            } else if field.when.is_some() {
                ("may be missing although its condition holds", "nobody could tell which of the two is missing")
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
            let message = format!(
                "at most {MAX_DESCRIBING} fields can say something about later ones, but here are {}",
                describing.len()
            );
            let help = "put some of them, and what they describe, into a record";
            self.report(Diagnostic::new(Code::TooLarge, place, message).help(help));
        }
    }

    /// What is computed is no field whose value could be hidden.
    pub(super) fn check_secrets(&mut self, siblings: &Siblings<'_>) {
        if siblings.fields.iter().all(|field| !field.secret) {
            return;
        }
        for (field, value) in siblings.fields.iter().zip(values(&siblings.fields)) {
            let computed = matches!(value, Some(Value::Computed(_)));
            let Some(place) = siblings.place(field).filter(|_| field.secret && computed) else { continue };
            let message =
                format!("`{}` only describes another field, so it has no value that could be hidden", field.name);
            let help = "move `secret` to the field that it describes";
            self.report(Diagnostic::new(Code::BadSecret, place, message).help(help));
        }
    }
}
