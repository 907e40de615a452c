//! Characters that cannot be seen, that look like others, or that YAML refuses: the message names each, and where it is.

mod support;

use std::fs;

use protocol_compiler::source::Source;

use support::check;

const FINE: &str = "realms: {shop: {name: Shop}}
packets:
  c2s:
    - id: 1
      name: shop.buy
      header: SHOP_BUY
      realm: shop
      summary: Buy something
      fields: [{name: a, type: int32}]
";

/// The place, message and note of the only error of a text.
fn reported(text: &str) -> String {
    let source = Source::new("spec.yaml", text);
    let compiled = check(text);
    let [error] = compiled.errors().collect::<Vec<_>>()[..] else { panic!("{:?}\n{text:?}", compiled.diagnostics) };
    let (line, column) = source.line_column(error.place.unwrap().start);
    let rendered = error.render(&source);
    let note = rendered.split_once("= note: ").map_or("", |(_, note)| note);
    let message = rendered.lines().next().unwrap().split(" [P").next().unwrap();
    format!("{line}:{column} {message} | {note}")
}

#[test]
fn what_yaml_refuses_is_named_at_its_place() {
    for (char, name) in [
        ('\0', "a null character (U+0000)"),
        ('\u{1}', "a start of heading (U+0001)"),
        ('\u{8}', "a backspace (U+0008)"),
        ('\u{b}', "a vertical tab (U+000B)"),
        ('\u{c}', "a form feed (U+000C)"),
        ('\u{1a}', "a substitute character (U+001A)"),
        ('\u{1b}', "an escape (U+001B)"),
        ('\u{7f}', "a delete (U+007F)"),
        ('\u{80}', "a padding character (U+0080)"),
        ('\u{9b}', "a control sequence introducer (U+009B)"),
        ('\u{fffe}', "a non-character (U+FFFE)"),
        ('\u{ffff}', "a non-character (U+FFFF)"),
    ] {
        let expected = format!("this is not YAML: {name} is not allowed in a YAML file | ");
        for (text, place) in [
            (FINE.replace("Buy ", &format!("üü{char}")), "8:18"),
            (FINE.replace("packets", &format!("{char}packets")), "2:1"),
            (format!("{FINE}{char}"), "10:1"),
            (format!("# ü{char}\n{FINE}"), "1:4"),
        ] {
            assert_eq!(reported(&text), format!("{place} {expected}"), "{text:?}");
        }
    }
    // Each of them, and nothing else.
    for number in (0..0xa0).filter(|number| !(0x20..0x7f).contains(number)) {
        let char = char::from_u32(number).unwrap();
        let refused = check(&format!("# {char}\n{FINE}")).errors().next().is_some();
        assert_eq!(refused, !matches!(char, '\t' | '\n' | '\r' | '\u{85}'), "{char:?}");
    }
}

#[test]
fn the_help_for_what_yaml_refuses_says_what_to_do() {
    let help = |text: &str| check(text).errors().next().unwrap().help.clone().unwrap();
    assert_eq!(
        help(&FINE.replace("Buy ", "Buy\u{1b}")),
        "remove it; in a text in double quotes you can write it as `\\e`"
    );
    assert_eq!(
        help(&FINE.replace("Buy ", "\u{1}\u{2}\u{3}")),
        "remove it, and 2 more characters of this kind; in a text in double quotes you can write it as `\\x01`"
    );
    assert_eq!(help(&format!("{FINE}\u{1a}")), "remove it: old programs write it (Ctrl+Z) at the end of a file");
    assert!(help(&FINE.replace("Buy ", "\u{92}")).contains("Windows-1252"));
    let utf16: String = FINE.chars().flat_map(|char| [char, '\0']).collect();
    assert_eq!(help(&utf16), "save it as UTF-8");
}

#[test]
fn what_cannot_be_seen_in_a_word_is_named() {
    for (right, wrong, expected) in [
        (
            "int32",
            "int32\u{200b}",
            "9:32 there is no type `int32\\u{200b}` | column 37 has a zero width space (U+200B), which cannot be seen",
        ),
        (
            "int32",
            "int\u{202e}32",
            "9:32 there is no type `int\\u{202e}32` | column 35 has a right-to-left override (U+202E), which cannot be seen",
        ),
        (
            "int32",
            "\u{456}nt32",
            "9:32 there is no type `\u{456}nt32` | column 32 has a Cyrillic `\u{456}` (U+0456), which looks like `i`",
        ),
        (
            "int32",
            "int\u{ff13}2",
            "9:32 there is no type `int\u{ff13}2` | column 35 has a full-width `\u{ff13}` (U+FF13), which looks like `3`",
        ),
        (
            "realm: shop",
            "realm: sh\u{43e}p",
            "7:14 there is no realm `sh\u{43e}p` | column 16 has a Cyrillic `\u{43e}` (U+043E), which looks like `o`",
        ),
        (
            "realm: shop",
            "realm: sho\u{301}p",
            "7:14 there is no realm `sho\\u{301}p` | column 17 has a combining acute accent (U+0301), which joins the letter before it",
        ),
        (
            "summary",
            "summ\u{ad}ary",
            "8:7 a packet has no key `summ\\u{ad}ary` | column 11 has a soft hyphen (U+00AD), which cannot be seen",
        ),
        (
            "summary",
            "\u{feff}summary",
            "8:7 a packet has no key `\\u{feff}summary` | column 7 has a byte order mark (U+FEFF), which cannot be seen",
        ),
        (
            "id: 1",
            "id: \u{a0}1",
            "4:11 expected an integer, found a string | column 11 has a no-break space (U+00A0), which is not a space",
        ),
        (
            "id: 1",
            "id: \u{2212}1",
            "4:11 expected an integer, found a string | column 11 has a minus sign (U+2212), which looks like `-`",
        ),
    ] {
        assert!(FINE.contains(right));
        let text = FINE.replacen(right, wrong, 1);
        assert_eq!(reported(&text), expected);
        let help = check(&text).errors().next().unwrap().help.clone().unwrap();
        assert!(
            help.starts_with("did you mean")
                || help == "write `int32`"
                || right.starts_with("id")
                || wrong.contains('\u{301}'),
            "{help}"
        );
    }
}

#[test]
fn letters_of_other_scripts_are_no_mistake() {
    let text = FINE.replace("shop:", "магазин:").replace("realm: shop", "realm: магазин");
    assert_eq!(check(&text).errors().next(), None);
    assert!(reported(&FINE.replace("realm: shop", "realm: магазин")).ends_with("there is no realm `магазин` | "));
    // Nor are quotes and dashes in a text that stands where a list belongs.
    let prose = FINE.replace("summary: Buy", "notes: Don\u{2019}t buy \u{2013} or do");
    assert!(reported(&prose).ends_with("expected a list, found a string | "));
}

#[test]
fn signs_of_yaml_that_only_look_like_it_are_pointed_at() {
    for (right, wrong, expected) in [
        ("- id: 1", "\u{2013} id: 1", "4:5 an en dash (U+2013) is not the dash of a list item"),
        ("- id: 1", "\u{2022} id: 1", "4:5 a bullet (U+2022) is not the dash of a list item"),
        ("- id: 1", "-\u{a0}id: 1", "4:6 a no-break space (U+00A0) follows the dash of a list item"),
        ("id: 1", "id\u{ff1a} 1", "4:9 a full-width `\u{ff1a}` (U+FF1A) is not the colon after a key"),
        ("id: 1", "id:\u{a0}1", "4:10 a no-break space (U+00A0) follows the colon"),
        (
            "      name",
            "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}name",
            "5:1 a no-break space (U+00A0) is used for indentation",
        ),
        ("      name", "\u{3000}\u{3000}\u{3000}name", "5:1 an ideographic space (U+3000) is used for indentation"),
        ("packets", "\u{feff}packets", "2:1 a byte order mark (U+FEFF) begins this line"),
        ("Buy", "\u{201c}Buy: it\u{201d}", "8:16 a left double quotation mark (U+201C) is not a quote in YAML"),
        ("Buy", "a\u{2028}b", "8:17 a line separator (U+2028) ends a line in YAML"),
        ("Buy", "a\u{85}b: c", "8:17 a next line (U+0085) ends a line in YAML"),
        ("{name: a", "\u{ff5b}name: a", "9:16 a full-width `\u{ff5b}` (U+FF5B) is not the `{` of YAML"),
        ("a, type", "a\u{ff0c} type", "9:24 a full-width `\u{ff0c}` (U+FF0C) is not the `,` of YAML"),
    ] {
        assert!(FINE.contains(right));
        let (place, message) = expected.split_once(' ').unwrap();
        assert_eq!(reported(&FINE.replacen(right, wrong, 1)), format!("{place} this is not YAML: {message} | "));
    }
}

#[test]
fn what_a_terminal_would_obey_is_escaped() {
    let text = FINE
        .replace("int32", "\"\\e[31m\u{202e}int9\\a\"")
        .replace("shop.buy", "\"a.\\e]0;owned\\a\\u009b\\u2066\\r\\nb\"")
        .replace("summary:", "\"\\e[7mkey\": 1 # \u{202e}\n      summary:");
    let source = Source::new("spec.yaml", text.as_str());
    let compiled = check(&text);
    assert!(compiled.errors().count() >= 3);
    let shown: String = compiled.diagnostics.iter().map(|diagnostic| diagnostic.render(&source)).collect();
    for escaped in ["`\\u{1b}[31m\\u{202e}int9\\u{7}`", "\\u{9b}\\u{2066}\\r\\nb`", "`\\u{1b}[7mkey`"] {
        assert!(shown.contains(escaped), "{escaped}\n{shown}");
    }
}

#[test]
fn a_carriage_return_alone_ends_a_line() {
    let text = FINE.replace("id: 1", "id: x");
    for text in [text.clone(), text.replace('\n', "\r"), text.replace('\n', "\r\n")] {
        assert_eq!(reported(&text), "4:11 expected an integer, found a string | ");
    }
    assert_eq!(check(&FINE.replace('\n', "\r")).errors().next(), None);
}

#[test]
fn a_file_that_is_not_utf8_says_what_it_is() {
    let path = std::env::temp_dir().join(format!("protocol-not-utf8-{}.yaml", std::process::id()));
    let failed = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let failed = Source::read(&path).unwrap_err();
        (failed.1.message.clone(), failed.1.render(&failed.0))
    };
    let utf16: Vec<u8> = FINE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16_big: Vec<u8> = FINE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf32: Vec<u8> = FINE.chars().flat_map(|char| u32::from(char).to_le_bytes()).collect();
    for (mark, text, name) in [
        (&[0xff, 0xfe][..], utf16, "UTF-16"),
        (&[0xfe, 0xff], utf16_big, "UTF-16"),
        (&[0xff, 0xfe, 0, 0], utf32, "UTF-32"),
    ] {
        let expected = format!("the spec is {name}, not UTF-8; save it as UTF-8");
        assert_eq!(failed(&[mark, &text].concat()).0, expected);
    }
    let (before, after) = FINE.split_once("Buy ").unwrap();
    for (byte, what) in [
        (0xfc, "the byte 0xFC, which is `ü` in Windows-1252"),
        (0x92, "the byte 0x92, which is probably from Windows-1252"),
    ] {
        let (message, shown) = failed(&[before.as_bytes(), &[byte], after.as_bytes()].concat());
        assert_eq!(message, format!("the spec is not UTF-8: line 8, column 16 has {what}; save it as UTF-8"));
        assert!(shown.contains(".yaml:8:16\n") && shown.contains("8 |       summary: \u{fffd}something\n"), "{shown}");
    }
    let (message, _) = failed(&[FINE.as_bytes(), &[0xc3]].concat());
    assert_eq!(
        message,
        "the spec is not UTF-8: line 10, column 1 has a character of which bytes are missing; save it as UTF-8"
    );
    fs::remove_file(&path).unwrap();
}
