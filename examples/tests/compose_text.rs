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
        (r#"{"name":"user.respect","fields":{"userId":7}"#, "line 1, column 44: EOF while parsing an object"),
        ("{\n \"name\": \"user.respect\",\n \"fields\": {}\n", "line 3, column 13: EOF while parsing an object"),
        ("{\n \"name\": \"user.respect,\n \"fields\": {}\n}\n", "line 2, column 23: EOF while parsing a string"),
        ("{\"name\":\"user.respect\",", "line 2, column 1: key must be a string"),
        ("[{\"name\":\"user.respect\"", "line 1, column 23: EOF while parsing an object"),
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
            "JSON has `true`, `false` and `null`",
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
        (r#"{"direction":"up","name":"user.get_info"}"#, "a packet has no key `direction`"),
        (r#"{"direction":"s2c","direction":"s2c","name":"authentication.ok"}"#, "direction"),
        (r#"{"direction":"s2c","name":"user.respect","fields":{"userId":7}}"#, "the client sends it: --direction c2s"),
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
