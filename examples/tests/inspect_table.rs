//! `inspect` without `--json`: the table for people, and the capture that comes with it.

mod support;

use std::collections::HashSet;
use std::fs;

use support::{inspect, program, repository, run, text, vectors};

/// The words of a line: how wide a column is depends on the spec.
fn words(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_line_for_each_frame() {
    let ran = inspect(
        &[],
        "00000002 0165\n0000000f 0320 00000003 0004 68722d31 0001 4d\nzz\n00000003 043e 02\n\
         0000001e071e00000006000000010000000100000002000000010000000200000000\n00000006071e00000000\n",
    );
    assert_eq!(ran.status, 1);
    let lines: Vec<String> = ran.lines().into_iter().map(words).collect();
    assert_eq!(lines[0], "id packet fields");
    assert_eq!(lines[1], "357 user.get_info");
    assert_eq!(lines[2], r#"800 user.save_wardrobe_outfit slotId=3 look="hr-1" gender="M""#);
    assert_eq!(lines[3], "error line 3: 'z' in column 1 is not a hex digit");
    assert!(lines[4].starts_with("error user.settings_room_invites (1086)"), "{}", lines[4]);
    assert_eq!(
        lines[5],
        "1822 user.nux_get_gifts selections=[{dayIndex=1 stepIndex=1 giftIndex=2}, {dayIndex=1 stepIndex=2 giftIndex=0}]"
    );
    assert_eq!(lines[6], "1822 user.nux_get_gifts selections=[]");
    assert_eq!(lines[7], "6 frames, 2 not decoded");
    assert_eq!(lines.len(), 8);
}

#[test]
fn columns_stand_below_each_other() {
    let ran = inspect(&[], "00000003043e01\n0000000600110000002a\n");
    let lines = ran.lines();
    assert_eq!(lines[1].find("roomInvites"), lines[2].find("roomUnitId"));
    assert_eq!(lines[0].find("fields"), lines[1].find("roomInvites"));
    assert!(lines.iter().all(|line| line.trim_end() == *line));
}

#[test]
fn nothing_is_said_to_be_nothing() {
    let ran = inspect(&[], "");
    assert_eq!((ran.output.as_str(), ran.status), ("no frames\n", 0));
}

#[test]
fn colours_are_for_terminals() {
    let ran = inspect(&[], "00000003043e01\nzz\n");
    assert!(!ran.output.contains('\u{1b}'), "a pipe is no terminal");
    let forced = run(program(env!("CARGO_BIN_EXE_inspect"), &[]).env("CLICOLOR_FORCE", "1"), "00000003043e01\nzz\n");
    assert!(forced.output.contains("\u{1b}["), "{}", forced.output);
}

#[test]
fn texts_from_the_wire_cannot_steer_the_terminal() {
    // "\x1b[2J", which would clear the screen, and a mark that would turn the line around.
    let input = "0000000b 08b4 0007 1b5b324a e280ae";
    let ran = run(program(env!("CARGO_BIN_EXE_inspect"), &[]).env("CLICOLOR_FORCE", "1"), input);
    assert!(ran.output.contains(r"\u{1b}[2J\u{202e}"), "{}", ran.output);
    assert!(!ran.output.contains("\u{1b}[2J"));
}

#[test]
fn the_capture_is_a_session_of_the_real_client() {
    let path = repository().join("examples/captures/session.hex");
    let capture = fs::read_to_string(&path).expect("the capture is there");
    let frames: Vec<String> = capture
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.replace(' ', ""))
        .collect();
    let vectors = vectors();
    let mut names = HashSet::new();
    let mut expected = Vec::new();
    for frame in &frames {
        let vector = vectors.iter().find(|vector| vector.frame == *frame).expect("the real client wrote this frame");
        names.insert(&vector.name);
        expected.push(&vector.json);
    }
    assert_eq!(names.len(), 29, "every packet of the realm occurs");

    let path = path.to_str().expect("its path is UTF-8");
    let ran = inspect(&["--json", path], "");
    assert_eq!((ran.output, ran.status), (text(expected), 0));
    let ran = inspect(&[path], "");
    assert_eq!(ran.status, 0);
    assert_eq!(ran.lines().len(), frames.len() + 2, "a title, the packets, and a summary");
}
