//! `quickstart`: the example of the README.

mod support;

use support::{program, run};

#[test]
fn it_prints_three_packets() {
    let ran = run(&mut program(env!("CARGO_BIN_EXE_quickstart"), &[]), "");
    assert_eq!(ran.status, 0);
    assert_eq!(
        ran.lines(),
        [
            "the motto is now: I'm new here!",
            "day 1, step 1: gift 2",
            "day 1, step 2: gift 0",
            "UserGetProfile { user_id: 4021, open_profile: true }",
        ]
    );
}
