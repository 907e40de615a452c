//! The names of a whole file, and its ids, headers and realms: unique, well spelled, known.

use std::collections::{BTreeSet, HashMap};

use super::unique::Unique;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::names;
use crate::raw::{RawPacket, RawSpec, Spanned};
use crate::source::Place;

/// The names of types.
pub(super) fn types(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    let mut unique = Unique::default();
    for name in raw.types.iter().filter_map(|ty| ty.name.as_ref()) {
        if !names::is_type_name(&name.value) {
            let message = format!("`{}` is no name of a type", name.value);
            // So they never have the name of a primitive type, all of which begin with a small letter.
            let help = "types are spelled in `UpperCamelCase`, with ASCII letters and digits";
            diagnostics.push(Diagnostic::new(Code::Spelling, name.place, message).help(help));
        }
        diagnostics.extend(unique.check(&name.value, name.place, Code::DuplicateName, "two types are called"));
    }
}

/// The packets of both directions.
pub(super) fn packets(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    let realms: BTreeSet<&str> = raw.realms.iter().map(|realm| realm.slug.value.as_str()).collect();
    for packets in [&raw.client, &raw.server] {
        direction(packets, &realms, diagnostics);
    }
}

fn direction(packets: &[RawPacket], realms: &BTreeSet<&str>, diagnostics: &mut Vec<Diagnostic>) {
    aliases(packets, diagnostics);
    let (mut ids, mut names, mut headers) = (Unique::default(), Unique::default(), Unique::default());
    let mut idents: HashMap<String, &Spanned<String>> = HashMap::new();
    for packet in packets {
        if let Some(id) = &packet.id {
            if u16::try_from(id.value).is_err() {
                let message = format!("{} cannot be an id", id.value);
                diagnostics.push(Diagnostic::new(Code::OutOfRange, id.place, message).help("ids are 0 to 65535"));
            }
            let what = "two packets of this direction have the id";
            diagnostics.extend(ids.check(id.value, id.place, Code::DuplicateId, what));
        }
        if let Some(name) = &packet.name {
            packet_name(name, &mut names, &mut idents, diagnostics);
        }
        if let Some(header) = &packet.header {
            if !names::is_header(&header.value) {
                let message = format!("`{}` is no header", header.value);
                let help = "headers are spelled in `UPPER_SNAKE_CASE`";
                diagnostics.push(Diagnostic::new(Code::Spelling, header.place, message).help(help));
            }
            let what = "two packets of this direction have the header";
            diagnostics.extend(headers.check(header.value.as_str(), header.place, Code::DuplicateHeader, what));
        }
        if let Some(realm) = packet.realm.as_ref().filter(|realm| !realms.contains(realm.value.as_str())) {
            let message = format!("there is no realm `{}`", realm.value);
            let diagnostic = Diagnostic::new(Code::UnknownRealm, realm.place, message);
            diagnostics.push(if realms.is_empty() {
                diagnostic.help("describe it in `realms:`")
            } else {
                diagnostic.suggest(diagnostics, &realm.value, || realms.iter().copied())
            });
        }
    }
}

/// Names and headers under which packets are known besides their own.
fn aliases(packets: &[RawPacket], diagnostics: &mut Vec<Diagnostic>) {
    let own = packets.iter().flat_map(|packet| [&packet.name, &packet.header]).flatten();
    let mut taken: HashMap<&str, Place> = own.map(|name| (name.value.as_str(), name.place)).collect();
    for alias in packets.iter().flat_map(|packet| &packet.aliases) {
        if !names::is_packet_name(&alias.value) && !names::is_header(&alias.value) {
            let message = format!("`{}` is no name or header of a packet", alias.value);
            let help = "aliases are names, as `user.update_motto`, or headers, as `USER_MOTTO`";
            diagnostics.push(Diagnostic::new(Code::Spelling, alias.place, message).help(help));
        }
        if let Some(&first) = taken.get(alias.value.as_str()) {
            let message = format!("`{}` is taken already, by a packet of the same direction", alias.value);
            let diagnostic = Diagnostic::new(Code::DuplicateName, alias.place, message);
            diagnostics.push(diagnostic.label(first, "here").help("an alias is one more name: remove or change it"));
        } else {
            taken.insert(&alias.value, alias.place);
        }
    }
}

fn packet_name<'r>(
    name: &'r Spanned<String>,
    names: &mut Unique<&'r str>,
    idents: &mut HashMap<String, &'r Spanned<String>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if !names::is_packet_name(&name.value) {
        let message = format!("`{}` is no name of a packet", name.value);
        let help = "packets are called `prefix.snake_case`, as `user.update_motto`: lower-case letters, digits, single underscores";
        diagnostics.push(Diagnostic::new(Code::Spelling, name.place, message).help(help));
    }
    let what = "two packets of this direction are called";
    if let Some(diagnostic) = names.check(&name.value, name.place, Code::DuplicateName, what) {
        diagnostics.push(diagnostic);
        return;
    }
    let ident = names::type_ident(&name.value).to_string();
    if let Some(first) = idents.get(&ident) {
        let message = format!("`{}` and `{}` are both `{ident}` in Rust", first.value, name.value);
        let diagnostic = Diagnostic::new(Code::SameRustName, name.place, message).label(first.place, "the other one");
        diagnostics.push(diagnostic.help("rename one of them"));
    } else {
        idents.insert(ident, name);
    }
}
