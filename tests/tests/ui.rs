//! What rustc prints for a broken spec, for wrong options, and for code that the types forbid: one mistake per file, reviewed as a user reads
//! it.
//!
//! `TRYBUILD=overwrite cargo test -p protocol-tests --test ui` updates the expected output.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use protocol_compiler::{Selection, compile, source::Source};

#[test]
fn every_mistake_is_explained() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/*.rs");
}

/// trybuild hides lines and columns, so the first line of each test has them: `// P0004 at 6:8`.
#[test]
fn every_mistake_is_at_its_place() {
    let mut checked = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).unwrap() {
        let path = entry.unwrap().path();
        let rust = path.with_extension("rs");
        if path.extension().is_none_or(|extension| extension != "yaml") || !rust.exists() {
            continue;
        }
        let source = Source::read(&path).unwrap();
        let places: Vec<String> = compile(&source, &Selection::default())
            .errors()
            .map(|diagnostic| match diagnostic.place {
                Some(place) => {
                    let (line, column) = source.line_column(place.start);
                    format!("{} at {line}:{column}", diagnostic.code)
                }
                None => diagnostic.code.to_string(),
            })
            .collect();
        let first = fs::read_to_string(rust).unwrap().lines().next().unwrap().to_owned();
        if first.starts_with("// P") || !places.is_empty() {
            assert_eq!(first, format!("// {}", places.join(", ")), "{}", path.display());
            checked += 1;
        }
    }
    assert!(checked > 20);
}

#[test]
fn every_expected_output_belongs_to_a_test() {
    let mut stems: [BTreeSet<String>; 2] = Default::default();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => stems[0].insert(stem),
            Some("stderr") => stems[1].insert(stem),
            _ => true,
        };
    }
    assert_eq!(stems[0], stems[1]);
    assert!(stems[0].len() > 20);
}
