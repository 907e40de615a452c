//! Raw into model: each type resolved, each field laid out. What cannot be laid out is reported and left out.

use std::collections::{HashMap, HashSet};

use crate::checks;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::model::{Body, Direction, Field, Model, NamedType, Packet, Realm, Type};
use crate::names;
use crate::raw::{RawCount, RawField, RawPacket, RawRealm, RawSpec, RawType, Spanned};
use crate::types::Resolution;

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
        lowered.sort_by_key(|packet| packet.id);
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
    lowering.check_the_rest(raw, selection);
    Model { client, server, types: lowering.types, realms }
}

/// What is needed to lay out packets; how their types are, is in `types.rs`.
pub(crate) struct Lowering<'r, 'd> {
    pub(crate) raw_types: HashMap<&'r str, &'r RawType>,
    /// Each named type that was met.
    pub(crate) resolved: HashMap<&'r str, Resolution>,
    /// How many of them are being laid out.
    pub(crate) begun: usize,
    pub(crate) types: Vec<NamedType>,
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
            rest.for_each(|packet| drop(self.fields(&packet.fields, true)));
        }
        for name in raw.types.iter().filter_map(|ty| ty.name.as_ref()) {
            self.named(&name.value, name.place);
        }
        self.types.truncate(types);
        let rest = self.diagnostics.split_off(reported);
        self.diagnostics.extend(rest.into_iter().filter(|diagnostic| diagnostic.code != Code::NoLayout));
    }

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

    pub(crate) fn fields(&mut self, raw: &'r [RawField], of_packet: bool) -> Vec<Field> {
        checks::field_names(raw, self.diagnostics);
        checks::optional_fields(raw, of_packet, self.diagnostics);
        let mut fields: Vec<Field> = Vec::with_capacity(raw.len());
        let mut idents = HashSet::new();
        for raw in raw {
            let (Some(name), Some(ty)) = (&raw.name, &raw.ty) else { continue };
            let Some(ty) = self.field_type(ty, raw.count.as_ref()) else { continue };
            let ident = names::field_ident(&name.value);
            let required = raw.required.as_ref().is_none_or(|required| required.value);
            if !required && ty.traits(&self.types).min_len == 0 {
                let message = format!(
                    "the optional field `{}` takes no bytes, so nobody could tell whether it is there",
                    name.value
                );
                self.report(Diagnostic::new(Code::EmptyItem, name.place, message).help("give its record a field"));
                continue;
            }
            if names::is_identifier(&name.value) && idents.insert(ident.clone()) {
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

    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
