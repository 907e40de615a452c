//! `inspect`: the forms in which people write down bytes, one line each or over several. Each holds the same frames.

mod support;

use support::{error, inspect};

/// `000000020165`.
const INFO: &str = r#"{"id":357,"header":"USER_INFO","name":"user.get_info","fields":{}}"#;
/// [`MOTTO_BYTES`].
const MOTTO: &str = r#"{"id":2228,"header":"USER_MOTTO","name":"user.update_motto","fields":{"motto":"hé #1;"}}"#;
const MOTTO_BYTES: &str = "0000000b08b4000768c3a920 23313b";

#[track_caller]
fn reads(input: impl AsRef<[u8]>, expected: &[&str]) {
    let input = input.as_ref();
    let ran = inspect(&["--json"], input);
    let shown = String::from_utf8_lossy(input);
    assert_eq!(ran.lines(), expected, "{shown}\n{}", ran.complaints);
    assert_eq!((ran.complaints.as_str(), ran.status), ("", 0), "{shown}");
}

/// The only error of an input.
#[track_caller]
fn refusal(input: impl AsRef<[u8]>) -> String {
    let ran = inspect(&["--json"], input.as_ref());
    assert_eq!((ran.lines().len(), ran.status), (1, 1), "{}", ran.output);
    error(&ran.output, &["error"])
}

#[test]
fn hex_digits_with_something_between_them() {
    reads(MOTTO_BYTES, &[MOTTO]);
    for line in [
        "00:00:00:02:01:65",
        "00-00-00-02-01-65",
        "00,00,00,02,01,65",
        "00, 00, 00, 02, 01, 65,",
        "00|00|00|02|01|65",
        "00 00 00 02 | 01 65",
        "0000:0002:0165",
        "00.00.00.02.01.65",
        "00_00_00_02_01_65",
        "00;00;00;02;01;65\r",
        "0x000000020165",
        "0X000000020165",
        "0x00 0x00 0x00 0x02 0x01 0x65",
        "0x0,0x0,0x0,0x2,0x1,0x65",
        "$00,$00,$00,$02,$01,$65",
        "00h, 00h, 00h, 02h, 01h, 65h",
        "db 00h, 00h, 00h, 02h, 01h, 65h",
        "x'000000020165'",
        "X'000000020165';",
        "\"000000020165\"",
        "b'000000020165'",
        "[\"000000020165\"]",
        "bytes.fromhex('00 00 00 02 01 65')",
        "Buffer.from(\"000000020165\", \"hex\")",
        "let frame = hex!(\"000000020165\");",
    ] {
        reads(line, &[INFO]);
    }
    for line in ["00:00:00:0b:08:b4:00:07:68:c3:a9:20:23:31:3b", "0X0000000B08B4000768C3A92023313B"] {
        reads(line, &[MOTTO]);
    }
}

#[test]
fn lists_of_programs() {
    for line in [
        "{0x00, 0x00, 0x00, 0x02, 0x01, 0x65}",
        "unsigned char frame[] = { 0x00, 0x00, 0x00, 0x02, 0x01, 0x65 };",
        "static const uint8_t frame[6] = {0x00,0x00,0x00,0x02,0x01,0x65}; /* user info */",
        "{(byte)0x00, (byte)0x00, (byte)0x00, (byte)0x02, (byte)0x01, (byte)0x65}",
        "byte[] frame = new byte[] { 0, 0, 0, 2, 1, 101 };",
        "let frame: [u8; 6] = [0x00, 0x00, 0x00, 0x02, 0x01, 0x65];",
        "let frame = &[0u8, 0, 0, 2, 1, 0x65][..];",
        "vec![0, 0, 0, 2, 1, 101]",
        "frame := []byte{0x00, 0x00, 0x00, 0x02, 0x01, 0x65} // user info",
        "bytes([0, 0, 0, 2, 1, 101])  # user info",
        "new Uint8Array([0, 0, 0, 2, 1, 101])",
        "byteArrayOf(0x00, 0x00, 0x00, 0x02, 0x01, 0x65)",
        "[0,0,0,2,1,101]",
        "[0 0 0 2 1 101]",
        "<<0,0,0,2,1,101>>",
        "[byte[]] $frame = 0x00, 0x00, 0x00, 0x02, 0x01, 0x65",
        "Uint8Array(6) [0, 0, 0, 2, 1, 101, buffer: ArrayBuffer(6), byteLength: 6, byteOffset: 0]",
        "[0, 0, 0, 2, 1, 'e']",
        "0 0 0 2 1 101",
        "<Buffer 00 00 00 02 01 65>",
        "{\"type\":\"Buffer\",\"data\":[0,0,0,2,1,101]}",
    ] {
        reads(line, &[INFO]);
    }
    // Signed, as Java prints it.
    reads("[0, 0, 0, 11, 8, -76, 0, 7, 104, -61, -87, 32, 35, 49, 59]", &[MOTTO]);
    reads("0 0 0 11 8 -76 0 7 104 -61 -87 32 35 49 59", &[MOTTO]);
}

#[test]
fn lists_over_several_lines() {
    for text in [
        // `xxd -i`
        "unsigned char info_bin[] = {\n  0x00, 0x00, 0x00, 0x02,\n  0x01, 0x65\n};\nunsigned int info_bin_len = 6;\n",
        "/* Frame (6 bytes) */\nstatic const unsigned char pkt1[6] = {\n0x00, 0x00, 0x00, 0x02, /* .... */\n0x01, 0x65 /* .e */\n};\n",
        "[\n  0,\n  0,\n  0,\n  2,\n  1,\n  101\n]\n",
        "let frame = [\n    0x00, 0x00, 0x00, 0x02,\n\n    0x01, 0x65,\n];\n",
        "Uint8Array(6) [\n  0, 0, 0,\n  2, 1, 101\n]\n",
        "const char frame[] =\n    \"\\x00\\x00\\x00\\x02\"\n    \"\\x01\\x65\";\n",
        "b = (b'\\x00\\x00\\x00\\x02' \\\n     b'\\x01e')\n",
    ] {
        reads(text, &[INFO]);
    }
    // In decimal, two digits could be hex ones: the beginning of the list decides.
    let rows = "{0, 0, 0, 11, 8,\n 180, 0, 7, 104,\n 195, 169, 32, 35,\n 49, 59}\n";
    reads(rows, &[MOTTO]);
    // Several frames in one list.
    reads("{0, 0, 0, 2, 1, 101, 0, 0,\n 0, 2, 1, 101}\n", &[INFO, INFO]);
}

#[test]
fn texts_with_escapes() {
    for line in [
        r"\x00\x00\x00\x02\x01\x65",
        r"\x00\x00\x00\x02\x01e",
        r#""\x00\x00\x00\x02\x01\x65""#,
        r#"let frame = b"\0\0\0\x02\x01e";"#,
        r"data = b'\x00\x00\x00\x02\x01e'  # user info",
        r"$'\x00\x00\x00\x02\x01e'",
        r"\0\0\0\2\1e",
        r"\000\000\000\002\001\145",
        r#""\u0000\u0000\u0000\u0002\u0001e""#,
        r#""\u{0}\u{0}\u{0}\u{2}\u{1}e""#,
        "%00%00%00%02%01e",
        r"\x000000020165",
    ] {
        reads(line, &[INFO]);
    }
    reads(r"b'\x00\x00\x00\x0b\x08\xb4\x00\x07h\xc3\xa9 #1;'", &[MOTTO]);
}

#[test]
fn base64() {
    reads("AAAAAgFl", &[INFO]);
    reads("\"AAAAAgFl\"", &[INFO]);
    reads("AAAACwi0AAdow6kgIzE7", &[MOTTO]);
    reads("AAAAAgFlAAAAAgFl\nAAAAAgFl\n", &[INFO; 3]);
    // `base64` makes rows of 76 digits, the last of which can be short.
    let long = MOTTO.replace("hé #1;", &format!("{}!", "x".repeat(49)));
    reads("AAAANgi0ADJ4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\nIQ==\n", &[&long]);
    // Over several lines, and in the alphabet of addresses.
    reads("AAAACwi0AAdo\nw6kgIzE7\n", &[MOTTO]);
    reads(
        "AAAABgi0AAI-Pw",
        &[r#"{"id":2228,"header":"USER_MOTTO","name":"user.update_motto","fields":{"motto":">?"}}"#],
    );
}

#[test]
fn comments_and_what_stands_before_the_bytes() {
    for line in [
        "000000020165 # user info",
        "000000020165 // user info",
        "00 00 00 02 01 65 ; user info",
        "000000020165 /* user info */",
        "000000020165 -- user info",
        "00:00:00:02:01:65 # user info",
        "// a comment\n/* one more */\n; and another\n000000020165",
        "```\n000000020165\n```",
        "12:00:01 000000020165",
        "12:00:01.250 000000020165",
        "[12:00:01] 00:00:00:02:01:65",
        "2024-01-31 12:00:01,250 INFO 000000020165",
        "2024-01-31T12:00:01.250Z\t0x000000020165",
        "1700000000.250 000000020165",
        "1: 000000020165",
        "[1] 000000020165",
    ] {
        reads(line, &[INFO]);
    }
}

#[test]
fn a_frame_that_was_broken_into_lines() {
    // `xxd -p` makes lines of 60 digits; others break at another width.
    reads("0000000b08b400\n0768c3a9202331\n3b\n", &[MOTTO]);
    reads("0000000b08b400\r\n0768c3a9202331\r\n3b\r\n\r\n000000020165\r\n", &[MOTTO, INFO]);
    reads("0000000201650000\n000b08b4000768c3\na92023313b000000\n020165\n", &[INFO, MOTTO, INFO]);
    // A line that is a frame by itself is one, and what is not whole before it is an error of its own.
    let ran = inspect(&["--json"], "00000003043e\n000000020165\n");
    assert_eq!(ran.lines()[1], INFO);
    assert_eq!(error(ran.lines()[0], &["error"]), "line 1: the frame is incomplete: at least 1 more byte is needed");
    let ran = inspect(&["--json"], "0000000b08b400\n0768c3a920\n000000020165\n");
    assert_eq!(ran.lines().len(), 3, "{}", ran.output);
    assert!(
        error(ran.lines()[0], &["error"]).starts_with("line 1: ")
            && error(ran.lines()[1], &["error"]).starts_with("line 2: ")
    );
}

#[test]
fn several_frames_on_a_line() {
    for line in [
        "[\"000000020165\", \"000000020165\"]",
        "[\"AAAAAgFl\",\"AAAAAgFl\"]",
        r"[b'\x00\x00\x00\x02\x01e', b'\x00\x00\x00\x02\x01e']",
        "[[0, 0, 0, 2, 1, 101], [0, 0, 0, 2, 1, 101]]",
        "[0, 0, 0, 2, 1, 101, 0, 0, 0, 2, 1, 101]",
        "000000020165, 000000020165",
        "00:00:00:02:01:65:00:00:00:02:01:65",
    ] {
        reads(line, &[INFO, INFO]);
    }
}

#[test]
fn words_and_bullets_before_the_bytes() {
    for line in
        ["- 000000020165", "* 000000020165", "frame: 000000020165", "Packet 1: 000000020165", "data=000000020165"]
    {
        reads(line, &[INFO]);
    }
    // A file with NULs at the end of its lines, or of the file.
    reads("000000020165\0\n000000020165\n\0\0\0\0", &[INFO, INFO]);
    // Text that nobody knows is no part of any form.
    assert!(refusal("motto 000000020165").starts_with("line 1: 'm' in column 1"));
}
