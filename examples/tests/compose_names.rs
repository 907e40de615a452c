//! `compose`: what is said about names that it does not know, and about values in quotes.

mod support;

use support::{program, run};

#[track_caller]
fn says(packet: &str, expected: &str) {
    let ran = run(&mut program(env!("CARGO_BIN_EXE_compose"), &[]), packet);
    assert_eq!((ran.complaints.trim_end(), ran.status), (format!("error: line 1: {expected}").as_str(), 1), "{packet}");
}

#[test]
fn the_packet_that_is_meant_is_named() {
    for name in ["user.respct", "UserRespect", "user_respect", "USER.RESPECT", "user.respects"] {
        let expected = format!("no packet here has the name `{name}`; did you mean `user.respect`?");
        says(&format!(r#"{{"name":"{name}","fields":{{"userId":7}}}}"#), &expected);
    }
    says(r#"{"header":"nothing.like_it"}"#, "no packet here has the header `nothing.like_it`");
    says(r#"{"id":65535}"#, "no packet here has the id 65535");
}

#[test]
fn the_field_that_is_meant_is_named() {
    for name in ["user_id", "userid", "UserId", "usrId"] {
        let expected = format!("user.respect: there is no field `{name}`; did you mean `userId`?");
        says(&format!(r#"{{"name":"user.respect","fields":{{"{name}":7}}}}"#), &expected);
    }
    says(r#"{"name":"user.respect","fields":{"motto":7}}"#, "user.respect: there is no field `motto`");
    says(
        r#"{"name":"user.nux_get_gifts","fields":{"selections":[{"dayIndex":1,"stepIndex":1,"gift_index":1}]}}"#,
        "user.nux_get_gifts: field `selections[0]`: there is no field `gift_index`; did you mean `giftIndex`?",
    );
}

#[test]
fn a_number_in_quotes() {
    for (packet, expected) in [
        (
            r#"{"name":"user.respect","fields":{"userId":"7"}}"#,
            "user.respect: field `userId`: `7` is not a valid `int32`; remove the quotes",
        ),
        (
            r#"{"name":"user.settings_room_invites","fields":{"roomInvites":"true"}}"#,
            "user.settings_room_invites: field `roomInvites`: `true` is not a valid `boolean`; remove the quotes",
        ),
        (
            r#"{"name":"user.respect","fields":{"userId":"x"}}"#,
            "user.respect: field `userId`: `x` is not a valid `int32`",
        ),
        (r#"{"id":"2694","fields":{"userId":7}}"#, "`id` cannot be a string; remove the quotes"),
        (r#"{"id":"user.respect","fields":{"userId":7}}"#, "`id` cannot be a string"),
    ] {
        says(packet, expected);
    }
}
