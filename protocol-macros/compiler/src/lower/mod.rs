//! Raw into model: each type resolved, each field laid out. What cannot be laid out is reported and left out.

pub(crate) mod conditions;
pub(crate) mod limits;
pub(crate) mod named;
pub(crate) mod references;
pub(crate) mod types;

use std::collections::{HashMap, HashSet};

use crate::check::names as checks;
use crate::check::phases;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::lower::named::{Resolution, all_fields};
use crate::lower::references::Siblings;
use crate::model::body::tag_len;
use crate::model::descriptions::{describing, values};
use crate::model::names;
use crate::model::{Body, Direction, Field, Model, NamedType, Packet, Realm, Type, Value};
use crate::raw::{RawField, RawPacket, RawRealm, RawSpec, RawType};

/// Which packets are asked for.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Slugs; all realms if there are none.
    pub realms: Vec<String>,
    /// Both directions if there are none.
    pub directions: Vec<Direction>,
    /// Whether strings are only checked when somebody looks at them.
    pub unchecked_strings: bool,
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
    let is_float = |field: &RawField| {
        field.ty.as_ref().is_some_and(|ty| ty.value.contains("float") || ty.value.contains("double"))
    };
    let mut lowering = Lowering {
        raw_types,
        little: raw.little,
        unchecked_strings: selection.unchecked_strings,
        any_float: raw.types.iter().flat_map(all_fields).any(is_float),
        resolved: HashMap::new(),
        begun: Vec::new(),
        types: Vec::new(),
        siblings: Vec::new(),
        diagnostics,
    };
    let phases = phases::Named::new(raw);
    let mut packets = |packets: &'r [RawPacket], direction| {
        if !selection.has(direction) {
            return Vec::new();
        }
        let taken = packets.iter().filter(|packet| selection.takes(packet));
        let mut lowered: Vec<Packet> = taken.filter_map(|packet| lowering.packet(packet, direction, &phases)).collect();
        lowered.sort_by_key(|packet| packet.id);
        lowered
    };
    let client = packets(&raw.client, Direction::ClientToServer);
    let server = packets(&raw.server, Direction::ServerToClient);
    let used: HashSet<&str> = client.iter().chain(&server).map(|packet| packet.realm.as_str()).collect();
    let realm = |raw: &RawRealm| {
        let slug = raw.slug.value.clone();
        let used = used.contains(slug.as_str());
        Realm { slug, name: raw.name.clone(), description: raw.description.clone(), used }
    };
    let realms = raw.realms.iter().map(realm).collect();
    lowering.check_the_rest(raw, selection);
    Model { client, server, types: lowering.types, realms, phases: phases::all(raw) }
}

/// What is needed to lay out packets; how their types are, is in `types.rs`.
pub(crate) struct Lowering<'r, 'd> {
    pub(crate) raw_types: HashMap<&'r str, &'r RawType>,
    /// Whether numbers have their low byte first unless their field says otherwise.
    pub(crate) little: bool,
    /// Whether strings are only checked when somebody looks at them.
    pub(crate) unchecked_strings: bool,
    /// Whether a float is in any named type; those that contain themselves have no total equality then.
    pub(crate) any_float: bool,
    /// Each named type that was met.
    pub(crate) resolved: HashMap<&'r str, Resolution>,
    /// Those that are being laid out, the outermost first.
    pub(crate) begun: Vec<&'r str>,
    pub(crate) types: Vec<NamedType>,
    /// The bodies that are being laid out, the outermost first.
    pub(crate) siblings: Vec<Siblings<'r>>,
    pub(crate) diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'r> Lowering<'r, '_> {
    /// Reports what is wrong in the packets and types that were not asked for, and leaves them out of the model. That nobody knows the
    /// layout of one of them is no mistake.
    fn check_the_rest(&mut self, raw: &'r RawSpec, selection: &Selection) {
        let (types, reported) = (self.types.len(), self.diagnostics.len());
        for (packets, direction) in [(&raw.client, Direction::ClientToServer), (&raw.server, Direction::ServerToClient)]
        {
            let rest = packets.iter().filter(|packet| !(selection.has(direction) && selection.takes(packet)));
            rest.filter_map(|packet| packet.fields.as_deref()).for_each(|fields| drop(self.fields(fields)));
        }
        for name in raw.types.iter().filter_map(|ty| ty.name.as_ref()) {
            self.named(&name.value, name.place);
        }
        self.types.truncate(types);
        let rest = self.diagnostics.split_off(reported);
        self.diagnostics.extend(rest.into_iter().filter(|diagnostic| diagnostic.code != Code::NoLayout));
    }

    fn packet(&mut self, raw: &'r RawPacket, direction: Direction, named: &phases::Named<'_>) -> Option<Packet> {
        let fields = raw.fields.as_ref().map(|fields| self.fields(fields));
        let name = raw.name.as_ref()?.value.clone();
        let id = u16::try_from(raw.id.as_ref()?.value).ok()?;
        Some(Packet {
            ident: names::type_ident(&name),
            direction,
            id,
            name,
            header: raw.header.as_ref().map(|header| header.value.clone()).unwrap_or_default(),
            realm: raw.realm.as_ref().map(|realm| realm.value.clone()).unwrap_or_default(),
            summary: raw.summary.clone(),
            since: raw.since.clone(),
            phase: raw.phase.as_ref().map(|phase| phase.value.clone()).unwrap_or_default(),
            phases: named.of_packet(raw),
            aliases: raw.aliases.iter().map(|alias| alias.value.clone()).collect(),
            sender: raw.sender.clone(),
            receiver: raw.receiver.clone(),
            notes: raw.notes.clone(),
            replies: raw.replies.iter().map(|reply| reply.value.clone()).collect(),
            body: fields.map(|fields| Body::new(fields, &self.types)),
        })
    }

    /// The fields of a packet, record or variant.
    pub(crate) fn fields(&mut self, raw: &'r [RawField]) -> Vec<Field> {
        checks::field_names(raw, self.diagnostics);
        checks::optional_fields(raw, self.diagnostics);
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
                "the optional field `{}` may take no bytes, so nobody could tell whether it is there",
                name.value
            );
            let help = match ty {
                Type::List(_) | Type::Bytes(_) => {
                    "without a count of its own it is empty rather than missing: remove `required`"
                }
                _ if tag.is_some() => "give each of its variants a field, or remove `required`",
                _ => "give its record a field",
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

    /// What goes to the end of the payload can be followed by nothing.
    fn check_ends(&mut self, siblings: &Siblings<'_>) {
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
    fn check_secrets(&mut self, siblings: &Siblings<'_>) {
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

    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// How many fields of one body can say something about others: the runtime remembers that many.
const MAX_DESCRIBING: usize = 8;
