//! The rustdoc of all generated items, from the descriptions in the spec.

use std::fmt::Write;

use proc_macro2::Ident;

use super::context::Context;
use super::wire_table;
use crate::model::{
    Body, Direction, Enumeration, EnumerationValue, Field, Integer, NamedType, Packet, Value, Variant, Variants,
};

pub(super) fn packet(context: &Context<'_>, packet: &Packet, body: &Body) -> String {
    let Packet { id, name, header, realm, since, phase, .. } = packet;
    let mut text = paragraph(&packet.summary);
    let (who, whom) = match packet.direction {
        Direction::ClientToServer => ("client", "server"),
        Direction::ServerToClient => ("server", "client"),
    };
    let _ = write!(text, "Packet `{name}`, id {id}, header `{header}`, from {who} to {whom}.");
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
    text += &wire_table::of(context, body, "The payload is empty.");
    text
}

pub(super) fn record(context: &Context<'_>, named: &NamedType, body: &Body, depth: Option<u8>) -> String {
    let mut text = named_type(named, "Record");
    if let Some(depth) = depth {
        let _ = write!(text, "\n\nRecords of this type can be nested {depth} deep.");
    }
    text += &wire_table::of(context, body, "It takes no bytes.");
    text
}

pub(super) fn variants(context: &Context<'_>, named: &NamedType, variants: &Variants) -> String {
    let mut text = named_type(named, "Variants");
    let tag = variants.tag.describe(context.types);
    let _ = write!(text, "\n\nOn the wire, a tag of type `{tag}` selects the fields after it.");
    text += if variants.other.is_some() {
        " Any other tag is kept and written back."
    } else {
        " Any other tag is an error."
    };
    text += "\n\n| tag | variant | fields | meaning |\n|--:|---|---|---|";
    for variant in &variants.variants {
        let Variant { ident, tag, body, description, .. } = variant;
        let (fields, meaning) = (wire_table::in_a_line(context, body), cell(description));
        let _ = write!(text, "\n| {} | [`{ident}`](Self::{ident}) | {fields} | {meaning} |", cell(&tag.to_string()));
    }
    if let Some(body) = &variants.other {
        let _ = write!(text, "\n| any other | [`Other`](Self::Other) | {} | |", wire_table::in_a_line(context, body));
    }
    text
}

pub(super) fn choice(variant: &Variant) -> String {
    described(&variant.description).unwrap_or_else(|| {
        format!("Variant `{}`, whose tag is `{}`.", variant.name, variant.tag.to_string().replace('`', "'"))
    })
}

pub(super) fn enumeration(named: &NamedType, enumeration: &Enumeration) -> String {
    let mut text = named_type(named, "Enumeration");
    let _ = write!(
        text,
        "\n\nOn the wire it is `{}`. Values without a name are valid too: they are kept and written back.",
        enumeration.integer.map_or("string", Integer::name)
    );
    if !enumeration.values.is_empty() {
        text += "\n\n| value | constant | meaning |\n|--:|---|---|";
        for EnumerationValue { ident, value, description, .. } in &enumeration.values {
            let value = cell(&value.to_string());
            let _ = write!(text, "\n| {value} | [`{ident}`](Self::{ident}) | {} |", cell(description));
        }
    }
    text
}

pub(super) fn value(value: &EnumerationValue) -> String {
    described(&value.description).unwrap_or_else(|| {
        format!("Value `{}`, which is `{}` on the wire.", value.name, value.value.to_string().replace('`', "'"))
    })
}

pub(super) fn field(context: &Context<'_>, body: &Body, field: &Field) -> String {
    let mut text = paragraph(&field.description);
    let _ = write!(text, "Field `{}`, {}", field.name, wire_table::describe(context, body, field));
    if !field.required && field.blank.is_none() {
        text += "; absent if the payload ends before it";
    }
    if field.value == Value::Masked {
        text += "; without its flag bits, which are computed from other fields";
    }
    if field.secret {
        text += "; secret, so `Debug` does not show it";
    }
    text.push('.');
    text
}

pub(super) fn variant(packet: &Packet) -> String {
    format!("{}Packet `{}`, id {}.", paragraph(&packet.summary), packet.name, packet.id)
}

pub(super) fn packet_enum(packets: &[Packet]) -> String {
    let who = match packets.first().map(|packet| packet.direction) {
        Some(Direction::ServerToClient) => "server",
        _ => "client",
    };
    let known = || packets.iter().filter(|packet| packet.body.is_some());
    let any = match known().count() {
        1 => "The one packet".to_owned(),
        count => format!("Any of the {count} packets"),
    };
    let mut text = format!(
        "{any} that the {who} sends.\n\nThe enum has exactly the selected packets, so a `match` on all of them stops compiling when \
         the spec gets another one.\n\n| id | packet | summary |\n|--:|---|---|"
    );
    for Packet { ident, id, name, summary, .. } in known() {
        let _ = write!(text, "\n| {id} | [`{name}`](Self::{ident}) | {} |", cell(summary));
    }
    text
}

pub(super) fn visitor(name: &Ident) -> String {
    format!(
        "Handles the packets of [`{name}`](super::{name}) without building the enum: each packet has a method, and packets whose method \
         you do not implement arrive as the enum. Pass it to [`{name}::decode_with`](super::{name}::decode_with)."
    )
}

/// What a named type is, if the spec does not describe it.
fn named_type(named: &NamedType, kind: &str) -> String {
    described(&named.description).unwrap_or_else(|| {
        let mut users: Vec<String> = named.used_by.iter().take(MAX_USERS).map(|user| format!("`{user}`")).collect();
        match named.used_by.len().saturating_sub(MAX_USERS) {
            0 => {}
            more => users.push(format!("{more} more")),
        }
        let users = match users.split_last() {
            None => String::new(),
            Some((last, [])) => format!(", used by {last}"),
            Some((last, others)) => format!(", used by {} and {last}", others.join(", ")),
        };
        format!("{kind} `{}` of the spec{users}.", named.name)
    })
}

/// How many packets and types a description names.
const MAX_USERS: usize = 3;

/// The text as a paragraph of its own, if there is one.
fn paragraph(text: &str) -> String {
    described(text).map(|text| text + "\n\n").unwrap_or_default()
}

/// The spec's own words, ended by a full stop.
fn described(text: &str) -> Option<String> {
    let text = escape(text);
    let text = text.trim_end();
    match text.chars().next_back()? {
        '.' | '!' | '?' | ':' => Some(text.to_owned()),
        _ => Some(format!("{text}.")),
    }
}

/// Text for a table cell: one line, with escaped bars.
fn cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A bar ends a cell even within code.
    escape(&line).replace("\\|", "|").replace('|', "\\|")
}

/// Escapes prose of a spec for Markdown. Code in backticks stays code and web addresses become links. Whatever else Markdown or rustdoc
/// would read as a link, a tag, a heading or a code block becomes plain text.
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
    // `1. ` and `2) ` begin an ordered list.
    let digits = line.len() - line.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let (number, line) =
        line.split_at(if line.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) { digits } else { 0 });
    if !number.is_empty() {
        out.push_str(number);
        out.push('\\');
    }
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
            '\\' | '`' | '[' | ']' | '<' | '>' | '*' | '_' | '~' | '#' | '&' | '|' => out.extend(['\\', char]),
            '+' | '-' | '=' | ':' if out.is_empty() || out.ends_with('\n') => out.extend(['\\', char]),
            _ => out.push(char),
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::{cell, escape};

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
            ("1. no list", "1\\. no list"),
            ("12) no list", "12\\) no list"),
            ("1.5 or 1) or 2.", "1\\.5 or 1) or 2."),
            ("the year\n1984. was", "the year\n1984\\. was"),
            ("1 | 2\n--|--\n3 | 4", "1 \\| 2\n\\--\\|--\n3 \\| 4"),
            ("word\n:-:", "word\n\\:-:"),
            ("no heading\n===", "no heading\n\\==="),
            ("no heading\n---", "no heading\n\\---"),
            ("`a|b`", "`a|b`"),
        ] {
            assert_eq!(escape(prose), markdown);
        }
    }

    #[test]
    fn a_cell_is_one_line_without_bars() {
        for (prose, markdown) in [
            ("a|b", "a\\|b"),
            ("`a|b` or `c`", "`a\\|b` or `c`"),
            ("two\n  lines", "two lines"),
            ("one\n- two\n1. three", "one - two 1. three"),
            ("a\\|b", "a\\\\\\|b"),
        ] {
            assert_eq!(cell(prose), markdown);
        }
    }
}
