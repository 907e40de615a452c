//! Files that each published crate needs in its own folder. They are copies and not links, because git on Windows turns a link into a text
//! file, and because a link to an outside folder is not packaged.

use std::fs;
use std::path::Path;

/// Each original, and its copies.
const COPIES: &[(&str, &[&str])] = &[
    // Examples in the runtime's documentation use it.
    ("spec/protocol.yaml", &["protocol-runtime/spec/protocol.yaml"]),
    (
        "LICENSE-APACHE",
        &[
            "protocol-macros/LICENSE-APACHE",
            "protocol-macros/compiler/LICENSE-APACHE",
            "protocol-runtime/LICENSE-APACHE",
        ],
    ),
    (
        "LICENSE-MIT",
        &["protocol-macros/LICENSE-MIT", "protocol-macros/compiler/LICENSE-MIT", "protocol-runtime/LICENSE-MIT"],
    ),
];

#[test]
fn every_copy_is_like_its_original() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let stale: Vec<String> = COPIES
        .iter()
        .flat_map(|(original, copies)| copies.iter().map(move |copy| (original, copy)))
        .filter(|(original, copy)| {
            let wanted = fs::read(repository.join(original)).unwrap();
            fs::read(repository.join(copy)).ok() != Some(wanted)
        })
        .map(|(original, copy)| format!("cp {original} {copy}"))
        .collect();
    assert!(
        stale.is_empty(),
        "Copies differ from their originals. Run in the repository's folder:\n{}",
        stale.join("\n")
    );
}
