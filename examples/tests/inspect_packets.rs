//! `inspect`: what the options say about packets: who sent them, what is tolerated, and what is secret.

mod support;

use support::{error, frames, inspect, text};

const TICKET: &str = "0000000c 0973 0004 61622d63 00001000";

#[test]
fn every_frame_of_both_sides_is_shown() {
    for (direction, vectors) in [
        ("c2s", "c2s_user_profile.jsonl"),
        ("c2s", "c2s_session.jsonl"),
        ("s2c", "s2c_user_profile.jsonl"),
        ("s2c", "s2c_session.jsonl"),
    ] {
        let frames = frames(vectors);
        for strictness in [&[][..], &["--tolerant"]] {
            let ran = inspect(&[&["--json", "--direction", direction], strictness].concat(), text(&frames));
            assert_eq!(ran.status, 0, "{vectors}");
            assert_eq!(ran.lines().len(), frames.len(), "{vectors}");
        }
    }
}

#[test]
fn what_the_server_sent() {
    let ran = inspect(&["--json", "--direction", "s2c"], "00000011 0076 00000005 0003 426f62 00000001 0000");
    assert_eq!(
        ran.output,
        "{\"id\":118,\"header\":\"USER_CHANGE_NAME\",\"name\":\"user.change_name_result\",\
         \"fields\":{\"resultCode\":5,\"name\":\"Bob\",\"suggestions\":[\"\"]}}\n"
    );
    let ran = inspect(&["--direction", "s2c"], "00000002 0f58\n00000006 1000 00000002\n");
    assert_eq!(ran.status, 1, "4096 is no packet");
    assert!(ran.lines()[1].split_whitespace().eq(["3928", "client.ping"]), "{}", ran.output);
}

#[test]
fn secrets_are_shown_only_to_who_asks() {
    let fields = |ticket: &str| {
        format!(
            "{{\"id\":2419,\"header\":\"SECURITY_TICKET\",\"name\":\"security.sso_ticket\",\
             \"fields\":{{\"ticket\":\"{ticket}\",\"timestamp\":4096}}}}\n"
        )
    };
    assert_eq!(inspect(&["--json"], TICKET).output, fields("***"));
    assert_eq!(inspect(&["--json", "--show-secrets"], TICKET).output, fields("ab-c"));
    let (hidden, shown) = (inspect(&[], TICKET).output, inspect(&["--show-secrets"], TICKET).output);
    assert!(hidden.contains("ticket=\"***\" timestamp=4096") && !hidden.contains("ab-c"), "{hidden}");
    assert!(shown.contains("ticket=\"ab-c\" timestamp=4096"), "{shown}");
    // Nor is a part of it shown where the rest is missing.
    let ran = inspect(&["--json"], "00000007 0973 0004 61622d");
    assert_eq!(ran.status, 1);
    assert!(!ran.output.contains("ab-"), "{}", ran.output);
}

#[test]
fn what_the_client_does_is_tolerated_if_that_is_asked() {
    for (direction, frame, fields) in [
        // A boolean of 2, and bytes that are left over.
        ("c2s", "00000003 043e 02", r#"{"roomInvites":false}"#),
        ("c2s", "00000005 043e 01 ffff", r#"{"roomInvites":true}"#),
        // A string that is cut short, and a negative count.
        ("c2s", "00000006 08b4 0009 6869", r#"{"motto":"hi"}"#),
        ("s2c", "00000006 07f3 80000000", r#"{"messages":[]}"#),
    ] {
        let strict = inspect(&["--json", "--direction", direction], frame);
        assert_eq!(strict.status, 1, "{frame}");
        error(&strict.output, &["id", "header", "name", "error"]);
        let tolerant = inspect(&["--json", "--direction", direction, "--tolerant"], frame);
        assert!(tolerant.output.ends_with(&format!("\"fields\":{fields}}}\n")), "{}", tolerant.output);
        assert_eq!(tolerant.status, 0);
    }
    // What is not a string stays none, and what is missing stays missing.
    for frame in ["00000005 08b4 0001 ff", "00000004 0a86 0000", "00000002 ffff"] {
        let ran = inspect(&["--json", "--tolerant"], frame);
        assert_eq!(ran.status, 1, "{frame}: {}", ran.output);
    }
}

#[test]
fn a_packet_whose_layout_nobody_knows_has_a_name() {
    for (direction, frame, start) in [
        ("c2s", "00000002 0d81", r#"{"id":3457,"header":"EVENT_TRACKER","name":"session.event_tracker","#),
        ("c2s", "00000005 0d81 000161", r#"{"id":3457,"header":"EVENT_TRACKER","name":"session.event_tracker","#),
        ("c2s", "00000002 6963", r#"{"id":26979,"header":"CLIENT_POLICY","name":"handshake.client_policy","#),
        ("s2c", "00000002 0319", r#"{"id":793,"header":"FIRST_LOGIN_OF_DAY","name":"session.first_login_of_day","#),
    ] {
        for strictness in [&[][..], &["--tolerant"]] {
            let ran = inspect(&[&["--json", "--direction", direction], strictness].concat(), frame);
            assert_eq!(ran.status, 1);
            assert!(ran.output.starts_with(start), "{}", ran.output);
            let error = error(&ran.output, &["id", "header", "name", "error"]);
            assert!(error.contains("layout") && error.contains("unknown"), "{error}");
        }
    }
}

#[cfg(not(feature = "whole"))]
#[test]
fn every_packet_of_the_client_takes_a_feature() {
    let ran = inspect(&["--spec", "whole"], "");
    assert_eq!((ran.output.as_str(), ran.status), ("", 2));
    assert!(ran.complaints.contains("whole") && ran.complaints.contains("nitro"), "{}", ran.complaints);
}
