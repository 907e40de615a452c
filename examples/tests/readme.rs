//! What the README shows, and what CONTRIBUTING.md and tests/README.md name, is what there is.

use std::fs;
use std::path::Path;

use protocol_compiler::{Selection, compile, source::Source};
use protocol_examples::Nitro;
use protocol_runtime::Protocol;
use protocol_runtime::info::Direction;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The blocks of code in this language.
fn blocks<'r>(readme: &'r str, language: &str) -> Vec<&'r str> {
    let opening = format!("```{language}\n");
    readme.split(&opening).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn the_program_is_the_quickstart() {
    let readme = read("README.md");
    let quickstart =
        read("examples/src/bin/quickstart.rs").replace("../../../spec/protocol.yaml", "spec/protocol.yaml");
    let (_title, code) = quickstart.split_once("\n\n").unwrap();
    assert_eq!(blocks(&readme, "rust")[0], code);
}

#[test]
fn the_packet_is_in_the_spec() {
    let readme = read("README.md");
    let spec = read("spec/protocol.yaml");
    let packet = &spec[spec.find("id: 2228").unwrap()..];
    for line in blocks(&readme, "yaml")[0].lines() {
        let line = line.trim_start_matches([' ', '-']);
        assert!(packet.contains(line), "{line}");
    }
}

#[test]
fn the_two_commands_are_those_of_the_gate() {
    let readme = read("README.md");
    let gate = read(".ci/run");
    let commands: Vec<&str> = blocks(&readme, "sh").into_iter().map(str::trim).collect();
    assert_eq!(commands.len(), 2);
    for command in commands {
        assert!(gate.lines().any(|line| line == command), "{command}");
    }
}

#[test]
fn the_mistake_is_shown_as_the_compiler_shows_it() {
    let readme = read("README.md");
    let shown = blocks(&readme, "text").into_iter().find(|block| block.contains("inr32")).unwrap();
    let spec = read("spec/protocol.yaml").replacen(
        "- name: roomUnitId\n          type: int32",
        "- name: roomUnitId\n          type: inr32",
        1,
    );
    let source = Source::new("spec/protocol.yaml", spec);
    let compiled = compile(&source, &Selection::default());
    let [error] = compiled.errors().collect::<Vec<_>>()[..] else { panic!("{:?}", compiled.diagnostics) };
    for (shown, rendered) in shown.trim_start_matches("error: ").lines().zip(error.render(&source).lines()) {
        assert_eq!(shown.trim(), rendered.trim());
    }
}

#[test]
fn the_packets_are_counted() {
    let count = |direction| Nitro::PACKETS.iter().filter(|packet| packet.direction == direction).count();
    let (client, server) = (count(Direction::ClientToServer), count(Direction::ServerToClient));
    let counts = format!("the {client} packets that it sends and the {server} that it receives");
    let words: Vec<String> = read("README.md").split_whitespace().map(str::to_owned).collect();
    assert!(words.join(" ").contains(&counts), "{counts}");
}

#[test]
fn every_program_is_named() {
    let readme = read("README.md");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bin");
    for program in fs::read_dir(folder).unwrap() {
        let path = program.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let row = format!("| `cargo run --bin {name}");
        assert!(readme.contains(&row), "{row}");
    }
}

#[test]
fn links_lead_somewhere() {
    for file in ["README.md", "CONTRIBUTING.md"] {
        let text = read(file);
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            assert!(link.starts_with("https://") || repository.join(link).exists(), "{file}: {link}");
        }
    }
}

#[test]
fn the_architecture_names_every_file_and_folder() {
    let page = read("CONTRIBUTING.md");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for folder in ["protocol-macros/compiler/src", "protocol-runtime/src"] {
        for file in fs::read_dir(repository.join(folder)).unwrap() {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            let named = if file.file_type().unwrap().is_dir() {
                page.contains(&format!("`{name}/"))
            } else {
                page.contains(&format!("`{name}`"))
            };
            assert!(named, "{folder}/{name}");
        }
    }
}

#[test]
fn the_page_about_tests_names_every_part() {
    let page = read("tests/README.md");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for folder in ["tests", "tests/tests"] {
        for file in fs::read_dir(repository.join(folder)).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            if path.is_dir() && name != "target" {
                assert!(page.contains(&format!("`{name}/`")), "{folder}/{name}");
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                assert!(page.contains(&format!("`{name}`")), "{folder}/{name}");
            }
        }
    }
}
