//! The compiler on texts that nobody would write: it never panics, and what it reports lies inside of the file.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use protocol_compiler::{Code, Compiled, Selection, compile, source::Source};

fn language() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/language.yaml")).unwrap()
}

/// Compiles `text` and looks at every message.
fn check(text: &str) -> Compiled {
    let source = Source::new("spec.yaml", text);
    let compiled = compile(&source, &Selection::default());
    let lines = text.lines().count();
    for diagnostic in &compiled.diagnostics {
        let rendered = diagnostic.render(&source);
        assert!(rendered.starts_with(&diagnostic.message), "{rendered}");
        for place in diagnostic.place.iter().chain(diagnostic.labels.iter().map(|(place, _)| place)) {
            assert!(place.start <= text.len() && place.start <= place.end, "{rendered}");
            let (line, column) = source.line_column(place.start);
            assert!(line <= lines + 1 && column >= 1, "{rendered}");
        }
    }
    compiled
}

#[test]
fn the_specs_of_this_repository_have_no_mistakes() {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("spec/protocol.yaml");
    for (text, packets) in [(language(), 6), (fs::read_to_string(ours).unwrap(), 29)] {
        let compiled = check(&text);
        assert_eq!(compiled.errors().next(), None);
        assert_eq!(compiled.packet_count(), packets);
    }
}

#[test]
fn lines_that_are_missing_doubled_cut_or_moved() {
    let text = language();
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
    assert!(reported > lines.len() * 2, "most of it is noticed: {reported}");
}

#[test]
fn values_that_are_something_else() {
    let text = language();
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
    // A fourth of the places is enough for every key to be among them, and takes seconds instead of many.
    for (at, _) in text.match_indices(": ").step_by(4) {
        let rest = &text[at + 2..];
        let end = rest.find(['\n', ',', '}']).unwrap();
        for value in strange {
            check(&format!("{}: {value}{}", &text[..at], &rest[end..]));
        }
    }
}

#[test]
fn texts_that_are_made_to_explode_end_soon() {
    let laugh = |level: usize| {
        let before = if level == 0 { "x".to_owned() } else { format!("*a{}", level - 1) };
        format!("a{level}: &a{level} [{}]\n", [before.as_str(); 10].join(", "))
    };
    let laughs: String = (0..12).map(laugh).collect();
    let deep_type = format!(
        "realms: {{a: {{name: A}}}}\npackets: {{c2s: [{{id: 1, name: a.b, header: A, realm: a, fields: [{{name: x, type: \"{}int8{}\"}}]}}]}}\n",
        "list<".repeat(100_000),
        ">".repeat(100_000)
    );
    let records: String =
        (0..20_000).map(|at| format!("  - {{name: R{at}, fields: [{{name: inner, type: R{}}}]}}\n", at + 1)).collect();
    let chain = format!(
        "types:\n{records}realms: {{a: {{name: A}}}}\npackets: {{c2s: [{{id: 1, name: a.b, header: A, realm: a, fields: [{{name: x, type: R0}}]}}]}}\n"
    );
    for (text, code) in [
        (chain, Code::TooLarge),
        (laughs, Code::TooLarge),
        ("[".repeat(100_000), Code::TooLarge),
        ("- ".repeat(1_000), Code::TooLarge),
        ("x".repeat(4 * 1024 * 1024), Code::TooLarge),
        (deep_type, Code::TooLarge),
    ] {
        let start = Instant::now();
        let compiled = check(&text);
        assert!(compiled.diagnostics.iter().any(|diagnostic| diagnostic.code == code), "{:?}", compiled.diagnostics);
        assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
    }
}

#[test]
fn what_is_not_asked_for_is_checked_but_needs_no_layout() {
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
fn records_that_double_in_size_are_refused() {
    let types: String = (0..40)
        .map(|at| format!("  - {{name: T{at}, fields: [{{name: x, type: T{0}}}, {{name: y, type: T{0}}}]}}\n", at + 1))
        .collect();
    let text = format!(
        "types:\n{types}  - {{name: T40, fields: [{{name: x, type: int8}}]}}\nrealms: {{a: {{name: A}}}}\npackets: {{c2s: [{{id: 1, name: a.b, header: A, realm: a, fields: [{{name: x, type: T0}}]}}]}}\n"
    );
    let codes: Vec<Code> = check(&text).errors().map(|error| error.code).collect();
    assert_eq!(codes, [Code::TooLarge]);
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
