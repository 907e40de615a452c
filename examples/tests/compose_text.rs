//! `compose`: the texts in which people write down JSON, and what is said about other ones.

mod support;

use support::{Ran, inspect, program, run};

const RESPECT: &str = r#"{"name":"user.respect","fields":{"userId":7}}"#;
const SEVEN: &str = "000000060a8600000007\n";
const EIGHT: &str = "000000060a8600000008\n";

fn compose(arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
    run(&mut program(env!("CARGO_BIN_EXE_compose"), arguments), input)
}

#[track_caller]
fn writes(input: impl Into<Vec<u8>>, frames: &str) {
    let input = input.into();
    let shown = String::from_utf8_lossy(&input).into_owned();
    let ran = compose(&[], input);
    assert_eq!((ran.output.as_str(), ran.complaints.as_str(), ran.status), (frames, "", 0), "{shown}");
}

/// What is said about an input of which only packet 8 is right.
#[track_caller]
fn complaint(input: &str) -> String {
    let ran = compose(&[], format!("{input}\n{}\n", RESPECT.replace('7', "8")));
    assert_eq!((ran.output.as_str(), ran.status), (EIGHT, 1), "{input}: {}", ran.complaints);
    assert_eq!(ran.complaints.lines().count(), 1, "{}", ran.complaints);
    ran.complaints.trim_start_matches("error: ").trim_end().to_owned()
}

#[test]
fn a_packet_can_go_over_several_lines() {
    let pretty = "{\n  \"name\": \"user.respect\",\n  \"fields\": {\n    \"userId\": 7\n  }\n}\n";
    writes(pretty, SEVEN);
    writes(pretty.replace('\n', "\r\n"), SEVEN);
    writes([pretty, RESPECT, "\n", pretty].concat(), &SEVEN.repeat(3));
    writes("{\n\"name\":\n\"user.respect\"\n,\n\"fields\":\n{\n\"userId\"\n:\n7\n}\n}", SEVEN);
}

#[test]
fn packets_follow_each_other_or_stand_in_a_list() {
    for input in [
        format!("{RESPECT}{RESPECT}"),
        format!("{RESPECT} {RESPECT}\n"),
        format!("{RESPECT},\n{RESPECT},\n"),
        format!("[{RESPECT},{RESPECT}]"),
        format!("[\n  {RESPECT},\n  {RESPECT}\n]\n"),
        format!("[{RESPECT}]\n[{RESPECT}]\n"),
        format!("[ {RESPECT}\n, {RESPECT}, ]"),
    ] {
        writes(input, &SEVEN.repeat(2));
    }
}

#[test]
fn comments_are_skipped() {
    for input in [
        format!("# a note\n{RESPECT}\n"),
        format!("// it's a note {{\n{RESPECT} // and [ one more\n"),
        format!("/* a note\n on {{ two lines */ {RESPECT} # x\n"),
        "{\n  // who\n  \"name\": \"user.respect\", /* { */\n  \"fields\": {\"userId\": 7} # \"\n}\n".to_owned(),
    ] {
        writes(input, SEVEN);
    }
    // In a text they are none.
    writes(r##"{"name":"user.update_motto","fields":{"motto":"#//*"}}"##, "0000000808b40004232f2f2a\n");
    assert_eq!(compose(&[], format!("{RESPECT}\n/* no end\n{RESPECT}\n")).status, 1);
}

#[test]
fn json_in_utf_16() {
    let text = format!("[\r\n {RESPECT}\r\n]\r\n");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for input in [[b"\xff\xfe", &little[..]].concat(), [b"\xfe\xff", &big[..]].concat(), little, big] {
        writes(input, SEVEN);
    }
}

#[test]
fn a_packet_without_its_end_takes_no_other_along() {
    for (input, why) in [
        (r#"{"name":"user.respect","fields":{"userId":7}"#, "line 1, column 44: the text ends here: a `}` is missing"),
        (
            "{\n \"name\": \"user.respect\",\n \"fields\": {}\n",
            "line 3, column 13: the text ends here: a `}` is missing",
        ),
        (
            "{\n \"name\": \"user.respect,\n \"fields\": {}\n}\n",
            "line 2, column 23: this string does not end on its line: add the closing `\"`, or write `\\n` for a line end in it",
        ),
        ("{\"name\":\"user.respect\",", "line 2, column 1: a key in double quotes belongs here, found `{`"),
        ("[{\"name\":\"user.respect\"", "line 1, column 23: the text ends here: a `}` is missing"),
    ] {
        assert_eq!(complaint(input), why, "{input}");
    }
}

#[test]
fn places_are_those_of_the_file() {
    assert_eq!(
        complaint("\n{\n  \"name\": \"user.respect\"\n  \"fields\": {}\n}"),
        "line 4, column 3: expected `,` or `}`"
    );
    assert_eq!(complaint("  {\"name\" \"user.respect\"}"), "line 1, column 11: expected `:`");
    assert_eq!(
        complaint("\n{\n  \"name\": \"user.respect\"\n}"),
        "line 2: user.respect: field `userId`: it is missing"
    );
}

#[test]
fn what_is_no_json_is_named() {
    for (input, words) in [
        ("{name: \"user.respect\"}", "keys of JSON stand in double quotes"),
        ("{'name': 'user.respect'}", "stand in double quotes, unlike those of JSON5 and Python"),
        (
            "{\"name\":\"user.settings_room_invites\",\"fields\":{\"roomInvites\":True}}",
            "JSON has no `True`: write `true`",
        ),
        ("{\"name\":\"user.respect\",\"fields\":{\"userId\":7,}}", "trailing comma"),
        ("name: user.respect", "this looks like YAML"),
        ("000000020165", "this looks like a frame in hex digits, which `inspect` reads"),
    ] {
        let complaint = complaint(input);
        assert!(complaint.starts_with("line 1, column ") && complaint.contains(words), "{complaint}");
    }
}

#[test]
fn what_stands_where_the_parser_stopped_is_named() {
    for (value, words) in [
        ("0x7", "JSON has no hex numbers: write `7`"),
        ("-0x1F", "JSON has no hex numbers: write `-31`"),
        ("0b101", "JSON has no binary numbers: write `5`"),
        ("1_000", "a number of JSON has no `_`: write `1000`"),
        ("7n", "a number of JSON has no letters behind it: write `7`"),
        ("+7", "a number of JSON has no `+`: write `7`"),
        (".5", "a number of JSON begins with a digit: write `0.5`"),
        ("7.", "a number of JSON ends with a digit: write `7.0`"),
        ("007", "a number of JSON has no leading zeros: write `7`"),
        ("Infinity", "JSON has no `Infinity`: write `\"inf\"`"),
        ("-Infinity", "JSON has no `-Infinity`: write `\"-inf\"`"),
        ("NaN", "JSON has no NaN: write its bits as a string, `\"nan:7fc00000\"` for a float"),
        ("nan", "JSON has no NaN: "),
        ("undefined", "JSON has no `undefined`: write `null`"),
        ("None", "JSON has no `None`: write `null`"),
        ("True", "JSON has no `True`: write `true`"),
        ("FALSE", "JSON has no `FALSE`: write `false`"),
        ("seven", "strings of JSON stand in double quotes"),
        ("'7'", "strings and keys of JSON stand in double quotes"),
        ("7,", "remove the trailing comma: JSON has none"),
        ("[7,]", "remove the trailing comma: JSON has none"),
        (r#""a\x41""#, r"JSON has no escape `\x`: write `\u00` and the two digits"),
        (r#""a\q""#, r"JSON has no such escape: write `\\` for a backslash"),
        (r#""a\u00g1""#, r"`\u` needs four hex digits, as in `\u0041`"),
        (r#""\ud83d""#, r"an escape from `\ud800` to `\udfff` is half a character"),
        ("\"a\tb\"", r"write `\t` for a tab in a string"),
        ("\"a\u{1}b\"", r"write `\u0001` for this control character"),
        ("\"a\nb\"", "this string does not end on its line"),
        ("", "a value belongs here, found `}`"),
        ("7, userId: 8", "keys of JSON stand in double quotes, unlike those of JSON5: write `\"userId\"`"),
        ("7,,", "a key in double quotes belongs here, found `,`"),
        ("7 \"a\": 1", "expected `,` or `}`"),
    ] {
        let complaint = complaint(&format!(r#"{{"name":"user.respect","fields":{{"userId":{value}}}}}"#));
        let said = complaint.split_once(": ").map_or("", |(_, said)| said);
        assert!(said.starts_with(words), "{value}: {complaint}");
    }
}

#[test]
fn yaml_is_one_mistake() {
    for input in [
        "name: user.respect\nfields:\n  userId: 7",
        "- name: user.respect\n  fields: {userId: 7}\n\n- name: user.respect\n  fields:\n    userId: 7",
        "---\nname: user.respect\n# a note\nfields: {userId: 7}\n---",
    ] {
        let complaint = complaint(input);
        assert!(
            complaint.starts_with("line 1, column ")
                && complaint.ends_with("this looks like YAML, but `compose` reads JSON")
        );
    }
}

#[test]
fn a_packet_of_the_other_direction_says_so() {
    let complaint = complaint(r#"{"name":"user.respect_received","fields":{"userId":1,"respectsReceived":2}}"#);
    assert_eq!(
        complaint,
        "line 1: no packet here has the name `user.respect_received`; the server sends it: --direction s2c (user.respect_received)"
    );
    let ran = compose(&["--direction", "s2c"], r#"{"id":2694,"fields":{"userId":7}}"#);
    assert_eq!(
        ran.complaints,
        "error: line 1: no packet here has the id 2694; the client sends it: --direction c2s (user.respect)\n"
    );
}

#[test]
fn both_directions_come_back() {
    let marked = "> 000000020165\n< 0000000209bb\n";
    let inspected = inspect(&["--json"], marked);
    assert_eq!(compose(&[], inspected.output).output, marked);
}

#[test]
fn the_key_direction_has_to_be_right() {
    for (line, why) in [
        (
            r#"{"direction":"up","name":"user.get_info"}"#,
            "`direction` is `c2s` if the client sends the packet, or `s2c`",
        ),
        (r#"{"direction":"client","id":2694}"#, "`direction` is `c2s` if the client sends the packet, or `s2c`"),
        (r#"{"direction":"s2c","direction":"s2c","name":"authentication.ok"}"#, "direction"),
        (
            r#"{"direction":"s2c","name":"user.respect","fields":{"userId":7}}"#,
            r#"the client sends it: write `"direction":"c2s"` (user.respect)"#,
        ),
    ] {
        assert!(complaint(line).contains(why), "{}", complaint(line));
    }
}

#[test]
fn a_secret_is_in_no_error() {
    for ticket in ["123456789", "true", "[123456789]", "{\"a\":123456789}"] {
        let complaint = complaint(&format!(r#"{{"name":"security.sso_ticket","fields":{{"ticket":{ticket}}}}}"#));
        assert!(
            complaint.contains("field `ticket`") && !complaint.contains("12345") && !complaint.contains("true"),
            "{complaint}"
        );
    }
}

#[test]
fn a_secret_is_in_no_error_about_json() {
    for ticket in ["0x123456789", "123456789n", "12345_6789", "secret12345", "'12345'", "\"12345\\x41\""] {
        let complaint = complaint(&format!(r#"{{"name":"security.sso_ticket","fields":{{"ticket":{ticket}}}}}"#));
        assert!(!["2345", "4886718345"].iter().any(|secret| complaint.contains(secret)), "{complaint}");
    }
}

#[test]
fn names_cannot_steer_the_terminal() {
    for (line, shown) in [
        (r#"{"id":357,"\u001b[2J\u202e":1}"#, r"a packet has no key `\u{1b}[2J\u{202e}`"),
        (r#"{"error":"\u001b[31mx\u0007"}"#, r"not a packet: \u{1b}[31mx\u{7}"),
        (r#"{"name":"user.respect","fields":{"userId":"\u009b2J"}}"#, r"`\u{9b}2J` is not a valid"),
    ] {
        let complaint = complaint(line);
        assert!(complaint.contains(shown), "{complaint}");
    }
}

#[test]
fn values_may_lie_deep_in_each_other() {
    for deep in [
        "[".repeat(200_000),
        "[\n".repeat(100_000),
        "{\"a\":".repeat(200_000),
        format!("{{\"direction\":{}", "[".repeat(200_000)),
    ] {
        let ran = compose(&[], deep);
        assert_eq!((ran.status, ran.complaints.lines().count()), (1, 1), "{}", ran.complaints);
    }
}
