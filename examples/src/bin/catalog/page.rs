//! One page: the packets of a realm that one side sends.

use std::fmt;

use protocol_runtime::info::{Direction, FieldInfo, PacketInfo, RealmInfo};

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
        writeln!(page, "\n## Packets")?;
        if !self.realm.description.is_empty() {
            writeln!(page, "\n{}", text(self.realm.description))?;
        }
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
    writeln!(page, "\n### {}", packet.name)?;
    if !packet.summary.is_empty() {
        writeln!(page, "\n{}.", text(packet.summary.trim_end_matches('.')))?;
    }
    if packet.layout_known {
        fields(page, packet.fields)?;
    } else {
        writeln!(page, "\nIts layout is not known.")?;
    }
    if !packet.replies.is_empty() {
        writeln!(page, "\nAnswered by {}.", words(packet.replies))?;
    }
    if packet.phases.iter().any(|phase| *phase != packet.phase) {
        writeln!(page, "\nIt may come in the phases {}.", words(packet.phases))?;
    }
    if !packet.aliases.is_empty() {
        writeln!(page, "\nAlso known as {}.", words(packet.aliases))?;
    }
    Ok(())
}

/// Words of the spec, one after the other.
fn words(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match &words[..] {
        [first @ .., before, last] if !first.is_empty() => format!("{}, {before} and {last}", first.join(", ")),
        words => words.join(" and "),
    }
}

fn fields(page: &mut fmt::Formatter<'_>, fields: &[FieldInfo]) -> fmt::Result {
    if fields.is_empty() {
        return writeln!(page, "\nIt has no fields.");
    }
    writeln!(page, "\n| Field | Type | Presence |\n|---|---|---|")?;
    for field in fields {
        let (described, presence) = (types::described(field, fields), types::presence(field, fields));
        writeln!(page, "| {} | {described} | {presence} |", text(field.name))?;
    }
    Ok(())
}

fn type_section(page: &mut fmt::Formatter<'_>, named: Named) -> fmt::Result {
    match named {
        Named::Record(record) => {
            writeln!(page, "\n### {}", record.name)?;
            if let Some(depth) = record.depth {
                writeln!(page, "\nIt may contain itself, at most {depth} deep.")?;
            }
            fields(page, record.fields)
        }
        Named::Enumeration(enumeration) => {
            let base = enumeration.integer.map_or("string".to_owned(), |integer| integer.to_string());
            writeln!(page, "\n### {}\n\nOne of these, as `{base}`, or any other value.", enumeration.name)?;
            writeln!(page, "\n| Value | Meaning |\n|---:|---|")?;
            for named in enumeration.values {
                writeln!(page, "| {} | {} |", text(&named.value.to_string()), text(named.name))?;
            }
            Ok(())
        }
        Named::Variants(variants) => {
            writeln!(page, "\n### {}\n\nIts tag is of the type `{}`.", variants.name, variants.tag)?;
            for variant in variants.variants {
                writeln!(page, "\n#### {}: {}", text(&variant.tag.to_string()), variant.name)?;
                fields(page, variant.fields)?;
            }
            if let Some(other) = variants.other {
                writeln!(page, "\n#### Any other tag")?;
                fields(page, other)?;
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

#[cfg(test)]
mod tests {
    use protocol_runtime::Protocol;
    use protocol_runtime::info::Direction;

    use super::Page;

    /// Every construct of the language.
    #[derive(Protocol)]
    #[protocol(spec = "../../../../tests/specs/constructs.yaml")]
    struct Constructs;

    /// The page of a realm holds each of these.
    #[track_caller]
    fn page_has(realm: &str, direction: Direction, texts: &[&str]) {
        let realm = Constructs::REALMS.iter().find(|info| info.slug == realm).expect("the spec has the realm");
        let page = Page::new(realm, direction, Constructs::PACKETS).to_string();
        for text in texts {
            assert!(page.contains(text), "{text}\n{page}");
        }
    }

    #[test]
    fn counts_limits_and_orders_of_bytes() {
        let rows = [
            "| entries | `list<Pair>`, counted by `int32`, 2 for each item | required |\n",
            "| entries | `list<Pair>`, to the end | required |\n",
            "| small | `bytes`, counted by `uint8` | required |\n| large | `bytes` | required |\n",
            "| left | `bytes`, to the end | required |\n",
            "| groupId | `int32` | optional, 2 zero bytes without it |\n",
            "| motto | `string`, at most 5 bytes | required |\n| ids | `list<int32>`, at most 2 items | required |\n",
            "| picture | `bytes`, counted by `uint16`, at most 3 bytes | required |\n",
            "| number | `uint16`, little-endian | required |\n| price | `double`, little-endian | required |\n",
            "| ids | `list<int16>`, little-endian | required |\n| picture | `bytes`, little-endian | required |\n",
            "### Color\n\nOne of these, as `string`, or any other value.\n\n| Value | Meaning |\n|---:|---|\n| r | red |\n",
        ];
        page_has("shapes", Direction::ClientToServer, &rows);
    }

    #[test]
    fn what_earlier_fields_say() {
        let rows = [
            "| presetCount | `int32` | required, computed |\n",
            "| presets | `list<Pair>`, counted by `presetCount` | required |\n",
            "| hasMore | `boolean` | required, computed |\n| more | `Pair` | if `hasMore` is true |\n",
            "| products | `list<string>`, counted by `productCount` | if `productCount` is above `perkCount` |\n",
            "| slot | `string` | if `kind` is `S` |\n| notSlot | `int8` | if `kind` is not `S` |\n",
            "| name | `string` | if `sprite` is below 0 |\n| high | `int8` | if `sprite` is at least 100 |\n",
            "| extra | `string` | optional if `ok` is true |\n",
            "| flags | `int32` | required, some bits computed |\n| picture | `string` | if `flags` has the bits 0x1 |\n",
            "| content | `Content`, tag in `flags` (its bits 0xff) | required |\n\
             | edition | `Edition` | if `flags` has of the bits 0x1f8 only 0x100 |\n",
        ];
        page_has("shapes", Direction::ServerToClient, &rows);
    }

    #[test]
    fn named_types() {
        let sections = [
            "### Node\n\nIt may contain itself, at most 4 deep.\n\n| Field | Type | Presence |\n|---|---|---|\n\
             | title | `string` | required |\n| children | `list<Node>` | required |\n",
            "### Unit\n\nIts tag is of the type `int32`.\n\n#### 1: User\n",
            "#### 3: Bot\n\nIt has no fields.\n\n#### Any other tag\n\nIt has no fields.\n",
            "#### b: Badge\n",
        ];
        page_has("shapes", Direction::ServerToClient, &sections);
    }

    #[test]
    fn phases_aliases_and_unknown_layouts() {
        let sections = [
            "| 13 | CALL_MYSTERY | call.mystery |",
            "### call.mystery\n\nIts layout is not known.\n",
            "### call.ping\n\nIt has no fields.\n\nIt may come in the phases `talking` and `leaving`.\n\n\
             Also known as `CALL_KEEPALIVE` and `call.keepalive`.\n",
            "### call.hang_up\n\nIt has no fields.\n\nIt may come in the phases `greeting`, `talking` and `leaving`.\n",
            "### call.talk\n\nIt has no fields.\n",
        ];
        page_has("calls", Direction::ClientToServer, &sections);
    }
}
