//! `inspect`: dumps with offsets, as xxd, hexdump, od, Wireshark, tcpdump and libraries print them.

mod support;

use support::{error, inspect};

const INFO: &str = r#"{"id":357,"header":"USER_INFO","name":"user.get_info","fields":{}}"#;
const MOTTO: &str =
    r#"{"id":2228,"header":"USER_MOTTO","name":"user.update_motto","fields":{"motto":"I'm new here!"}}"#;

#[track_caller]
fn reads(input: &str, expected: &[&str]) {
    let ran = inspect(&["--json"], input);
    assert_eq!(ran.lines(), expected, "{input}");
    assert_eq!((ran.complaints.as_str(), ran.status), ("", 0), "{input}");
}

#[test]
fn dumps_of_one_frame() {
    for dump in [
        // xxd, and with other options
        "00000000: 0000 0011 08b4 000d 4927 6d20 6e65 7720  ........I'm new \n00000010: 6865 7265 21                             here!\n",
        "00000000: 00 00 00 11 08 b4 00 0d  ........\n00000008: 49 27 6d 20 6e 65 77 20  I'm new \n00000010: 68 65 72 65 21           here!\n",
        // hexdump -C
        "00000000  00 00 00 11 08 b4 00 0d  49 27 6d 20 6e 65 77 20  |........I'm new |\n00000010  68 65 72 65 21                                    |here!|\n00000015\n",
        // od -t x1, with octal offsets, and od -A x -t x1z
        "0000000 00 00 00 11 08 b4 00 0d 49 27 6d 20 6e 65 77 20\n0000020 68 65 72 65 21\n0000025\n",
        "000000 00 00 00 11 08 b4 00 0d 49 27 6d 20 6e 65 77 20  >........I'm new <\n000010 68 65 72 65 21                                   >here!<\n000015\n",
        // od -A n -t x1 is hex digits, broken into lines
        " 00 00 00 11 08 b4 00 0d 49 27 6d 20 6e 65 77 20\n 68 65 72 65 21\n",
        // Wireshark, with and without its text
        "0000   00 00 00 11 08 b4 00 0d 49 27 6d 20 6e 65 77 20   ........I'm new \n0010   68 65 72 65 21                                    here!\n",
        "0000  00 00 00 11 08 b4 00 0d 49 27 6d 20 6e 65 77 20\n0010  68 65 72 65 21\n",
        // tcpdump -X, as it is and without the first tab
        "\t0x0000:  0000 0011 08b4 000d 4927 6d20 6e65 7720  ........I'm.new.\n\t0x0010:  6865 7265 21                             here!\n",
        "0x0000:  0000 0011 08b4 000d 4927 6d20 6e65 7720  ........I'm.new.\n\t0x0010:  6865 7265 21                             here!\n",
        // HxD and Format-Hex, with a row of numbers above
        "Offset(h) 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F\n\n00000000  00 00 00 11 08 B4 00 0D 49 27 6D 20 6E 65 77 20  .....´..I'm new \n00000010  68 65 72 65 21                                   here!\n",
        "\n           00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F\n\n00000000   00 00 00 11 08 B4 00 0D 49 27 6D 20 6E 65 77 20  .....´..I'm new\n00000010   68 65 72 65 21                                   here!\n",
        // Netty
        "         +-------------------------------------------------+\n         |  0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f |\n+--------+-------------------------------------------------+----------------+\n|00000000| 00 00 00 11 08 b4 00 0d 49 27 6d 20 6e 65 77 20 |........I'm new |\n|00000010| 68 65 72 65 21                                  |here!           |\n+--------+-------------------------------------------------+----------------+\n",
        // hexyl
        "┌────────┬─────────────────────────┬─────────────────────────┬────────┬────────┐\n│00000000│ 00 00 00 11 08 b4 00 0d ┊ 49 27 6d 20 6e 65 77 20 │⋄⋄⋄••×⋄_┊I'm new │\n│00000010│ 68 65 72 65 21          ┊                         │here!   ┊        │\n└────────┴─────────────────────────┴─────────────────────────┴────────┴────────┘\n",
    ] {
        reads(dump, &[MOTTO]);
        reads(&dump.replace('\n', "\r\n"), &[MOTTO]);
    }
}

#[test]
fn dumps_of_several_frames() {
    // A dump is a stream: frames follow each other, and may begin anywhere in a row.
    reads(
        "00000000: 0000 0002 0165 0000 0011 08b4 000d 4927  .....e........I'\n\
         00000010: 6d20 6e65 7720 6865 7265 2100 0000 0201  m new here!.....\n\
         00000020: 65                                       e\n",
        &[INFO, MOTTO, INFO],
    );
    // Or each frame is dumped by itself.
    reads("0000  00 00 00 02 01 65\n\n0000  00 00 00 02 01 65\n0000  00 00 00 02 01 65\n", &[INFO; 3]);
    // Rows of 16 bytes whose second offset could be a frame's length.
    reads(
        "00000000  00 00 00 02 01 65 00 00 00 11 08 b4 00 0d 49 27\n00000010  6d 20 6e 65 77 20 68 65 72 65 21\n",
        &[INFO, MOTTO],
    );
    // What stands beside a dump is read as well.
    reads("# two ways\n0000   00 00 00 02 01 65   .....e\n000000020165\n", &[INFO, INFO]);
}

#[test]
fn a_text_that_looks_like_bytes_is_no_part_of_them() {
    let motto = r#"{"id":2228,"header":"USER_MOTTO","name":"user.update_motto","fields":{"motto":"ab cd ef 01"}}"#;
    reads(
        "00000000: 0000 000f 08b4 000b 6162 2063 6420 6566  ........ab cd ef\n00000010: 2030 31                                   01\n",
        &[motto],
    );
    reads(
        "00000000  00 00 00 0f 08 b4 00 0b  61 62 20 63 64 20 65 66  |........ab cd ef|\n00000010  20 30 31                                          | 01|\n00000013\n",
        &[motto],
    );
}

#[test]
fn a_broken_dump_is_one_error() {
    for (dump, why) in [
        (
            "00000000: 0000 0011 08b4 000d 4927 6d20 6e65 7720  ........I'm new \n",
            "line 1: the frame is incomplete: at least 5 more bytes are needed",
        ),
        (
            "00000000: 0000 0000 08b4 000d 4927 6d20 6e65 7720  ........I'm new \n00000010: 6865 7265 21                             here!\n",
            "line 1: the frame length is 0, but it must be at least 2 to include the id; the other rows of this dump are passed over",
        ),
        // A row is missing.
        (
            "00000000: 0000 0031 08b4 002d 4927 6d20 6e65 7720  ........I'm new \n*\n00000030: 6865 7265 21                             here!\n",
            "line 2: the dump leaves out equal rows here: make it with `hexdump -vC`, `od -v` or `xxd`",
        ),
        (
            "0000000 0000 0200 6501 0000 0000 0200 6501\n0000016\n",
            "line 1: this form of `hexdump`, `od` or `xxd` does not show bytes in hex and in their order: make the dump with \
             `hexdump -C` or `xxd`; its other rows are passed over",
        ),
        (
            "0000   00 00 00 00 00 00 00 00 00 00 00 00 08 00 45 00   ..............E.\n0010   00 2e 1c 46 40 00 40 06   ...F@.@.\n",
            "line 1: the frame length is 0, but it must be at least 2 to include the id; these look like whole network packets: \
             copy only the payload of TCP; the other rows of this dump are passed over",
        ),
    ] {
        let ran = inspect(&["--json"], dump);
        assert_eq!((ran.lines().len(), ran.status), (1, 1), "{}", ran.output);
        assert_eq!(error(&ran.output, &["error"]), why);
    }
}

#[test]
fn dumps_that_do_not_show_bytes_are_named_once() {
    for dump in [
        // od, od -c, od -b, hexdump -d, hexdump -x
        "0000000 000000 001000 062401\n0000006\n",
        "0000000  \\0  \\0  \\0  \\t  \\b 264  \\0 005   h   e   l   l   o   m   e   o\n0000020   w\n0000021\n",
        "0000000 000 000 000 002 001 145\n0000006\n",
        "0000000   00000   00512   25857\n0000006\n",
        "0000000    0000    0200    6501\n0000006\n",
        // xxd -b and xxd -e
        "00000000: 00000000 00000000 00000000 00000010 00000001 01100101  .....e\n00000006: 00000000                                               .\n",
        "00000000: 02000000     6501                    .....e\n",
    ] {
        let ran = inspect(&["--json"], dump);
        assert_eq!((ran.lines().len(), ran.status), (1, 1), "{dump}{}", ran.output);
        let error = error(&ran.output, &["error"]);
        assert!(
            error.starts_with("line 1: this form of `hexdump`, `od` or `xxd` does not show bytes in hex"),
            "{error}"
        );
    }
}

#[test]
fn a_gap_between_rows_is_an_error() {
    // 0x20 is the octal number for the next offset, but only `od` prints octal ones, with seven digits.
    for dump in [
        "00000000: 0000 0011 08b4 000d 4927 6d20 6e65 7720  ........I'm new \n00000020: 6865 7265 21                             here!\n",
        "00000000  00 00 00 11 08 b4 00 0d  49 27 6d 20 6e 65 77 20  |........I'm new |\n00000020  68 65 72 65 21                                    |here!|\n00000025\n",
        "000000 00 00 00 11 08 b4 00 0d 49 27 6d 20 6e 65 77 20  >........I'm new <\n000020 68 65 72 65 21                                   >here!<\n",
        "0000   00 00 00 11 08 b4 00 0d 49 27 6d 20 6e 65 77 20   ........I'm new \n0020   68 65 72 65 21                                    here!\n",
    ] {
        let ran = inspect(&["--json"], dump);
        assert_eq!(ran.status, 1, "{dump}{}", ran.output);
        assert_eq!(
            error(ran.lines()[0], &["error"]),
            "line 1: the frame is incomplete: at least 5 more bytes are needed",
            "{dump}{}",
            ran.output
        );
    }
    // A long dump of `od` has longer offsets at its end.
    reads(
        "7777760 00 00 00 11 08 b4 00 0d 49 27 6d 20 6e 65 77 20  >........I'm new <\n10000000 68 65 72 65 21                                   >here!<\n10000005\n",
        &[MOTTO],
    );
}
