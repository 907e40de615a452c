//! `inspect`: lists of numbers without prefixes, which could be hex, decimal or octal.

mod support;

use support::{error, inspect};

/// `0000000503050001 31`: 3 5 0 1 31 in hex.
const HEX: &str = "000000050305000131";
/// `3 5 0 1 31` in decimal.
const DECIMAL: &str = "00000005030500011f";
/// `000000020165`.
const INFO: &str = r#"{"id":357,"header":"USER_INFO","name":"user.get_info","fields":{}}"#;
const MOTTO: &str = r#"{"id":2228,"header":"USER_MOTTO","name":"user.update_motto","fields":{"motto":"hé #1;"}}"#;

#[track_caller]
fn reads(input: &str, expected: &[&str]) {
    let ran = inspect(&["--json"], input);
    assert_eq!(ran.lines(), expected, "{input}");
    assert_eq!((ran.complaints.as_str(), ran.status), ("", 0), "{input}");
}

/// Whether the last line of a text means the same as a line of hex digits.
#[track_caller]
fn last_is(input: &str, plain: &str) {
    let (ran, expected) = (inspect(&["--json"], input), inspect(&["--json"], plain));
    assert_eq!(ran.lines().last(), expected.lines().last(), "{input}");
}

#[test]
fn numbers_that_could_be_hex_or_decimal_are_refused() {
    for line in [
        "0 0 0 5 3 5 0 1 31",
        "0, 0, 0, 5, 3, 5, 0, 1, 31",
        "0,0,0,5,3,5,0,1,31",
        "[0 0 0 5 3 5 0 1 31]",
        "[0, 0, 0, 5, 3, 5, 0, 1, 31]",
        "{0, 0, 0, 5, 3, 5, 0, 1, 31}",
        "12:00:01 > 0 0 0 5 3 5 0 1 31",
        "0 0 0 2 1 65",
    ] {
        let ran = inspect(&["--json"], line);
        assert_eq!((ran.lines().len(), ran.status), (1, 1), "{line}: {}", ran.output);
        assert_eq!(
            error(&ran.output, &["error"]),
            "line 1: these numbers could be hex or decimal, and both make a whole frame: if they are hex, write two digits \
             for each, or `0x` before each; if they are decimal, turn them into hex: tr -c '0-9\\n' ' ' <FILE | \
             awk '{for (i = 1; i <= NF; i++) printf \"%02x\", $i; print \"\"}' | inspect",
            "{line}"
        );
    }
}

#[test]
fn numbers_that_can_only_be_one_of_both_are_read() {
    // A number over 99 or below 0 is decimal, a letter is hex, and so is what a program declares.
    last_is("0 0 0 5 3 5 0 1 131", "000000050305000183");
    last_is("0 0 0 5 3 5 0 1 -31", "0000000503050001e1");
    last_is("0 0 0 5 3 5 0 a 31", "00000005030500 0a31");
    last_is("byte[] frame = {0, 0, 0, 5, 3, 5, 0, 1, 31};", DECIMAL);
    last_is("[0u8, 0, 0, 5, 3, 5, 0, 1, 31]", DECIMAL);
    reads("0 0 0 b 8 b4 0 7 68 c3 a9 20 23 31 3b", &[MOTTO]);
    reads("0, 0, 0, b, 8, b4, 0, 7, 68, c3, a9, 20, 23, 31, 3b", &[MOTTO]);
    // The length fits one reading: 10 bytes follow in decimal, 16 in hex.
    last_is("0 0 0 10 3 5 0 1 31 1 1 1 1 1", "0000000a030500011f0101010101");
    last_is("0 0 0 10 3 5 0 1 31 1 1 1 1 1 1 1 1 1 1 1", "00000010030500013101010101010101 01010101");
    // Both readings are the same.
    last_is("0 0 0 2 3 5", "000000020305");
}

#[test]
fn lines_before_say_what_the_others_are() {
    last_is("0 0 0 2 1 fa\n0 0 0 5 3 5 0 1 31\n", HEX);
    last_is("0 0 0 2 1 101\n0 0 0 5 3 5 0 1 31\n", DECIMAL);
    // Lines of both kinds decide nothing.
    let ran = inspect(&["--json"], "0 0 0 2 1 101\n0 0 0 2 1 fa\n0 0 0 5 3 5 0 1 31\n");
    assert!(error(ran.lines()[2], &["error"]).starts_with("line 3: these numbers could be"), "{}", ran.output);
    reads("0 0 0 2 1 101\n", &[INFO]);
}

#[test]
fn octal_numbers_are_named() {
    for line in [
        " 000 000 000 005 003 005 000 001 061",
        " 000 000 000 002 001 145",
        "{000, 000, 000, 002, 001, 0145}",
        "char frame[] = {00, 00, 00, 012, 03, 05, 00, 01, 061, 0, 0, 0, 0, 0};",
        "{0, 0, 0, 05, 03, 05, 0, 01, 061}",
    ] {
        let ran = inspect(&["--json"], line);
        assert_eq!((ran.lines().len(), ran.status), (1, 1), "{line}: {}", ran.output);
        assert_eq!(
            error(&ran.output, &["error"]),
            "line 1: these look like octal numbers, as `od -b` prints them: print the bytes in hex with `od -An -v -tx1` \
             or `xxd -p`; its other rows are passed over",
            "{line}"
        );
    }
    let ran = inspect(&["--json"], "[0x00, 0, 0, 2, 1, 0145]");
    assert!(error(&ran.output, &["error"]).starts_with("line 1: "), "{}", ran.output);
    // 8 and 9 are not octal digits.
    last_is("000 000 000 005 003 005 000 001 089", "000000050305000159");
}

#[test]
fn rows_of_numbers_are_named_once() {
    for (rows, why) in [
        (
            "   0   0   0  21   8 180   0  17  73  39 109  32 110 101 119  32\n 104 101 114 101  33  33  33  33  33\n",
            "line 1: these look like rows of decimal numbers, as `od -tu1` prints them: ",
        ),
        (
            " 000 000 000 021 010 264 000 015 111 047 155 040 156 145 167 040\n 150 145 162 145 041\n",
            "line 1: these look like octal numbers, as `od -b` prints them: ",
        ),
    ] {
        let ran = inspect(&["--json"], format!("{rows}000000020165\n"));
        assert_eq!(ran.lines().len(), 2, "{rows}{}", ran.output);
        assert!(error(ran.lines()[0], &["error"]).starts_with(why), "{}", ran.output);
        assert_eq!(ran.lines()[1], INFO);
    }
}
