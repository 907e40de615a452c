//! The types of fields: what is written, resolved to what lies on the wire.

use crate::checks;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Place, suggest};
use crate::lower::Lowering;
use crate::model::{Body, EnumerationValue, Integer, Kind, List, NamedType, Type};
use crate::names;
use crate::raw::{RawCount, RawType, Spanned};

/// How many lists may lie in each other within one type.
const MAX_LIST_NESTING: usize = 16;

/// The most bytes that a record may need at least.
const MAX_RECORD_LEN: usize = 16 * 1024;
/// How deeply records may lie in each other.
const MAX_RECORD_NESTING: usize = 64;

/// How far a named type is.
#[derive(Clone, Copy)]
pub(crate) enum Resolution {
    /// Its fields are being laid out: whoever meets it now is a part of it.
    Begun,
    /// It cannot be laid out, and this was reported.
    Failed,
    /// Its index in the model.
    Done(usize),
}

impl<'r> Lowering<'r, '_> {
    pub(crate) fn count(&mut self, list: &mut List, count: &Spanned<RawCount>) {
        if let Some(ty) = &count.value.ty {
            match Integer::by_name(&ty.value) {
                Some(integer) => list.count = integer,
                None => {
                    let message = format!("a count is an integer, but this is `{}`", ty.value);
                    let help = suggest(&ty.value, Integer::ALL.iter().map(|(name, _)| *name));
                    self.report(Diagnostic::new(Code::BadCount, ty.place, message).help(help));
                }
            }
        }
        if let Some(unit) = &count.value.unit {
            match u32::try_from(unit.value).ok().filter(|unit| *unit > 0) {
                Some(value) => list.unit = value,
                None => {
                    let message = format!("an item cannot count {} in its list's count", unit.value);
                    let help = "`unit` is what one item adds to the count: 1 or more";
                    self.report(Diagnostic::new(Code::BadCount, unit.place, message).help(help));
                }
            }
        }
    }

    /// A type as it is written: a primitive, a name, `list<T>` or `T[]`.
    pub(crate) fn parse_type(&mut self, text: &'r str, place: Place, depth: usize) -> Option<Type> {
        let text = text.trim();
        if depth > MAX_LIST_NESTING {
            let message = format!("more than {MAX_LIST_NESTING} lists lie in each other here");
            self.report(
                Diagnostic::new(Code::TooLarge, place, message)
                    .help("give the inner lists names, as records in `types:`"),
            );
            return None;
        }
        let item =
            text.strip_suffix("[]").or_else(|| text.strip_prefix("list<").and_then(|rest| rest.strip_suffix('>')));
        if let Some(item) = item {
            let parsed = self.parse_type(item, place, depth + 1)?;
            if parsed.traits(&self.types).min_len == 0 {
                let message = format!("an item of this list, `{}`, takes no bytes", item.trim());
                let help = "a list's count would then say nothing about its size: give the record a field";
                self.report(Diagnostic::new(Code::EmptyItem, place, message).help(help));
                return None;
            }
            return Some(Type::List(Box::new(List { count: Integer::INT32, unit: 1, item: parsed })));
        }
        match text {
            "boolean" => Some(Type::Boolean),
            "float" => Some(Type::Float),
            "double" => Some(Type::Double),
            "string" => Some(Type::String),
            _ => match Integer::by_name(text) {
                Some(integer) => Some(Type::Integer(integer)),
                None => self.named(text, place).map(Type::Named),
            },
        }
    }

    pub(crate) fn named(&mut self, name: &'r str, place: Place) -> Option<usize> {
        match self.resolved.get(name) {
            Some(Resolution::Done(index)) => return Some(*index),
            Some(Resolution::Failed) => return None,
            Some(Resolution::Begun) => {
                let message = format!("the record `{name}` contains itself here, directly or through others");
                let help = "its size would have no bound: break the circle";
                self.report(Diagnostic::new(Code::RecursiveRecord, place, message).help(help));
                return None;
            }
            None => {}
        }
        let Some(raw) = self.raw_types.get(name).copied() else {
            self.report(self.unknown_type(name, place));
            return None;
        };
        if self.begun >= MAX_RECORD_NESTING {
            let message = format!("more than {MAX_RECORD_NESTING} records lie in each other here");
            self.report(
                Diagnostic::new(Code::TooLarge, place, message).help("no packet is like that: use fewer levels"),
            );
            self.resolved.insert(name, Resolution::Failed);
            return None;
        }
        self.resolved.insert(name, Resolution::Begun);
        self.begun += 1;
        let kind = self.kind(raw);
        self.begun -= 1;
        let kind = kind.filter(|kind| {
            let too_large = matches!(kind, Kind::Record(body) if body.min_len > MAX_RECORD_LEN);
            if too_large {
                let message = format!(
                    "the record `{name}` takes more than {MAX_RECORD_LEN} bytes even when all its strings are empty"
                );
                self.report(
                    Diagnostic::new(Code::TooLarge, place, message)
                        .help("records that hold each other twice double in size"),
                );
            }
            !too_large
        });
        let Some(kind) = kind else {
            self.resolved.insert(name, Resolution::Failed);
            return None;
        };
        let index = self.types.len();
        let (ident, name_text) = (names::type_ident(name), name.to_owned());
        self.types.push(NamedType { ident, name: name_text, description: raw.description.clone(), kind });
        self.resolved.insert(name, Resolution::Done(index));
        Some(index)
    }

    fn unknown_type(&self, name: &str, place: Place) -> Diagnostic {
        if matches!(name, "object" | "bytes" | "list" | "map") {
            let help = match name {
                "bytes" => "raw bytes cannot be described yet",
                "list" => "say what its items are: `list<int32>`",
                _ => "describe it as a record in `types:` and name that record here",
            };
            return Diagnostic::new(
                Code::NoLayout,
                place,
                format!("`{name}` says nothing about the bytes on the wire"),
            )
            .help(help);
        }
        let known = ["boolean", "float", "double", "string"].into_iter();
        let known = known.chain(Integer::ALL.iter().map(|(name, _)| *name));
        let mut records: Vec<&str> = self.raw_types.keys().copied().collect();
        records.sort_unstable();
        let help = if name.contains(['<', '>', '[', ']']) {
            "a list is written `list<T>` or `T[]`".to_owned()
        } else {
            suggest(name, known.chain(records).collect::<Vec<_>>())
        };
        Diagnostic::new(Code::UnknownType, place, format!("there is no type `{name}`")).help(help)
    }

    fn kind(&mut self, raw: &'r RawType) -> Option<Kind> {
        match (&raw.fields, &raw.integer, &raw.values) {
            (Some(fields), None, None) => {
                let fields = self.fields(fields, false);
                Some(Kind::Record(Body::new(fields, &self.types)))
            }
            (None, Some(integer), Some(_)) => self.enumeration(raw, integer),
            _ => {
                let message = "a type is a record with `fields:`, or an enumeration with `type:` and `values:`";
                self.report(Diagnostic::new(Code::MissingKey, raw.place, message));
                None
            }
        }
    }

    fn enumeration(&mut self, raw: &'r RawType, ty: &Spanned<String>) -> Option<Kind> {
        let Some(integer) = Integer::by_name(&ty.value) else {
            let message = format!("an enumeration is an integer, but this is `{}`", ty.value);
            let help = suggest(&ty.value, Integer::ALL.iter().map(|(name, _)| *name));
            self.report(Diagnostic::new(Code::UnknownType, ty.place, message).help(help));
            return None;
        };
        let raw_values = raw.values.as_deref().unwrap_or_default();
        checks::enumeration_values(raw_values, integer, self.diagnostics);
        let mut values: Vec<EnumerationValue> = Vec::with_capacity(raw_values.len());
        for raw in raw_values {
            let (Some(name), Some(value)) = (&raw.name, &raw.value) else { continue };
            let ident = names::constant_ident(&name.value);
            let free = values.iter().all(|other| other.ident != ident && other.value != value.value);
            if free && integer.holds(value.value) && names::is_identifier(&name.value) {
                let (name, description) = (name.value.clone(), raw.description.clone());
                values.push(EnumerationValue { ident, name, value: value.value, description });
            }
        }
        Some(Kind::Enumeration { integer, values })
    }
}
