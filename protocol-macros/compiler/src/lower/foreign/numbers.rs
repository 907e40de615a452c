//! Numbers whose name says how many bits they have.

use super::meaning::Meaning;
use crate::model::Integer;

/// `uint16_t`, `i32`, `sfixed64`, `f32`, `int24`: a word for a kind of number, and its bits. Some letters count bytes.
pub(super) fn meaning(squashed: &str) -> Option<Meaning> {
    let word = squashed.strip_suffix('t').unwrap_or(squashed);
    let (kind, digits) = split(word)?;
    let bits: u32 = digits.parse().ok()?;
    Some(match kind {
        // Kaitai counts bytes, and others bits.
        "s" if bits == 8 => Meaning {
            types: vec!["int8".to_owned(), "int64".to_owned()],
            note: "it is 8 bits, or 8 bytes in Kaitai Struct".to_owned(),
            ..Meaning::default()
        },
        "u" | "s" | "f" if kaitai(word).is_some() && (bits < 8 || kind == "f") => Meaning::of(kaitai(word)?),
        "int" | "i" | "uint" if matches!(bits, 1 | 2 | 4) => in_bytes(bits, kind != "uint")?,
        "int" | "i" | "s" | "sint" | "integer" | "signed" | "sfixed" | "qint" | "gint" => integer(bits, true),
        "uint" | "u" | "unsigned" | "fixed" | "ui" | "uinteger" | "quint" | "guint" => integer(bits, false),
        "float" | "f" | "double" | "fp" | "ieee" | "binary" => match bits {
            32 => Meaning::of("float"),
            64 => Meaning::of("double"),
            _ => Meaning::no(format!("a float of {bits} bits cannot be expressed: floats have 32 or 64 bits")),
        },
        "string" | "str" if bits == 16 => Meaning::of("string"),
        "string" | "str" => {
            Meaning::no("the length before a `string` is always a uint16: another one cannot be expressed")
        }
        "decimal" => Meaning::no("a decimal number cannot be expressed"),
        "bool" | "boolean" if bits == 8 => Meaning::of("boolean"),
        "bool" | "boolean" => {
            Meaning::no(format!("a boolean of {bits} bits cannot be expressed: a `boolean` is one byte, 0 or 1"))
        }
        "b" | "bit" | "bits" => Meaning::no(
            "a part of a byte cannot be expressed: name the integer that holds the bits; later fields look at them with \
             `when: {field: ..., bits: 1}`",
        ),
        _ => return None,
    })
}

/// Whether a word is one of these kinds of numbers.
pub(super) fn is_kind(squashed: &str) -> bool {
    matches!(
        squashed,
        "int" | "uint" | "i" | "u" | "sint" | "integer" | "signed" | "unsigned" | "float" | "bit" | "bits"
    )
}

/// `u2`, `s4`, `f8`: a letter, and the number of bytes.
pub(super) fn kaitai(word: &str) -> Option<String> {
    let (kind, digits) = split(word)?;
    let bytes: u8 = digits.parse().ok()?;
    match (kind, bytes) {
        ("f", 4) => Some("float".to_owned()),
        ("f", 8) => Some("double".to_owned()),
        ("u" | "s", 1 | 2 | 4 | 8) => Some(Integer { bytes, signed: kind == "s" }.name().to_owned()),
        _ => None,
    }
}

fn integer(bits: u32, signed: bool) -> Meaning {
    let known = Integer::ALL.iter().find(|(_, integer)| integer.bits() == bits && integer.signed == signed);
    match known {
        Some((name, _)) => Meaning::of(*name),
        None => {
            Meaning::no(format!("an integer of {bits} bits cannot be expressed: integers have 8, 16, 32 or 64 bits"))
        }
    }
}

/// `int4`: a part of a byte, or a number of bytes, as in SQL.
fn in_bytes(number: u32, signed: bool) -> Option<Meaning> {
    let ty = Integer { bytes: u8::try_from(number).ok()?, signed }.name();
    let (bits, bytes) = if number == 1 { ("bit", "byte") } else { ("bits", "bytes") };
    Some(Meaning::no(format!(
        "an integer of {number} {bits} cannot be expressed; if it has {number} {bytes}, write `{ty}`"
    )))
}

/// The letters, and the digits after them.
fn split(word: &str) -> Option<(&str, &str)> {
    let at = word.find(|char: char| char.is_ascii_digit())?;
    let (kind, digits) = word.split_at(at);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some((kind, digits))
}
