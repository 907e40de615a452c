//! The JSON Schema, which editors use, accepts and rejects the same specs as the parser.

use std::fs;
use std::path::{Path, PathBuf};

use protocol_compiler::{Code, Diagnostic, Selection, compile, source::Source};
use serde_json::Value;

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path)
}

fn schema() -> jsonschema::Validator {
    let text = fs::read_to_string(repository("spec/protocol.schema.json")).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// Whether the parser finds no mistakes in shapes and keys.
fn parser_accepts(text: &str) -> bool {
    let compiled = compile(&Source::new("spec.yaml", text), &Selection::default());
    let shapes = [Code::Shape, Code::UnknownKey, Code::MissingKey];
    // A schema cannot express that tags have the type of their variants.
    let deeper =
        |error: &Diagnostic| error.message.contains("is not a value of") || error.message.ends_with("is not a string");
    !compiled.errors().any(|error| shapes.contains(&error.code) && !deeper(error))
}

/// Whether the compiler finds no mistakes at all.
fn compiler_accepts(text: &str) -> bool {
    compile(&Source::new("spec.yaml", text), &Selection::default()).errors().next().is_none()
}

/// Compares schema and parser. Returns `None` if the text is not YAML or has a duplicate key. The compiler rejects everything that the
/// schema rejects, and the schema rejects all wrong shapes and keys.
fn agree(schema: &jsonschema::Validator, text: &str) -> Option<bool> {
    let mut value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
    // Editors look at a mapping behind its merges.
    value.apply_merge().ok()?;
    let value: Value = serde_json::to_value(value).ok()?;
    let valid = schema.is_valid(&value);
    let error = || schema.iter_errors(&value).next().map(|error| error.to_string());
    assert!(if valid { parser_accepts(text) } else { !compiler_accepts(text) }, "{:?}\n{text}", error());
    Some(valid)
}

#[test]
fn the_specs_of_this_repository_follow_it() {
    let schema = schema();
    let tested = ["language", "constructs", "mixtures", "little", "deep", "whole"]
        .map(|name| format!("tests/specs/{name}.yaml"));
    for path in tested.iter().map(String::as_str).chain(["spec/protocol.yaml"]) {
        assert_eq!(agree(&schema, &fs::read_to_string(repository(path)).unwrap()), Some(true), "{path}");
    }
    let spec = fs::read_to_string(repository("spec/protocol.yaml")).unwrap();
    assert!(spec.starts_with("# yaml-language-server: $schema=protocol.schema.json\n"), "editors find it");
}

#[test]
fn it_refuses_what_the_parser_refuses() {
    for (path, step) in [("tests/specs/language.yaml", 3), ("tests/specs/constructs.yaml", 11)] {
        refuse_the_same(&fs::read_to_string(repository(path)).unwrap(), step);
    }
}

fn refuse_the_same(text: &str, step: usize) {
    let schema = schema();
    let lines: Vec<&str> = text.lines().collect();
    let mut refused = 0;
    let mut accepted = 0;
    let mut note = |agreed: Option<bool>| match agreed {
        Some(true) => accepted += 1,
        Some(false) => refused += 1,
        None => {}
    };
    for index in 0..lines.len() {
        let mut missing = lines.clone();
        missing.remove(index);
        note(agree(&schema, &missing.join("\n")));
        let renamed = lines[index].replacen(": ", "s: ", 1);
        let mut other = lines.clone();
        other[index] = &renamed;
        note(agree(&schema, &other.join("\n")));
    }
    for (at, _) in text.match_indices(": ").step_by(step) {
        let end = at + 2 + text[at + 2..].find(['\n', ',', '}']).unwrap();
        for value in ["7", "x", "true", "1.5", "~", "[]", "{}", "[x]", "{x: 1}"] {
            note(agree(&schema, &format!("{}: {value}{}", &text[..at], &text[end..])));
        }
    }
    assert!(refused > 200 && accepted > 100, "{refused} {accepted}");
}

#[test]
fn keys_for_shared_parts_are_allowed_at_the_top() {
    let schema = schema();
    let rest = "realms: {}\npackets: {}\n";
    for (text, valid) in [
        ("x-shared: [1, ~, {a: b}]\n", true),
        ("x-: 1\n", true),
        ("shared: 1\n", false),
        ("X-shared: 1\n", false),
        ("meta: {x-shared: 1}\n", false),
        ("x-base: &base {name: x}\nmeta: {<<: *base}\n", true),
        ("x-base: &base {nmae: x}\nmeta: {<<: *base}\n", false),
    ] {
        assert_eq!(agree(&schema, &format!("{text}{rest}")), Some(valid), "{text}");
    }
}

#[test]
fn what_can_have_two_shapes_has_both() {
    let schema = schema();
    for (value, valid) in [
        ("false", true),
        ("", true),
        ("{}", true),
        ("{default: false, algorithm: RC4}", true),
        ("{default: 1}", false),
        ("{defualt: false}", false),
        ("sometimes", false),
        ("0", false),
        ("[false]", false),
    ] {
        let text = format!("packetComposition: {{framing: {{encrypted: {value}}}}}\nrealms: {{}}\npackets: {{}}\n");
        assert_eq!(agree(&schema, &text), Some(valid), "{value}");
    }
}

/// A spec that uses every rule for numbers and names. The tests replace each of them by another value.
const RULES: &str = r"phases: [{name: one, stays: [a.b]}, {name: two, also: [a.b]}]
types:
  - {name: Deep, depth: 3, fields: [{name: next, type: list<Deep>}]}
  - {name: Mood, type: int8, values: [{name: fine, value: 1}]}
  - {name: Unit, tag: int16, variants: [{name: User, tag: 1, fields: []}], other: []}
realms: {r: {name: R}}
packets:
  c2s:
    - id: 7
      name: a.b
      header: HEAD
      aliases: [OTHER]
      realm: r
      phase: one
      fields:
        - {name: number, type: int32}
        - {name: kind, type: int16}
        - {name: text, type: string, max: 9}
        - {name: many, type: list<uint8>, count: {type: uint16, unit: 2}}
        - {name: unit, type: Unit, tag: {field: kind, mask: 255}}
        - {name: some, type: Deep, when: {field: number, bits: 4, mask: 12}}
        - {name: last, type: int32, required: false, blank: 2}
";

/// Schema and compiler reject the same numbers and names, as far as a schema can express the rules.
#[test]
fn numbers_and_names_follow_the_same_rules() {
    let schema = schema();
    assert_eq!(agree(&schema, RULES), Some(true));
    assert!(compiler_accepts(RULES));
    let same = |place: &str, value: &str| {
        assert_eq!(RULES.matches(place).count(), 1, "{place}");
        let key = place.split(':').next().unwrap();
        let text = RULES.replace(place, &format!("{key}: {value}"));
        let valid = schema.is_valid(&serde_yaml::from_str(&text).unwrap());
        assert_eq!(valid, compiler_accepts(&text), "{key}: {value} (schema: {valid})");
        valid
    };
    for (place, right, wrong) in [
        ("id: 7", &["0", "65535"][..], &["-1", "65536", "70000", "1.5", "9999999999"][..]),
        ("depth: 3", &["1", "32"], &["0", "33", "99", "-1"]),
        ("max: 9", &["1", "65535"], &["0", "-1", "4294967296"]),
        ("unit: 2", &["1", "65535"], &["0", "-2", "4294967296"]),
        ("blank: 2", &["1", "8"], &["0", "9", "-1"]),
        ("mask: 255", &["1", "65535"], &["0", "-1"]),
        ("bits: 4", &["8"], &["0", "-4"]),
        ("name: a.b", &["user.update_motto", "a2.b_3"], &["AbC", "a", "a.b.c", "A.b", "\"a. b\"", "a._b", "\"\""]),
        ("header: HEAD", &["A", "USER_MOTTO", "A2_3"], &["\"a b\"", "Head", "A__B", "_A", "2A", "\"\""]),
        ("aliases: [OTHER]", &["[]", "[A, a.c]"], &["[x y]", "[Other]", "[A, A]", "[\"\"]"]),
        (
            "name: number",
            &["aName", "a_name", "AName", "a__b", "type", "x1", "self"],
            &["_x", "1x", "a-b", "a.b", "$a", "\"a b\"", "größe", "\"\"", "_"],
        ),
        ("name: fine", &["very_fine", "_fine", "veryFine", "_1a"], &["1a", "a-b", "_", "_1", "\"a b\"", "\"\""]),
        ("name: Mood", &["M", "Mood2"], &["mood", "_Mood", "Mo_od", "\"Mo od\""]),
        ("name: User", &["U", "User2"], &["user", "_User", "Us_er"]),
        ("type: int8", &["uint64", "int32"], &["int", "boolean", "int24", "bool", "list<int8>"]),
        ("type: uint16", &["int8", "uint64"], &["short", "string", "varint"]),
        (
            "type: string",
            &["bytes", "list<int8>", "\"int8[]\"", "\" list< int8 > \"", "\"list<list<int8>[]>\""],
            &[
                "str",
                "int",
                "byte",
                "int24",
                "\"string?\"",
                "\"int8[4]\"",
                "\"map<string,int8>\"",
                "\"list<>\"",
                "\"\"",
                "u8",
            ],
        ),
        ("stays: [a.b]", &["[]"], &["[a]", "[a.b, a.b]", "[A]"]),
        ("also: [a.b]", &["[]"], &["[a]", "[a.b, a.b]"]),
    ] {
        // Other uses of the name would be invalid too.
        for value in right {
            let used = [("name: a.b", "a.b"), ("name: number", "number"), ("name: Mood", ""), ("name: User", "")];
            if !used.iter().any(|(other, used)| *other == place && !used.is_empty()) {
                assert!(same(place, value), "{place} {value}");
            }
        }
        for value in wrong {
            assert!(!same(place, value), "{place} {value}");
        }
    }
    let phases = |count: usize| {
        let names: Vec<String> = (0..count).map(|index| format!("{{name: p{index}}}")).collect();
        format!("phases: [{}]\nrealms: {{}}\npackets: {{}}\n", names.join(", "))
    };
    for (count, valid) in [(0, true), (64, true), (65, false)] {
        assert_eq!(agree(&schema, &phases(count)), Some(valid));
    }
}

/// Every short name: the regular expressions of the schema are the compiler's rules.
#[test]
fn patterns_are_the_rules() {
    let schema = schema();
    let letters = ["a", "Z", "1", "_", ".", "-", "ä"];
    let mut names = vec![String::new()];
    for length in 0..3 {
        let longest: Vec<String> = names.iter().filter(|name| name.chars().count() == length).cloned().collect();
        names.extend(longest.iter().flat_map(|name| letters.map(|letter| format!("{name}{letter}"))));
    }
    let (mut valid, mut invalid) = (0, 0);
    for name in &names {
        let packet = |id: &str, header: &str, alias: &str, field: &str| {
            format!(
                "{{id: 1, name: \"{id}\", header: \"{header}\", aliases: [\"{alias}\"], realm: r, fields: [{{name: \"{field}\", type: int8}}]}}"
            )
        };
        let of_packet = |packet: String| format!("realms: {{r: {{name: R}}}}\npackets: {{c2s: [{packet}]}}\n");
        let of_type = |ty: String| format!("types: [{ty}]\nrealms: {{}}\npackets: {{}}\n");
        for text in [
            of_packet(packet(name, "H", "ALIAS", "f")),
            of_packet(packet("p.p", name, "ALIAS", "f")),
            of_packet(packet("p.p", "H", name, "f")),
            of_packet(packet("p.p", "H", "ALIAS", name)),
            of_type(format!("{{name: \"{name}\", fields: [{{name: f, type: int8}}]}}")),
            of_type(format!("{{name: T, type: int8, values: [{{name: \"{name}\", value: 1}}]}}")),
            of_type(format!("{{name: T, tag: int8, variants: [{{name: \"{name}\", tag: 1, fields: []}}]}}")),
        ] {
            let accepted = schema.is_valid(&serde_yaml::from_str(&text).unwrap());
            assert_eq!(accepted, compiler_accepts(&text), "{text}");
            if accepted { valid += 1 } else { invalid += 1 }
        }
    }
    assert!(valid > 100 && invalid > 2_000, "{valid} {invalid}");
}
