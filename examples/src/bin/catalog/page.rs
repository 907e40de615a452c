//! One page: the packets of a realm that one side sends.

use std::fmt;

use protocol_runtime::{Direction, FieldInfo, PacketInfo, RealmInfo};

use crate::types::{self, Named};

/// The packets of a realm that one side sends.
pub(crate) struct Page {
    realm: &'static RealmInfo,
    direction: Direction,
    pub(crate) packets: Vec<&'static PacketInfo>,
}

impl Page {
    /// What belongs on this page of `packets`.
    pub(crate) fn new(realm: &'static RealmInfo, direction: Direction, packets: &[&'static PacketInfo]) -> Self {
        let belongs = |packet: &&&PacketInfo| packet.realm == realm.slug && packet.direction == direction;
        Self { realm, direction, packets: packets.iter().filter(belongs).copied().collect() }
    }

    /// The name of the page's file.
    pub(crate) fn file_name(&self) -> String {
        format!("{}-{}.md", self.realm.slug, self.direction)
    }
}

impl fmt::Display for Page {
    fn fmt(&self, page: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = match self.direction {
            Direction::ClientToServer => "Client",
            Direction::ServerToClient => "Server",
        };
        writeln!(page, "# {side} Packets ({})\n", self.direction)?;
        writeln!(page, "Generated from spec/protocol.yaml by `cargo run --bin catalog`. Do not edit by hand.\n")?;
        writeln!(page, "- Realm: {}", text(self.realm.name))?;
        writeln!(page, "- Total packets: {}\n", self.packets.len())?;
        writeln!(page, "| ID | Header | Packet | Summary | Phase | Since |")?;
        writeln!(page, "|---:|---|---|---|---|---|")?;
        for PacketInfo { id, header, name, summary, phase, since, .. } in &self.packets {
            let [header, name, summary, phase, since] = [header, name, summary, phase, since].map(|cell| text(cell));
            writeln!(page, "| {id} | {header} | {name} | {summary} | {phase} | {since} |")?;
        }
        writeln!(page, "\n## Packets\n\n{}", text(self.realm.description))?;
        for packet in &self.packets {
            section(page, packet)?;
        }
        let named = types::named(&self.packets);
        if !named.is_empty() {
            writeln!(page, "\n## Types")?;
        }
        for named in named {
            type_section(page, named)?;
        }
        Ok(())
    }
}

fn section(page: &mut fmt::Formatter<'_>, packet: &PacketInfo) -> fmt::Result {
    writeln!(page, "\n### {}\n\n{}.", packet.name, text(packet.summary.trim_end_matches('.')))?;
    fields(page, packet.fields)?;
    if !packet.replies.is_empty() {
        let replies: Vec<String> = packet.replies.iter().map(|reply| format!("`{reply}`")).collect();
        writeln!(page, "\nAnswered by {}.", replies.join(" and "))?;
    }
    Ok(())
}

fn fields(page: &mut fmt::Formatter<'_>, fields: &[FieldInfo]) -> fmt::Result {
    if fields.is_empty() {
        return writeln!(page, "\nIt has no fields.");
    }
    writeln!(page, "\n| Field | Type | Presence |\n|---|---|---|")?;
    for field in fields {
        let presence = if field.required { "required" } else { "optional" };
        let secret = if field.secret { ", secret" } else { "" };
        writeln!(page, "| {} | {} | {presence}{secret} |", text(field.name), types::described(&field.ty))?;
    }
    Ok(())
}

fn type_section(page: &mut fmt::Formatter<'_>, named: Named) -> fmt::Result {
    match named {
        Named::Record(record) => {
            writeln!(page, "\n### {}", record.name)?;
            fields(page, record.fields)
        }
        Named::Enumeration(enumeration) => {
            writeln!(
                page,
                "\n### {}\n\nOne of these, as `{}`, or any other value.",
                enumeration.name, enumeration.integer
            )?;
            writeln!(page, "\n| Value | Meaning |\n|---:|---|")?;
            for (name, value) in enumeration.values {
                writeln!(page, "| {value} | {} |", text(name))?;
            }
            Ok(())
        }
    }
}

/// A text of the spec, in a line of Markdown: what would end a cell or begin an element is escaped.
fn text(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word.replace('\\', "\\\\").replace('|', "\\|").replace('<', "\\<"));
    }
    line
}
