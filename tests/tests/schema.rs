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
    // A schema cannot express that tags have the type of their variants, or that a list needs a variant.
    let deeper = |error: &Diagnostic| {
        error.message.contains("no value of")
            || error.message.ends_with("is no string")
            || error.message.starts_with("there are no variants")
    };
    !compiled.errors().any(|error| shapes.contains(&error.code) && !deeper(error))
}

/// Compares schema and parser. Returns `None` if the text is not YAML or has a duplicate key.
fn agree(schema: &jsonschema::Validator, text: &str) -> Option<bool> {
    let value: Value = serde_yaml::from_str(text).ok()?;
    let valid = schema.is_valid(&value);
    assert_eq!(
        valid,
        parser_accepts(text),
        "{:?}\n{text}",
        schema.iter_errors(&value).next().map(|error| error.to_string())
    );
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
