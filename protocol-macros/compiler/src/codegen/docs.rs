//! Rustdoc of everything that is generated, from the spec's own words.

use std::fmt::Write;

use super::Context;
use crate::model::{Body, Direction, EnumerationValue, Field, Integer, Kind, NamedType, Packet, Segment, Type};

pub(super) fn packet(context: &Context<'_>, packet: &Packet) -> String {
    let Packet { id, name, header, realm, since, phase, .. } = packet;
    let mut text = first_line(&packet.summary, name);
    let (who, whom) = match packet.direction {
        Direction::ClientToServer => ("client", "server"),
        Direction::ServerToClient => ("server", "client"),
    };
    let _ = write!(text, "\n\nPacket `{name}`, id {id}, header `{header}`, from {who} to {whom}.");
    for (label, value) in [("Realm", realm), ("phase", phase), ("since", since)] {
        if !value.is_empty() {
            let comma = if label == "Realm" { " " } else { ", " };
            let _ = write!(text, "{comma}{label} `{}`", value.replace('`', "'"));
        }
    }
    text.push('.');
    for (label, value) in [("Sender", &packet.sender), ("Receiver", &packet.receiver)] {
        if !value.is_empty() {
            let _ = write!(text, "\n\n**{label}:** {}", escape(value));
        }
    }
    for note in &packet.notes {
        let _ = write!(text, "\n\n**Note:** {}", escape(note));
    }
    if !packet.replies.is_empty() {
        let replies: Vec<String> =
            packet.replies.iter().map(|reply| format!("`{}`", reply.replace('`', "'"))).collect();
        let _ = write!(text, "\n\n**Answered by:** {}", replies.join(", "));
    }
    text += &wire_table(context, &packet.body, "The payload is empty.");
    text
}

pub(super) fn record(context: &Context<'_>, named: &NamedType, body: &Body) -> String {
    let mut text = first_line(&named.description, &named.name);
    text += &wire_table(context, body, "It takes no bytes.");
    text
}

pub(super) fn enumeration(named: &NamedType, integer: Integer, values: &[EnumerationValue]) -> String {
    let mut text = first_line(&named.description, &named.name);
    let _ = write!(
        text,
        "\n\nOn the wire it is `{}`. Every number is possible; those without a name are kept and written back as they are.",
        integer.name()
    );
    if !values.is_empty() {
        text += "\n\n| number | constant | meaning |\n|--:|---|---|";
        for EnumerationValue { ident, value, description, .. } in values {
            let _ = write!(text, "\n| {value} | [`{ident}`](Self::{ident}) | {} |", cell(description));
        }
    }
    text
}

pub(super) fn value(value: &EnumerationValue) -> String {
    first_line(&value.description, &value.name)
}

pub(super) fn field(context: &Context<'_>, field: &Field) -> String {
    let mut text = first_line(&field.description, &field.name);
    let _ = write!(text, "\n\n`{}`, {}", field.name, describe(context, &field.ty));
    if !field.required {
        text += "; missing if the payload ends before it";
    }
    if field.secret {
        text += "; a secret that `Debug` does not show";
    }
    text.push('.');
    text
}

pub(super) fn variant(packet: &Packet) -> String {
    let summary = first_line(&packet.summary, &packet.name);
    format!("{summary}\n\n`{}`, id {}.", packet.name, packet.id)
}

pub(super) fn packet_enum(packets: &[Packet]) -> String {
    let who = match packets.first().map(|packet| packet.direction) {
        Some(Direction::ServerToClient) => "server",
        _ => "client",
    };
    let count = packets.len();
    let mut text = format!(
        "Any of the {count} packets that the {who} sends.\n\nIt has exactly the packets that were asked for: a `match` that names all \
         of them stops compiling when the spec gets another one.\n\n| id | packet | summary |\n|--:|---|---|"
    );
    for Packet { ident, id, name, summary, .. } in packets {
        let _ = write!(text, "\n| {id} | [`{name}`](Self::{ident}) | {} |", cell(summary));
    }
    text
}

/// The text as the first paragraph, ended by a full stop; or `name`, if there is none.
fn first_line(text: &str, name: &str) -> String {
    let text = escape(text);
    match text.trim_end().chars().next_back() {
        None => format!("`{}`", name.replace('`', "'")),
        Some('.' | '!' | '?' | ':') => text,
        Some(_) => format!("{}.", text.trim_end()),
    }
}

fn wire_table(context: &Context<'_>, body: &Body, empty: &str) -> String {
    let mut text = "\n\n# Wire format\n\n".to_owned();
    if body.fields.is_empty() {
        return text + empty;
    }
    text += "| offset | bytes | field | type |\n|--:|--:|---|---|";
    let mut row = |offset: &str, field: &Field| {
        let (bytes, ty) = (bytes(context, &field.ty), describe(context, &field.ty));
        let optional = if field.required { "" } else { ", optional" };
        let _ = write!(text, "\n| {offset} | {bytes} | `{}` | {ty}{optional} |", field.name);
    };
    let mut after: Option<&str> = None;
    let mut at = 0;
    let place = |after: Option<&str>, at: usize| match (after, at) {
        (None, at) => at.to_string(),
        (Some(name), 0) => format!("after `{name}`"),
        (Some(name), at) => format!("{at} after `{name}`"),
    };
    for segment in &body.segments {
        match segment {
            Segment::Run { len, fields } => {
                for (offset, index) in fields {
                    let Some(field) = body.fields.get(*index) else { continue };
                    row(&place(after, at + offset), field);
                }
                at += len;
            }
            Segment::Varying(index) => {
                let Some(field) = body.fields.get(*index) else { continue };
                row(&place(after, at), field);
                (after, at) = (Some(field.name.as_str()), 0);
            }
        }
    }
    text
}

fn bytes(context: &Context<'_>, ty: &Type) -> String {
    let traits = ty.traits(context.types);
    match ty {
        Type::String => "2 + n".to_owned(),
        Type::List(list) => format!("{} + items", list.count.bytes),
        _ if traits.fixed => traits.min_len.to_string(),
        _ => format!("{} or more", traits.min_len),
    }
}

/// A type with what is to be known about its bytes.
fn describe(context: &Context<'_>, ty: &Type) -> String {
    let word = ty.describe(context.types);
    match ty {
        Type::String => "`string`: a uint16 count of bytes, and UTF-8".to_owned(),
        Type::List(list) => {
            let unit = if list.unit == 1 { String::new() } else { format!(" that counts {} per item", list.unit) };
            let item = list.item.traits(context.types);
            let size = if item.fixed { format!(" of {} bytes", item.min_len) } else { String::new() };
            format!("`{word}`: {} count{unit}, and items{size}", list.count.name())
        }
        Type::Named(index) => match context.types.get(*index).map(|named| &named.kind) {
            Some(Kind::Enumeration { integer, .. }) => format!("`{word}`: an enumeration on {}", integer.name()),
            _ => format!("`{word}`: a record"),
        },
        _ => format!("`{word}`"),
    }
}

/// For a cell of a table: one line, without bars.
fn cell(text: &str) -> String {
    escape(text).replace('\n', " ").replace('|', "\\|")
}

/// Prose of a spec as Markdown that means what was written: code in backticks stays, web addresses become links, and everything
/// else that Markdown or rustdoc would take for a link, a tag, a heading or a block of code is plain text.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (index, line) in text.trim().lines().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        escape_line(line.trim(), &mut out);
    }
    out
}

fn escape_line(line: &str, out: &mut String) {
    let paired = line.matches('`').count().is_multiple_of(2) && !line.contains("``");
    let mut in_code = false;
    let mut rest = line;
    while let Some(char) = rest.chars().next() {
        let mut taken = char.len_utf8();
        match char {
            '`' if paired => {
                in_code = !in_code;
                out.push('`');
            }
            _ if in_code => out.push(char),
            _ if rest.starts_with("http://") || rest.starts_with("https://") => {
                taken = rest.find(|char: char| char.is_whitespace() || "<>\"`)]".contains(char)).unwrap_or(rest.len());
                let address = rest.get(..taken).unwrap_or_default();
                taken = address.trim_end_matches(['.', ',', ';', ':']).len();
                let _ = write!(out, "<{}>", rest.get(..taken).unwrap_or_default());
            }
            '\\' | '`' | '[' | ']' | '<' | '>' | '*' | '_' | '~' | '#' | '&' => out.extend(['\\', char]),
            '+' | '-' | '=' if out.is_empty() || out.ends_with('\n') => out.extend(['\\', char]),
            _ => out.push(char),
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn prose_stays_prose() {
        for (prose, markdown) in [
            ("plain words", "plain words"),
            ("see [x] and <b>", "see \\[x\\] and \\<b\\>"),
            ("`code [x]` stays", "`code [x]` stays"),
            ("one ` alone", "one \\` alone"),
            ("```rust\npanic!()\n```", "\\`\\`\\`rust\npanic!()\n\\`\\`\\`"),
            ("    indented", "indented"),
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("from https://example.com/a_b.", "from <https://example.com/a_b>."),
            ("a*b_c", "a\\*b\\_c"),
        ] {
            assert_eq!(escape(prose), markdown);
        }
    }
}
