//! What has to be true of a spec as a whole, and of names: unique, well spelled, known.

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Place, suggest};
use crate::model::Integer;
use crate::names;
use crate::raw::{RawField, RawPacket, RawRealm, RawSpec, RawValue, Spanned};

/// Ids, names, headers, realms, type names and framing of the whole file, whatever is asked for.
pub(crate) fn whole_file(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    framing(raw, diagnostics);
    types(raw, diagnostics);
    for packets in [&raw.client, &raw.server] {
        direction(packets, &raw.realms, diagnostics);
    }
}

/// The runtime reads one framing: a big-endian uint32 that counts the id and the payload.
fn framing(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(prefix) = &raw.length_prefix else { return };
    let mut differs = |place: Place, what: &str| {
        let help =
            "the length prefix is `type: uint32`, `endian: big`, and counts the id and the payload but not itself";
        diagnostics
            .push(Diagnostic::new(Code::Framing, place, format!("frames with {what} cannot be read")).help(help));
    };
    if let Some(ty) = prefix.ty.as_ref().filter(|ty| ty.value != "uint32") {
        differs(ty.place, &format!("a length prefix of type `{}`", ty.value));
    }
    if let Some(endian) = prefix.endian.as_ref().filter(|endian| endian.value != "big") {
        differs(endian.place, &format!("a length prefix that is `{}` endian", endian.value));
    }
    if let Some(flag) = prefix.includes_self.as_ref().filter(|flag| flag.value) {
        differs(flag.place, "a length prefix that counts itself");
    }
    if let Some(flag) = prefix.includes_header.as_ref().filter(|flag| !flag.value) {
        differs(flag.place, "a length prefix that does not count the id");
    }
    if let Some(flag) = prefix.includes_payload.as_ref().filter(|flag| !flag.value) {
        differs(flag.place, "a length prefix that does not count the payload");
    }
}

fn types(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
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

fn direction(packets: &[RawPacket], realms: &[RawRealm], diagnostics: &mut Vec<Diagnostic>) {
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
            diagnostics.extend(headers.check(&header.value, header.place, Code::DuplicateHeader, what));
        }
        if let Some(realm) =
            packet.realm.as_ref().filter(|realm| realms.iter().all(|known| known.slug.value != realm.value))
        {
            let message = format!("there is no realm `{}`", realm.value);
            let help = if realms.is_empty() {
                "describe it in `realms:`".to_owned()
            } else {
                suggest(&realm.value, realms.iter().map(|realm| realm.slug.value.as_str()))
            };
            diagnostics.push(Diagnostic::new(Code::UnknownRealm, realm.place, message).help(help));
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

/// The names of the fields of a packet or record.
pub(crate) fn field_names(fields: &[RawField], diagnostics: &mut Vec<Diagnostic>) {
    let mut unique = Unique::default();
    let mut idents: HashMap<String, &Spanned<String>> = HashMap::new();
    for name in fields.iter().filter_map(|field| field.name.as_ref()) {
        if !names::is_identifier(&name.value) {
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

/// Optional fields are the last ones of a packet: anywhere else nobody could tell whether they are there.
pub(crate) fn optional_fields(fields: &[RawField], of_packet: bool, diagnostics: &mut Vec<Diagnostic>) {
    let mut optional: Option<&Spanned<bool>> = None;
    for field in fields {
        match (&field.required, optional) {
            (Some(required), _) if !required.value => {
                if !of_packet {
                    let message =
                        "a record's field cannot be optional: nothing on the wire would say whether it is there";
                    let help = "only the last fields of a packet can be";
                    diagnostics.push(Diagnostic::new(Code::MisplacedOptional, required.place, message).help(help));
                }
                optional.get_or_insert(required);
            }
            (_, Some(optional)) if of_packet => {
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

/// The values of an enumeration: in range, and each name and number once.
pub(crate) fn enumeration_values(values: &[RawValue], integer: Integer, diagnostics: &mut Vec<Diagnostic>) {
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
            if !integer.holds(value.value) {
                let message = format!("{} does not fit into `{}`", value.value, integer.name());
                diagnostics.push(Diagnostic::new(Code::OutOfRange, value.place, message));
            }
            diagnostics.extend(numbers.check(value.value, value.place, Code::DuplicateValue, "two values are"));
        }
    }
}

/// What may stand only once, and where it stood first.
struct Unique<T> {
    seen: HashMap<T, Place>,
}

impl<T> Default for Unique<T> {
    fn default() -> Self {
        Self { seen: HashMap::new() }
    }
}

impl<T: Hash + Eq + Display> Unique<T> {
    fn check(&mut self, value: T, place: Place, code: Code, what: &str) -> Option<Diagnostic> {
        if let Some(&first) = self.seen.get(&value) {
            let diagnostic = Diagnostic::new(code, place, format!("{what} `{value}`"));
            return Some(diagnostic.label(first, "the first one").help("change one of them"));
        }
        self.seen.insert(value, place);
        None
    }
}
