//! Crates outside of the workspace that depend only on the runtime, as a user's crate does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Allows one build at a time, because they share a target directory and the processor.
static BUILDS: Mutex<()> = Mutex::new(());

/// A crate in a scratch folder.
struct Downstream {
    root: PathBuf,
    _turn: MutexGuard<'static, ()>,
}

impl Downstream {
    /// An empty crate that knows the runtime as `runtime`.
    fn new(name: &str, edition: &str, runtime: &str, features: &str) -> Self {
        let turn = BUILDS.lock().unwrap_or_else(PoisonError::into_inner);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downstream").join(name);
        if root.exists() {
            fs::remove_dir_all(&root).unwrap();
        }
        let downstream = Self { root, _turn: turn };
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        downstream.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"{edition}\"\n\n[workspace]\n\n[dependencies]\n\
                 {runtime} = {{ package = \"protocol-runtime\", path = '{path}', features = [{features}] }}\n",
                path = workspace.join("protocol-runtime").display(),
            ),
        );
        // The same versions as in the workspace, without a registry lookup.
        downstream.copy(&workspace.join("Cargo.lock"), "Cargo.lock");
        downstream.copy(&workspace.join("spec/protocol.yaml"), "spec/protocol.yaml");
        downstream.copy(&workspace.join("tests/specs/language.yaml"), "spec/language.yaml");
        downstream
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    fn copy(&self, from: &Path, to: &str) {
        self.write(to, &fs::read_to_string(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())));
    }

    /// Copies a source file from `tests/downstream`.
    fn source(&self, from: &str, to: &str) {
        self.copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("downstream").join(from), to);
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).arg("--offline").current_dir(&self.root);
        command.env("CARGO_TARGET_DIR", self.root.with_file_name("target"));
        command.env("RUSTDOCFLAGS", "--deny warnings").env_remove("RUSTFLAGS").env("CARGO_TERM_COLOR", "never");
        command
    }

    /// Runs cargo, which must succeed, and returns its output.
    fn succeed(&self, arguments: &[&str]) -> String {
        let output = self.cargo(arguments).output().unwrap();
        let text = text(&output);
        assert!(output.status.success(), "cargo {arguments:?}\n{text}");
        text
    }

    /// Runs cargo, which must fail, and returns its output.
    fn fail(&self, arguments: &[&str]) -> String {
        let output = self.cargo(arguments).output().unwrap();
        let text = text(&output);
        assert!(!output.status.success(), "cargo {arguments:?} should fail\n{text}");
        text
    }
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn the_strictest_crate_accepts_what_is_derived() {
    let downstream = Downstream::new("strict", "2024", "wire", "");
    downstream.source("strict/lib.rs", "src/lib.rs");
    let output = downstream.succeed(&["clippy"]);
    assert!(!output.contains("warning"), "{output}");
    drop(downstream);

    let downstream = Downstream::new("strict-serde", "2021", "wire", "\"serde\", \"alloc\"");
    downstream.source("strict/lib.rs", "src/lib.rs");
    let output = downstream.succeed(&["clippy"]);
    assert!(!output.contains("warning"), "{output}");
}

#[test]
fn frames_of_the_real_client_come_back_as_they_were() {
    let vectors =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/c2s_user_profile.jsonl")).unwrap();
    let frames: Vec<String> = vectors
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["frame"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(frames.len(), 122);

    let downstream = Downstream::new("echo", "2024", "protocol-runtime", "");
    downstream.source("echo/main.rs", "src/main.rs");
    downstream.write("frames.hex", &(frames.join("\n") + "\n"));
    let input = fs::File::open(downstream.root.join("frames.hex")).unwrap();
    let output = downstream.cargo(&["run", "--quiet"]).stdin(Stdio::from(input)).output().unwrap();
    assert!(output.status.success(), "{}", text(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout), downstream.read("frames.hex"));
}

/// The README's examples, each with the dependencies that the README has told the reader to add before it.
#[test]
fn the_examples_of_the_readme_run() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("README.md")).unwrap();
    let mut dependencies = String::new();
    let mut examples: Vec<(String, String)> = Vec::new();
    let mut blocks = readme.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    // The first example stands before the install line, to which it belongs as well.
    let first = blocks.by_ref().find(|(language, _)| *language == "rust").map(|(_, code)| code);
    for (language, text) in blocks {
        match language {
            "toml" => dependencies = text.replace("[dependencies]\n", ""),
            "rust" => examples.push((dependencies.clone(), text.to_owned())),
            _ => {}
        }
    }
    let (install, _) = examples.first().expect("an example follows the install line").clone();
    examples.insert(0, (install, first.expect("the README begins with an example").to_owned()));
    assert!(examples.len() > 1, "{examples:?}");

    for (index, (dependencies, code)) in examples.into_iter().enumerate() {
        let downstream = Downstream::new(&format!("readme_{index}"), "2024", "protocol-runtime", "");
        let manifest = downstream.read("Cargo.toml");
        let (package, _) = manifest.split_once("[dependencies]\n").unwrap();
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("protocol-runtime");
        let dependencies =
            dependencies.replace("\"../nitro-protocol/protocol-runtime\"", &format!("'{}'", runtime.display()));
        assert!(dependencies.contains("protocol-runtime'"), "the README tells how to install: {dependencies}");
        downstream.write("Cargo.toml", &format!("{package}[dependencies]\n{dependencies}"));
        downstream.write("src/main.rs", &format!("#![deny(warnings, clippy::all)]\n{code}"));
        downstream.succeed(&["run", "--quiet"]);
        downstream.succeed(&["clippy", "--quiet"]);
    }
}

#[test]
fn an_edit_of_the_spec_is_seen_by_the_next_build() {
    let downstream = Downstream::new("rebuild", "2024", "protocol-runtime", "");
    let spec =
        "realms: {a: {name: A}}\npackets:\n  c2s:\n    - {id: 1, name: a.one, header: ONE, realm: a, fields: []}\n";
    let derive = "#[derive(protocol_runtime::Protocol)]\n#[protocol(spec = \"spec/mine.yaml\")]\npub struct Mine;\n";
    downstream.write("spec/mine.yaml", spec);
    downstream.write("src/main.rs", &format!("{derive}fn main() {{ println!(\"{{:?}}\", client::AOne); }}\n"));
    assert!(downstream.succeed(&["run", "--quiet"]).contains("AOne"));

    // Edited: the new field exists, although the source did not change.
    let edited = spec.replace("[]", "[{name: x, type: int32}]");
    downstream.write("spec/mine.yaml", &edited);
    let output = downstream.fail(&["run", "--quiet"]);
    assert!(output.contains("AOne") && output.contains("x: "), "rustc asks for the new field:\n{output}");
    downstream
        .write("src/main.rs", &format!("{derive}fn main() {{ println!(\"{{:?}}\", client::AOne {{ x: 5 }}); }}\n"));
    assert!(downstream.succeed(&["run", "--quiet"]).contains("x: 5"));

    // Broken: the error points into the file.
    downstream.write("spec/mine.yaml", &edited.replace("int32", "int31"));
    let output = downstream.fail(&["build"]);
    assert!(output.contains("there is no type `int31`") && output.contains("spec/mine.yaml:4:76"), "{output}");
    assert!(output.contains("an integer of 31 bits cannot be expressed"), "{output}");
    assert!(!output.contains("error[E"), "nothing follows from it in the crate's own code:\n{output}");

    // Mended.
    downstream.write("spec/mine.yaml", &edited);
    assert!(downstream.succeed(&["run", "--quiet"]).contains("x: 5"));

    // Deleted, and restored.
    fs::remove_file(downstream.root.join("spec/mine.yaml")).unwrap();
    let output = downstream.fail(&["build"]);
    assert!(output.contains("there is no spec at") && output.contains("mine.yaml"), "{output}");
    assert!(!output.contains("error[E"), "{output}");
    downstream.write("spec/mine.yaml", &edited);
    assert!(downstream.succeed(&["run", "--quiet"]).contains("x: 5"));
}

#[test]
fn every_packet_has_a_page_with_its_fields_and_its_wire_format() {
    let downstream = Downstream::new("documented", "2024", "protocol-runtime", "");
    downstream.write(
        "src/lib.rs",
        "//! A crate.\n#![deny(missing_docs)]\n\n/// The User & Profile realm.\n#[derive(protocol_runtime::Protocol)]\n\
         #[protocol(spec = \"spec/protocol.yaml\", realm = \"user-profile\", direction = \"c2s\")]\npub struct UserProfile;\n\n\
         /// What the language can say.\npub mod language {\n    /// All of it.\n    #[derive(protocol_runtime::Protocol)]\n    \
         #[protocol(spec = \"spec/language.yaml\")]\n    pub struct Language;\n}\n",
    );
    let output = downstream.succeed(&["doc", "--no-deps"]);
    assert!(!output.contains("warning"), "{output}");
    // Code in descriptions is not run as an example.
    assert!(downstream.succeed(&["test", "--doc", "--quiet"]).contains("0 passed"));

    let pages = downstream.root.with_file_name("target").join("doc/documented/client");
    let mut count = 0;
    for entry in fs::read_dir(&pages).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with("struct.") {
            let page = fs::read_to_string(&path).unwrap();
            assert!(page.contains("Wire format") && page.contains("from client to server"), "{name}");
            count += 1;
        }
    }
    assert_eq!(count, 29);
    let page = fs::read_to_string(pages.join("struct.UserSaveWardrobeOutfit.html")).unwrap();
    for text in [
        "Save an outfit to a wardrobe slot",
        "<code>slotId</code>",
        "after <code>look</code>",
        "2 + n",
        "SAVE_WARDROBE_OUTFIT",
    ] {
        assert!(page.contains(text), "{text}");
    }
}
