//! The compiler on distorted specs: it never panics, and its errors point into the file.

mod support;

use std::fs;
use std::path::Path;

use protocol_compiler::{Code, Selection, compile, source::Source};

use support::check;

fn spec(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("specs").join(name).with_extension("yaml")).unwrap()
}

#[test]
fn the_specs_of_this_repository_have_no_mistakes() {
    for (name, packets) in
        [("language", 6), ("constructs", 26), ("mixtures", 12), ("little", 6), ("deep", 9), ("whole", 922)]
    {
        let compiled = check(&spec(name));
        assert_eq!(compiled.errors().next(), None, "{name}");
        assert_eq!(compiled.packet_count(), packets, "{name}");
        // The file does not describe its fields, which causes warnings. There are no others.
        let mut warnings = compiled.diagnostics.iter();
        assert!(warnings.all(|warning| warning.code == Code::NoDescription), "{name}");
    }
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("spec/protocol.yaml");
    let compiled = check(&fs::read_to_string(ours).unwrap());
    assert_eq!(compiled.errors().next(), None);
    assert_eq!(compiled.packet_count(), 99);
}

#[test]
fn every_spec_can_have_unchecked_strings() {
    let selection = Selection { unchecked_strings: true, ..Selection::default() };
    for name in ["language", "constructs", "mixtures", "little", "deep", "whole"] {
        let compiled = compile(&Source::new("spec.yaml", spec(name)), &selection);
        assert_eq!(compiled.errors().next(), None, "{name}");
    }
}

#[test]
fn lines_that_are_missing_doubled_cut_or_moved() {
    for name in ["language", "constructs"] {
        change_lines(&spec(name));
    }
}

fn change_lines(text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    let mut reported = 0;
    for index in 0..lines.len() {
        let mut missing = lines.clone();
        let line = missing.remove(index);
        let mut doubled = lines.clone();
        doubled.insert(index, line);
        let mut cut = lines.clone();
        cut[index] = &line[..line.len() / 2];
        let mut moved = lines.clone();
        let indented = format!("  {line}");
        moved[index] = &indented;
        for lines in [missing, doubled, cut, moved] {
            reported += usize::from(check(&lines.join("\n")).errors().next().is_some());
        }
    }
    assert!(reported > lines.len() * 2, "most of it is noticed: {reported} of {}", lines.len());
}

#[test]
fn values_of_other_kinds() {
    let strange = [
        "",
        "~",
        "[]",
        "{}",
        "[[]]",
        "{a: 1}",
        "-1",
        "65536",
        "1e400",
        "0x10",
        "true",
        "'x'",
        "\"\\u0000\"",
        "!tag x",
        "*nobody",
        "&a x",
        "|",
        "ä",
        "list<",
        "list<>",
        "[]",
        "\"[]\"",
        "\"list<list<list<x>>>\"",
        "self",
        "340282366920938463463374607431768211456",
        "\u{feff}",
        "\u{2028}",
        "\u{85}x",
        "- 1",
        "? x",
        "<<: 1",
        "%YAML",
        "---",
    ];
    // Sampling every few positions still covers every key, and keeps the test fast.
    for (name, step) in [("language", 4), ("constructs", 37)] {
        let text = spec(name);
        for (at, _) in text.match_indices(": ").step_by(step) {
            let rest = &text[at + 2..];
            let end = rest.find(['\n', ',', '}']).unwrap();
            for value in strange {
                check(&format!("{}: {value}{}", &text[..at], &rest[end..]));
            }
        }
    }
}

#[test]
fn unselected_packets_are_checked_but_need_no_layout() {
    let text = "types:\n  - {name: Unused, fields: [{name: x, type: nosuch}]}\nrealms: {a: {name: A}, b: {name: B}}\npackets:\n  c2s:\n    \
                - {id: 1, name: a.one, header: ONE, realm: a, fields: []}\n    \
                - {id: 2, name: b.two, header: TWO, realm: b, fields: [{name: x, type: object}, {name: y, type: int23}, {name: y, type: int8}]}\n  \
                s2c:\n    - {id: 1, name: a.one, header: ONE, realm: a, fields: []}\n    - {id: 1, name: a.two, header: TWO, realm: b, fields: []}\n";
    let source = Source::new("spec.yaml", text);
    let codes = |realms: &[&str]| {
        let selection = Selection { realms: realms.iter().map(ToString::to_string).collect(), ..Selection::default() };
        let compiled = compile(&source, &selection);
        let mut codes: Vec<Code> = compiled.errors().map(|error| error.code).collect();
        codes.sort();
        (codes, compiled.packet_count())
    };
    let always = [Code::DuplicateId, Code::DuplicateName, Code::UnknownType, Code::UnknownType];
    assert_eq!(codes(&["a"]), (always.to_vec(), 2));
    let mut with_layout = always.to_vec();
    with_layout.push(Code::NoLayout);
    with_layout.sort();
    assert_eq!(codes(&[]).0, with_layout);
    assert_eq!(codes(&["b"]).0, with_layout);
}

#[test]
fn types_that_hold_each_other_need_a_list_and_a_depth_somewhere() {
    let compile = |types: &str| {
        let text = format!(
            "types:\n{types}realms: {{a: {{name: A}}}}\npackets: {{c2s: [{{id: 1, name: a.b, header: A, realm: a, fields: [{{name: x, type: B}}]}}]}}\n"
        );
        check(&text).errors().map(|error| error.code).collect::<Vec<Code>>()
    };
    // The result does not depend on the order of the types, nor on the position of the list in the circle.
    let record = "  - {name: A, depth: 3, fields: [{name: b, type: B}]}\n  - {name: B, fields: [{name: as, type: \"list<A>\"}]}\n";
    assert_eq!(compile(record), []);
    let variants = "  - {name: Data, depth: 4, fields: [{name: flags, type: int32}, {name: content, type: B, tag: {field: flags, mask: 255}}]}\n  \
                    - {name: B, tag: int32, variants: [{name: Items, tag: 1, fields: [{name: items, type: \"list<Data>\"}]}], other: []}\n";
    assert_eq!(compile(variants), []);
    assert_eq!(
        compile(&variants.replace("tag: int32", "tag: string").replace("tag: 1", "tag: a")),
        [Code::BadReference]
    );
    assert_eq!(compile(&record.replace(" depth: 3,", "")), [Code::RecursiveRecord]);
    assert_eq!(compile(&record.replace("list<A>", "A")), [Code::RecursiveRecord]);
}

#[test]
fn nothing_follows_from_a_type_of_which_a_field_is_wrong() {
    // Without its field the type would take no bytes, and neither would its variant after the tag.
    for thing in [
        "fields: [{name: x, type: int23}]",
        "tag: int8, variants: [{name: Only, tag: 1, fields: [{name: x, type: int23}]}]",
    ] {
        let text = format!(
            "types:\n  - {{name: Thing, {thing}}}\nrealms: {{a: {{name: A}}}}\npackets: {{c2s: [{{id: 1, name: a.b, header: A, realm: a, fields: [{{name: kind, type: int8}}, {{name: many, type: \"list<Thing>\"}}, {{name: one, type: Thing, required: false}}]}}]}}\n"
        );
        assert_eq!(check(&text).errors().map(|error| error.code).collect::<Vec<Code>>(), [Code::UnknownType]);
    }
}

#[test]
fn a_packet_with_a_wrong_id_is_still_checked() {
    let text = "realms: {a: {name: A}}\npackets: {c2s: [{id: 65536, name: a.b, header: A, realm: a, fields: [{name: x, type: int23}]}]}\n";
    let codes: Vec<Code> = check(text).errors().map(|error| error.code).collect();
    assert_eq!(codes, [Code::OutOfRange, Code::UnknownType]);
}

#[test]
fn a_long_line_is_shown_around_its_mistake() {
    let text = format!(
        "realms: {{a: {{name: A, {}sescription: x, position: [{}]}}}}\npackets: {{}}\n",
        "x: 1, ".repeat(100),
        "1, ".repeat(20_000)
    );
    let source = Source::new("spec.yaml", text.as_str());
    let compiled = check(&text);
    for error in compiled.errors() {
        let rendered = error.render(&source);
        assert!(rendered.lines().all(|line| line.chars().count() < 700), "{rendered}");
    }
    let slip = compiled.errors().find(|error| error.message.contains("sescription")).unwrap().render(&source);
    let lines: Vec<&str> = slip.lines().collect();
    let column = lines[4].find('^').unwrap();
    assert_eq!(&lines[3][column..column + 11], "sescription", "{slip}");
    assert!(lines[3].contains("| ...") && lines[3].ends_with("..."), "{slip}");
}

#[test]
fn anchors_and_aliases_work() {
    let text = "realms: {a: {name: A}}\npackets:\n  c2s:\n    - {id: 1, name: a.b, header: A_B, realm: a, fields: &same [{name: x, type: int8}]}\n    \
                - {id: 2, name: a.c, header: A_C, realm: a, fields: *same}\n";
    let compiled = check(text);
    assert_eq!(compiled.errors().next(), None);
    assert_eq!(compiled.packet_count(), 2);
}

#[test]
fn two_wrong_shapes_and_a_duplicate_key_give_three_carets() {
    let text = "realms: [a]\npackets:\n  c2s:\n    id: 1\n  s2c: []\n  s2c: []\n";
    let source = Source::new("spec.yaml", text);
    let places: Vec<_> = check(text)
        .errors()
        .map(|diagnostic| (diagnostic.code, source.line_column(diagnostic.place.unwrap().start)))
        .collect();
    assert_eq!(places, [(Code::Shape, (1, 9)), (Code::Shape, (4, 5)), (Code::DuplicateKey, (6, 3))]);
}

#[test]
fn lines_are_counted_as_editors_do() {
    for line_end in ["\n", "\r\n"] {
        let text = [
            "\u{feff}# Ünïcode",
            "meta: {name: \"a\u{2028}b\u{85}c\"}",
            "realms: {ä: {name: A}}",
            "packets: {c2s: [], s2x: []}",
            "",
        ]
        .join(line_end);
        let source = Source::new("spec.yaml", text.as_str());
        let compiled = check(&text);
        let [diagnostic] = compiled.errors().collect::<Vec<_>>()[..] else { panic!("{:?}", compiled.diagnostics) };
        assert_eq!(source.line_column(diagnostic.place.unwrap().start), (4, 20));
        assert!(diagnostic.render(&source).contains("                   ^^^"));
    }
}

#[test]
fn one_mistake_is_one_error() {
    for (types, fields, code) in [
        ("{name: int8, fields: [{name: x, type: int8}]}", "", Code::Spelling),
        ("{name: U, tag: string, variants: [{name: C, tag: true, fields: []}]}", "", Code::Shape),
        ("{name: P, fields: [{name: x, type: int8}]}", "{name: _x, type: P}", Code::Spelling),
        ("{name: P, depth: 32, fields: [{name: p, type: \"list<P>\"}]}", "{name: p, type: R}", Code::UnknownType),
    ] {
        let packet = format!("{{id: 1, name: a.b, header: A, realm: r, fields: [{fields}]}}");
        let text = format!("types: [{types}]\nrealms: {{r: {{name: R}}}}\npackets: {{c2s: [{packet}]}}\n");
        let compiled = check(&text);
        let errors: Vec<Code> = compiled.errors().map(|error| error.code).collect();
        assert_eq!(errors, [code], "{text}");
    }
}
