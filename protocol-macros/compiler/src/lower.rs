//! Raw into model: each type resolved, each field laid out. What cannot be laid out is reported and left out.

use std::collections::HashMap;

use crate::checks;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Place, suggest};
use crate::model::{
    Body, Direction, EnumerationValue, Field, Integer, Kind, List, Model, NamedType, Packet, Realm, Type,
};
use crate::names;
use crate::raw::{RawCount, RawField, RawPacket, RawRealm, RawSpec, RawType, Spanned};

/// How many lists may lie in each other within one type.
const MAX_LIST_NESTING: usize = 16;

/// How deeply records may lie in each other.
const MAX_RECORD_NESTING: usize = 64;

/// Which packets are asked for.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Slugs; all realms if there are none.
    pub realms: Vec<String>,
    /// Both directions if there are none.
    pub directions: Vec<Direction>,
}

impl Selection {
    fn takes(&self, packet: &RawPacket) -> bool {
        self.realms.is_empty() || packet.realm.as_ref().is_some_and(|realm| self.realms.contains(&realm.value))
    }

    /// Whether packets of this direction are asked for.
    #[must_use]
    pub fn has(&self, direction: Direction) -> bool {
        self.directions.is_empty() || self.directions.contains(&direction)
    }
}

/// The model of the packets that are asked for.
pub(crate) fn lower<'r>(raw: &'r RawSpec, selection: &Selection, diagnostics: &mut Vec<Diagnostic>) -> Model {
    let mut raw_types = HashMap::new();
    for ty in &raw.types {
        if let Some(name) = &ty.name {
            raw_types.entry(name.value.as_str()).or_insert(ty);
        }
    }
    let mut lowering = Lowering { raw_types, resolved: HashMap::new(), begun: 0, types: Vec::new(), diagnostics };
    let mut packets = |packets: &'r [RawPacket], direction| {
        if !selection.has(direction) {
            return Vec::new();
        }
        let taken = packets.iter().filter(|packet| selection.takes(packet));
        let mut lowered: Vec<Packet> = taken.filter_map(|raw| lowering.packet(raw, direction)).collect();
        // Of packets that share what has to be their own, one is enough for a skeleton; the others were reported.
        lowered.sort_by_key(|packet| packet.id);
        lowered.dedup_by_key(|packet| packet.id);
        let mut idents = std::collections::HashSet::new();
        lowered.retain(|packet| idents.insert(packet.ident.clone()));
        lowered
    };
    let client = packets(&raw.client, Direction::ClientToServer);
    let server = packets(&raw.server, Direction::ServerToClient);
    let realm = |raw: &RawRealm| {
        let slug = raw.slug.value.clone();
        let used = client.iter().chain(&server).any(|packet| packet.realm == slug);
        Realm { slug, name: raw.name.clone(), description: raw.description.clone(), used }
    };
    let realms = raw.realms.iter().map(realm).collect();
    Model { client, server, types: lowering.types, realms }
}

struct Lowering<'r, 'd> {
    raw_types: HashMap<&'r str, &'r RawType>,
    /// Each named type that was met.
    resolved: HashMap<&'r str, Resolution>,
    /// How many of them are being laid out.
    begun: usize,
    types: Vec<NamedType>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

/// How far a named type is.
#[derive(Clone, Copy)]
enum Resolution {
    /// Its fields are being laid out: whoever meets it now is a part of it.
    Begun,
    /// It cannot be laid out, and this was reported.
    Failed,
    /// Its index in the model.
    Done(usize),
}

impl<'r> Lowering<'r, '_> {
    fn packet(&mut self, raw: &'r RawPacket, direction: Direction) -> Option<Packet> {
        let name = raw.name.as_ref()?.value.clone();
        let id = u16::try_from(raw.id.as_ref()?.value).ok()?;
        let fields = self.fields(&raw.fields, true);
        Some(Packet {
            ident: names::type_ident(&name),
            direction,
            id,
            name,
            header: raw.header.as_ref().map(|header| header.value.clone()).unwrap_or_default(),
            realm: raw.realm.as_ref().map(|realm| realm.value.clone()).unwrap_or_default(),
            summary: raw.summary.clone(),
            since: raw.since.clone(),
            phase: raw.phase.clone(),
            sender: raw.sender.clone(),
            receiver: raw.receiver.clone(),
            notes: raw.notes.clone(),
            replies: raw.replies.iter().map(|reply| reply.value.clone()).collect(),
            body: Body::new(fields, &self.types),
        })
    }

    fn fields(&mut self, raw: &'r [RawField], of_packet: bool) -> Vec<Field> {
        checks::field_names(raw, self.diagnostics);
        checks::optional_fields(raw, of_packet, self.diagnostics);
        let mut fields: Vec<Field> = Vec::with_capacity(raw.len());
        for raw in raw {
            let (Some(name), Some(ty)) = (&raw.name, &raw.ty) else { continue };
            let Some(ty) = self.field_type(ty, raw.count.as_ref()) else { continue };
            let ident = names::field_ident(&name.value);
            if names::is_identifier(&name.value) && fields.iter().all(|field| field.ident != ident) {
                let required = raw.required.as_ref().is_none_or(|required| required.value);
                let (name, secret, description) = (name.value.clone(), raw.secret, raw.description.clone());
                fields.push(Field { ident, name, ty, required, secret, description });
            }
        }
        fields
    }

    fn field_type(&mut self, text: &'r Spanned<String>, count: Option<&Spanned<RawCount>>) -> Option<Type> {
        let mut ty = self.parse_type(&text.value, text.place, 0)?;
        let Some(count) = count else { return Some(ty) };
        match &mut ty {
            Type::List(list) => {
                self.count(list, count);
                Some(ty)
            }
            _ => {
                let message = format!("`count` belongs to a list, but this field is `{}`", text.value);
                self.report(Diagnostic::new(Code::BadCount, count.place, message).help("remove `count`"));
                Some(ty)
            }
        }
    }

    fn count(&mut self, list: &mut List, count: &Spanned<RawCount>) {
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
    fn parse_type(&mut self, text: &'r str, place: Place, depth: usize) -> Option<Type> {
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

    fn named(&mut self, name: &'r str, place: Place) -> Option<usize> {
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

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
