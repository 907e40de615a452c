//! `catalog`: the pages, and that those in the repository are what it writes.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use support::{Ran, program, repository, run};

/// The packets of the realm as their published page lists them: id, header, name, summary, phase and since, with tabs between.
const ROWS: &str = include_str!("fixtures/client-packets.tsv");

fn catalog(arguments: &[&str]) -> Ran {
    run(&mut program(env!("CARGO_BIN_EXE_catalog"), arguments), "")
}

fn pages_in(folder: &Path) -> BTreeMap<String, String> {
    let pages = fs::read_dir(folder).expect("the folder is there").map(|entry| {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("a page has a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("a page is text"))
    });
    pages.collect()
}

#[test]
fn the_page_of_the_client_packets_has_the_published_rows() {
    let ran = catalog(&["--realm", "user-profile", "--direction", "c2s"]);
    assert_eq!(ran.status, 0);
    let lines = ran.lines();
    let first = lines.iter().position(|line| line.starts_with("|---")).expect("there is a table") + 1;
    let rows = lines[first..].iter().take_while(|line| line.starts_with('|'));
    let rows: Vec<String> =
        rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>().join("\t")).collect();
    assert_eq!(rows.len(), 29);
    assert_eq!(rows, ROWS.lines().collect::<Vec<_>>());
}

#[test]
fn the_page_begins_as_the_published_one() {
    let ran = catalog(&["--realm", "user-profile", "--direction", "c2s"]);
    assert!(
        ran.output.starts_with(
            "# Client Packets (c2s)\n\n\
             Generated from spec/protocol.yaml by `cargo run --bin catalog`. Do not edit by hand.\n\n\
             - Realm: User & Profile\n\
             - Total packets: 29\n\n\
             | ID | Header | Packet | Summary | Phase | Since |\n"
        ),
        "{}",
        ran.output
    );
}

#[test]
fn a_packet_has_a_section_with_its_fields_and_replies() {
    let ran = catalog(&["--realm", "user-profile", "--direction", "c2s"]);
    for section in [
        "### user.get_profile\n\nRequest the public profile of a user by ID.\n\n\
         | Field | Type | Presence |\n|---|---|---|\n\
         | userId | `int32` | required |\n| openProfile | `boolean` | required |\n\n\
         Answered by `user.profile`.\n",
        "### user.get_email_status\n\nRequest the account email address and verification status.\n\nIt has no fields.\n\n\
         Answered by `user.email_status`.\n",
        "| selections | `list<GiftSelection>`, counted by `int32`, 3 for each item | required |\n",
        "### GiftSelection\n\n| Field | Type | Presence |\n|---|---|---|\n\
         | dayIndex | `int32` | required |\n| stepIndex | `int32` | required |\n| giftIndex | `int32` | required |\n",
        "Answered by `user.change_name_result` and `user.name_change`.\n",
    ] {
        assert!(ran.output.contains(section), "{section}");
    }
}

#[test]
fn what_is_known_of_a_packet_besides_its_fields() {
    let ran = catalog(&["--realm", "session-connection", "--realm", "user-profile", "--realm", "handshake-security"]);
    assert_eq!(ran.status, 0);
    for section in [
        "### session.event_tracker\n\nReport an event for statistics.\n\nIts layout is not known.\n",
        "| outfits | `list<Outfit>` | required |\n\nAlso known as `USER_WARDROBE_PAGE`.\n",
        "### client.pong\n\nAnswer to the server's ping.\n\nIt has no fields.\n\n\
         It may come in the phases `pre-auth`, `crypto`, `auth` and `session`.\n",
        "| ticket | `string` | required, secret |\n| timestamp | `int32` | optional |\n",
    ] {
        assert!(ran.output.contains(section), "{section}");
    }
}

#[test]
fn the_pages_in_the_repository_are_up_to_date() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("catalog");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the pages of the last run can be removed");
    }
    let ran = catalog(&["--output", folder.to_str().expect("its path is UTF-8")]);
    assert_eq!((ran.output.as_str(), ran.status), ("", 0));
    let written = pages_in(&folder);
    let names: Vec<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "handshake-security-c2s.md",
            "handshake-security-s2c.md",
            "session-connection-c2s.md",
            "session-connection-s2c.md",
            "user-profile-c2s.md",
            "user-profile-s2c.md",
        ]
    );
    assert!(
        written == pages_in(&repository().join("spec/catalog")),
        "the spec has changed: write the pages again with `cargo run --bin catalog -- --output spec/catalog`"
    );
}

#[test]
fn pages_that_do_not_exist_are_wrong_usage() {
    let ran = catalog(&["--realm", "user-profil"]);
    assert_eq!((ran.output.as_str(), ran.status), ("", 2));
    assert!(ran.complaints.contains("`user-profil`") && ran.complaints.contains("user-profile"), "{}", ran.complaints);
    assert_eq!(catalog(&["--direction", "up"]).status, 2);
    assert_eq!(catalog(&["--output", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")]).status, 2);
}
