//! `spec/DIAGNOSTICS.md` explains every code, and its examples give the errors that it shows.

use std::fs;
use std::path::Path;

use protocol_compiler::{Code, Compiled, Selection, compile, source::Source};

fn document() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("spec/DIAGNOSTICS.md")).unwrap()
}

/// Returns the sections after the introduction, by their codes.
fn sections(document: &str) -> Vec<(&str, &str)> {
    document.split("\n## ").skip(1).map(|section| section.split_once(": ").unwrap()).collect()
}

/// Compiles an example. It is either a whole spec or some packets, which are put into a spec.
fn compile_example(example: &str) -> Compiled {
    let whole = if example.contains("packets:") {
        example.to_owned()
    } else {
        let indented = example.replace('\n', "\n    ");
        format!("realms:\n  shop: {{name: Shop}}\npackets:\n  c2s:\n    {indented}")
    };
    compile(&Source::new("example.yaml", whole), &Selection::default())
}

#[test]
fn every_code_has_its_section_and_no_other() {
    let document = document();
    let explained: Vec<&str> = sections(&document).into_iter().map(|(code, _)| code).collect();
    let codes: Vec<String> = Code::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(explained, codes);
    assert!(codes.is_sorted());
}

#[test]
fn wrong_examples_are_reported_and_right_ones_are_not() {
    let document = document();
    for (code, section) in sections(&document) {
        let examples: Vec<&str> =
            section.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
        let [wrong, right] = examples.as_slice() else {
            assert_eq!((code, examples.len()), ("P0001", 0), "only a missing file has no example");
            continue;
        };
        let codes: Vec<String> =
            compile_example(wrong).diagnostics.iter().map(|found| found.code.to_string()).collect();
        assert!(codes.iter().any(|found| found == code), "{code}: the wrong example gives {codes:?}\n{wrong}");
        let errors: Vec<&String> = codes.iter().filter(|found| found.as_str() < "P0101").collect();
        assert!(errors.iter().all(|found| *found == code), "{code}: the wrong example gives {errors:?}\n{wrong}");
        let compiled = compile_example(right);
        let found: Vec<_> = compiled
            .diagnostics
            .iter()
            .filter(|found| !found.code.is_warning() || found.code.to_string() == code)
            .collect();
        assert!(found.is_empty(), "{code}: {found:?}\n{right}");
        assert!(compiled.errors().next().is_none());
    }
}
