//! `inspect`: where frames come from, how they are written down, and what is said when they are broken.

mod support;

use std::io::{BufRead, BufReader, Write};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use support::{error, file, inspect, program, start, text, unhex, vectors};

const INVITES: &str = "00000003043e01";
const INVITES_JSON: &str =
    r#"{"id":1086,"header":"USER_SETTINGS_INVITES","name":"user.settings_room_invites","fields":{"roomInvites":true}}"#;
const MOTTO_JSON: &str = r#"{"id":2228,"header":"USER_MOTTO","name":"user.update_motto","fields":{"motto":"hi"}}"#;

#[test]
fn frames_come_from_a_file_or_from_standard_input() {
    let file = file("one.hex", INVITES);
    let expected = format!("{INVITES_JSON}\n");
    assert_eq!(inspect(&["--json", &file], "").output, expected);
    assert_eq!(inspect(&["--json"], INVITES).output, expected);
    assert_eq!(inspect(&["--json", "-"], INVITES).output, expected);
    assert_eq!(inspect(&["-", "--json"], unhex(INVITES)).output, expected);
}

#[test]
fn a_hex_line_is_read_as_people_write_it() {
    for line in [
        "00000003043e01\n",
        "00000003043E01\r\n",
        "00000003043e01",
        "  00 00 00 03\t04 3e  01 \t\n",
        "\n\n# 00000002ffff\r\n   # a comment, too\n \t \n00000003043e01\n\n",
        "\u{feff}00000003043e01\n",
        "\u{feff}# caf\u{e9}\n00000003043e01\n",
    ] {
        for arguments in [&["--json"][..], &["--json", "--format", "hex"]] {
            let ran = inspect(arguments, line);
            assert_eq!((ran.output, ran.status), (format!("{INVITES_JSON}\n"), 0), "{line:?}");
        }
    }
}

#[test]
fn a_broken_line_is_named_by_its_number() {
    // Numbers count every line of the file, also those that are skipped.
    let input = "# a capture\n\n00000003043e01\nno hex\n00000003043e0\n00000003043e\n00000003043e0100\n00000003043e0100000003043e01\n\
                 0000\n00000001043e\n00000000\nffffffff043e01\n00000003043e01\n";
    let ran = inspect(&["--json"], input);
    assert_eq!(ran.status, 1);
    let lines = ran.lines();
    assert_eq!(lines.len(), 11);
    assert_eq!((lines[0], lines[10]), (INVITES_JSON, INVITES_JSON));
    for (line, number) in lines[1..10].iter().zip(4..) {
        let error = error(line, &["error"]);
        assert!(error.starts_with(&format!("line {number}: ")), "{error}");
    }
}

#[test]
fn a_broken_line_says_what_is_wrong() {
    for (line, words) in [
        ("00000003043g01", "'g' in column 12 is not a hex digit"),
        ("0x00000003043e01", "'x' in column 2 is not a hex digit"),
        ("00000003043e01\u{e9}", "'\u{e9}' in column 15 is not a hex digit"),
        ("00000003043e0", "two hex digits, but the line has 13"),
        ("00000003043e", "incomplete"),
        ("00000003043e0100", "only one"),
    ] {
        let ran = inspect(&["--json", "--format", "hex"], line);
        let error = error(&ran.output, &["error"]);
        assert!(error.starts_with("line 1: ") && error.contains(words), "{error}");
        assert_eq!(ran.status, 1);
    }
}

#[test]
fn bytes_that_are_no_text_break_only_their_line() {
    let mut input = b"\xff\xfe\n\0\0\0\x03\x04\x3e\x01\n# caf\xe9\n".to_vec();
    input.extend_from_slice(INVITES.as_bytes());
    let ran = inspect(&["--json", "--format", "hex"], input);
    assert_eq!(ran.status, 1);
    let lines = ran.lines();
    assert_eq!(lines.len(), 3);
    assert_eq!(error(lines[0], &["error"]), "line 1: the byte 0xff in column 1 is not a hex digit");
    assert!(error(lines[1], &["error"]).starts_with("line 2: "));
    assert_eq!(lines[2], INVITES_JSON);
}

#[test]
fn the_format_is_told_by_the_content() {
    let ran = inspect(&["--json"], unhex(INVITES));
    assert_eq!(ran.output, format!("{INVITES_JSON}\n"));
    // The hex digits of a hex text are no lengths, and the bytes of a binary stream no digits.
    let ran = inspect(&["--json", "--format", "binary"], INVITES);
    assert!(error(&ran.output, &["error"]).starts_with("offset 0: "));
    let ran = inspect(&["--json", "--format", "hex"], unhex(INVITES));
    assert!(error(&ran.output, &["error"]).starts_with("line 1: "));
    // What looks like text is a text with a mistake in it.
    let ran = inspect(&["--json"], format!("zz\n{INVITES}\n"));
    assert!(error(ran.lines()[0], &["error"]).starts_with("line 1: "));
    assert_eq!(ran.lines()[1], INVITES_JSON);
    // And a broken length is no text.
    for length in [&b"\xff\xff\xff\xff"[..], b"\x80\0\0\x02\x01\x65", b"\0\0\0\x01\xff", b"\0"] {
        let ran = inspect(&["--json"], length);
        assert!(error(&ran.output, &["error"]).starts_with("offset 0: "), "{length:?}: {}", ran.output);
    }
}

#[test]
fn an_input_without_frames_is_no_mistake() {
    for (format, input) in [("hex", ""), ("hex", "\n"), ("hex", "# nothing\n"), ("binary", "")] {
        for arguments in [&["--json", "--format", format][..], &["--json"]] {
            let ran = inspect(arguments, input);
            assert_eq!((ran.output.as_str(), ran.complaints.as_str(), ran.status), ("", "", 0), "{input:?}");
        }
    }
}

#[test]
fn a_broken_length_ends_a_binary_stream() {
    // 20 frames of 6 bytes, and then what is no frame; nothing behind it can be read.
    let frames = unhex(&"000000020165".repeat(20));
    for broken in [
        "00000000",
        "00000001 01",
        "80000000 0165",
        "ffffffff",
        "00",
        "000000",
        "00000002",
        "00000002 01",
        "00000009 0165 00",
    ] {
        for arguments in [&["--json"][..], &["--json", "--format", "binary"]] {
            let ran = inspect(arguments, [frames.clone(), unhex(broken)].concat());
            assert_eq!(ran.status, 1);
            let lines = ran.lines();
            assert_eq!(lines.len(), 21, "{broken}");
            let error = error(lines[20], &["error"]);
            assert!(error.starts_with("offset 120: "), "{error}");
        }
    }
    // The client takes such a length for a negative number: nobody waits for two gigabytes.
    let ran = inspect(&["--json"], unhex("80000000 0165"));
    assert!(error(&ran.output, &["error"]).contains("2147483648"), "{}", ran.output);

    let followed = [unhex("00000001 0165"), frames].concat();
    assert_eq!(inspect(&["--json"], followed).lines().len(), 1);
}

#[test]
fn a_long_capture_is_read_in_pieces() {
    let vectors = vectors();
    let times = 40;
    let hex = text(vectors.iter().map(|vector| &vector.frame)).repeat(times);
    let binary: Vec<u8> = vectors.iter().flat_map(support::Vector::bytes).collect::<Vec<u8>>().repeat(times);
    assert!(binary.len() > 100_000, "long enough to be read in several pieces");
    let expected = text(vectors.iter().map(|vector| &vector.json)).repeat(times);
    assert!(inspect(&["--json"], hex).output == expected);
    assert!(inspect(&["--json"], binary.clone()).output == expected);
    // Offsets count from the beginning of the stream, not of a piece.
    let ran = inspect(&["--json"], [binary.clone(), vec![0; 4]].concat());
    let error = error(ran.lines().last().expect("there are lines"), &["error"]);
    assert!(error.starts_with(&format!("offset {}: ", binary.len())), "{error}");
}

#[test]
fn a_frame_can_be_longer_than_a_piece() {
    let motto = "a".repeat(65_535);
    let frame = format!("0001 0003 08b4 ffff {}", "61".repeat(65_535));
    let expected = format!(
        "{{\"id\":2228,\"header\":\"USER_MOTTO\",\"name\":\"user.update_motto\",\"fields\":{{\"motto\":\"{motto}\"}}}}\n"
    );
    assert!(inspect(&["--json"], unhex(&frame)).output == expected);
    assert!(inspect(&["--json"], frame).output == expected);
}

#[test]
fn packets_are_shown_as_they_come() {
    let mut child = start(&mut program(env!("CARGO_BIN_EXE_inspect"), &["--json"]));
    let mut input = child.stdin.take().expect("standard input is a pipe");
    let output = BufReader::new(child.stdout.take().expect("standard output is a pipe"));
    let (sender, lines) = mpsc::channel();
    let reader = thread::spawn(move || {
        output.lines().map_while(Result::ok).for_each(|line| sender.send(line).expect("somebody waits for it"));
    });
    // Byte by byte, so that not even the format is known at first.
    for byte in unhex(INVITES).into_iter().chain(unhex("00000006 08b4 0002 6869")) {
        input.write_all(&[byte]).expect("it reads");
    }
    for expected in [INVITES_JSON, MOTTO_JSON] {
        assert_eq!(lines.recv_timeout(Duration::from_secs(60)).as_deref(), Ok(expected), "while the input is open");
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
    reader.join().expect("all lines were taken");
}

#[test]
fn a_reader_who_has_seen_enough_is_no_mistake() {
    let file = file("long.hex", format!("{INVITES}\n").repeat(100_000));
    for arguments in [&["--json", &file][..], &[&file]] {
        let mut child = start(&mut program(env!("CARGO_BIN_EXE_inspect"), arguments));
        let mut output = BufReader::new(child.stdout.take().expect("standard output is a pipe"));
        output.read_line(&mut String::new()).expect("there is a first line");
        drop(output);
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
    }
}

#[test]
fn unreadable_input_and_wrong_usage_have_a_status_of_their_own() {
    let folder = env!("CARGO_MANIFEST_DIR");
    for arguments in [
        &["--json", "no/such/file.hex"][..],
        &["--json", folder],
        &["--no-such-option"],
        &["--format", "yaml"],
        &["--direction", "up"],
        &["one.hex", "other.hex"],
    ] {
        let ran = inspect(arguments, "");
        assert_eq!((ran.output.as_str(), ran.status), ("", 2), "{arguments:?}");
        assert!(ran.complaints.contains("error"), "{arguments:?}: {}", ran.complaints);
    }
    assert!(inspect(&["no/such/file.hex"], "").complaints.contains("no/such/file.hex"));
}

#[test]
fn help_shows_how_it_is_used() {
    let ran = inspect(&["--help"], "");
    assert_eq!(ran.status, 0);
    for word in ["Examples:", "Exit status:", "--format", "--direction", "--json", "--show-secrets"] {
        assert!(ran.output.contains(word), "{word}");
    }
}
