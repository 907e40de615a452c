//! Other words for the keys and values of a spec, by their meaning.

use super::keys::{Object, Shape};
use crate::diagnostic::squash;
use crate::read::tree::Value;

/// Words, and the key that they mean if the object has it. All words are without capitals, `_` and `-`.
const KEYS: &[(&str, &str)] = &[
    ("opcode packetid msgid messageid headerid code number num typeid messagetype", "id"),
    ("constant const constantname headername symbol", "header"),
    ("description desc doc docs documentation comment comments about title", "summary"),
    ("summary desc doc docs documentation comment comments about title note", "description"),
    ("title label displayname identifier key", "name"),
    (
        "params parameters args arguments attributes attrs properties props members payload body structure data content columns",
        "fields",
    ),
    ("category group module area section domain namespace", "realm"),
    ("version introduced added addedin release", "since"),
    ("state stage step", "phase"),
    ("alias names aka synonyms othernames", "aliases"),
    ("reply response responses answer answers answeredby returns", "replies"),
    ("note remark remarks", "notes"),
    ("sensitive private hidden redact redacted confidential masked", "secret"),
    ("endianness byteorder order", "endian"),
    ("if condition cond presentif onlyif presence depends dependson requires", "when"),
    ("maximum maxlength maxlen maxitems maxsize maxcount limit", "max"),
    ("mandatory isrequired", "required"),
    ("discriminator discriminant selector switchon tagtype", "tag"),
    ("cases choices alternatives oneof switch", "variants"),
    ("default else fallback otherwise", "other"),
    ("base basetype underlying repr datatype valuetype", "type"),
    ("constants entries enum enumerators options items", "values"),
    ("maxdepth nesting recursion", "depth"),
    // Conditions, counts and tags.
    ("name ref on path", "field"),
    ("eq equals equal == value", "is"),
    ("ne neq notequals notequal != isnot unless", "not"),
    ("oneof anyof values among", "in"),
    ("lt lessthan less <", "below"),
    ("gt greaterthan greater more >", "above"),
    ("lte le <= max maximum", "atMost"),
    ("gte ge >= min minimum", "atLeast"),
    ("flag flags bit hasbit set", "bits"),
    ("prefix prefixtype counttype lengthtype size", "type"),
    ("per step multiple stride itemsize factor", "unit"),
    // The whole file.
    ("messages commands", "packets"),
    ("structs structures records enums enumerations definitions defs typedefs models classes", "types"),
    ("groups categories modules areas namespaces", "realms"),
    ("states stages", "phases"),
    ("client clienttoserver fromclient toserver serverbound upstream requests", "c2s"),
    ("server servertoclient fromserver toclient clientbound downstream responses", "s2c"),
    ("type wire", "wireType"),
];

/// Words that mean no key of an object, with the help.
const INSTEAD: &[(&str, &str, &str)] = &[
    (
        "a field",
        "optional nullable isoptional",
        "write `required: false` for a field that may be missing at the end of a payload",
    ),
    (
        "a field",
        "length len size bytes lengthprefix prefix counttype",
        "`count` says what stands before bytes or a list, and `max` how long a value may be; a string always has a uint16 length",
    ),
    (
        "a field",
        "default defaultvalue initial",
        "a default value cannot be expressed: a field is on the wire, or it is `required: false`",
    ),
    (
        "a field",
        "min minimum minlength minitems pattern regex range format validate",
        "such a rule cannot be expressed: `max` is the only limit",
    ),
    (
        "a field",
        "const constant value magic fixed",
        "a constant value cannot be expressed: remove it, and the field is read like any other",
    ),
    (
        "a field",
        "enum values choices oneof options",
        "describe an enumeration in `types:`, and write its name as the field's `type`",
    ),
    (
        "a field",
        "items item element elements itemtype elementtype of array isarray list islist repeated repeat",
        "write the items' type into the field's `type`, as `list<int32>`",
    ),
    (
        "a field",
        "fields members properties params struct",
        "describe a record in `types:`, and write its name as the field's `type`",
    ),
    (
        "a field",
        "variants cases switch",
        "describe the variants in `types:`, and write their name as the field's `type`",
    ),
    ("a field", "signed unsigned width", "the `type` says that, as `uint32`"),
    ("a field", "offset position index", "the order of the fields says that: remove it"),
    ("a packet", "direction dir flow side", "the list in which the packet stands says that: `c2s` or `s2c`"),
    ("a packet", "length len size", "the fields say that: remove it"),
    (
        "`packets`",
        "incoming outgoing inbound outbound in out received sent",
        "`c2s` is what the client sends, and `s2c` is what the server sends",
    ),
];

/// Other words for the values that are words.
const WORDS: &[(&str, &str)] = &[
    ("le littleendian lsb lsbfirst intel", "little"),
    ("be bigendian network networkorder networkbyteorder msb msbfirst motorola", "big"),
    ("all end eof remaining remainder toend greedy *", "rest"),
    ("todo tbd ? undocumented missing unknownlayout", "unknown"),
];

const FIXED_COUNT: &str = "a fixed number of items cannot be expressed: write each of them as a field of its own";

/// The help for a key that `object` does not have, and the key that is meant, if there is one.
pub(super) fn key(name: &str, object: &Object) -> Option<(String, Option<&'static str>)> {
    let squashed = squash(name);
    let says = |words: &str| words.split(' ').any(|word| word == squashed);
    let instead = INSTEAD.iter().find(|(what, words, _)| *what == object.what && says(words));
    if let Some((.., help)) = instead {
        return Some(((*help).to_owned(), None));
    }
    let has = |key: &str| object.keys.iter().any(|known| known.name == key);
    KEYS.iter().find(|(words, key)| says(words) && has(key)).map(|(_, key)| (format!("write `{key}`"), Some(*key)))
}

/// The help for a value that does not have the shape `shape`.
pub(super) fn value(value: &Value, shape: &Shape) -> Option<String> {
    match (shape, value) {
        (Shape::List(Shape::Object(object)) | Shape::Limited(Shape::Object(object), _), Value::Map(_)) => {
            let keys: Vec<String> =
                object.keys.iter().filter(|key| key.required).map(|key| format!("{}: ...", key.name)).collect();
            Some(format!("write each of them as an item: `- {{{}}}`", keys.join(", ")))
        }
        (Shape::Named(_), Value::List(_)) => {
            Some("write each of them under its own name, as `shop: {name: Shop}`".to_owned())
        }
        (Shape::Object(object), Value::Text(text))
            if object.keys.iter().any(|key| key.name == "field" && key.required) =>
        {
            Some(match comparison(text, object) {
                Some(condition) => format!("write `{condition}`"),
                None => format!("write `{{field: {text}}}` if that is an earlier field"),
            })
        }
        (Shape::Either([Shape::Object(object), Shape::Word(words)]), value) if object.what == "a count" => {
            match value {
                Value::Integer(_) => Some(FIXED_COUNT.to_owned()),
                Value::Text(text) => Some(word(text, words).unwrap_or_else(|| {
                    let key = if text.starts_with("int") || text.starts_with("uint") { "type" } else { "field" };
                    format!("write `{{{key}: {text}}}`, or `rest`")
                })),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The help for a list where a condition takes one value.
pub(super) fn several(key: &str, value: &Value, written: Option<&str>) -> Option<String> {
    match (key, value) {
        ("is", Value::List(_)) => {
            let example = written.map(|list| format!(": `in: {list}`")).unwrap_or_default();
            Some(format!("`is` takes one value, and `in` takes several{example}"))
        }
        ("not", Value::List(_)) => {
            Some("`not` takes one value; `in` lists those for which the field is there".to_owned())
        }
        _ => None,
    }
}

/// `n == 1` as a mapping.
fn comparison(text: &str, object: &Object) -> Option<String> {
    let begin = text.find(['=', '!', '<', '>'])?;
    let (field, rest) = text.split_at_checked(begin)?;
    let value = rest.trim_start_matches(['=', '!', '<', '>']);
    let key = match rest.strip_suffix(value)? {
        "=" | "==" | "===" => "is",
        "!=" | "!==" | "<>" => "not",
        "<" => "below",
        ">" => "above",
        "<=" => "atMost",
        ">=" => "atLeast",
        _ => return None,
    };
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
    let (field, value) = (field.trim(), value.trim());
    let fits =
        is_word(field) && is_word(value.trim_start_matches('-')) && object.keys.iter().any(|known| known.name == key);
    fits.then(|| format!("{{field: {field}, {key}: {value}}}"))
}

/// The word of the language that is meant.
pub(super) fn word(text: &str, allowed: &[&str]) -> Option<String> {
    let squashed = squash(text);
    let says = |words: &str| words.split(' ').any(|word| word == squashed);
    let exact = allowed.iter().find(|word| squash(word) == squashed).copied();
    let meant = exact
        .or_else(|| WORDS.iter().find(|(words, word)| says(words) && allowed.contains(word)).map(|(_, word)| *word));
    meant.map(|word| format!("write `{word}`"))
}
