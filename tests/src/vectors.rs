//! Frames that the real client wrote, with the values that it was told to write, and frames that it read to the last byte, with the values
//! that it read.

use serde_json::{Map, Value};

/// The whole files, one JSON object a line.
const C2S_USER_PROFILE: &str = include_str!("../vectors/c2s_user_profile.jsonl");
const C2S_SESSION: &str = include_str!("../vectors/c2s_session.jsonl");
const S2C_USER_PROFILE: &str = include_str!("../vectors/s2c_user_profile.jsonl");
const S2C_SESSION: &str = include_str!("../vectors/s2c_session.jsonl");

/// One packet as the client wrote it, or read it.
#[derive(Debug, Clone)]
pub struct Vector {
    /// The line number in the file, from 1, for messages.
    pub line: usize,
    /// The packet's id.
    pub id: u16,
    /// The packet's header.
    pub header: String,
    /// The packet's name.
    pub name: String,
    /// The values that the client wrote, by the spec's field names, in wire order. Empty for frames that it read, and for packet 3226.
    pub fields: Map<String, Value>,
    /// What the client read, in order: a type (`int`, `string`, `boolean`) and a value.
    pub reads: Vec<(String, Value)>,
    /// The whole frame: length prefix, id and payload.
    pub frame: Vec<u8>,
}

impl Vector {
    /// The bytes after the length prefix and the id.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        &self.frame[6..]
    }

    /// The packet as one line of JSON, exactly as the library should serialize it.
    #[must_use]
    pub fn json(&self) -> String {
        json(self.id, &self.header, &self.name, self.fields.clone())
    }
}

/// A packet as one line of JSON.
#[must_use]
pub fn json(id: u16, header: &str, name: &str, fields: Map<String, Value>) -> String {
    let packet = [
        ("id".to_owned(), Value::from(id)),
        ("header".to_owned(), Value::from(header)),
        ("name".to_owned(), Value::from(name)),
        ("fields".to_owned(), Value::Object(fields)),
    ];
    Value::Object(Map::from_iter(packet)).to_string()
}

/// Builds the bytes of a frame by hand.
///
/// # Panics
/// The payload does not fit into a frame.
#[must_use]
pub fn frame(id: u16, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len() + 2).expect("a payload that fits into a frame");
    [&length.to_be_bytes()[..], &id.to_be_bytes(), payload].concat()
}

/// The 122 frames of the 29 User & Profile packets that the client sends.
///
/// # Panics
/// The file does not have the expected content.
#[must_use]
pub fn c2s_user_profile() -> Vec<Vector> {
    vectors(C2S_USER_PROFILE, 122)
}

/// The 21 frames of handshake and session packets that the client sends.
///
/// # Panics
/// The file does not have the expected content.
#[must_use]
pub fn c2s_session() -> Vec<Vector> {
    vectors(C2S_SESSION, 21)
}

/// The 162 frames that the server sends, of all realms.
///
/// # Panics
/// The files do not have the expected content.
#[must_use]
pub fn s2c() -> Vec<Vector> {
    [vectors(S2C_USER_PROFILE, 108), vectors(S2C_SESSION, 54)].concat()
}

fn vectors(file: &str, len: usize) -> Vec<Vector> {
    let vectors: Vec<Vector> = file.lines().zip(1..).map(|(text, line)| vector(text, line)).collect();
    assert_eq!(vectors.len(), len, "every line of the file is a vector");
    vectors
}

/// The User & Profile packets as the client would send them, one after the other.
#[must_use]
pub fn stream() -> Vec<u8> {
    c2s_user_profile().into_iter().flat_map(|vector| vector.frame).collect()
}

fn vector(text: &str, line: usize) -> Vector {
    let object: Value = serde_json::from_str(text).expect("a line of JSON");
    let text = |key: &str| object[key].as_str().expect("a string").to_owned();
    let read = |read: &Value| (read[0].as_str().expect("a type").to_owned(), read[1].clone());
    let reads = object["reads"].as_array().into_iter().flatten().map(read);
    Vector {
        line,
        id: object["id"].as_u64().and_then(|id| u16::try_from(id).ok()).expect("an id"),
        header: text("header"),
        name: text("name"),
        fields: object["fields"].as_object().cloned().unwrap_or_default(),
        // `bytesAvailable` asks whether bytes remain, and reads nothing.
        reads: reads.filter(|(ty, _)| ty != "bytesAvailable").collect(),
        frame: unhex(&text("frame")),
    }
}

fn unhex(digits: &str) -> Vec<u8> {
    assert!(digits.len().is_multiple_of(2), "two digits a byte");
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("two hexadecimal digits"))
        .collect()
}
