//! What was probably meant by a name that is not known, or by a value in quotes.

use protocol_examples::directions::{find, opposite, sender};
use protocol_runtime::Protocol;
use protocol_runtime::info::{Describes, Direction, FieldInfo, TypeInfo};

use crate::direction::Names;

/// The message about a packet, with what to do if that is known.
pub(crate) fn advise<P: Protocol>(text: &[u8], message: &str, direction: Direction) -> String {
    let Some(names) = Names::read(text) else { return message.to_owned() };
    let mark = names.direction();
    if message.starts_with("a packet has no key `direction`") {
        return "`direction` is `c2s` if the client sends the packet, or `s2c` if the server sends it".to_owned();
    }
    let direction = mark.unwrap_or(direction);
    let hint = if message.starts_with("no packet here has the") {
        of_packet::<P>(&names, direction)
    } else if let Some((place, rest)) = message.split_once("there is no field `") {
        of_field::<P>(place, rest.trim_end_matches('`'), direction)
    } else if is_quoted_number(message) || (message.starts_with("`id` cannot be a string") && names.has_quoted_id()) {
        Some("remove the quotes".to_owned())
    } else {
        None
    };
    hint.map_or_else(|| message.to_owned(), |hint| format!("{message}; {hint}"))
}

/// The packet that was meant.
fn of_packet<P: Protocol>(names: &Names, direction: Direction) -> Option<String> {
    let other = opposite(direction);
    if let Some(packet) = find::<P>(other, |packet| names.are_of(packet)) {
        let (sender, name) = (sender(other), packet.name);
        return Some(match names.direction() {
            Some(_) => format!("the {sender} sends it: write `\"direction\":\"{other}\"` ({name})"),
            None => format!("the {sender} sends it: --direction {other} ({name})"),
        });
    }
    let packets = || P::PACKETS.iter().filter(|packet| packet.direction == direction);
    let known = packets().map(|packet| packet.name).chain(packets().map(|packet| packet.header));
    nearest(names.word()?, known)
}

/// The field that was meant, in the packet or record at `place`, which is as in "user.respect: field `a[0].b`: ".
fn of_field<P: Protocol>(place: &str, name: &str, direction: Direction) -> Option<String> {
    let (packet, path) = place.split_once(": ")?;
    let mut fields: Vec<&FieldInfo> = find::<P>(direction, |info| info.name == packet)?.fields.iter().collect();
    let path = path.strip_prefix("field `").and_then(|path| path.strip_suffix("`: ")).unwrap_or_default();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let part = part.split('[').next().unwrap_or_default();
        fields = fields.iter().filter(|field| field.name == part).flat_map(|field| inside(&field.ty)).collect();
    }
    if fields.iter().any(|field| field.name == name && field.describes == Describes::Wholly) {
        return Some("`compose` computes it: leave it out".to_owned());
    }
    nearest(name, fields.iter().filter(|field| field.describes != Describes::Wholly).map(|field| field.name))
}

/// The fields of a record, or of all variants.
fn inside(ty: &TypeInfo) -> Vec<&'static FieldInfo> {
    match ty {
        TypeInfo::Record(record) => record.get().fields.iter().collect(),
        TypeInfo::List(list) => inside(&list.item),
        TypeInfo::Variants(variants) => {
            let variants = variants.get();
            variants.variants.iter().map(|variant| variant.fields).chain(variants.other).flatten().collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a message is about a number or a truth value in quotes, as "`7` is not a valid `int32`".
fn is_quoted_number(message: &str) -> bool {
    let Some((before, ty)) = message.rsplit_once(" is not a valid `") else { return false };
    let Some((_, text)) = before.strip_suffix('`').and_then(|before| before.rsplit_once(": `")) else { return false };
    match ty.trim_end_matches('`') {
        "boolean" => matches!(text, "true" | "false"),
        "float" | "double" => text.ends_with(|last: char| last.is_ascii_digit()) && text.parse::<f64>().is_ok(),
        ty => ty.contains("int") && text.parse::<i128>().is_ok(),
    }
}

/// The name that differs in the fewest letters, apart from capitals and signs.
fn nearest(word: &str, known: impl Iterator<Item = &'static str>) -> Option<String> {
    let letters = |word: &str| -> Vec<char> {
        word.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).take(64).collect()
    };
    let word = letters(word);
    let close = known.map(|name| (distance(&word, &letters(name)), name)).min_by_key(|(distance, _)| *distance);
    close.filter(|(distance, _)| *distance <= word.len() / 4).map(|(_, name)| format!("did you mean `{name}`?"))
}

/// How many letters have to be added, dropped or changed to make one word of the other.
fn distance(word: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, char) in word.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], index + 1);
        for (at, char_of_other) in other.iter().enumerate() {
            let changed = corner + usize::from(char != char_of_other);
            corner = row[at + 1];
            row[at + 1] = changed.min(corner + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}
