//! What has to be true of a spec as a whole, and of names: unique, well spelled, known.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
use std::hash::Hash;

use crate::check::circles;
use crate::check::phases;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::names;
use crate::model::{Integer, Literal};
use crate::raw::{RawField, RawPacket, RawSpec, RawValue, RawVariant, Spanned};

/// Ids, names, headers, realms and type names of the whole file, whatever is asked for.
pub(crate) fn whole_file(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    types(raw, diagnostics);
    circles::check(raw, diagnostics);
    phases::check(raw, diagnostics);
    let realms: BTreeSet<&str> = raw.realms.iter().map(|realm| realm.slug.value.as_str()).collect();
    for packets in [&raw.client, &raw.server] {
        direction(packets, &realms, diagnostics);
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

/// A value that is none of an integer, or else of a string.
fn misfit(value: &Spanned<Literal>, integer: Option<Integer>) -> Option<Diagnostic> {
    match (&value.value, integer) {
        (Literal::Integer(number), Some(integer)) if !integer.holds(*number) => {
            let message = format!("{number} does not fit into `{}`", integer.name());
            Some(Diagnostic::new(Code::OutOfRange, value.place, message))
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
