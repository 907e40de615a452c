//! The specs that are measured.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::repository;

/// A file, and what is asked for of it.
pub(crate) struct Spec {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// The derive's options, beside `spec`.
    pub(crate) options: &'static str,
    /// How many packets are asked for.
    pub(crate) packets: usize,
    /// How many milliseconds the derive should take at most.
    pub(crate) target: Option<u32>,
}

/// How many packets the synthetic specs have that show how costs grow.
pub(crate) const GROWTH: [usize; 4] = [250, 500, 1000, 2000];

/// User & Profile, as the README derives it.
const USER_PROFILE: &str = "realm = \"user-profile\", direction = \"c2s\"";

/// All of them.
pub(crate) fn all(scratch: &Path) -> Result<[Spec; 4], Box<dyn Error>> {
    let protocol = repository().join("spec/protocol.yaml").canonicalize()?;
    let whole = repository().join("tests/specs/whole.yaml").canonicalize()?;
    Ok([
        Spec {
            name: "User & Profile, from the client".to_owned(),
            path: protocol.clone(),
            options: USER_PROFILE,
            packets: 29,
            target: Some(150),
        },
        Spec { name: "all of `spec/protocol.yaml`".to_owned(), path: protocol, options: "", packets: 99, target: None },
        Spec { name: "`tests/specs/whole.yaml`".to_owned(), path: whole, options: "", packets: 922, target: None },
        Spec { target: Some(2000), ..Spec::synthetic(1000, scratch)? },
    ])
}

impl Spec {
    /// Flat packets, the same on every run.
    pub(crate) fn synthetic(packets: usize, scratch: &Path) -> Result<Self, Box<dyn Error>> {
        let path = scratch.join(format!("synthetic-{packets}.yaml"));
        fs::write(&path, synthetic(packets))?;
        Ok(Self { name: "synthetic".to_owned(), path, options: "", packets, target: None })
    }
}

/// Packets with what those of User & Profile have: one to four fields, of which most are numbers, and text about everything.
fn synthetic(packets: usize) -> String {
    const FIELDS: [(&str, &str); 7] = [
        ("userId", "int32"),
        ("userName", "string"),
        ("slotId", "int32"),
        ("isAllowed", "boolean"),
        ("roomUnitId", "int32"),
        ("figure", "string"),
        ("isVisible", "boolean"),
    ];
    let mut text = "realms:\n  all:\n    name: All\n\nphases:\n  - name: session\n\npackets:\n  c2s:\n".to_owned();
    for packet in 1..=packets {
        let _ = write!(
            text,
            "    - id: {packet}\n      name: all.packet_{packet}\n      header: PACKET_{packet}\n      realm: all\n\
             \x20     summary: What the client says when it wants number {packet}\n      since: one\n      phase: session\n\
             \x20     sender: Sent when somebody asks for number {packet} and for nothing else.\n\
             \x20     receiver: Looks number {packet} up, and does what it says there.\n      fields:\n"
        );
        for (name, of_type) in FIELDS.iter().cycle().skip(packet).take(1 + packet % 4) {
            let _ = write!(
                text,
                "        - name: {name}\n          type: {of_type}\n          required: true\n\
                 \x20         description: What number {packet} has to know.\n"
            );
        }
    }
    text
}
