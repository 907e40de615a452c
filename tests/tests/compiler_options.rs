//! The messages about invalid options of the derive: each one names what to write.

use std::path::Path;

use proc_macro2::TokenStream;

/// Returns what a derive with these options reports.
fn reported(options: &str) -> String {
    let input: TokenStream = format!("#[protocol({options})] struct Shop;").parse().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/any.rs");
    let tokens = protocol_compiler::derive(input, |_| Some(source.clone())).to_string();
    let found = tokens.split("compile_error ! {").skip(1).map(|rest| rest.split('}').next().unwrap().trim().to_owned());
    let mut messages: Vec<String> = found.map(|text| syn::parse_str::<syn::LitStr>(&text).unwrap().value()).collect();
    // The module that failed also contains the mistake of the spec.
    messages.dedup();
    messages.join("\n")
}

#[test]
fn only_a_string_can_be_seen() {
    for (options, expected) in [
        (
            "spec = concat!(env!(\"OUT_DIR\"), \"/p.yaml\")",
            "a derive sees `concat!(...)` and not its value: write the path as a string. For a spec that a build script writes",
        ),
        ("spec = env!(\"SPEC\")", "a derive sees `env!(...)` and not its value: write the path as a string."),
        (
            "spec = concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/spec/p.yaml\")",
            "a derive sees `concat!(...)` and not its value: write `spec = \"spec/p.yaml\"`",
        ),
        (
            "spec = concat!(\"spec/\", \"p.yaml\")",
            "a derive sees `concat!(...)` and not its value: write `spec = \"spec/p.yaml\"`",
        ),
        (
            "spec = include_str!(\"p.yaml\")",
            "a derive sees `include_str!(...)` and not its value: write the path itself, `spec = \"./p.yaml\"`",
        ),
        (
            "spec = include_bytes!(\"../p.yaml\")",
            "a derive sees `include_bytes!(...)` and not its value: write the path itself, `spec = \"../p.yaml\"`",
        ),
        ("spec = SPEC", "a derive sees the name `SPEC` and not its value: write the string itself"),
        ("spec = crate::paths::SPEC", "a derive sees the name `crate::paths::SPEC` and not its value"),
        ("spec = spec/p.yaml", "put the value in quotes: write `spec = \"spec/p.yaml\"`"),
        ("spec = 7", "a string belongs here: write `spec = \"spec/protocol.yaml\"`"),
        ("spec = b\"p.yaml\"", "a string belongs here"),
        ("spec = [\"p.yaml\"]", "`spec` takes one string, not a list"),
        ("spec", "`spec` needs a value: write `spec = \"spec/protocol.yaml\"`"),
        ("spec(\"p.yaml\")", "`spec` needs a value: write `spec = \"spec/protocol.yaml\"`"),
        ("spec =", "a value is missing: write `spec = \"spec/protocol.yaml\"`"),
        ("spec = \"\"", "`spec` is empty: write the path"),
        ("spec = \"./fine.yaml\", realm = shop", "put the value in quotes: write `realm = \"shop\"`"),
        ("spec = \"./fine.yaml\", direction = c2s", "put the value in quotes: write `direction = \"c2s\"`"),
        ("spec = \"./fine.yaml\", direction = [c2s, \"s2c\"]", "put the value in quotes: write `direction = \"c2s\"`"),
        (
            "spec = \"./fine.yaml\", direction = (\"c2s\", \"s2c\")",
            "a string belongs here, or a list of strings in brackets",
        ),
        ("spec = \"./fine.yaml\", realm = REALM", "a derive sees the name `REALM` and not its value"),
        (
            "spec = \"./fine.yaml\", realm = concat!(\"sh\", \"op\")",
            "a derive sees `concat!(...)` and not its value: write `realm = \"shop\"`",
        ),
        ("spec = \"./fine.yaml\", realm = []", "this list selects nothing: leave `realm` out to get everything"),
        ("spec = \"./fine.yaml\", client_enum = Packets", "put the value in quotes: write `client_enum = \"Packets\"`"),
        ("spec = \"./fine.yaml\", crate = ::runtime", "put the value in quotes: write `crate = \"::runtime\"`"),
        (
            "spec = \"./fine.yaml\", crate = \"crate\"",
            "`crate` alone is not the path of the runtime: write `::name` for a dependency, or `crate::path` for a module",
        ),
        ("\"./fine.yaml\"", "the option is not named: write `spec = \"./fine.yaml\"`"),
        ("7, strings = \"checked\"", "the option is not named: write `spec = \"spec/protocol.yaml\"`"),
        (
            "spec = \"./fine.yaml\", realm = \"shop\", \"user\"",
            "the option is not named; several values stand in brackets, as in `realm = [\"a\", \"b\"]`",
        ),
        ("spec = \"./fine.yaml\" realm = \"shop\"", "a comma is missing between `\"./fine.yaml\"` and `realm`"),
        ("spec = \"./fine.yaml\"; realm = \"shop\"", "write a comma in place of `;`"),
        ("spec = \"./fine.yaml\";", "write a comma in place of `;`"),
        (
            "spec = \"./fine.yaml\" \"b\"",
            "nothing can follow the string: write it as one, as in `spec = \"spec/protocol.yaml\"`",
        ),
        (
            "spec = \"./fine.yaml\", strings = env!(\"STRINGS\")",
            "a derive sees `env!(...)` and not its value: write the string itself",
        ),
    ] {
        let reported = reported(options);
        assert!(reported.starts_with(expected), "{options}: {reported}");
        assert_eq!(reported.lines().count(), 1, "{options}: {reported}");
    }
}

#[test]
fn options_and_their_values_by_meaning() {
    for (options, expected) in [
        ("path = \"./fine.yaml\"", "did you mean `spec`?"),
        ("file = \"./fine.yaml\"", "did you mean `spec`?"),
        ("spec = \"./fine.yaml\", realms = [\"shop\"]", "did you mean `realm`?"),
        ("spec = \"./fine.yaml\", runtime = \"::x\"", "did you mean `crate`?"),
        ("spec = \"./fine.yaml\", direction = \"client\"", "did you mean `c2s`?"),
        ("spec = \"./fine.yaml\", direction = \"C2S\"", "did you mean `c2s`?"),
        ("spec = \"./fine.yaml\", direction = \"client->server\"", "did you mean `c2s`?"),
        ("spec = \"./fine.yaml\", direction = \"client_to_server\"", "did you mean `c2s`?"),
        ("spec = \"./fine.yaml\", direction = \"serverbound\"", "did you mean `c2s`?"),
        ("spec = \"./fine.yaml\", direction = \"server\"", "did you mean `s2c`?"),
        ("spec = \"./fine.yaml\", direction = \"clientbound\"", "did you mean `s2c`?"),
        ("spec = \"./fine.yaml\", direction = \"both\"", "leave `direction` out to get both"),
        ("spec = \"./fine.yaml\", direction = \"*\"", "leave `direction` out to get both"),
        (
            "spec = \"./fine.yaml\", direction = \"inbound\"",
            "`c2s` is what the client sends, and `s2c` is what the server sends",
        ),
        (
            "spec = \"./fine.yaml\", direction = \"outgoing\"",
            "`c2s` is what the client sends, and `s2c` is what the server sends",
        ),
        ("spec = \"./fine.yaml\", strings = \"lossy\"", "`checked` refuses bytes that are not UTF-8"),
        ("spec = \"./fine.yaml\", strings = \"lazy\"", "did you mean `unchecked`?"),
        ("spec = \"./fine.yaml\", strings = \"strict\"", "did you mean `checked`?"),
        ("spec = \"./fine.yaml\", realm = \"Shop\"", "did you mean `shop`?"),
        ("spec = \"./fine.yaml\", realm = \"*\"", "leave `realm` out to get all realms"),
        ("spec = \"./fine.yaml\", realm = \"all\"", "leave `realm` out to get all realms"),
    ] {
        let reported = reported(options);
        assert!(reported.contains(expected), "{options}: {reported}");
        assert_eq!(reported.lines().count(), 1, "{options}: {reported}");
    }
}

/// A mistake in one option does not hide one in another.
#[test]
fn every_option_is_read() {
    let reported = reported("spec = SPEC, realm = 7, direction = \"both\", strings = lazy, client_enum = 1 + 2");
    assert_eq!(reported.lines().count(), 5, "{reported}");
}

#[test]
fn a_path_that_is_there_otherwise_is_named() {
    for (spec, expected) in [
        ("./Fine.yaml", "write `spec = \"./fine.yaml\"`"),
        ("./fine.yml", "write `spec = \"./fine.yaml\"`"),
        ("fine.yaml", "write `spec = \"./fine.yaml\"`"),
        ("./ui/fine.yaml", "write `spec = \"ui/fine.yaml\"`"),
        ("ui\\\\fine.yaml", "write `spec = \"ui/fine.yaml\"`"),
        ("./fyne.yaml", "did you mean `spec = \"./fine.yaml\"`?"),
        ("ui/fyne.yaml", "did you mean `spec = \"ui/fine.yaml\"`?"),
        ("./", "name the file in it: "),
    ] {
        let reported = reported(&format!("spec = \"{spec}\""));
        assert!(reported.contains("[P0001]") && reported.contains(expected), "{spec}: {reported}");
    }
}
