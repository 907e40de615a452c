//! Specs that are not valid YAML: the error points to the mistake and names the likely cause.

mod support;

use protocol_compiler::{Code, source::Source};

use support::check;

const FINE: &str = "realms:
  shop:
    name: Shop
packets:
  s2c: []
  c2s:
    - id: 1
      name: shop.buy
      header: SHOP_BUY
      realm: shop
      summary: Buy something
      fields: []
";

/// Returns the line, column and message of the only error of an invalid text.
fn syntax_error(text: &str) -> String {
    let source = Source::new("spec.yaml", text);
    let compiled = check(text);
    let [error] = compiled.errors().collect::<Vec<_>>()[..] else { panic!("{:?}\n{text}", compiled.diagnostics) };
    assert_eq!(error.code, Code::Syntax);
    assert!(error.help.is_some(), "{error:?}");
    let (line, column) = source.line_column(error.place.unwrap().start);
    format!("{line}:{column} {}", error.message.strip_prefix("this is not YAML: ").unwrap())
}

#[test]
fn slips_of_yaml_are_explained() {
    for (right, slip, expected) in [
        ("Buy something", "Note: this breaks", "11:20 a colon stands in a text without quotes"),
        ("      header", "\theader", "9:1 a tab stands in the indentation"),
        ("    name: Shop", "\tname: Shop", "3:1 a tab stands in the indentation"),
        ("Buy something", "@user buys", "11:16 a text without quotes cannot begin with `@`"),
        ("Buy something", "*Buy* something", "11:16 this is no name of an anchor"),
        ("Buy something", "{user} buys something", "11:23 nothing can stand behind the bracket"),
        ("Buy something", "\"Buy\" something", "11:22 the text ended with the quote before this"),
        ("Buy something", "'It's bought'", "11:20 the text ended with the quote before this"),
        ("Buy something", "\"Buy something", "11:16 the quote that opens here is not closed"),
        ("summary: Buy", "summary:Buy", "11:7 this is neither a key with its value nor an item"),
        ("      realm", "     realm", "10:6 this line belongs to nothing above it"),
        ("      realm", "       realm", "10:8 this line is taken for a part of the text above it"),
        ("    - id", "    -id", "8:7 this line is taken for a part of the text above it"),
        ("Buy something", "\"a C:\\path\"", "11:21 no escape begins like this"),
        ("fields: []", "fields: [", "13:1 something is missing at the end"),
        (
            "fields: []",
            "fields: [{name: x, type: int8]",
            "12:16 this bracket is not closed, or a comma is missing in it",
        ),
        ("fields: []", "fields: [{name: x type: int8}]", "12:29 a colon stands in a text"),
        ("fields: []", "fields: [{name: x, type: int8, description: So: it is}]", "12:53 a colon stands in a text"),
        ("Buy something", "> 5 items", "11:18 behind `|` or `>` nothing can stand in the line"),
        ("Buy something", "- Buy", "11:16 a text without quotes cannot begin with `-`"),
        ("fields: []", "fields: *common", "12:15 nothing before this has an anchor with that name"),
        ("Buy something", "Buy something:\n        more", "11:29 a colon stands in a text without quotes"),
        (
            "      realm: shop\n",
            "<<<<<<< HEAD\n      realm: shop\n=======\n      realm: ship\n>>>>>>> other\n",
            "10:1 a merge was not finished here",
        ),
    ] {
        assert!(FINE.contains(right));
        assert_eq!(syntax_error(&FINE.replace(right, slip)), expected);
    }
}

#[test]
fn a_second_document_is_reported_where_it_begins() {
    for text in [FINE.to_owned(), format!("# Ours\n%YAML 1.1\n---\n{FINE}...\n# The end\n")] {
        assert_eq!(check(&text).errors().next(), None);
    }
    for (before, after, place) in [
        ("", "---\n", "13:1"),
        ("", "--- {}\n", "13:1"),
        ("\u{feff}--- # ours\n", "---\r\n", "14:1"),
        ("# ---\n\n", "# more\n---\nx: 1\n", "16:1"),
        ("", "...\n\nx: 1\n", "15:1"),
        ("notes: >-\n  a\n  ---\n  b\n", "---\n", "17:1"),
    ] {
        let text = format!("{before}{FINE}{after}");
        assert_eq!(syntax_error(&text), format!("{place} a second document begins here"), "{text}");
    }
}
