//! `compose`: the frames of packets that are written as JSON, and what is said about lines that are none.

mod support;

use std::io::{BufRead, BufReader, Write};
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use support::{Ran, file, frames, inspect, program, run, start, text, unhex};

const RESPECT: &str = "000000060a8600000007";
const RESPECT_JSON: &str = r#"{"name":"user.respect","fields":{"userId":7}}"#;

fn compose(arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
    run(&mut program(env!("CARGO_BIN_EXE_compose"), arguments), input)
}

/// What is said about a line that becomes no frame.
#[track_caller]
fn complaint(line: &str) -> String {
    let ran = compose(&[], line);
    assert_eq!((ran.output.as_str(), ran.status), ("", 1), "{line}");
    let complaint = ran.complaints.strip_prefix("error: line 1").unwrap_or_else(|| panic!("{}", ran.complaints));
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
    complaint.trim_end().to_owned()
}

#[test]
fn what_inspect_prints_becomes_the_same_frames() {
    for (direction, vectors, count) in [
        ("c2s", "c2s_user_profile.jsonl", 122),
        ("c2s", "c2s_session.jsonl", 21),
        ("s2c", "s2c_user_profile.jsonl", 108),
        ("s2c", "s2c_session.jsonl", 54),
    ] {
        let frames = frames(vectors);
        assert_eq!(frames.len(), count, "{vectors}");
        let frames = text(&frames);
        let inspected = inspect(&["--json", "--show-secrets", "--direction", direction], frames.clone());
        assert_eq!(inspected.status, 0, "{vectors}");
        let composed = compose(&["--direction", direction], inspected.output.clone());
        assert_eq!((composed.complaints.as_str(), composed.status), ("", 0), "{vectors}");
        assert!(composed.output == frames, "{vectors}");
        let binary = file(&format!("{vectors}.json"), inspected.output);
        // The frames as bytes are read back as they were.
        let bytes = Command::new(env!("CARGO_BIN_EXE_compose"))
            .args(["--direction", direction, "--format", "binary", &binary])
            .output()
            .expect("the program was built for this test");
        assert!(bytes.status.success() && bytes.stderr.is_empty());
        assert!(bytes.stdout == unhex(&frames), "{vectors}");
    }
}

#[test]
fn a_packet_is_told_by_its_id_name_header_or_alias() {
    for line in [
        r#"{"id":2694,"fields":{"userId":7}}"#,
        RESPECT_JSON,
        r#"{"header":"USER_RESPECT","fields":{"userId":7}}"#,
        r#"{"name":"USER_RESPECT","fields":{"userId":7}}"#,
        r#"{"fields":{"userId":7},"header":"USER_RESPECT","name":"user.respect","id":2694}"#,
        "\u{feff}{\"id\":2694,\"fields\":{\"userId\":7}}\n",
        "  {\"name\" : \"user.respect\" ,\t\"fields\" : { \"userId\" : 7 } }\r",
    ] {
        let ran = compose(&[], line);
        assert_eq!((ran.output, ran.status), (format!("{RESPECT}\n"), 0), "{line}: {}", ran.complaints);
    }
    for name in ["user.wardrobe_page", "USER_OUTFITS", "USER_WARDROBE_PAGE"] {
        let line = format!(r#"{{"name":"{name}","fields":{{"pageIndex":1,"outfits":[]}}}}"#);
        let ran = compose(&["--direction", "s2c"], line);
        assert_eq!((ran.output.as_str(), ran.status), ("0000000a0cf30000000100000000\n", 0), "{}", ran.complaints);
    }
}

#[test]
fn the_direction_decides_what_an_id_means() {
    let line = r#"{"id":2228,"fields":{"motto":"hi"}}"#;
    assert_eq!(compose(&["--direction", "c2s"], line).output, "0000000608b400026869\n");
    let ran = compose(&["--direction", "s2c"], line);
    assert_eq!((ran.output.as_str(), ran.status), ("", 1));
    assert!(ran.complaints.contains("no packet here has the id 2228"), "{}", ran.complaints);
}

#[test]
fn fields_that_may_be_missing_and_fields_in_any_order() {
    for (line, frame) in [
        (r#"{"name":"user.get_info","fields":{}}"#, "000000020165"),
        (r#"{"name":"user.get_info"}"#, "000000020165"),
        (r#"{"name":"security.sso_ticket","fields":{"ticket":"s"}}"#, "00000005097300 0173"),
        (r#"{"name":"security.sso_ticket","fields":{"ticket":"s","timestamp":null}}"#, "000000050973000173"),
        (r#"{"name":"security.sso_ticket","fields":{"timestamp":1,"ticket":"s"}}"#, "00000009097300017300000001"),
        (r#"{"name":"session.render_room","fields":{"image":"00ff"}}"#, "000000080c9a0000000200ff"),
    ] {
        let ran = compose(&[], line);
        assert_eq!(
            (ran.output, ran.status),
            (format!("{}\n", frame.replace(' ', "")), 0),
            "{line}: {}",
            ran.complaints
        );
    }
}

#[test]
fn a_wrong_line_says_what_is_wrong() {
    for (line, words) in [
        ("no json", ", column 2: strings of JSON stand in double quotes"),
        (r#"{"name":"user.respect","fields":{"userId":7}"#, ", column 44: the text ends here"),
        ("[]", ": expected a mapping for a packet, found a list"),
        ("{}", ": the packet needs an `id`, a `name` or a `header`"),
        (r#"{"name":"user.respec","fields":{}}"#, "no packet here has the name `user.respec`"),
        (r#"{"id":65535,"fields":{}}"#, "no packet here has the id 65535"),
        (r#"{"id":-1,"fields":{}}"#, "no packet here has the id -1"),
        (r#"{"id":"800","fields":{}}"#, "`id` cannot be a string"),
        (r#"{"id":800,"name":"user.respect"}"#, "the name `user.respect` does not belong to user.save_wardrobe_outfit"),
        (r#"{"name":"user.respect","field":{}}"#, "a packet has no key `field`"),
        (r#"{"name":"user.respect","fields":[7]}"#, "user.respect: expected a mapping of fields, found a list"),
        (r#"{"name":"user.respect","fields":{"userId":7,"user":7}}"#, "user.respect: there is no field `user`"),
        (r#"{"name":"user.respect","fields":{"userId":7,"userId":7}}"#, ", column 55: duplicate key `userId`"),
        (r#"{"name":"user.respect","fields":{}}"#, "user.respect: field `userId`: it is missing"),
        (r#"{"name":"user.respect"}"#, "user.respect: field `userId`: it is missing"),
        (
            r#"{"name":"user.respect","fields":{"userId":2147483648}}"#,
            "field `userId`: 2147483648 is not a valid `int32`",
        ),
        (r#"{"name":"user.respect","fields":{"userId":7.5}}"#, "field `userId`: 7.5 is not a valid `int32`"),
        (r#"{"name":"user.respect","fields":{"userId":7.0}}"#, "field `userId`: 7.0 is not a valid `int32`"),
        (r#"{"name":"user.respect","fields":{"userId":"7"}}"#, "field `userId`: `7` is not a valid `int32`"),
        (r#"{"name":"user.update_motto","fields":{"motto":true}}"#, "field `motto`: true is not a valid `string`"),
        (
            r#"{"name":"user.nux_get_gifts","fields":{"selections":[{"dayIndex":1,"stepIndex":1}]}}"#,
            "field `selections[0].giftIndex`: it is missing",
        ),
        (
            r#"{"name":"security.sso_ticket","fields":{"ticket":"***"}}"#,
            "security.sso_ticket: field `ticket`: its value is a secret that was hidden",
        ),
        (r#"{"name":"session.render_room","fields":{"image":"0g"}}"#, "expected pairs of hex digits"),
        (
            r#"{"name":"session.event_tracker","fields":{}}"#,
            "session.event_tracker: the spec marks the layout of this packet as unknown",
        ),
        (
            r#"{"error":"line 7: 'z' in column 1 is not a hex digit"}"#,
            "this is an error, not a packet: line 7: 'z' in column 1",
        ),
        (
            r#"{"id":2228,"header":"USER_MOTTO","name":"user.update_motto","error":"field `motto`: short"}"#,
            "this is an error, not a packet: field `motto`: short",
        ),
        (
            r#"{"id":65535,"error":"there is no packet with this id"}"#,
            "this is an error, not a packet: there is no packet",
        ),
        ("\u{1}", "a value belongs here"),
    ] {
        let complaint = complaint(line);
        assert!(complaint.contains(words), "{line}\n{complaint}");
    }
    let motto = format!(r#"{{"name":"user.update_motto","fields":{{"motto":"{}"}}}}"#, "a".repeat(65_536));
    assert!(complaint(&motto).contains("the string has 65536 bytes, but at most 65535 can be sent"));
}

#[test]
fn a_wrong_line_is_named_by_its_number_and_the_others_go_on() {
    let input = format!("{RESPECT_JSON}\n\n  \nno json\n{RESPECT_JSON}\n{{}}\n\u{ff}\n{RESPECT_JSON}");
    let ran = compose(&[], input);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.output, format!("{RESPECT}\n").repeat(3));
    let complaints: Vec<&str> = ran.complaints.lines().collect();
    assert_eq!(complaints.len(), 3, "{}", ran.complaints);
    for (complaint, number) in complaints.iter().zip([4, 6, 7]) {
        assert!(complaint.starts_with(&format!("error: line {number}")), "{complaint}");
        assert_eq!(complaint.matches("line").count(), 1, "one number is enough: {complaint}");
    }
}

#[test]
fn bytes_that_are_no_text_break_only_their_line() {
    let ran = compose(&[], [b"\xff\xfe\n".as_slice(), RESPECT_JSON.as_bytes()].concat());
    assert_eq!((ran.output, ran.status), (format!("{RESPECT}\n"), 1));
    assert!(ran.complaints.starts_with("error: line 1, column 1: "), "{}", ran.complaints);
}

#[test]
fn a_hidden_secret_is_not_sent() {
    let ticket = format!("{}\n", "000000050973000173");
    let hidden = inspect(&["--json"], ticket.clone());
    assert!(hidden.output.contains(r#""ticket":"***""#), "{}", hidden.output);
    assert!(complaint(&hidden.output).contains("secret that was hidden"));
    let shown = inspect(&["--json", "--show-secrets"], ticket.clone());
    assert_eq!(compose(&[], shown.output).output, ticket);
}

#[test]
fn packets_come_from_a_file_or_from_standard_input() {
    let file = file("respect.json", RESPECT_JSON);
    let expected = format!("{RESPECT}\n");
    assert_eq!(compose(&[&file], "").output, expected);
    assert_eq!(compose(&[], RESPECT_JSON).output, expected);
    assert_eq!(compose(&["-"], RESPECT_JSON).output, expected);
    for nothing in ["", "\n", "\n \t\r\n"] {
        let ran = compose(&[], nothing);
        assert_eq!((ran.output.as_str(), ran.complaints.as_str(), ran.status), ("", "", 0));
    }
}

#[test]
fn frames_are_written_as_packets_come() {
    let mut child = start(&mut program(env!("CARGO_BIN_EXE_compose"), &[]));
    let mut input = child.stdin.take().expect("standard input is a pipe");
    let output = BufReader::new(child.stdout.take().expect("standard output is a pipe"));
    let (sender, lines) = mpsc::channel();
    let reader = thread::spawn(move || {
        output.lines().map_while(Result::ok).for_each(|line| sender.send(line).expect("somebody waits for it"));
    });
    for _ in 0..2 {
        writeln!(input, "{RESPECT_JSON}").expect("it reads");
        assert_eq!(lines.recv_timeout(Duration::from_secs(60)).as_deref(), Ok(RESPECT), "while the input is open");
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
    reader.join().expect("all lines were taken");
}

#[test]
fn a_reader_who_has_seen_enough_is_no_mistake() {
    let file = file("long.json", format!("{RESPECT_JSON}\n").repeat(100_000));
    let mut child = start(&mut program(env!("CARGO_BIN_EXE_compose"), &[&file]));
    let mut output = BufReader::new(child.stdout.take().expect("standard output is a pipe"));
    output.read_line(&mut String::new()).expect("there is a first line");
    drop(output);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}

#[test]
fn unreadable_input_and_wrong_usage_have_a_status_of_their_own() {
    for arguments in [
        &["no/such/file.json"][..],
        &[env!("CARGO_MANIFEST_DIR")],
        &["--no-such-option"],
        &["--format", "yaml"],
        &["--direction", "up"],
        &["--spec", "no-such-spec"],
        &["one.json", "other.json"],
        #[cfg(not(feature = "whole"))]
        &["--spec", "whole"],
    ] {
        let ran = compose(arguments, "");
        assert_eq!((ran.output.as_str(), ran.status), ("", 2), "{arguments:?}");
        assert!(ran.complaints.starts_with("error: "), "{arguments:?}: {}", ran.complaints);
    }
    assert!(compose(&["no/such/file.json"], "").complaints.contains("no/such/file.json"));
}

#[test]
fn help_shows_how_it_is_used() {
    let ran = compose(&["--help"], "");
    assert_eq!(ran.status, 0);
    for word in ["Examples:", "Exit status:", "--format", "--direction", "--spec"] {
        assert!(ran.output.contains(word), "{word}");
    }
}
