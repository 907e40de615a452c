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
        ("Buy something", "Note: this breaks", "11:20 a text without quotes contains a colon"),
        ("      header", "\theader", "9:1 a tab is used for indentation"),
        ("    name: Shop", "\tname: Shop", "3:1 a tab is used for indentation"),
        ("Buy something", "@user buys", "11:16 a text without quotes cannot begin with `@`"),
        ("Buy something", "`user` buys", "11:16 a text without quotes cannot begin with a backtick"),
        ("Buy something", "%s buys", "11:16 a text without quotes cannot begin with `%`"),
        ("Buy something", "? Buy", "11:16 a text without quotes cannot begin with `?`"),
        ("Buy something", "*Buy* something", "11:16 this is not a valid name of an anchor"),
        ("Buy something", "& more", "11:16 this is not a valid name of an anchor"),
        ("Buy something", "!x!y z", "11:16 this is not a valid tag"),
        ("Buy something", "{user} buys something", "11:23 nothing can follow the bracket"),
        ("Buy something", "[a, b] in prose", "11:23 nothing can follow the bracket"),
        ("Buy something", "\"Buy\" something", "11:22 the text ended with the quote before this"),
        ("Buy something", "'It's bought'", "11:20 the text ended with the quote before this"),
        ("Buy something", "\"Buy something", "11:16 the quote that opens here is not closed"),
        ("Buy something", "\"Buy\n      since: \"1\"", "11:16 the quote that opens here is not closed"),
        ("summary: Buy", "summary:Buy", "11:7 a key has no space after its colon"),
        ("summary: Buy", "summary = Buy", "11:7 a key is followed by a colon and a space"),
        ("header: SHOP_BUY", "header; SHOP_BUY", "9:7 a key is followed by a colon and a space"),
        ("      header", "      // ours\n      header", "9:7 a comment begins with `#`"),
        ("      header", "      - header", "9:7 this list item is among the keys of a mapping"),
        ("- id: 1", "- id:1", "7:7 a key has no space after its colon"),
        ("- id: 1", "* id: 1", "7:5 a list item begins with a dash"),
        ("- id: 1", "+ id: 1", "7:5 a list item begins with a dash"),
        ("  c2s:", "  c2s", "6:3 this line is neither a key with its value nor a list item"),
        ("  c2s:", "  c2s: [", "7:5 in brackets a list item does not begin with a dash"),
        ("fields: []", "fields: [{name: x, type:}]", "12:30 this key has no value"),
        ("fields: []", "fields: [{name: x, type: \"int8\"[]}]", "12:38 the text ended with the quote before this"),
        ("summary: Buy", "summary Buy", "11:7 this line is neither a key with its value nor a list item"),
        ("      realm", "     realm", "10:6 this line does not belong to anything above it"),
        ("      realm", "       realm", "10:8 this line continues the text above it"),
        ("    - id", "    -id", "7:5 a list item has no space after its dash"),
        ("realms:", "  realms:", "4:1 this line does not belong to anything above it"),
        ("Buy something", "\"a C:\\path\"", "11:21 this escape does not exist"),
        ("Buy something", "\"a \\x1\"", "11:21 this is not a valid escape"),
        ("fields: []", "fields: [", "13:1 the file ends too early"),
        ("fields: []", "fields: [,]", "12:16 a value is missing before this character"),
        ("fields: []", "fields: []]", "12:17 this bracket closes nothing"),
        ("fields: []", "fields: [{name: x, type: int8]", "12:36 this `]` does not close the `{` that is open"),
        ("fields: []", "fields: [{name: x} {name: y}]", "12:26 a comma is missing before this"),
        (
            "fields: []",
            "fields: [{name: x, type: int8}",
            "12:15 this bracket is not closed, or a comma is missing after it",
        ),
        ("fields: []", "fields: [{name: x type: int8}]", "12:29 a text without quotes contains a colon"),
        (
            "fields: []",
            "fields: [{name: x, type: int8, description: So: it is}]",
            "12:53 a text without quotes contains a colon",
        ),
        (
            "fields: []",
            "fields: [{name: x, type: int8, description: item #5}]",
            "12:56 `#` begins a comment here, up to the end of the line",
        ),
        ("fields: []", "fields: [{name: x, type: int8[]}]", "12:32 a text without quotes cannot contain brackets here"),
        (
            "fields: []",
            "fields: [{name: x, type: int8, description: see [a] there}]",
            "12:51 a text without quotes cannot contain brackets here",
        ),
        ("Buy something", "> 5 items", "11:18 only a line end is allowed after `|` or `>`"),
        ("Buy something", "- Buy", "11:16 a text without quotes cannot begin with `-` and a space"),
        ("fields: []", "fields: *common", "12:15 there is no anchor with this name before it"),
        ("Buy something", "Buy something:\n        more", "11:29 a text without quotes contains a colon"),
        (
            "      realm: shop\n",
            "<<<<<<< HEAD\n      realm: shop\n=======\n      realm: ship\n>>>>>>> other\n",
            "10:1 this file has an unresolved merge conflict",
        ),
    ] {
        assert!(FINE.contains(right));
        assert_eq!(syntax_error(&FINE.replace(right, slip)), expected);
    }
}

/// The help for the only error of a text.
fn help(text: &str) -> String {
    let compiled = check(text);
    let [error] = compiled.errors().collect::<Vec<_>>()[..] else { panic!("{:?}\n{text}", compiled.diagnostics) };
    error.help.clone().unwrap()
}

#[test]
fn the_help_says_what_to_write() {
    let in_braces = |field: &str| FINE.replace("fields: []", &format!("fields: [{{name: x, {field}}}]"));
    for (field, expected) in [
        ("type: int8[]", "put it in quotes: `\"int8[]\"`; or write `list<int8>`"),
        ("type: int8[][]", "put it in quotes: `\"int8[][]\"`"),
        ("type: list<int8>[]", "put it in quotes: `\"list<int8>[]\"`; or write `list<list<int8>>`"),
        ("type: int8[4]", "put it in quotes: `\"int8[4]\"`"),
        ("type: map<string,int32>", "put the whole text in quotes: `\"map<string,int32>\"`"),
        ("type: int8, description: one, two and three", "put the whole text in quotes: `\"one, two and three\"`"),
        ("type: int8, max: 1,000", "write the number without commas: `1000`"),
        ("type:int8", "write `type: int8`"),
        ("type=int8", "write `type: int8`"),
        ("type\u{ff1a} int8", "write `type: int8`"),
        ("type:\u{a0}int8", "write `type: int8`"),
    ] {
        assert_eq!(help(&in_braces(field)), expected, "{field}");
    }
    for (right, slip, expected) in [
        ("    - id", "    -id", "put a space after the dash: `- id: 1`"),
        ("summary: Buy", "summary:Buy", "put a space after the colon: `summary: Buy something`"),
        ("summary: Buy", "summary = Buy", "write `summary: Buy something`"),
        ("id: 1", "id: - 1", "write a negative number without a space: `-1`"),
    ] {
        assert_eq!(help(&FINE.replace(right, slip)), expected, "{slip}");
    }
}

#[test]
fn directives_are_read_or_pointed_at() {
    for version in ["1.0", "1.1", "1.2", "1.3", "1.10"] {
        let text = format!("%YAML {version}\n---\n{FINE}");
        if version == "1.0" {
            assert_eq!(syntax_error(&text), "1:1 this version of YAML is not supported");
        } else {
            assert_eq!(check(&text).errors().next(), None, "{version}");
        }
    }
    for (directive, expected) in [
        ("%YAML 2.0\n---\n", "1:1 this version of YAML is not supported"),
        ("%YAML 1.2\n", "1:1 this directive is not followed by `---`"),
        ("# ours\n%FOO x\n---\n", "2:1 a line that begins with `%` is a directive, and this one is not valid"),
        ("%TAG x\n---\n", "1:1 a line that begins with `%` is a directive, and this one is not valid"),
    ] {
        assert_eq!(syntax_error(&format!("{directive}{FINE}")), expected);
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

#[test]
fn what_follows_the_only_value_of_a_file_is_explained() {
    for (text, expected) in [
        ("[realms]\nshop = 1\n", "1:1 a name in brackets is a list"),
        ("# ours\n[[packets]]\nid = 1\n", "2:1 a name in brackets is a list"),
        (
            "realms: {}\n%TAG ! tag:x,2000:\npackets: {}\n",
            "2:1 a line that begins with `%` is a directive, and belongs before the document",
        ),
        ("[a, b]\nc\n", "1:1 the value that begins here is not the whole file"),
    ] {
        assert_eq!(syntax_error(text), expected, "{text}");
    }
    assert_eq!(
        help("[realms]\nshop = 1\n"),
        "a spec is YAML, not TOML: write `realms:`, and indent what belongs to it"
    );
}
