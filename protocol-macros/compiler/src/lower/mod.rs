//! Turns the raw structs into the model: resolves types and lays out fields. Reports and leaves out what cannot be laid out.

mod bodies;
mod conditions;
mod fields;
mod foreign;
mod limits;
mod lowering;
mod named;
mod phases;
mod references;
mod selection;
mod types;

use std::collections::{BTreeSet, HashMap, HashSet};

use self::lowering::Lowering;
pub use self::selection::Selection;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Body, Direction, Kind, Model, NamedType, Packet, Realm, names};
use crate::raw::{RawField, RawPacket, RawRealm, RawSpec, all_fields};

/// The model of the selected packets.
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
    note_users(client.iter().chain(&server), &mut lowering.types);
    Model { client, server, types: lowering.types, realms, phases: phases::all(raw) }
}

/// Notes for each type the packets and types that have a field of it.
fn note_users<'p>(packets: impl Iterator<Item = &'p Packet>, types: &mut [NamedType]) {
    let in_packets = packets.filter_map(|packet| Some((packet.name.clone(), named_types(packet.body.as_ref()?))));
    let in_types = types.iter().map(|named| {
        let held = match &named.kind {
            Kind::Record { body, .. } => named_types(body),
            Kind::Variants(variants) => variants.bodies().flat_map(named_types).collect(),
            Kind::Enumeration(_) | Kind::Begun { .. } => BTreeSet::new(),
        };
        (named.name.clone(), held)
    });
    let users: Vec<(String, BTreeSet<usize>)> = in_packets.chain(in_types).collect();
    for (user, held) in users {
        for index in held {
            if let Some(named) =
                types.get_mut(index).filter(|named| named.name != user && !named.used_by.contains(&user))
            {
                named.used_by.push(user.clone());
            }
        }
    }
}

/// The types that the fields have, directly or in lists.
fn named_types(body: &Body) -> BTreeSet<usize> {
    body.fields.iter().filter_map(|field| field.ty.named()).collect()
}

impl<'r> Lowering<'r, '_> {
    /// Reports mistakes in the packets and types that are not selected, and leaves them out of the model. For these, an unknown layout is
    /// not a mistake.
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
}
