//! `--spec whole`: every packet that the client knows. These programs take long to compile, so the feature `whole` brings them:
//! `cargo test -p protocol-examples --features whole --test whole`.

mod support;

use std::collections::HashSet;
use std::fs;

use protocol_runtime::Protocol;
use protocol_runtime::info::Direction;
use protocol_test_whole::Whole;
use support::{error, file, inspect, program, repository, run};

/// What `inspect` prints becomes the same frames, and every packet with a layout is among them.
fn there_and_back(direction: Direction, vectors: &str) {
    let word = direction.as_str();
    let path = repository().join("tests/vectors").join(vectors);
    let frames = fs::read_to_string(&path).expect("the vectors are there");
    let path = path.to_str().expect("its path is UTF-8");
    let inspected = inspect(&["--spec", "whole", "--direction", word, "--json", "--show-secrets", path], "");
    assert_eq!((inspected.complaints.as_str(), inspected.status), ("", 0));
    let lines = inspected.lines();
    assert_eq!(lines.len(), frames.lines().count());

    let name = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("each line is a JSON object");
        line["name"].as_str().expect("each packet has a name").to_owned()
    };
    let shown: HashSet<String> = lines.into_iter().map(name).collect();
    let of_direction = Whole::PACKETS.iter().filter(|packet| packet.direction == direction);
    for packet in of_direction {
        assert_eq!(shown.contains(packet.name), packet.layout_known, "{}", packet.name);
    }

    let json = file(&format!("{vectors}.json"), &inspected.output);
    let arguments = ["--spec", "whole", "--direction", word, &json];
    let composed = run(&mut program(env!("CARGO_BIN_EXE_compose"), &arguments), "");
    assert_eq!((composed.complaints.as_str(), composed.status), ("", 0));
    let wrong = composed.output.lines().zip(frames.lines()).find(|(composed, frame)| composed != frame);
    assert_eq!(wrong, None);
    assert_eq!(composed.output.len(), frames.len());
}

#[test]
fn frames_of_the_client_become_json_and_frames_again() {
    there_and_back(Direction::ClientToServer, "whole_c2s.hex");
}

#[test]
fn frames_of_the_server_become_json_and_frames_again() {
    there_and_back(Direction::ServerToClient, "whole_s2c.hex");
}

#[test]
fn the_table_has_a_line_for_each_frame() {
    let frames = "000000020165\n00000006 0a86 00000007\n";
    let ran = inspect(&["--spec", "whole"], frames);
    assert_eq!(ran.status, 0, "{}", ran.output);
    assert_eq!(ran.lines().len(), 4);
}

#[test]
fn a_packet_whose_layout_nobody_knows_has_a_name() {
    for packet in Whole::PACKETS.iter().filter(|packet| !packet.layout_known) {
        let frame = format!("00000003{:04x}00", packet.id);
        let ran = inspect(&["--spec", "whole", "--json", "--direction", packet.direction.as_str()], frame);
        assert_eq!(ran.status, 1, "{}", packet.name);
        assert!(ran.output.contains(&format!(r#""name":"{}""#, packet.name)), "{}", ran.output);
        assert!(
            error(&ran.output, &["id", "header", "name", "error"]).contains("layout of this packet as unknown"),
            "{}",
            ran.output
        );
    }
}
