//! `inspect`: files that say for each frame who sent it: marks before lines, and logs of G-Earth.

mod support;

use support::{error, inspect, program, run};

const INFO: &str = r#"{"direction":"c2s","id":357,"header":"USER_INFO","name":"user.get_info","fields":{}}"#;
const AUTHENTICATED: &str =
    r#"{"direction":"s2c","id":2491,"header":"AUTHENTICATED","name":"authentication.ok","fields":{}}"#;

#[track_caller]
fn reads(input: impl AsRef<[u8]>, expected: &[&str]) {
    let input = input.as_ref();
    for arguments in [&["--json"][..], &["--json", "--direction", "s2c"]] {
        let ran = inspect(arguments, input);
        assert_eq!(ran.lines(), expected, "{}", String::from_utf8_lossy(input));
        assert_eq!((ran.complaints.as_str(), ran.status), ("", 0));
    }
}

#[test]
fn a_mark_before_a_line_is_its_direction() {
    for (client, server) in [
        ("> ", "< "),
        (">", "<"),
        (">> ", "<< "),
        ("-> ", "<- "),
        ("→ ", "← "),
        ("c2s ", "s2c "),
        ("C2S: ", "S2C: "),
        ("client ", "server "),
        ("Client: ", "Server: "),
        ("[client] ", "[server] "),
        ("C: ", "S: "),
        ("[C] ", "[S] "),
        ("C->S ", "S->C "),
        ("[C->S] ", "[S->C] "),
        ("client -> server: ", "server -> client: "),
        ("Client → Server ", "Server → Client "),
        ("OUT ", "IN "),
        ("sent: ", "received: "),
        ("send,", "recv,"),
        ("12:00:01 > ", "12:00:02 < "),
        ("[12:00:01.250] C->S: ", "[12:00:02.000] S->C: "),
        ("> 12:00:01 ", "< 12:00:02 "),
        ("2024-01-31T12:00:01Z\tclient\t", "2024-01-31T12:00:02Z\tserver\t"),
    ] {
        for (info, authenticated) in [
            ("000000020165", "0000000209bb"),
            ("00 00 00 02 01 65 # a", "00 00 00 02 09 bb // b"),
            ("0x000000020165", "0x0000000209bb"),
            ("00:00:00:02:01:65", "00:00:00:02:09:bb"),
            ("[0, 0, 0, 2, 1, 101]", "[0, 0, 0, 2, 9, -69]"),
            ("AAAAAgFl", "AAAAAgm7"),
            ("<Buffer 00 00 00 02 01 65>", "<Buffer 00 00 00 02 09 bb>"),
        ] {
            reads(format!("{client}{info}\n{server}{authenticated}\n"), &[INFO, AUTHENTICATED]);
        }
    }
}

#[test]
fn words_and_arrows_together_say_who_sent_a_frame() {
    for (client, server) in [
        ("Client -> ", "Client <- "),
        ("Server <- ", "Server -> "),
        ("client > ", "client < "),
        ("server < ", "server > "),
        ("[C] --> ", "[C] <-- "),
        ("S: <- ", "S: -> "),
        ("-> server ", "-> client "),
        ("<- client ", "<- server "),
        ("12:00:01 → Server: ", "12:00:01 → Client: "),
        ("server received ", "server sent "),
        ("client sent: ", "client received: "),
        ("[client] send ", "[client] recv "),
        ("received from client ", "sent to client "),
        ("sent to server: ", "received from server: "),
        ("Outgoing -> ", "Incoming <- "),
        ("sent > ", "received > "),
    ] {
        for (info, authenticated) in [
            ("000000020165", "0000000209bb"),
            ("00 00 00 02 01 65", "00 00 00 02 09 bb"),
            ("<Buffer 00 00 00 02 01 65>", "<Buffer 00 00 00 02 09 bb>"),
            ("<<0,0,0,2,1,101>>", "<<0,0,0,2,9,187>>"),
        ] {
            reads(format!("{client}{info}\n{server}{authenticated}\n"), &[INFO, AUTHENTICATED]);
        }
    }
}

#[test]
fn a_line_that_contradicts_itself_is_refused() {
    for mark in ["Outgoing[357] <- ", "sent <- ", "c2s < ", "C->S: <- ", "<- outgoing ", "to server <- "] {
        for frame in ["000000020165", "00 00 00 02 01 65", "[0][0][0][2][1]e"] {
            let ran = inspect(&["--json"], format!("{mark}{frame}"));
            assert_eq!(
                error(&ran.output, &["error"]),
                "line 1: this line contradicts itself about who sent the frame: correct its word or its arrow",
                "{mark}{frame}"
            );
        }
    }
}

#[test]
fn a_line_of_its_own_can_say_who_sends_what_follows() {
    reads("client:\n000000020165\nserver:\n0000000209bb\n", &[INFO, AUTHENTICATED]);
    reads(
        "C->S\n00000000: 0000 0002 0165      .....e\n\nS->C\n00000000: 0000 0002 09bb      ......\n",
        &[INFO, AUTHENTICATED],
    );
}

#[test]
fn streams_that_wireshark_follows() {
    let info = INFO.replace(r#""direction":"c2s","#, "");
    // What the server sends is indented, with offsets of its own. A frame can go over several rows of one side.
    let ran = inspect(
        &["--json"],
        "00000000  00 00 00 02                                        ....\n    00000000  00 00 00 02 09 bb                                  ......\n00000004  01 65                                              .e\n",
    );
    assert_eq!((ran.lines(), ran.status), (vec![AUTHENTICATED, &info], 0));
    let ran = inspect(
        &["--json"],
        "char peer0_0[] = { /* Packet 4 */\n0x00, 0x00, 0x00, 0x02, \n0x01, 0x65 };\nchar peer1_0[] = { /* Packet 6 */\n0x00, 0x00, 0x00, 0x02, \n0x09, 0xbb };\n",
    );
    assert_eq!((ran.lines(), ran.status), (vec![&*info, AUTHENTICATED], 0));
}

#[test]
fn streams_that_socat_passes_on() {
    reads(
        "> 2024/01/31 12:00:01.000123456  length=6 from=0 to=5\n 00 00 00 02 01 65                                 .....e\n--\n\
         < 2024/01/31 12:00:02.000123456  length=6 from=0 to=5\n 00 00 00 02 09 bb                                 ......\n--\n",
        &[INFO, AUTHENTICATED],
    );
}

#[test]
fn a_frame_without_a_mark_has_the_direction_of_the_option() {
    let ran = inspect(&["--json"], "000000020165\n< 0000000209bb\n");
    assert_eq!(ran.lines(), [INFO.replace(r#""direction":"c2s","#, "").as_str(), AUTHENTICATED]);
}

#[test]
fn the_table_says_who_sent_a_frame() {
    let ran = inspect(&[], "> 000000020165\n< 0000000209bb\n");
    let lines: Vec<Vec<&str>> = ran.lines().iter().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines[0], ["id", "from", "packet", "fields"]);
    assert_eq!(lines[1], ["357", "client", "user.get_info"]);
    assert_eq!(lines[2], ["2491", "server", "authentication.ok"]);
    assert_eq!(ran.lines()[0].find("packet"), ran.lines()[1].find("user."));
    // Without marks there is no such column.
    assert!(!inspect(&[], "000000020165").output.contains("from"));
}

#[test]
fn an_id_of_the_other_direction_says_so() {
    let ran = inspect(&["--json"], "0000000209bb");
    assert_eq!(
        error(&ran.output, &["id", "error"]),
        "packet 2491: no packet here has this id; the server sends it: --direction s2c (authentication.ok)"
    );
    let ran = inspect(&["--json", "--direction", "s2c"], "000000020165");
    assert!(error(&ran.output, &["id", "error"]).ends_with("; the client sends it: --direction c2s (user.get_info)"));
    let ran = inspect(&["--json"], "> 0000000209bb");
    let error = error(&ran.output, &["direction", "id", "error"]);
    assert!(
        error.ends_with("; the server sends it (authentication.ok): does this line have the right mark?"),
        "{error}"
    );
    let ran = inspect(&["--json"], "00000002ffff");
    assert!(ran.output.contains("has this id\""), "{}", ran.output);
}

#[test]
fn marked_lines_do_not_run_into_each_other() {
    // The first frame lacks a byte, and the next line is not the rest of it.
    let ran = inspect(&["--json"], "> 00000003043e\n> 00000003043e01\n> 00000003043e\n> 000000030\n");
    assert_eq!(ran.lines().len(), 4, "{}", ran.output);
    for (at, line) in [(0, "line 1: "), (2, "line 3: "), (3, "line 4: ")] {
        assert!(error(ran.lines()[at], &["error"]).starts_with(line), "{}", ran.output);
    }
    assert!(ran.lines()[1].contains("\"roomInvites\":true"));
}

const LOG: &str = "[ChangeMotto]\nOutgoing[2228] -> [0][0][0][9][8]´[0][5]hello\n{out:ChangeMotto}{s:\"hello\"}\n--------------------\n\
                   [RespectReceived]\nIncoming[2815] <- [0][0][0][10][10]ÿ[0][0][0][7][0][0][0](\n{in:RespectReceived}{i:7}{i:40}\n--------------------\n";
const MOTTO: &str =
    r#"{"direction":"c2s","id":2228,"header":"USER_MOTTO","name":"user.update_motto","fields":{"motto":"hello"}}"#;
const RESPECT: &str = r#"{"direction":"s2c","id":2815,"header":"USER_RESPECT","name":"user.respect_received","fields":{"userId":7,"respectsReceived":40}}"#;

#[test]
fn logs_of_g_earth() {
    reads(LOG, &[MOTTO, RESPECT]);
    reads(LOG.replace('\n', "\r\n"), &[MOTTO, RESPECT]);
    // Saved in Latin-1, and in the form of newer versions: with times, hashes and ids, and one arrow for both.
    let latin: Vec<u8> = LOG.chars().map(|char| u8::try_from(char).expect("Latin-1 has it")).collect();
    reads(latin, &[MOTTO, RESPECT]);
    let newer = LOG
        .replace("<-", "->")
        .replace("[ChangeMotto]", "(timestamp: 1700000000000)\n[ChangeMotto][4e4fd9dd][2228]\n[Blocked]");
    reads(newer, &[MOTTO, RESPECT]);
    // As hex, and from the terminal, with colours.
    reads(
        "Outgoing[2228] -> 0000000908b4000568656c6c6f\nIncoming[2815] -> 0000000a0aff0000000700000028\n",
        &[MOTTO, RESPECT],
    );
    reads(
        "\u{1b}[31m[BLOCKED] \u{1b}[34mOUTGOING (h:2228, l:9) --> [0][0][0][9][8]´[0][5]hello\u{1b}[0m\n\
         INCOMING --> [0][0][0][10][10]ÿ[0][0][0][7][0][0][0](\n",
        &[MOTTO, RESPECT],
    );
}

#[test]
fn bytes_of_a_log_are_numbers_or_characters() {
    // 0x80 is a euro sign in windows-1252, and Java counts from -128.
    for euro in ["€", "\u{80}", "[128]", "[-128]"] {
        let line = format!(
            "Outgoing[2228] -> [0][0][0][7][8]´[0][3]â[130]¬\nOutgoing[3266] -> [0][0][0][6][12]Â[0][0][0]{euro}\n"
        );
        let ran = inspect(&["--json"], line);
        assert!(ran.lines()[0].ends_with(r#""fields":{"motto":"€"}}"#), "{}", ran.output);
        assert!(ran.lines()[1].starts_with(r#"{"direction":"c2s","id":3266,"#), "{}", ran.output);
    }
    // A blank at the end belongs to the packet.
    let ran = inspect(&["--json"], "Outgoing[2228] -> [0][0][0][6][8]´[0][2]h \n");
    assert!(ran.output.ends_with("{\"motto\":\"h \"}}\n"), "{}", ran.output);
}

#[test]
fn blanks_behind_a_line_of_a_log_are_not_bytes() {
    reads("Outgoing[2228] -> [0][0][0][9][8]´[0][5]hello  \n", &[MOTTO]);
    reads("Outgoing[2228] -> [0][0][0][9][8]´[0][5]hello\t\n", &[MOTTO]);
}

#[test]
fn a_broken_log_says_what_is_wrong() {
    for (log, why) in [
        (
            "Outgoing[2228] -> <packet skipped>\n",
            "line 1: the logger left this packet out because it is long: let it show big packets",
        ),
        (
            "Outgoing[2228] -> [0][0][0][9][8]\u{fffd}[0][5]hello\n",
            "line 1: bytes of this packet were lost when the log was saved: save it as UTF-8, or as Latin-1",
        ),
        (
            "Outgoing[17] -> [0][0][0][9][8]´[0][5]hello\n",
            "line 1: the line is about packet 17, but the id in its bytes is 2228",
        ),
        (
            "Outgoing[2228] -> [0][0][0][9][8]´[0][5]hell\n",
            "line 1: the frame is incomplete: at least 1 more byte is needed",
        ),
        ("Outgoing[2228] -> \n", "line 1: 'O' in column 1 is not a hex digit"),
    ] {
        let ran = inspect(&["--json"], log);
        assert_eq!((error(&ran.output, &["error"]).as_str(), ran.status), (why, 1));
    }
}

#[test]
fn what_a_file_holds_cannot_steer_the_terminal() {
    let ran =
        run(program(env!("CARGO_BIN_EXE_inspect"), &[]).env("CLICOLOR_FORCE", "1"), "0\u{1b}]0;x\u{7}\n\u{202e}\n");
    assert!(!ran.output.contains(['\u{7}', '\u{202e}']) && !ran.output.contains("\u{1b}]"), "{:?}", ran.output);
    // In JSON as well, where escapes mean the same.
    let ran = inspect(&["--json"], "0000000b 08b4 0007 c29b 32 e280ae 7f");
    assert!(ran.output.ends_with("\"fields\":{\"motto\":\"\\u009b2\\u202e\u{7f}\"}}\n"), "{:?}", ran.output);
}
