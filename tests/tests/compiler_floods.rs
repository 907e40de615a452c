//! Specs that are made to take much time or memory: compiling them ends soon.

mod support;

use std::time::{Duration, Instant};

use protocol_compiler::{Code, Selection, compile, source::Source};

use support::check;

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
    // A short text whose aliases are long, or take long to look at.
    let aliases = |value: &str| format!("x-a: &s {value}\nx-b: [{}]\n", "*s,".repeat(100_000));
    let megabyte = "x".repeat(1_000_000);
    let blanks = " ".repeat(1_000_000);
    let long_key = format!("x-a:\n  ? {megabyte}\n  : [{}]\n", "1,".repeat(100_000));
    for (text, code) in [
        (chain, Code::TooLarge),
        (aliases(&format!("\"{megabyte}\"")), Code::TooLarge),
        (aliases(&format!("\"a\n{blanks}\n b\"")), Code::TooLarge),
        (aliases(&format!("# {megabyte}\n  a")), Code::TooLarge),
        (aliases(&format!("!!str # {megabyte}\n  a")), Code::TooLarge),
        (long_key, Code::TooLarge),
        (format!("x-a: [{}]\n", "!!int x,".repeat(100_000)), Code::MissingKey),
        (format!("x-a: {{{}}}\n", "a,".repeat(50_000)), Code::MissingKey),
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
fn thousands_of_mistakes_in_one_line_are_shown_soon() {
    let fields: String = (0..8_000).map(|at| format!("{{name: f{at}, type: int8}}, ")).collect();
    let text = format!(
        "realms: {{a: {{name: A}}}}\npackets: {{c2s: [{{id: 1, name: a.b, header: A, realm: a, fields: [{fields}]}}]}}\n"
    );
    let source = Source::new("spec.yaml", text);
    let start = Instant::now();
    let compiled = compile(&source, &Selection::default());
    let shown: Vec<String> = compiled.diagnostics.iter().map(|diagnostic| diagnostic.render(&source)).collect();
    assert_eq!(shown.len(), 8_001);
    assert!(shown.iter().all(|shown| shown.len() < 2_000));
    // Two seconds where nothing else runs; it was minutes when each column was counted from the line's start.
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
}

/// Specs in which each of thousands of items would take minutes if it were compared with all others.
#[test]
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn thousands_of_everything_end_soon() {
    let lines = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let realm = "realms: {a: {name: A}}\n";
    let fields = |fields: &str| {
        format!(
            "{realm}packets:\n  c2s:\n    - id: 1\n      name: a.b\n      header: A\n      realm: a\n      fields:\n{fields}"
        )
    };
    let first = "        - {name: first, type: boolean}\n";
    let packets = |phase: &str| {
        lines(2_000, &|at| {
            format!(
                "    - {{id: {at}, name: a.b{at}, header: A{at}, realm: a, phase: {phase}{}, fields: []}}\n",
                at % 60
            )
        })
    };
    let names = |name: &str| (0..1_000).map(|at| format!("a.{name}{at}")).collect::<Vec<_>>().join(", ");
    let record = |depth: &str| {
        lines(100, &|at| {
            let fields: Vec<_> = (0..100).map(|to| format!("{{name: x{to}, type: \"list<R{to}>\"}}")).collect();
            format!("  - {{name: R{at}, {depth}fields: [{}]}}\n", fields.join(", "))
        })
    };
    let variants = lines(5_000, &|at| format!("      - {{name: V{at}, tag: {at}, fields: []}}\n"));
    let of_variants =
        lines(8_000, &|at| format!("        - {{name: v{at}, type: V, tag: {{field: flags, mask: 8191}}}}\n"));
    for (what, text, code) in [
        (
            "conditions",
            fields(&format!(
                "{first}{}",
                lines(10_000, &|at| format!("        - {{name: f{at}, type: int8, when: {{field: first}}}}\n"))
            )),
            None,
        ),
        (
            "conditions on what is not there",
            fields(&lines(6_000, &|at| {
                format!("        - {{name: f{at}, type: int8, when: {{field: g{at}, is: 1}}}}\n")
            })),
            Some(Code::BadReference),
        ),
        (
            "ends",
            fields(&format!(
                "{first}{}",
                lines(9_000, &|at| format!(
                    "        - {{name: f{at}, type: int8, when: {{field: first}}, required: false}}\n"
                ))
            )),
            Some(Code::NotLast),
        ),
        (
            "guards",
            fields(&format!(
                "{}{}",
                lines(6_000, &|at| format!("        - {{name: b{at}, type: boolean}}\n")),
                lines(6_000, &|at| format!("        - {{name: f{at}, type: int8, when: {{field: b{at}}}}}\n"))
            )),
            Some(Code::TooLarge),
        ),
        (
            "variants",
            format!(
                "types:\n  - name: V\n    tag: int32\n    variants:\n{variants}{}",
                fields(&format!("        - {{name: flags, type: int32}}\n{of_variants}"))
            ),
            None,
        ),
        (
            "phases",
            format!(
                "phases:\n{}{realm}packets:\n  c2s:\n{}",
                lines(3_000, &|at| format!("  - {{name: p{at}, also: [a.b1, a.b2]}}\n")),
                packets("p")
            ),
            Some(Code::TooLarge),
        ),
        (
            "packets that phases name",
            format!(
                "phases:\n{}{realm}packets:\n  c2s:\n{}",
                lines(60, &|at| format!("  - {{name: p{at}, also: [{}]}}\n", names("c"))),
                packets("q")
            ),
            Some(Code::UnknownPacket),
        ),
        (
            "circles",
            format!("types:\n{}{}", record("depth: 4, "), fields("        - {name: x, type: R0}\n")),
            Some(Code::TooLarge),
        ),
        (
            "one long circle",
            format!(
                "types:\n  - {{name: R5000, depth: 32, fields: [{{name: x, type: R0}}]}}\n{}{realm}packets: {{}}\n",
                lines(5_000, &|at| format!(
                    "  - {{name: R{at}, fields: [{{name: x, type: \"list<R{}>\"}}]}}\n",
                    at + 1
                ))
            ),
            Some(Code::TooLarge),
        ),
        (
            "circles that hold circles",
            format!(
                "types:\n{}{realm}packets: {{}}\n",
                lines(5_000, &|at| format!(
                    "  - {{name: R{at}, depth: {}, fields: [{{name: x, type: \"list<R{at}>\"}}, {{name: y, type: \"list<R{}>\"}}]}}\n",
                    at % 32 + 1,
                    (at + 1) % 5_000
                ))
            ),
            Some(Code::TooLarge),
        ),
        (
            "circles without a depth",
            format!("types:\n{}{}", record(""), fields("        - {name: x, type: R0}\n")),
            Some(Code::RecursiveRecord),
        ),
        (
            "types that are not there",
            format!(
                "types:\n{}{}",
                lines(4_000, &|at| format!("  - {{name: R{at}, fields: []}}\n")),
                fields(&lines(4_000, &|at| format!("        - {{name: x{at}, type: S{at}}}\n")))
            ),
            Some(Code::UnknownType),
        ),
        (
            "realms that are not there",
            format!(
                "realms:\n{}packets:\n  c2s:\n{}",
                lines(6_000, &|at| format!("  b{at}: {{name: B}}\n")),
                packets("p")
            ),
            Some(Code::UnknownRealm),
        ),
    ] {
        let source = Source::new("spec.yaml", text);
        let start = Instant::now();
        let compiled = compile(&source, &Selection::default());
        let took = start.elapsed();
        assert_eq!(compiled.errors().next().map(|error| error.code).is_some(), code.is_some(), "{what}");
        assert!(code.is_none_or(|code| compiled.errors().any(|error| error.code == code)), "{what}");
        // On an idle machine, they take at most a second.
        assert!(took < Duration::from_secs(20), "{what} took {took:?}");
    }
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
fn thousands_of_words_that_are_not_known_are_reported_soon() {
    let records: String =
        (0..2_000).map(|at| format!("  - {{name: Record{at}, fields: [{{name: x, type: Recrod{at}}}]}}\n")).collect();
    let packets: String = (0..1_000)
        .map(|at| format!("    - {{id: {at}, name: a.b{at}, header: B{at}, realm: raelm{at}, fields: []}}\n"))
        .collect();
    let realms: String = (0..1_000).map(|at| format!("  realm{at}: {{nmae: x, name: A}}\n")).collect();
    let text = format!("types:\n{records}realms:\n{realms}packets:\n  c2s:\n{packets}");
    let source = Source::new("spec.yaml", text);
    let start = Instant::now();
    let compiled = compile(&source, &Selection::default());
    let errors: Vec<_> = compiled.errors().collect();
    assert_eq!(errors.len(), 4_000);
    // Of very many errors, only the first ones suggest a correction. A build shows twenty.
    let suggested = errors.iter().filter(|error| error.render(&source).contains("did you mean `")).count();
    assert_eq!(suggested, 100);
    assert!(start.elapsed() < Duration::from_secs(10), "took {:?}", start.elapsed());
}
