//! `inspect`: what is not read although it looks like bytes, and what is said about it; and texts in UTF-16.

mod support;

use support::{error, inspect};

/// `000000020165`.
const INFO: &str = r#"{"id":357,"header":"USER_INFO","name":"user.get_info","fields":{}}"#;

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
fn with_format_hex_a_line_is_hex_digits_and_nothing_else() {
    for (line, why) in [
        ("0x000000020165", "line 1: 'x' in column 2 is not a hex digit; without `--format hex` this form is read, too"),
        ("> 000000020165", "line 1: '>' in column 1 is not a hex digit; without `--format hex` this form is read, too"),
        ("zz", "line 1: 'z' in column 1 is not a hex digit"),
    ] {
        let ran = inspect(&["--json", "--format", "hex"], line);
        assert_eq!((error(&ran.output, &["error"]).as_str(), ran.status), (why, 1));
    }
}

#[test]
fn forms_that_are_not_read_are_named_once() {
    for (input, words) in [
        (&b"<Buffer 00 00 00 02 01 65 ... 12 more bytes>\n"[..], "line 1: Node left bytes out here"),
        (b"{\"id\":357}\n{\"id\":357}\n", "line 1: this looks like JSON"),
        (b"{\n  \"id\": 357,\n  \"fields\": {}\n}\n", "line 1: this looks like JSON"),
        (b"{\n  \"log\": {\n  }\n}\n", "line 1: this looks like a HAR file"),
        (b"{out:ChangeMotto}{s:\"hi\"}\n", "line 1: this is a packet as G-Earth describes it"),
        (b"\xd4\xc3\xb2\xa1\x02\0\x04\0", "offset 0: this looks like a capture of whole network packets"),
        (b"\n\r\r\n\x1c\0\0\0", "offset 0: this looks like a capture of whole network packets"),
        (b"\x1f\x8b\x08\0\0\0", "offset 0: this looks like a gzip file"),
    ] {
        assert!(refusal(input).starts_with(words), "{}", refusal(input));
    }
    let ran = inspect(&["--json"], "{\"id\":357}\n{\"id\":357}\n000000020165\n");
    assert_eq!((ran.lines().len(), ran.lines()[1]), (2, INFO));
}

#[test]
fn texts_in_utf_16() {
    let text = "000000020165 # \u{e9}\r\n0x000000020165\r\n";
    let units = || text.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    for input in [
        [b"\xff\xfe", &little[..]].concat(),
        [b"\xfe\xff", &big[..]].concat(),
        little.clone(),
        big.clone(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
    ] {
        reads(input, &[INFO, INFO]);
    }
    // A frame of three megabytes is no text, although its length could be one.
    let ran = inspect(&["--json"], b"\0\x30\0\x30\x01\x65\0\0".as_slice());
    assert!(error(&ran.output, &["error"]).starts_with("offset 0: "), "{}", ran.output);
}

#[test]
fn a_form_is_recognized_only_if_the_whole_line_fits() {
    for line in [
        "00:00:00:02:01:6",
        "0x00, 0x00, 0x00, 0x02, 0x01, 0x6g",
        "{0, 0, 0, 2, 1, 256}",
        "[0, 0, 0, 2, 1, 101] and more",
        r"\x00\x00\x00\x02\x01\xg",
        "000000020165 user info",
        "AAAA*gFl",
        "[x]",
        "----",
    ] {
        assert!(refusal(line).ends_with("is not a hex digit"), "{line}");
    }
    // What stands around lists is an error where there is no list.
    let ran = inspect(&["--json"], "[x]\n000000020165\n----\n");
    assert_eq!(ran.lines().len(), 3);
    assert!(
        error(ran.lines()[0], &["error"]).starts_with("line 1: ")
            && error(ran.lines()[2], &["error"]).starts_with("line 3: ")
    );
}

#[test]
fn a_line_of_hex_digits_is_one_frame() {
    assert_eq!(
        refusal("000000020165000000020165"),
        "line 1: 6 bytes follow the frame: a line holds only one; if they are frames one after the other, \
         xxd -r -p FILE | inspect reads them"
    );
    assert_eq!(
        refusal("0165"),
        "line 1: the frame is incomplete: at least 4 more bytes are needed; if this is packet 357 without its length, write \
         00000002 before it, or for a whole file: \
         awk '{gsub(/ /,\"\"); printf \"%08x%s\\n\", length($0)/2, $0}' FILE | inspect"
    );
}
