//! The page about the spec language: all of its YAML is part of a tested spec, and it names every key.

use std::collections::BTreeSet;

use protocol_compiler::schema::{Object, SPEC, Shape};

/// The page.
const PAGE: &str = include_str!("../../spec/LANGUAGE.md");
/// The spec whose packets other tests compare with bytes.
const SPEC_TEXT: &str = include_str!("../specs/constructs.yaml");

/// The parts of the public format that the compiler ignores. They are for readers only.
const FOR_READERS: [&str; 5] = ["meta", "packetComposition", "primitiveTypes", "compositeTypes", "position"];

/// The lines of every YAML block of the page.
fn blocks() -> Vec<Vec<&'static str>> {
    let mut blocks = Vec::new();
    let mut lines = PAGE.lines();
    while lines.by_ref().any(|line| line == "```yaml") {
        blocks.push(lines.by_ref().take_while(|line| *line != "```").collect());
    }
    blocks
}

/// Returns the number of leading spaces of a line.
fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether these lines follow each other in the spec, all indented by the same additional amount.
fn stands_in_spec(block: &[&str]) -> bool {
    let lines: Vec<&str> = SPEC_TEXT.lines().collect();
    lines.windows(block.len()).any(|window| {
        let shift = |line: &str, other: &str| indentation(line).checked_sub(indentation(other));
        let first = shift(window[0], block[0]);
        first.is_some()
            && window
                .iter()
                .zip(block)
                .all(|(line, other)| line.trim() == other.trim() && (line.is_empty() || shift(line, other) == first))
    })
}

/// Collects the names of all keys in `object`, including nested ones.
fn keys(object: &'static Object, names: &mut BTreeSet<&'static str>) {
    for key in object.keys.iter().filter(|key| !FOR_READERS.contains(&key.name)) {
        names.insert(key.name);
        inside(&key.shape, names);
    }
}

/// Collects the names of all keys and words in a shape.
fn inside(shape: &'static Shape, names: &mut BTreeSet<&'static str>) {
    match shape {
        Shape::Object(object) => keys(object, names),
        Shape::List(shape) | Shape::Limited(shape, _) | Shape::Named(shape) => inside(shape, names),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| inside(shape, names)),
        Shape::Word(words) => names.extend(*words),
        Shape::Text | Shape::Spelled(_) | Shape::Integer | Shape::Number(_) | Shape::Boolean => {}
    }
}

#[test]
fn every_block_is_part_of_the_tested_spec() {
    let blocks = blocks();
    assert!(blocks.len() > 15, "{} blocks", blocks.len());
    for block in blocks {
        assert!(!block.is_empty());
        assert!(stands_in_spec(&block), "not in tests/specs/constructs.yaml:\n{}", block.join("\n"));
    }
    assert!(!stands_in_spec(&["        - {name: left, type: bytes}"]));
    assert!(!stands_in_spec(&["  - name: Color", "    type: string"]), "lines follow one another");
    assert!(!stands_in_spec(&["- name: Pair", "fields:"]), "and keep their indentation");
    assert!(stands_in_spec(&["- name: Pair", "  fields:"]));
}

#[test]
fn every_key_is_named() {
    let mut names = BTreeSet::new();
    keys(&SPEC, &mut names);
    assert!(names.len() > 45 && ["when", "blank", "atLeast", "little", "rest"].iter().all(|name| names.contains(name)));
    let is_there = |name: &str| {
        let in_text = PAGE.contains(&format!("`{name}`"));
        let in_code =
            PAGE.split('`').skip(1).step_by(2).chain([blocks().concat().join("\n").as_str()]).any(|code| {
                code.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == name)
            });
        in_text || in_code
    };
    let unnamed: Vec<&str> = names.into_iter().filter(|name| !is_there(name)).collect();
    assert!(unnamed.is_empty(), "spec/LANGUAGE.md does not name {unnamed:?}");
    assert!(!is_there("position"), "nothing of what only readers need has to be there");
}
