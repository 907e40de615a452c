//! Warnings: what is allowed but probably wrong. A macro cannot warn, so only tools show them.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::raw::{RawField, RawPacket, RawSpec, Spanned, all_fields, innermost};
use crate::source::Place;

/// Reports missing descriptions, and realms and types without a use.
pub(crate) fn whole_file(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    let packets = || raw.client.iter().chain(&raw.server);
    packets().for_each(|packet| descriptions_of(packet, diagnostics));
    for ty in &raw.types {
        let Some(name) = &ty.name else { continue };
        describe(name.place, &ty.description, &format!("the type `{}`", name.value), diagnostics);
        all_fields(ty).for_each(|field| describe_field(field, diagnostics));
    }

    let server_fields = raw.server.iter().flat_map(|packet| packet.fields.iter().flatten());
    diagnostics.extend(server_fields.filter_map(long_string));

    let used: HashSet<&str> =
        packets().filter_map(|packet| packet.realm.as_ref()).map(|realm| realm.value.as_str()).collect();
    // With a mistake somewhere, its packets may be among those that could not be read, or name it wrongly.
    let complete = diagnostics.iter().all(|diagnostic| diagnostic.code.is_warning());
    for realm in raw.realms.iter().filter(|realm| complete && !used.contains(realm.slug.value.as_str())) {
        let message = format!("no packet belongs to the realm `{}`", realm.slug.value);
        diagnostics
            .push(Diagnostic::new(Code::EmptyRealm, realm.slug.place, message).help("remove it, or add its packets"));
    }
    let fields =
        packets().flat_map(|packet| packet.fields.iter().flatten()).chain(raw.types.iter().flat_map(all_fields));
    let used: HashSet<&str> = fields.filter_map(|field| field.ty.as_ref()).map(|ty| innermost(&ty.value).0).collect();
    for name in raw.types.iter().filter_map(|ty| ty.name.as_ref()).filter(|name| !used.contains(name.value.as_str())) {
        let message = format!("no field uses the type `{}`", name.value);
        diagnostics
            .push(Diagnostic::new(Code::UnusedType, name.place, message).help("remove it, or use it in a field"));
    }
}

/// The longest string in bytes that the real client reads: it takes the length for a signed number.
const CLIENT_STRING: i128 = 32_767;

/// Reports a string whose `max` is more than the client can read.
fn long_string(field: &RawField) -> Option<Diagnostic> {
    let max = field.max.as_ref().filter(|max| max.value > CLIENT_STRING)?;
    field.ty.as_ref().filter(|ty| ty.value == "string")?;
    let message = format!("the Nitro client cannot read a string of {} bytes from a server", max.value);
    let help = format!("the client reads the length as a signed number: use at most {CLIENT_STRING}");
    Some(Diagnostic::new(Code::LongServerString, max.place, message).help(help))
}

fn descriptions_of(packet: &RawPacket, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(Spanned { value, place }) = &packet.name {
        describe(*place, &packet.summary, &format!("the packet `{value}`"), diagnostics);
    }
    for field in packet.fields.iter().flatten() {
        describe_field(field, diagnostics);
    }
}

fn describe_field(field: &RawField, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(Spanned { value, place }) = &field.name {
        describe(*place, &field.description, &format!("the field `{value}`"), diagnostics);
    }
}

fn describe(place: Place, text: &str, what: &str, diagnostics: &mut Vec<Diagnostic>) {
    if text.trim().is_empty() {
        let key = if what.starts_with("the packet") { "summary" } else { "description" };
        let message = format!("{what} has no {key}");
        let help = format!("describe it in `{key}:`, which becomes the documentation of the Rust item");
        diagnostics.push(Diagnostic::new(Code::NoDescription, place, message).help(help));
    }
}
