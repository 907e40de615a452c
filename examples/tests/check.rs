//! `check`: every mistake of a spec, and what the exit status says.

mod support;

use support::{Ran, file, program, repository, run};

/// Runs `check` in the folder of the repository.
fn check(specs: &[&str]) -> Ran {
    run(program(env!("CARGO_BIN_EXE_check"), specs).current_dir(repository()), "")
}

/// A spec in which `count` keys mean nothing.
fn spec_with_mistakes(count: usize) -> String {
    let keys: Vec<String> = (0..count).map(|number| format!("mistake{number}: 1")).collect();
    format!("realms: {{}}\npackets: {{c2s: [], s2c: []}}\n{}\n", keys.join("\n"))
}

#[test]
fn the_packets_of_a_good_spec_are_counted() {
    let packet = |id: u16, name: &str| {
        format!(
            "    - {{id: {id}, name: {name}, header: H{id}, realm: r, summary: s, since: v, phase: p, fields: []}}\n"
        )
    };
    let spec = |packets: &str| {
        let realms = "realms:\n  r: {name: R, description: d, position: 1}\n";
        format!("{realms}packets:\n  c2s:\n{packets}  s2c: []\n")
    };
    let one = file("one-packet.yaml", spec(&packet(1, "a.b")));
    let two = file("two-packets.yaml", spec(&(packet(1, "a.b") + &packet(2, "a.c"))));
    let ran = check(&[&one, &two]);
    assert_eq!((ran.complaints.as_str(), ran.status), ("", 0), "{}", ran.output);
    let lines = ran.lines();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].ends_with("one-packet.yaml: 1 packet, no mistakes"), "{}", ran.output);
    assert!(lines[1].ends_with("two-packets.yaml: 2 packets, no mistakes"), "{}", ran.output);
}

#[test]
fn the_spec_of_this_repository_has_no_mistakes() {
    let ran = check(&["spec/protocol.yaml"]);
    assert_eq!(ran.status, 0, "{}", ran.output);
    assert!(ran.output.starts_with("spec/protocol.yaml: ") && ran.output.ends_with(" packets, no mistakes\n"));
}

#[test]
fn a_mistake_is_shown_with_its_place_and_with_what_to_do() {
    let path = file("one-mistake.yaml", "realms: {}\npackets: {c2s: [], s2c: []}\npakets: 1\n");
    let ran = check(&[&path]);
    assert_eq!(ran.status, 1);
    let lines = ran.lines();
    assert!(lines[0].starts_with("error: ") && lines[0].contains("`pakets`"), "{}", ran.output);
    assert!(lines[1].trim_start().starts_with("--> ") && lines[1].ends_with("one-mistake.yaml:3:1"), "{}", ran.output);
    assert!(ran.output.contains("3 | pakets: 1\n  | ^^^^^^\n"), "{}", ran.output);
    assert!(ran.output.contains("help: did you mean `packets`?"), "{}", ran.output);
    assert!(lines.last().is_some_and(|line| line.starts_with("1 mistake in ")), "{}", ran.output);
    assert!(!ran.output.contains('\u{1b}'), "a pipe is no terminal");
}

#[test]
fn no_mistake_is_left_out() {
    let ran = check(&[&file("many-mistakes.yaml", spec_with_mistakes(200))]);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.lines().iter().filter(|line| line.starts_with("error: ")).count(), 200);
    assert!(ran.lines().last().is_some_and(|line| line.starts_with("200 mistakes in ")));
}

#[test]
fn specs_are_checked_one_by_one() {
    let bad = file("one-of-two.yaml", spec_with_mistakes(2));
    let ran = check(&[&bad, "spec/protocol.yaml"]);
    assert_eq!(ran.status, 1);
    assert!(ran.output.contains("2 mistakes in "));
    assert!(ran.output.ends_with("packets, no mistakes\n"));

    let ran = check(&["no/such/spec.yaml", &bad, "spec/protocol.yaml"]);
    assert_eq!(ran.status, 2, "an unreadable file counts for more than mistakes");
    assert!(ran.complaints.contains("no/such/spec.yaml"));
    assert!(ran.output.contains("2 mistakes in ") && ran.output.contains("no mistakes"));
}

#[test]
fn unreadable_files_and_wrong_usage_have_a_status_of_their_own() {
    let not_text = file("not-text.yaml", b"meta: {name: caf\xe9}\n");
    for specs in [&[][..], &["no/such/spec.yaml"], &["spec"], &[not_text.as_str()], &["--no-such-option"]] {
        let ran = check(specs);
        assert_eq!((ran.output.as_str(), ran.status), ("", 2), "{specs:?}");
        assert!(ran.complaints.starts_with("error: "), "{specs:?}: {}", ran.complaints);
    }
}

#[test]
fn mistakes_have_colours_in_a_terminal() {
    let path = file("colours.yaml", spec_with_mistakes(1));
    let ran = run(program(env!("CARGO_BIN_EXE_check"), &[&path]).env("CLICOLOR_FORCE", "1"), "");
    assert!(ran.output.contains("\u{1b}[31m"), "{}", ran.output);
}

#[test]
fn warnings_fail_only_when_they_are_denied() {
    let path = file("warned.yaml", "realms:\n  empty: {name: E}\npackets: {c2s: [], s2c: []}\n");
    let ran = check(&[&path]);
    assert_eq!(ran.status, 0);
    assert!(ran.output.starts_with("warning: no packet belongs to the realm `empty` [P0102]\n"), "{}", ran.output);
    assert!(ran.output.ends_with("warned.yaml: 0 packets, no mistakes, 1 warning\n"), "{}", ran.output);
    assert_eq!(check(&["--deny", "warnings", &path]).status, 1);
    assert_eq!(check(&["--deny", "warnings", "spec/protocol.yaml"]).status, 0);
}

/// A spec with one packet of the client and one of the server.
const SHOP: &str = "realms:
  shop: {name: Shop, description: A shop.}
packets:
  c2s:
    - {id: 1, name: shop.buy, header: SHOP_BUY, realm: shop, summary: Buy something., fields: [{name: item, type: int32}]}
  s2c:
    - {id: 2, name: shop.bought, header: SHOP_BOUGHT, realm: shop, summary: It is yours., fields: []}
";

/// Runs `check` on standard input.
fn check_input(arguments: &[&str], spec: &str) -> Ran {
    run(program(env!("CARGO_BIN_EXE_check"), arguments).current_dir(repository()), spec)
}

#[test]
fn a_spec_comes_from_standard_input() {
    let ran = check_input(&["-"], "realms: {}\npackets: {c2s: [], s2c: []}\n");
    assert_eq!(
        (ran.output.as_str(), ran.complaints.as_str(), ran.status),
        ("<stdin>: 0 packets, no mistakes\n", "", 0)
    );
    let ran = check_input(&["-", "spec/protocol.yaml"], "realms: {}\npackets: {c2s: [], s2c: []}\npakets: 1\n");
    assert_eq!(ran.status, 1);
    assert!(ran.output.contains("--> <stdin>:3:1\n") && ran.output.ends_with("no mistakes\n"), "{}", ran.output);
    let ran = run(&mut program(env!("CARGO_BIN_EXE_check"), &["-"]), b"meta: {name: caf\xe9}\n".as_slice());
    assert_eq!((ran.output.as_str(), ran.status), ("", 2));
    assert!(ran.complaints.starts_with("error: -: the spec is not UTF-8"), "{}", ran.complaints);
}

#[test]
fn text_of_a_spec_cannot_steer_the_terminal() {
    let spec = "realms: {\"\\e[2Jb\": {name: A}} # \u{202e}\u{200b}x\npackets: {c2s: [{id: 1, name: \"a.\\e[31mx\\a\", realm: \"\\e[2Jx\"}], s2c: []}\n";
    let ran = check_input(&["-"], spec);
    assert!(ran.output.contains(r"`\u{1b}[2Jx`") && ran.output.contains(r"`a.\u{1b}[31mx\u{7}`"), "{}", ran.output);
    assert!(!ran.output.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{200b}']), "{}", ran.output);
}

#[test]
fn the_generated_code_is_printed() {
    let spec = file("shop.yaml", SHOP);
    let ran = check(&["--emit", "rust", &spec]);
    assert_eq!((ran.complaints.as_str(), ran.status), ("", 0));
    for code in [
        "        /// Buy something.\n",
        "        pub struct ShopBuy {\n",
        "            pub item: i32,\n",
        "pub struct ShopBought",
        "    pub enum ClientPacket {\n",
        "    pub enum ServerPacket {\n",
        "impl ::protocol_runtime::Protocol for Protocol {\n",
    ] {
        assert!(ran.output.contains(code), "{code}\n{}", ran.output);
    }
    // Only a file can be tracked.
    let tracked = format!("const _: &[u8] = ::core::include_bytes!({spec:?});\n");
    assert!(ran.output.contains(&tracked), "{}", ran.output);
    let from_input = check_input(&["--emit", "rust", "-"], SHOP).output;
    assert!(!from_input.contains("include_bytes"), "{from_input}");
    assert_eq!(from_input, ran.output.replace(&tracked, ""));
}

#[test]
fn the_generated_code_is_that_of_a_selection() {
    let ran = check_input(&["--emit", "rust", "--realm", "shop", "--direction", "s2c", "-"], SHOP);
    assert_eq!(ran.status, 0);
    assert!(ran.output.contains("struct ShopBought") && !ran.output.contains("struct ShopBuy "), "{}", ran.output);
    let ran = check_input(&["--emit", "rust", "--realm", "shpo", "-"], SHOP);
    assert_eq!((ran.output.as_str(), ran.status), ("", 2));
    assert_eq!(ran.complaints, "error: <stdin> has no realm `shpo`; its realms are: shop\n");
    assert_eq!(check_input(&["--realm", "shop", "-"], SHOP).status, 2, "only with --emit");
}

#[test]
fn no_code_is_printed_for_a_spec_with_mistakes() {
    let ran = check_input(&["--emit", "rust", "-"], &spec_with_mistakes(2));
    assert_eq!((ran.output.as_str(), ran.status), ("", 1));
    assert!(ran.complaints.ends_with("2 mistakes in <stdin>\n"), "{}", ran.complaints);
}
