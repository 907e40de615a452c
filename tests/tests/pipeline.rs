//! The whole derive, from a file to tokens: for any file, it gives tokens that parse as Rust, and an error for each mistake.

use std::fs;
use std::ops::Range;
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

/// Derives from a file with this text. Returns the number of errors and of packets in the enums.
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
        // Each error is in two modules, to prevent follow-up errors in both. rustc shows equal errors once.
        assert_eq!(errors.0 % 2, 0);
        errors.0 /= 2;
        assert_eq!(errors.0, reported.min(20) + usize::from(reported > 20), "{text}");
    }
    for error in compiled.errors() {
        let line = error.place.map_or(1, |place| source.line_column(place.start).0);
        // In YAML a carriage return ends a line, too.
        let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
        assert!(line <= lines, "{error:?}");
        assert!(error.render(&source).lines().count() < 30, "a message is no flood");
    }
    (errors.0, compiled.packet_count())
}

fn spec() -> String {
    read("language")
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("specs").join(name).with_extension("yaml")).unwrap()
}

/// A change to one entry of a mapping, which is `key: value` in braces or on a separate line.
#[derive(Debug, Clone)]
enum Change {
    /// Removes the entry.
    Drop(Index),
    /// Swaps the values of two entries.
    SwapValues(Index, Index),
    /// Replaces the entry's key by another entry's.
    TakeKey(Index, Index),
    /// Copies the entry after another one.
    Copy(Index, Index),
    /// Replaces a number.
    Number(Index, i64),
    /// Replaces the entry's value.
    Value(Index, &'static str),
    /// Inserts the entry into a field.
    Insert(Index, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<Index>;
    let value = select(vec![
        "rest",
        "little",
        "big",
        "unknown",
        "string",
        "bytes",
        "boolean",
        "uint8",
        "double",
        "\"list<Node>\"",
        "\"list<Unit>\"",
        "\"list<bytes>\"",
        "Node",
        "Unit",
        "Data",
        "Content",
        "Color",
        "Sanction",
        "Question",
        "flags",
        "kind",
        "hasMore",
        "presetCount",
        "{field: flags}",
        "{field: kind, is: S}",
        "{field: flags, bits: 4}",
        "{field: flags, mask: 12, bits: 8}",
        "{field: hasMore}",
        "{field: presetCount}",
        "{field: presetCount, unit: 2}",
        "{type: uint64}",
        "[]",
        "[1, 2]",
        "[S, x]",
        "{}",
        "~",
        "true",
        "talking",
        "call.ping",
        "[call.ping]",
        "[CALL_PING]",
    ]);
    let entry = select(vec![
        "required: false",
        "when: {field: flags, bits: 8}",
        "when: {field: kind, not: S}",
        "when: {field: sprite, above: 1}",
        "when: {field: hasMore}",
        "when: {field: ok, is: false}",
        "count: rest",
        "count: {field: flags}",
        "tag: {field: flags}",
        "tag: {field: kind}",
        "max: 3",
        "blank: 2",
        "endian: little",
        "secret: true",
        "description: x",
    ]);
    let number =
        prop_oneof![-2_i64..9, select(vec![64, 65, 127, 128, 255, 256, 65_535, 65_536, i64::from(i32::MIN), i64::MAX])];
    prop_oneof![
        2 => index().prop_map(Change::Drop),
        2 => (index(), index()).prop_map(|(at, other)| Change::SwapValues(at, other)),
        1 => (index(), index()).prop_map(|(at, other)| Change::TakeKey(at, other)),
        1 => (index(), index()).prop_map(|(at, other)| Change::Copy(at, other)),
        2 => (index(), number).prop_map(|(at, number)| Change::Number(at, number)),
        3 => (index(), value).prop_map(|(at, value)| Change::Value(at, value)),
        4 => (index(), entry).prop_map(|(at, entry)| Change::Insert(at, entry)),
    ]
}

/// Returns the positions of the entries in a text: the key, and the value up to the next comma, bracket or end of line.
fn entries(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let entry = |(at, _): (usize, &str)| {
        let begin = text[..at].rfind(|char: char| !char.is_ascii_alphanumeric()).map_or(0, |before| before + 1);
        let (mut depth, rest) = (0_i32, &text[at + 2..]);
        let end = rest.find(|char: char| {
            depth += i32::from(matches!(char, '{' | '[')) - i32::from(matches!(char, '}' | ']'));
            char == '\n' || depth < 0 || (depth == 0 && char == ',')
        });
        (begin..at, at + 2..at + 2 + end.unwrap_or(rest.len()))
    };
    text.match_indices(": ").map(entry).collect()
}

impl Change {
    fn apply(&self, text: &mut String) {
        let entries = entries(text);
        let Some(last) = entries.len().checked_sub(1) else { return };
        let entry = |at: &Index| entries[at.index(last + 1)].clone();
        match self {
            Self::Drop(at) => {
                let (key, value) = entry(at);
                let comma = if text[value.end..].starts_with(", ") { 2 } else { 0 };
                text.replace_range(key.start..value.end + comma, "");
            }
            Self::SwapValues(at, other) => {
                let (mut first, mut second) = (entry(at).1, entry(other).1);
                if first.start > second.start {
                    std::mem::swap(&mut first, &mut second);
                }
                if first.end <= second.start {
                    let (a, b) = (text[first.clone()].to_owned(), text[second.clone()].to_owned());
                    text.replace_range(second, &a);
                    text.replace_range(first, &b);
                }
            }
            Self::TakeKey(at, other) => {
                let key = text[entry(other).0].to_owned();
                text.replace_range(entry(at).0, &key);
            }
            Self::Copy(at, other) => {
                let (key, value) = entry(other);
                let copy = format!(", {}", &text[key.start..value.end]);
                text.insert_str(entry(at).1.end, &copy);
            }
            Self::Number(at, number) => {
                let numbers: Vec<_> =
                    entries.iter().filter(|(_, value)| text[value.clone()].parse::<i64>().is_ok()).collect();
                if !numbers.is_empty() {
                    text.replace_range(numbers[at.index(numbers.len())].1.clone(), &number.to_string());
                }
            }
            Self::Value(at, value) => text.replace_range(entry(at).1, value),
            Self::Insert(at, entry) => {
                let fields: Vec<usize> = text.match_indices("{name: ").map(|(at, _)| at).collect();
                if !fields.is_empty() {
                    text.insert_str(fields[at.index(fields.len())] + 1, &format!("{entry}, "));
                }
            }
        }
    }
}

/// Changes a text as a typing mistake, a merge or an editor might.
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
    fn constructs_with_mistakes(changes in prop::collection::vec(change(), 1..5)) {
        let mut text = read("constructs");
        for change in &changes {
            change.apply(&mut text);
        }
        derive_from("constructs.yaml", &text);
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

/// Returns the documentation of all generated items.
#[derive(Default)]
struct Docs(Vec<String>);

impl<'ast> Visit<'ast> for Docs {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::NameValue(syn::MetaNameValue {
            value: syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }),
            ..
        }) = &attribute.meta
        {
            self.0.push(text.value());
        }
    }
}

#[test]
fn documentation_has_a_table_of_the_bytes() {
    let text = "types:
  - {name: Pair, fields: [{name: left, type: int8}, {name: right, type: string}]}
realms: {shop: {name: Shop}}
packets:
  c2s:
    - id: 7
      name: shop.buy
      header: SHOP_BUY
      realm: shop
      summary: Buy | sell
      fields:
        - {name: first, type: int32}
        - {name: second, type: int16}
        - {name: middle, type: string}
        - {name: third, type: boolean}
        - {name: fourth, type: double}
        - {name: pair, type: Pair}
        - {name: flags, type: \"boolean[]\", count: {type: uint8, unit: 2}}
        - {name: last, type: int8, required: false}
";
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs.yaml");
    fs::write(&path, text).unwrap();
    let input = format!("#[protocol(spec = {:?})] struct Derived;", path.to_str().unwrap());
    let mut docs = Docs::default();
    docs.visit_file(&syn::parse2(derive(input.parse().unwrap(), |_| None)).unwrap());
    let find = |beginning: &str| docs.0.iter().find(|text| text.starts_with(beginning)).expect(beginning);
    assert_eq!(
        find("Buy").split_once("# Wire format\n\n").unwrap().1,
        "\
| offset | bytes | field | type |
|--:|--:|---|---|
| 0 | 4 | `first` | `int32` |
| 4 | 2 | `second` | `int16` |
| 6 | 2 + n | `middle` | `string`: a uint16 count of bytes, and UTF-8 |
| after `middle` | 1 | `third` | `boolean` |
| 1 after `middle` | 8 | `fourth` | `double` |
| 9 after `middle` | 3 or more | `pair` | `Pair`: a record |
| after `pair` | 1 + items | `flags` | `list<boolean>`: uint8 count that counts 2 per item, and items of 1 byte |
| after `flags` | 1 | `last` | `int8`, optional |"
    );
    assert!(
        find("The one packet that the client sends.").ends_with("\n| 7 | [`shop.buy`](Self::ShopBuy) | Buy \\| sell |")
    );
}

#[test]
fn names_of_unselected_packets_are_free() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("free.yaml");
    fs::write(&path, spec()).unwrap();
    for (options, name, fine) in [
        ("direction = \"c2s\"", "ServerPacket", true),
        ("direction = \"c2s\", client_module = \"server\"", "Derived", true),
        ("direction = \"s2c\"", "ServerPacket", false),
        ("client_module = \"server\"", "Derived", false),
        ("client_module = \"gen\"", "Derived", true),
    ] {
        let input = format!("#[protocol(spec = {:?}, {options})] struct {name};", path.to_str().unwrap());
        let tokens = derive(input.parse().unwrap(), |_| None).to_string();
        assert_eq!(!tokens.contains("compile_error"), fine, "{input}: {tokens:.200}");
    }
}

#[test]
fn the_specs_derive_without_an_error() {
    assert_eq!(derive_from("fine.yaml", &spec()), (0, 6));
    assert_eq!(derive_from("fine.yaml", &read("constructs")), (0, 26));
    assert_eq!(derive_from("fine.yaml", &read("whole")), (0, 922));
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

/// What a spec does not describe is documented all the same, by what is known of it.
#[test]
fn what_has_no_description_says_what_it_is() {
    let text = "types:
  - {name: Pair, fields: [{name: left, type: int8}]}
  - {name: Mood, type: int8, values: [{name: fine, value: 3}]}
  - {name: Unit, tag: int8, variants: [{name: User, tag: 1, fields: [{name: pair, type: Pair}]}]}
realms: {shop: {name: Shop}}
packets:
  c2s:
    - {id: 7, name: shop.buy, header: SHOP_BUY, realm: shop, fields: [{name: unit, type: Unit}, {name: pairs, type: list<Pair>}, {name: mood, type: Mood}]}
    - {id: 8, name: shop.sell, header: SHOP_SELL, realm: shop, fields: [{name: pair, type: Pair}]}
    - {id: 9, name: shop.show, header: SHOP_SHOW, realm: shop, fields: [{name: pair, type: Pair}]}
";
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("plain.yaml");
    fs::write(&path, text).unwrap();
    let input = format!("#[protocol(spec = {:?})] struct Derived;", path.to_str().unwrap());
    let mut docs = Docs::default();
    docs.visit_file(&syn::parse2(derive(input.parse().unwrap(), |_| None)).unwrap());
    for expected in [
        "Packet `shop.buy`, id 7, header `SHOP_BUY`, from client to server. Realm `shop`.\n\n# Wire format",
        "Record `Pair` of the spec, used by `shop.buy`, `shop.sell`, `shop.show` and 1 more.\n\n# Wire format",
        "Enumeration `Mood` of the spec, used by `shop.buy`.\n\nOn the wire it is `int8`.",
        "Variants `Unit` of the spec, used by `shop.buy`.\n\nOn the wire, a tag of type `int8` selects the fields after it.",
        "Value `fine`, which is `3` on the wire.",
        "Variant `User`, whose tag is `1`.",
        "Field `left`, `int8`.",
        "Packet `shop.buy`, id 7.",
    ] {
        assert!(docs.0.iter().any(|text| text.starts_with(expected)), "{expected}: {:#?}", docs.0);
    }
}
