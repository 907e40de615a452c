//! `inspect --json`: what is printed for a frame, and in the place of one that does not decode.

mod support;

use support::{error, inspect, text, vectors};

const OUTFIT: &str = "0000000f 0320 00000003 0004 68722d31 0001 4d";
const OUTFIT_JSON: &str = r#"{"id":800,"header":"SAVE_WARDROBE_OUTFIT","name":"user.save_wardrobe_outfit","fields":{"slotId":3,"look":"hr-1","gender":"M"}}"#;

#[test]
fn a_packet_is_its_id_header_name_and_fields() {
    let ran = inspect(&["--json"], OUTFIT);
    assert_eq!(ran.output, format!("{OUTFIT_JSON}\n"));
    assert_eq!(ran.complaints, "");
    assert_eq!(ran.status, 0);
}

#[test]
fn lists_are_arrays_and_records_are_objects() {
    let ran = inspect(&["--json"], "0000001e071e00000006000000010000000100000002000000010000000200000000");
    assert_eq!(
        ran.output,
        "{\"id\":1822,\"header\":\"NEW_USER_EXPERIENCE_GET_GIFTS\",\"name\":\"user.nux_get_gifts\",\"fields\":{\"selections\":[\
         {\"dayIndex\":1,\"stepIndex\":1,\"giftIndex\":2},{\"dayIndex\":1,\"stepIndex\":2,\"giftIndex\":0}]}}\n"
    );
}

#[test]
fn a_packet_without_fields_has_an_empty_object() {
    let ran = inspect(&["--json"], "000000020165");
    assert_eq!(ran.output, "{\"id\":357,\"header\":\"USER_INFO\",\"name\":\"user.get_info\",\"fields\":{}}\n");
}

#[test]
fn every_frame_of_the_real_client() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 122);
    let hex = text(vectors.iter().map(|vector| &vector.frame));
    let binary: Vec<u8> = vectors.iter().flat_map(support::Vector::bytes).collect();
    for ran in [inspect(&["--json"], hex), inspect(&["--json"], binary)] {
        assert_eq!(ran.status, 0);
        assert_eq!(ran.lines().len(), vectors.len());
        for (line, vector) in ran.lines().into_iter().zip(&vectors) {
            assert_eq!(line, vector.json, "{}", vector.frame);
        }
    }
}

#[test]
fn texts_are_escaped_as_json_wants_it() {
    let ran = inspect(&["--json"], "0000000e 08b4 000a 22 5c 0a 00 1b 7f f09f8e89");
    assert_eq!(
        ran.output,
        "{\"id\":2228,\"header\":\"USER_MOTTO\",\"name\":\"user.update_motto\",\"fields\":{\"motto\":\"\\\"\\\\\\n\\u0000\\u001b\u{7f}🎉\"}}\n"
    );
}

#[test]
fn a_frame_that_does_not_decode_says_which_packet_it_would_be() {
    let ran = inspect(&["--json"], "0000000408b40005");
    assert_eq!(ran.status, 1);
    let error = error(&ran.output, &["id", "header", "name", "error"]);
    assert!(
        ran.output.starts_with(r#"{"id":2228,"header":"USER_MOTTO","name":"user.update_motto","error":""#),
        "{}",
        ran.output
    );
    assert!(error.contains("`motto`") && error.contains("offset 0"), "{error}");
}

#[test]
fn a_frame_with_an_unknown_id_has_only_that() {
    let ran = inspect(&["--json"], "00000002ffff");
    assert_eq!(ran.status, 1);
    assert!(ran.output.starts_with(r#"{"id":65535,"error":""#), "{}", ran.output);
    assert!(error(&ran.output, &["id", "error"]).contains("65535"));
}

#[test]
fn errors_stand_in_the_place_of_their_frames() {
    let input = format!("{OUTFIT}\n0000000408b40005\n00000002ffff\n000000030 43e 02\n{OUTFIT}\n");
    let ran = inspect(&["--json"], input);
    assert_eq!(ran.status, 1);
    let lines = ran.lines();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0], OUTFIT_JSON);
    error(lines[1], &["id", "header", "name", "error"]);
    error(lines[2], &["id", "error"]);
    let boolean = error(lines[3], &["id", "header", "name", "error"]);
    assert!(boolean.contains("`roomInvites`"), "{boolean}");
    assert_eq!(lines[4], OUTFIT_JSON);
}

#[test]
fn errors_stand_in_the_place_of_their_frames_in_a_binary_stream_too() {
    let input = support::unhex(&format!("{OUTFIT} 0000000408b40005 00000002ffff {OUTFIT}"));
    let ran = inspect(&["--json"], input);
    assert_eq!(ran.status, 1);
    let lines = ran.lines();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0], OUTFIT_JSON);
    error(lines[1], &["id", "header", "name", "error"]);
    error(lines[2], &["id", "error"]);
    assert_eq!(lines[3], OUTFIT_JSON);
}

#[test]
fn bytes_after_the_last_field_are_an_error() {
    let ran = inspect(&["--json"], "00000004 043e 01 00");
    assert_eq!(ran.status, 1);
    error(&ran.output, &["id", "header", "name", "error"]);
}

#[test]
fn the_direction_decides_what_an_id_means() {
    for (arguments, status) in [
        (&["--json", "--direction", "c2s"][..], 0),
        (&["--json"], 0),
        // 1086 is no packet of the server.
        (&["--json", "--direction", "s2c"], 1),
    ] {
        let ran = inspect(arguments, "00000003043e01");
        assert_eq!(ran.status, status, "{arguments:?}: {}", ran.output);
    }
    let ran = inspect(&["--json", "--direction=s2c"], "00000003043e01");
    assert!(ran.output.starts_with(r#"{"id":1086,"error":""#), "{}", ran.output);
}

#[test]
fn what_is_no_secret_is_the_same_with_secrets_shown() {
    let ran = inspect(&["--json", "--show-secrets"], OUTFIT);
    assert_eq!((ran.status, ran.output), (0, format!("{OUTFIT_JSON}\n")));
}

#[test]
fn colours_never_get_into_json() {
    let mut command = support::program(env!("CARGO_BIN_EXE_inspect"), &["--json"]);
    let ran = support::run(command.env("CLICOLOR_FORCE", "1"), OUTFIT);
    assert_eq!(ran.output, format!("{OUTFIT_JSON}\n"));
}
