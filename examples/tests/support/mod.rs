//! Running the built programs as a user does, and the frames of the real client.
#![allow(dead_code, reason = "each test file is a program of its own and uses a part of this")]

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{fs, thread};

use serde_json::{Map, Value};

/// What a program printed, and its exit status.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) output: String,
    pub(crate) complaints: String,
}

impl Ran {
    pub(crate) fn lines(&self) -> Vec<&str> {
        self.output.lines().collect()
    }
}

/// A program with none of the variables that decide about colours.
pub(crate) fn program(path: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(path);
    command.args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR").env_remove("CLICOLOR_FORCE");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub(crate) fn start(command: &mut Command) -> Child {
    command.spawn().expect("the program was built for this test")
}

/// Runs a program to its end, with `input` as its standard input.
pub(crate) fn run(command: &mut Command, input: impl Into<Vec<u8>>) -> Ran {
    let mut child = start(command);
    let mut pipe = child.stdin.take().expect("standard input is a pipe");
    let input = input.into();
    // A thread of its own: the program may print more than a pipe holds before it has read everything.
    let writer = thread::spawn(move || match pipe.write_all(&input) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.expect("the program reads its standard input"),
    });
    let ended = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input was written");
    Ran {
        status: ended.status.code().expect("the program exits by itself"),
        output: String::from_utf8(ended.stdout).expect("the output is UTF-8"),
        complaints: String::from_utf8(ended.stderr).expect("complaints are UTF-8"),
    }
}

/// Runs `inspect`.
pub(crate) fn inspect(arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
    run(&mut program(env!("CARGO_BIN_EXE_inspect"), arguments), input)
}

/// The folder of this repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in the repository").to_path_buf()
}

/// A file of `content` that this test alone uses.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("the folder for test files can be written");
    path.to_str().expect("its path is UTF-8").to_owned()
}

/// A frame that the real client wrote, and what it says.
pub(crate) struct Vector {
    pub(crate) name: String,
    /// In hex digits.
    pub(crate) frame: String,
    /// The line that `inspect --json` owes for it.
    pub(crate) json: String,
}

impl Vector {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        unhex(&self.frame)
    }
}

/// All frames of the 29 User & Profile packets.
pub(crate) fn vectors() -> Vec<Vector> {
    let path = repository().join("tests/vectors/c2s_user_profile.jsonl");
    let text = fs::read_to_string(path).expect("the vectors are there");
    text.lines().map(vector).collect()
}

fn vector(line: &str) -> Vector {
    let line: Map<String, Value> = serde_json::from_str(line).expect("a vector is a JSON object");
    let json: Map<String, Value> =
        ["id", "header", "name", "fields"].map(|key| (key.to_owned(), line[key].clone())).into_iter().collect();
    let string = |key: &str| line[key].as_str().expect("a vector has a name and a frame").to_owned();
    Vector { name: string("name"), frame: string("frame"), json: Value::Object(json).to_string() }
}

/// The frames in a file of `tests/vectors`, in hex digits.
pub(crate) fn frames(vectors: &str) -> Vec<String> {
    let path = repository().join("tests/vectors").join(vectors);
    let text = fs::read_to_string(path).expect("the vectors are there");
    let frame = |line| {
        let line: Map<String, Value> = serde_json::from_str(line).expect("a vector is a JSON object");
        line["frame"].as_str().expect("a vector has a frame").to_owned()
    };
    text.lines().map(frame).collect()
}

/// A text of `lines`, each with its end.
pub(crate) fn text<'l>(lines: impl IntoIterator<Item = &'l String>) -> String {
    lines.into_iter().flat_map(|line| [line, "\n"]).collect()
}

/// The bytes that hex digits stand for.
pub(crate) fn unhex(digits: &str) -> Vec<u8> {
    let digits: Vec<char> = digits.chars().filter(|c| !c.is_whitespace()).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).expect("hex digits");
    digits.chunks(2).map(byte).collect()
}

/// The error in a line of JSON, whose keys must be exactly `keys`.
pub(crate) fn error(line: &str, keys: &[&str]) -> String {
    let object: Map<String, Value> = serde_json::from_str(line).expect("each line is a JSON object");
    assert_eq!(object.keys().collect::<Vec<_>>(), keys, "{line}");
    object["error"].as_str().expect("an error is a text").to_owned()
}
