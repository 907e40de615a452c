//! `schema`: the file that is checked in is the one that the definitions give.

mod support;

use support::{program, repository, run};

#[test]
fn the_file_is_kept_in_step() {
    let ran = run(&mut program(env!("CARGO_BIN_EXE_schema"), &[]), "");
    assert_eq!(ran.status, 0);
    let file = std::fs::read_to_string(repository().join("spec/protocol.schema.json")).unwrap();
    assert!(ran.output == file, "write it anew: cargo run --bin schema > spec/protocol.schema.json");
}
