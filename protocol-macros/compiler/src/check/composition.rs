//! Compares what a file says about the wire with what the runtime does. Without this, the runtime would silently misread a protocol with
//! another framing or other types. What the runtime does not know is prose for readers.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Integer;
use crate::raw::{RawComposition, RawLengthPrefix, RawWireType, Spanned};
use crate::source::Place;

/// The parts of a frame, in order.
const SEGMENTS: [(&str, &str); 3] = [("length", "uint32"), ("messageId", "uint16"), ("payload", "bytes")];

/// The order of a number's bytes.
const ENDIAN: &str = "big";

/// Everything that the file says about the wire.
pub(crate) fn check(raw: &RawComposition, diagnostics: &mut Vec<Diagnostic>) {
    framing(raw, diagnostics);
    if let Some(segments) = &raw.segments {
        segment_types(&segments.value, diagnostics);
        segment_order(segments, diagnostics);
    }
    raw.primitives.iter().for_each(|primitive| self::primitive(primitive, diagnostics));
    raw.composites.iter().for_each(|composite| self::composite(composite, diagnostics));
}

/// The runtime reads one framing: a big-endian uint32 that counts the id and the payload, unencrypted.
fn framing(raw: &RawComposition, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(flag) = raw.encrypted.as_ref().filter(|flag| flag.value) {
        let help = "write `false` here, and decrypt what you receive before you split it into frames";
        unreadable("that are encrypted from the start", flag.place, help, diagnostics);
    }
    let Some(prefix) = &raw.length_prefix else { return };
    let mut differs = |place, what: &str| {
        let help = "a length prefix is a big-endian `uint32` that counts the id and the payload, but not itself";
        unreadable(&format!("with {what}"), place, help, diagnostics);
    };
    if let Some(ty) = differing(prefix.ty.as_ref(), "uint32") {
        differs(ty.place, &format!("a length prefix of type `{}`", ty.value));
    }
    if let Some(endian) = differing(prefix.endian.as_ref(), ENDIAN) {
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

fn unreadable(what: &str, place: Place, help: &str, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(Diagnostic::new(Code::Framing, place, format!("frames {what} cannot be read")).help(help));
}

const SEGMENTS_HELP: &str = "a frame is `length` (uint32), `messageId` (uint16) and `payload` (bytes), in this order";

/// Which of [`SEGMENTS`] this is: by its name, or, if that is another one, by its place.
fn role(segment: &RawWireType, index: usize) -> usize {
    let name = segment.name.as_ref().map(|name| name.value.as_str());
    SEGMENTS.iter().position(|(known, _)| Some(*known) == name).unwrap_or(index)
}

fn segment_types(segments: &[RawWireType], diagnostics: &mut Vec<Diagnostic>) {
    for (index, segment) in segments.iter().enumerate() {
        let Some((known, ty)) = SEGMENTS.get(role(segment, index)) else { continue };
        if let Some(found) = differing(segment.ty.as_ref(), ty) {
            let what = format!("whose `{known}` is `{}`", found.value);
            unreadable(&what, found.place, SEGMENTS_HELP, diagnostics);
        }
        if let Some(endian) = differing(segment.endian.as_ref(), ENDIAN).filter(|_| *ty != "bytes") {
            let what = format!("whose `{known}` is `{}` endian", endian.value);
            unreadable(&what, endian.place, SEGMENTS_HELP, diagnostics);
        }
    }
}

/// Reports one mistake at most: the segments that are missing, or the first one in a wrong place.
fn segment_order(segments: &Spanned<Vec<RawWireType>>, diagnostics: &mut Vec<Diagnostic>) {
    let roles: Vec<usize> = segments.value.iter().enumerate().map(|(index, segment)| role(segment, index)).collect();
    let missing = (0..SEGMENTS.len()).filter(|role| !roles.contains(role)).filter_map(|role| SEGMENTS.get(role));
    let missing: Vec<String> = missing.map(|(name, _)| format!("`{name}`")).collect();
    if !missing.is_empty() {
        unreadable(&format!("without {}", missing.join(" and ")), segments.place, SEGMENTS_HELP, diagnostics);
        return;
    }
    let wrong = roles.iter().enumerate().find(|(index, role)| index != *role).map(|(index, _)| index);
    let Some(segment) = wrong.or((roles.len() > SEGMENTS.len()).then_some(SEGMENTS.len())) else { return };
    let Some(name) = segments.value.get(segment).and_then(|segment| segment.name.as_ref()) else { return };
    unreadable(&format!("with `{}` at this place", name.value), name.place, SEGMENTS_HELP, diagnostics);
}

fn primitive(raw: &RawWireType, diagnostics: &mut Vec<Diagnostic>) {
    let Some(name) = &raw.name else { return };
    // The first one is what the message names.
    let (wire_types, one_byte): (&[&str], bool) = match (name.value.as_str(), Integer::by_name(&name.value)) {
        ("boolean", _) => (&["uint8", "boolean"], true),
        ("float", _) => (&["float", "float32"], false),
        ("double", _) => (&["double", "float64"], false),
        (name, Some(integer)) => (&[name], integer.bytes == 1),
        _ => return,
    };
    if let Some(ty) = raw.ty.as_ref().filter(|ty| !wire_types.contains(&ty.value.as_str())) {
        let is = wire_types.first().copied().unwrap_or_default();
        differs(ty.place, &format!("`{}` is `{is}` on the wire, not `{}`", name.value, ty.value), diagnostics);
    }
    if let Some(endian) = differing(raw.endian.as_ref(), ENDIAN).filter(|_| !one_byte) {
        let message = format!("`{}` is `{ENDIAN}` endian on the wire, not `{}`", name.value, endian.value);
        differs(endian.place, &message, diagnostics);
    }
}

fn composite(raw: &RawWireType, diagnostics: &mut Vec<Diagnostic>) {
    let Some(name) = &raw.name else { return };
    let is_list = name.value == "list" || name.value.starts_with("list<") || name.value.ends_with("[]");
    let (prefix, count) = match name.value.as_str() {
        "string" => ("uint16", "length"),
        _ if is_list => ("int32", "count"),
        _ => return,
    };
    let is_utf8 = |encoding: &str| ["utf-8", "utf8"].contains(&encoding.to_lowercase().as_str());
    if let Some(encoding) = raw.encoding.as_ref().filter(|encoding| !is_list && !is_utf8(&encoding.value)) {
        let message = format!("a string is UTF-8 on the wire, not `{}`", encoding.value);
        differs(encoding.place, &message, diagnostics);
    }
    if let Some(found) = &raw.length_prefix {
        length_prefix(&name.value, (prefix, count), found, diagnostics);
    }
}

fn length_prefix(name: &str, (prefix, count): (&str, &str), raw: &RawLengthPrefix, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(ty) = differing(raw.ty.as_ref(), prefix) {
        let message = format!("the {count} before a `{name}` is `{prefix}`, not `{}`", ty.value);
        let diagnostic = Diagnostic::new(Code::WireType, ty.place, message);
        diagnostics.push(match Integer::by_name(&ty.value) {
            Some(_) if count == "count" => diagnostic
                .help(format!("for a list with another count, write `count: {{type: {}}}` at its field", ty.value)),
            _ => diagnostic.help(HELP),
        });
    }
    if let Some(endian) = differing(raw.endian.as_ref(), ENDIAN) {
        let message = format!("the {count} before a `{name}` is `{ENDIAN}` endian, not `{}`", endian.value);
        differs(endian.place, &message, diagnostics);
    }
    if let Some(flag) = raw.includes_self.as_ref().filter(|flag| flag.value) {
        differs(flag.place, &format!("the {count} before a `{name}` does not count itself"), diagnostics);
    }
}

const HELP: &str =
    "this section only describes the types and changes nothing: for other bytes, give the fields another type";

fn differs(place: Place, message: &str, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(Diagnostic::new(Code::WireType, place, message).help(HELP));
}

fn differing<'r>(found: Option<&'r Spanned<String>>, expected: &str) -> Option<&'r Spanned<String>> {
    found.filter(|found| found.value != expected)
}
