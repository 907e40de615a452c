//! Checks the names, ids, headers and realms of a whole file: that they are unique, valid and known.

use std::collections::{BTreeMap, HashMap};

use super::unique::Unique;
use crate::diagnostic::{Code, Diagnostic, squash};
use crate::model::names;
use crate::raw::{RawPacket, RawSpec, Spanned};
use crate::schema::rules;
use crate::source::Place;

/// The names of types.
pub(super) fn types(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    let mut unique = Unique::default();
    for name in raw.types.iter().filter_map(|ty| ty.name.as_ref()) {
        diagnostics.extend(rules::TYPE_NAME.check(&name.value, name.place));
        diagnostics.extend(unique.check(&name.value, name.place, Code::DuplicateName, "two types have the name"));
    }
}

/// The packets of both directions.
pub(super) fn packets(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    // The name of each realm, by its slug.
    let realms: BTreeMap<&str, &str> =
        raw.realms.iter().map(|realm| (realm.slug.value.as_str(), realm.name.as_str())).collect();
    for packets in [&raw.client, &raw.server] {
        direction(packets, &realms, diagnostics);
    }
}

fn direction(packets: &[RawPacket], realms: &BTreeMap<&str, &str>, diagnostics: &mut Vec<Diagnostic>) {
    aliases(packets, diagnostics);
    let (mut ids, mut names, mut headers) = (Unique::default(), Unique::default(), Unique::default());
    let mut idents: HashMap<String, &Spanned<String>> = HashMap::new();
    for packet in packets {
        if let Some(id) = &packet.id {
            if !rules::ID.holds(id.value) {
                let message = format!("{} is not a valid packet id", id.value);
                let help = "an id is 0 to 65535: it takes two bytes on the wire";
                diagnostics.push(Diagnostic::new(Code::OutOfRange, id.place, message).help(help));
            }
            let what = "two packets of this direction have the id";
            diagnostics.extend(ids.check(id.value, id.place, Code::DuplicateId, what));
        }
        if let Some(name) = &packet.name {
            packet_name(name, &mut names, &mut idents, diagnostics);
        }
        if let Some(header) = &packet.header {
            diagnostics.extend(rules::HEADER.check(&header.value, header.place));
            let what = "two packets of this direction have the header";
            diagnostics.extend(headers.check(header.value.as_str(), header.place, Code::DuplicateHeader, what));
        }
        if let Some(realm) = packet.realm.as_ref().filter(|realm| !realms.contains_key(realm.value.as_str())) {
            let message = format!("there is no realm `{}`", realm.value);
            let diagnostic = Diagnostic::new(Code::UnknownRealm, realm.place, message);
            diagnostics.push(if realms.is_empty() {
                diagnostic.help("describe it under `realms:`")
            } else if let Some((slug, _)) = realms.iter().find(|(slug, name)| {
                diagnostic.wants_help(diagnostics) && [**slug, **name].map(squash).contains(&squash(&realm.value))
            }) {
                diagnostic.help(format!("did you mean `{slug}`?"))
            } else {
                diagnostic.suggest(diagnostics, &realm.value, || realms.keys().copied())
            });
        }
    }
}

/// Additional names and headers of packets.
fn aliases(packets: &[RawPacket], diagnostics: &mut Vec<Diagnostic>) {
    let own = packets.iter().flat_map(|packet| [&packet.name, &packet.header]).flatten();
    let mut taken: HashMap<&str, Place> = own.map(|name| (name.value.as_str(), name.place)).collect();
    for alias in packets.iter().flat_map(|packet| &packet.aliases) {
        diagnostics.extend(rules::ALIAS.check(&alias.value, alias.place));
        if let Some(&first) = taken.get(alias.value.as_str()) {
            let message = format!("`{}` already names a packet of this direction", alias.value);
            let diagnostic = Diagnostic::new(Code::DuplicateName, alias.place, message);
            diagnostics.push(
                diagnostic
                    .label(first, "the first use")
                    .help("an alias is an additional name: remove it, or choose another one"),
            );
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
    diagnostics.extend(rules::PACKET_NAME.check(&name.value, name.place));
    let what = "two packets of this direction have the name";
    if let Some(diagnostic) = names.check(&name.value, name.place, Code::DuplicateName, what) {
        diagnostics.push(diagnostic);
        return;
    }
    let ident = names::type_ident(&name.value).to_string();
    if let Some(first) = idents.get(&ident) {
        let message = format!("`{}` and `{}` both become `{ident}` in Rust", first.value, name.value);
        let diagnostic = Diagnostic::new(Code::SameRustName, name.place, message).label(first.place, "the other one");
        diagnostics.push(diagnostic.help("rename one of them"));
    } else {
        idents.insert(ident, name);
    }
}
