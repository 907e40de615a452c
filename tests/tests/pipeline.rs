//! The whole derive, from a file to tokens: whatever stands in the file, it gives tokens that are Rust, and an error for each
//! mistake.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use protocol_compiler::{Code, Selection, compile, derive, source::Source};
use syn::visit::Visit;

/// Counts `compile_error!`.
#[derive(Default)]
struct Errors(usize);

impl<'ast> Visit<'ast> for Errors {
    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        self.0 += usize::from(found.path.segments.last().is_some_and(|segment| segment.ident == "compile_error"));
    }
}

/// Derives from a file with this text; gives the number of errors and of packets in the enums.
fn derive_from(name: &str, text: &str) -> (usize, usize) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    let input = format!("#[protocol(spec = {:?})] struct Derived;", path.to_str().unwrap());
    let tokens = derive(input.parse().unwrap(), |_| None);
    let file: syn::File = syn::parse2(tokens.clone()).unwrap_or_else(|error| panic!("{error}\n{text}\n{tokens}"));
    let mut errors = Errors::default();
    errors.visit_file(&file);
    let source = Source::new(&path, text);
    let compiled = compile(&source, &Selection::default());
    let reported = compiled.errors().count();
    if reported > 0 {
        // Each stands in two modules, so that no other error follows from it in either; rustc shows equal ones once.
        assert_eq!(errors.0 % 2, 0);
        errors.0 /= 2;
        assert_eq!(errors.0, reported.min(20) + usize::from(reported > 20), "{text}");
    }
    for error in compiled.errors() {
        let line = error.place.map_or(1, |place| source.line_column(place.start).0);
        assert!(line <= text.split('\n').count(), "{error:?}");
        assert!(error.render(&source).lines().count() < 30, "a message is no flood");
    }
    (errors.0, compiled.packet_count())
}

fn spec() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/language.yaml")).unwrap()
}

/// Something that a slip, a merge or an editor may do to a text.
fn mutate(text: &mut String, what: u8, at: Index, other: Index, word: &str) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let (at, other) = (at.index(lines.len()), other.index(lines.len()));
    match what {
        0 => drop(lines.remove(at)),
        1 => lines.swap(at, other),
        2 => {
            let copy = lines[other].clone();
            lines[at] = copy;
        }
        3 => lines[at] = format!("  {}", lines[at]),
        4 => lines[at] = lines[at].replacen(' ', "", 1),
        5 => {
            let value = lines[at].find(": ").map_or(0, |colon| colon + 2);
            lines[at].replace_range(value.., word);
        }
        _ => lines.insert(at, word.to_owned()),
    }
    *text = lines.join("\n");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_spec_with_mistakes(
        changes in prop::collection::vec(
            (0_u8..7, any::<Index>(), any::<Index>(), prop_oneof![
                4 => select(vec![
                    "int32", "list<Mood>", "Group[]", "shop", "true", "1", "self", "[]", "{}", "c2s:", "    - id: 5", "Self", "a.b", "type",
                    "x: &x [*x]", "\"\\u{1}*/\"", "'", "!t 1", "<<: 1", "? [a]", "\t", "r#type", "gen", "_", "Vec", "String",
                ]).prop_map(str::to_owned),
                1 => ".{0,12}",
            ]),
            1..6,
        )
    ) {
        let mut text = spec();
        for (what, at, other, word) in changes {
            mutate(&mut text, what, at, other, &word);
        }
        derive_from("mutated.yaml", &text);
    }

    #[test]
    fn any_text(text in prop_oneof![".{0,60}", "[a-z:\\[\\]{}&*!|>'\"# \n-]{0,80}"]) {
        derive_from("any.yaml", &text);
    }
}

#[test]
fn names_of_modules_can_be_keywords() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keywords.yaml");
    fs::write(&path, spec()).unwrap();
    let input = format!("#[protocol(spec = {:?}, client_module = \"r#type\")] struct Derived;", path.to_str().unwrap());
    let tokens = derive(input.parse().unwrap(), |_| None);
    assert!(syn::parse2::<syn::File>(tokens.clone()).is_ok());
    assert!(tokens.to_string().contains("pub mod r#type"));
}

#[test]
fn the_specs_derive_without_an_error() {
    assert_eq!(derive_from("fine.yaml", &spec()), (0, 6));
}

#[test]
fn a_file_with_many_mistakes_shows_twenty_and_counts_the_rest() {
    let packets: String =
        (0..30).map(|id| format!("    - {{id: {id}, name: a.b{id}, header: B{id}, realm: b, fields: []}}\n")).collect();
    let text = format!("realms: {{a: {{name: A}}}}\npackets:\n  c2s:\n{packets}");
    assert_eq!(derive_from("many.yaml", &text), (21, 30));
    let compiled = compile(&Source::new("many.yaml", text), &Selection::default());
    assert_eq!(compiled.errors().filter(|error| error.code == Code::UnknownRealm).count(), 30);
}
