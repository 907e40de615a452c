//! Values with a tag, numbers and booleans of other dialects, and merged mappings: what is read, and what the message tells to write.

mod support;

use protocol_compiler::{Code, source::Source};

use support::check;

/// A packet with these lines, and one field that ends like this.
fn spec(id: &str, summary: &str, field: &str) -> String {
    format!(
        "realms: {{shop: {{name: Shop}}}}\npackets:\n  c2s:\n    - id: {id}\n      name: shop.buy\n      header: SHOP_BUY\n      realm: shop\n      summary: {summary}\n      fields: [{{name: a, type: int32, {field}}}]\n"
    )
}

/// The code, place, message and help of each error.
fn errors(text: &str) -> Vec<String> {
    let source = Source::new("spec.yaml", text);
    let show = |error: &protocol_compiler::Diagnostic| {
        let place = error.place.unwrap();
        let (line, column) = source.line_column(place.start);
        let help = error.help.as_deref().unwrap_or("-");
        format!("{} {line}:{column} {} | {} | {help}", error.code, &text[place.start..place.end], error.message)
    };
    check(text).errors().map(show).collect()
}

/// Tests what is reported of a packet in which one value is another one.
fn reported(cases: &[(&str, &str, &str, &[&str])]) {
    for &(id, summary, field, expected) in cases {
        assert_eq!(errors(&spec(id, summary, field)), expected, "{id} {summary} {field}");
    }
}

#[test]
fn tags_that_fit_are_read() {
    for (id, summary, field) in [
        ("!!int 1", "!!str 7", "required: !!bool false"),
        ("!!int \"1\"", "!!str true", "required: !!bool \"false\""),
        ("!!int 0x1", "! 7", "required: !!null ~"),
        ("&id !!int 1", "!!str &text null", "required: !!null \"\""),
        ("!!int\n        1", "Hello!! you", "!!str required: false"),
        ("1", "!!str", "required: false"),
    ] {
        assert_eq!(errors(&spec(id, summary, field)), [""; 0], "{id} {summary} {field}");
    }
    let packets = "packets: !!map {c2s: !!seq []}\n";
    for text in [
        format!("realms: !!map {{}}\n{packets}"),
        format!("!!map\nrealms: {{}}\n{packets}"),
        format!("%YAML 1.2\n---\nrealms: {{}}\n{packets}"),
        format!("# ours\n--- !!map\nrealms: {{}}\n{packets}"),
    ] {
        assert_eq!(errors(&text), [""; 0], "{text}");
    }
}

#[test]
fn a_value_that_is_not_what_its_tag_says_is_one_error() {
    reported(&[
        (
            "!!int 010",
            "x",
            "required: false",
            &[
                "P0004 4:17 010 | `010` is not an integer, as `!!int` says | write `10`, or `0o10` if you mean an octal number, or remove `!!int`",
            ],
        ),
        (
            "!!int 99999999999999999999999999999999999999999",
            "x",
            "required: false",
            &[
                "P0008 4:17 99999999999999999999999999999999999999999 | `99999999999999999999999999999999999999999` is too large for an integer | the largest integer type holds 64 bits",
            ],
        ),
        (
            "!!int >-\n        one",
            "x",
            "required: false",
            &["P0004 4:17 >- | this is not an integer, as `!!int` says | remove `!!int`"],
        ),
        (
            "!!int one",
            "x",
            "required: false",
            &["P0004 4:17 one | `one` is not an integer, as `!!int` says | remove `!!int`"],
        ),
        (
            "!!int \"\"",
            "x",
            "required: false",
            &["P0004 4:17 \"\" | `\"\"` is not an integer, as `!!int` says | remove `!!int`"],
        ),
        (
            "!!int [1]",
            "x",
            "required: false",
            &["P0004 4:17 [ | this is not an integer, as `!!int` says | remove `!!int`"],
        ),
        ("1", "!!null x", "required: false", &["P0004 8:23 x | `x` is not `null`, as `!!null` says | remove `!!null`"]),
        (
            "1",
            "!!str {a: b}",
            "required: false",
            &["P0004 8:22 { | this is not a string, as `!!str` says | remove `!!str`"],
        ),
        (
            "1",
            "!!float x",
            "required: false",
            &["P0004 8:24 x | `x` is not a number, as `!!float` says | remove `!!float`"],
        ),
        (
            "1",
            "x",
            "required: !!bool yes",
            &["P0004 9:56 yes | `yes` is not `true` or `false`, as `!!bool` says | write `true`, or remove `!!bool`"],
        ),
    ]);
}

#[test]
fn tags_that_mean_nothing_here_are_pointed_at() {
    let help = "remove the tag; if it belongs to a text, put the text in quotes";
    for (id, summary, field, place, tag) in [
        ("!id 1", "x", "required: false", "4:11", "!id"),
        ("&x !id 1", "x", "required: false", "4:14", "!id"),
        ("!<tag:yaml.org,2002:int> 1", "x", "required: false", "4:11", "!<tag:yaml.org,2002:int>"),
        ("1", "!!binary aGk=", "required: false", "8:16", "!!binary"),
        ("1", "!!timestamp 2024-01-01", "required: false", "8:16", "!!timestamp"),
        ("1", "!important", "required: false", "8:16", "!important"),
        ("1", "x", "when: !!set {field: a}", "9:45", "!!set"),
        ("1", "x", "!key required: false", "9:39", "!key"),
    ] {
        let expected = format!("P0004 {place} {tag} | expected a value without a tag, found the tag `{tag}` | {help}");
        assert_eq!(errors(&spec(id, summary, field)), [expected], "{id} {summary} {field}");
    }
}

#[test]
fn a_tag_that_makes_another_value_is_to_be_removed() {
    reported(&[
        (
            "!!str 7",
            "x",
            "required: false",
            &["P0004 4:11 !!str 7 | expected an integer, found a string | remove `!!str`"],
        ),
        (
            "1",
            "x",
            "required: !!str false",
            &["P0004 9:49 !!str false | expected `true` or `false`, found a string | remove `!!str`"],
        ),
        (
            "!!float 1",
            "x",
            "required: false",
            &[
                "P0004 4:11 !!float 1 | expected an integer, found a number with a point or an exponent | remove `!!float`",
            ],
        ),
    ]);
}

#[test]
fn numbers_of_other_dialects_are_explained() {
    for (written, help) in [
        ("1_000", "write `1000`"),
        ("1,000", "write `1000`"),
        ("0X10", "write `0x10`"),
        ("0B11", "write `0b11`"),
        ("010", "write `10`, or `0o10` if you mean an octal number"),
        ("\u{ff11}\u{ff10}", "write `10`"),
        ("\u{2212}1", "write `-1`"),
        ("1:30", "write `90` if you mean a number of YAML 1.1 with the base 60"),
        ("FF", "write `0xff` if you mean a hexadecimal number"),
        ("$1F", "write `0x1f` if you mean a hexadecimal number"),
        ("7u16", "write `7`"),
        ("\"7\"", "remove the quotes: `7`"),
        ("'0x10'", "remove the quotes: `0x10`"),
        ("seven", "-"),
        ("2024-01-01", "-"),
    ] {
        let expected = format!("P0004 4:11 {written} | expected an integer, found a string | {help}");
        assert_eq!(errors(&spec(written, "x", "required: false")), [expected]);
    }
    for (written, help) in [
        ("1.0", "write `1`"),
        ("1e3", "write `1000`, or `0x1e3` if you mean a hexadecimal number"),
        (".5", "-"),
        (".inf", "-"),
    ] {
        let expected =
            format!("P0004 4:11 {written} | expected an integer, found a number with a point or an exponent | {help}");
        assert_eq!(errors(&spec(written, "x", "required: false")), [expected]);
    }
    let nines = "9".repeat(41);
    let expected = format!(
        "P0008 4:11 {nines} | `{nines}` is too large for an integer | id: The id on the wire, 0 to 65535, unique within its direction"
    );
    assert_eq!(errors(&spec(&nines, "x", "required: false")), [expected]);
    for written in ["7", "+7", "0x7", "0o7", "0b111"] {
        assert_eq!(errors(&spec(written, "x", "required: false")), [""; 0], "{written}");
    }
}

#[test]
fn a_missing_value_says_why_it_is_missing() {
    for (written, help) in [
        ("", "id: The id on the wire, 0 to 65535, unique within its direction"),
        ("~", "id: The id on the wire, 0 to 65535, unique within its direction"),
        ("#FF", "`#` begins a comment: write `0xff` if you mean a hexadecimal number"),
        ("&H10", "`&` begins the name of an anchor: write `0x10` if you mean a hexadecimal number"),
    ] {
        let expected = format!("P0004 4:7 id | expected an integer after `id`, found nothing | {help}");
        assert_eq!(errors(&spec(written, "x", "required: false")), [expected], "{written}");
    }
    let text = spec("1", "x", "required: false").replace("header: SHOP_BUY", "header: null");
    assert_eq!(
        errors(&text),
        [
            "P0004 6:7 header | expected a string after `header`, found nothing | for a string, put it in quotes: `\"null\"`"
        ]
    );
}

#[test]
fn booleans_of_other_dialects_are_explained() {
    for (written, found, help) in [
        ("yes", "a string", "write `true`"),
        ("Off", "a string", "write `false`"),
        ("\"true\"", "a string", "remove the quotes: `true`"),
        ("ture", "a string", "write `true`"),
        ("0", "an integer", "write `false`"),
        ("maybe", "a string", "-"),
        ("2", "an integer", "-"),
    ] {
        let expected = format!("P0004 9:49 {written} | expected `true` or `false`, found {found} | {help}");
        assert_eq!(errors(&spec("1", "x", &format!("required: {written}"))), [expected]);
    }
    assert_eq!(errors(&spec("1", "x", "required: False")), [""; 0]);
}

#[test]
fn what_is_not_a_string_is_to_be_put_in_quotes() {
    for (written, found) in [
        ("7", "an integer"),
        ("1.10", "a number with a point or an exponent"),
        ("0x10", "an integer"),
        ("True", "a boolean"),
    ] {
        let expected =
            format!("P0004 8:16 {written} | expected a string, found {found} | put it in quotes: `\"{written}\"`");
        assert_eq!(errors(&spec("1", written, "required: false")), [expected]);
    }
    let value = |value: &str| {
        format!(
            "types: [{{name: E, type: string, values: [{{name: k, value: {value}}}]}}]\nrealms: {{}}\npackets: {{}}\n"
        )
    };
    for (written, expected) in [
        (
            "1e3",
            "for a string, put it in quotes: `\"1e3\"`; for an integer, write `1000`, or `0x1e3` if you mean a hexadecimal number",
        ),
        ("true", "put it in quotes: `\"true\"`"),
        ("~", "for a string, put it in quotes: `\"~\"`"),
    ] {
        let [error] = &errors(&value(written))[..] else { panic!("{written}") };
        assert!(error.ends_with(expected), "{error}");
    }
}

#[test]
fn numbers_that_do_not_fit_say_what_does() {
    let value = |ty: &str, value: &str| {
        format!(
            "types: [{{name: E, type: {ty}, values: [{{name: k, value: {value}}}]}}]\nrealms: {{}}\npackets: {{}}\n"
        )
    };
    for (ty, written, help) in [
        ("int32", "0xFFFFFFFF", "write `-1`, which has these 32 bits"),
        ("int8", "200", "write `-56`, which has these 8 bits"),
        ("int16", "0x10000", "`int16` holds -32768 to 32767"),
        ("uint8", "-1", "`uint8` holds 0 to 255"),
    ] {
        let [error] = &errors(&value(ty, written))[..] else { panic!("{ty} {written}") };
        assert!(error.starts_with("P0008 1:") && error.ends_with(help), "{error}");
    }
}

#[test]
fn a_comma_in_braces_does_not_cut_a_value_off_silently() {
    let field = |field: &str| spec("1", "x", field);
    let help = "put the whole text in quotes: ";
    let message = "in braces a comma ends a text that has no quotes";
    assert_eq!(
        errors(&field("description: one, two and three, four")),
        [format!("P0005 9:52 one, two and three, four | {message} | {help}`\"one, two and three, four\"`")]
    );
    assert_eq!(
        errors(&field("endian: big, secret")),
        [format!(
            "P0005 9:47 big, secret | {message} | {help}`\"big, secret\"`; if `secret` is a key, give it a value: `secret: ...`"
        )]
    );
    assert_eq!(
        errors("realms: {shop}\npackets: {}\n"),
        [
            "P0005 1:10 shop | the key `shop` has no colon and no value | write `key: value`; put a text that contains a comma or begins with a bracket in quotes"
        ]
    );
    assert_eq!(errors("realms: {shop: }\npackets: {? c2s : []}\n").len(), 1, "only the realm has no value");
}

#[test]
fn a_misspelled_key_is_not_missing_as_well() {
    let text = spec("1", "x", "required: false");
    for (right, wrong) in
        [("      name", "      naem"), ("fields:", "feilds:"), ("    - id", "    - ID"), ("type", "tpye")]
    {
        let errors = errors(&text.replacen(right, wrong, 1));
        assert!(
            matches!(&errors[..], [error] if error.starts_with("P0005") && error.contains("did you mean")),
            "{errors:?}"
        );
    }
}

const MERGED: &str = "x-fields: &fields
  - &id {name: id, type: int32, description: The id.}
x-base: &base {realm: shop, phase: open, fields: *fields}
x-late: &late {phase: late, since: \"2\"}
phases: [{name: open}, {name: late}]
realms: {shop: {name: Shop}}
packets:
  c2s:
    - {<<: *base, id: 1, name: shop.one, header: ONE}
    - <<: [*late, *base]
      id: 2
      name: shop.two
      header: TWO
    - {id: 3, name: shop.three, header: THREE, fields: [{<<: *id, name: other}], <<: *base}
";

#[test]
fn mappings_are_merged() {
    let compiled = check(MERGED);
    assert_eq!(compiled.errors().next(), None);
    assert_eq!(compiled.packet_count(), 3);
    // What is written wins over what is merged, and what is named first over what is named later.
    let duplicate = MERGED.replace("name: other}", "type: int8}, {<<: *id}");
    assert_eq!(check(&duplicate).errors().map(|error| error.code).collect::<Vec<_>>(), [Code::DuplicateName]);
    let other_phase = MERGED.replace("{name: open}, ", "");
    let unknown = check(&other_phase);
    let places: Vec<_> = unknown.errors().map(|error| (error.code, error.place.unwrap().start)).collect();
    let open = other_phase.find("open").unwrap();
    assert!(places.iter().all(|place| *place == (Code::UnknownPhase, open)), "{places:?}");
    assert_eq!(places.len(), 1, "the same mistake is reported once, where the anchor is");
}

#[test]
fn what_cannot_be_merged_is_one_error() {
    let help = "`<<: *name` merges the mapping that has the anchor `&name`";
    for (merge, place, message) in [
        ("<<: 7", "3:53 7", "expected a mapping or a list of mappings after `<<`, found an integer"),
        ("<<: x", "3:53 x", "expected a mapping or a list of mappings after `<<`, found a string"),
        ("<<: [{}, 7]", "3:58 7", "expected a mapping or a list of mappings after `<<`, found an integer in the list"),
    ] {
        let text = format!(
            "realms: {{a: {{name: A}}}}\npackets:\n  c2s: [{{id: 1, name: a.b, header: A, realm: a, {merge}}}]\n"
        );
        assert_eq!(errors(&text), [format!("P0004 {place} | {message} | {help}")]);
    }
    let twice = MERGED.replace("<<: [*late, *base]", "<<: *late\n      <<: *base");
    assert_eq!(
        errors(&twice),
        [
            "P0007 11:7 << | `<<` is given twice in this mapping | merge several mappings with one list: `<<: [*one, *other]`"
        ]
    );
    let quoted = errors(&MERGED.replace("{<<: *id", "{\"<<\": *id"));
    assert!(quoted.iter().any(|error| error.contains("a field has no key `<<`")), "{quoted:?}");
}

#[test]
fn keys_for_shared_parts_stand_at_the_top_only() {
    let own = |text: &str| errors(&format!("{text}realms: {{}}\npackets: {{}}\n"));
    assert_eq!(own("x-: 1\nx-anything: {at: [all, ~, 1.5]}\n"), [""; 0]);
    assert_eq!(own("meta: {x-more: 1}\n").len(), 1);
    let [error] = &own("shared: 1\n")[..] else { panic!() };
    assert!(error.ends_with("; a key for shared parts begins with `x-`"), "{error}");
}

/// A spec with an integer enumeration, variants, and a field with a condition on one of several earlier fields.
fn spec_of(value: &str, tag: &str, when: &str) -> String {
    format!(
        "types:\n  - {{name: Mood, type: int8, values: [{{name: good, value: {value}}}]}}\n  - {{name: Shape, tag: int32, variants: [{{name: Dot, tag: {tag}, fields: []}}]}}\nrealms: {{a: {{name: A}}}}\npackets:\n  c2s:\n    - {{id: 1, name: a.b, header: A_B, realm: a, fields: [{{name: n, type: int32}}, {{name: truth, type: boolean}}, {{name: mood, type: Mood}}, {{name: shape, type: Shape}}, {{name: x, type: int32, when: {{{when}}}}}]}}\n"
    )
}

#[test]
fn numbers_of_other_dialects_as_values_tags_and_in_conditions() {
    let help = |text: &str| {
        let errors = errors(text);
        let [error] = errors.as_slice() else { panic!("{text}\n{errors:?}") };
        error.rsplit(" | ").next().unwrap().to_owned()
    };
    let octal = "write `10`, or `0o10` if you mean an octal number";
    for (value, expected) in [
        ("010", octal),
        ("1_0", "write `10`"),
        ("\u{ff11}\u{ff12}", "write `12`"),
        ("\"1\"", "remove the quotes: `1`"),
        ("\"one\"", "write a number without quotes"),
        ("one", "write a number"),
    ] {
        assert_eq!(help(&spec_of(value, "1", "field: n, is: 1")), expected, "value: {value}");
        assert_eq!(help(&spec_of("1", value, "field: n, is: 1")), expected, "tag: {value}");
    }
    for (when, expected) in [
        ("field: n, is: 010", octal),
        ("field: n, in: [1_0]", "write `10`"),
        ("field: n, is: \"1\"", "remove the quotes: `1`"),
        ("field: n, is: 0xFFFFFFFF", "write `-1`, which has these 32 bits"),
        ("field: mood, is: good", "write 1, which is the value of `good`"),
        ("field: truth, is: yes", "write `true`"),
        ("field: truth, not: 0", "write `false`"),
        ("field: n, below: 1_000", "write `1000`"),
        ("field: n, atMost: \"5\"", "remove the quotes: `5`"),
    ] {
        assert_eq!(help(&spec_of("1", "1", when)), expected, "{when}");
    }
    let unknown = errors(&spec_of("1", "1", "field: n, below: m"));
    assert!(unknown.len() == 1 && unknown[0].contains("there is no earlier field `m`"), "{unknown:?}");
}
