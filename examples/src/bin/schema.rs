//! Writes the JSON Schema of specs, from the definitions that the parser itself reads by. Editors complete and check a spec with it.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use protocol_compiler::schema::{Form, Object, SPEC, Shape};
use protocol_examples::terminal;
use serde_json::{Map, Value, json};

const EXAMPLES: &str = "\
Examples:
  schema > spec/protocol.schema.json   updates the file of this repository

If your editor uses the YAML language server, name the schema in the first line of your spec. The editor then completes keys and
checks them:
  # yaml-language-server: $schema=protocol.schema.json

Exit status:
  0  `schema` printed the schema
  2  wrong usage, or output that `schema` cannot write";

/// Prints the JSON Schema of packet specs.
#[derive(Debug, Parser)]
#[command(name = "schema", after_help = EXAMPLES)]
struct Arguments {}

fn main() -> ExitCode {
    let Arguments {} = Arguments::parse();
    let mut schema = object(&SPEC);
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!("A packet protocol"));
    match writeln!(io::stdout(), "{:#}", Value::Object(schema)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => terminal::output_failed(&error, ExitCode::SUCCESS),
    }
}

fn object(object: &Object) -> Map<String, Value> {
    let properties: Map<String, Value> = object
        .keys
        .iter()
        .map(|key| {
            let mut value = shape(&key.shape);
            if !key.required {
                value = or_nothing(value);
            }
            value.insert("description".to_owned(), json!(key.about));
            (key.name.to_owned(), Value::Object(value))
        })
        .collect();
    let required: Vec<&str> = object.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = entries(json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    }));
    if !object.forms.is_empty() {
        schema.insert("oneOf".to_owned(), object.forms.iter().map(|form| self::form(form, object.forms)).collect());
    }
    schema
}

/// What this form needs is there, and nothing of the others.
fn form(form: &Form, all: &[Form]) -> Value {
    let others = all.iter().flat_map(|other| other.needs.iter().chain(other.takes)).filter(|key| !form.has(key));
    let others = others.map(|key| ((*key).to_owned(), json!({"type": "null"})));
    let own = form.needs.iter().map(|key| ((*key).to_owned(), json!({"not": {"type": "null"}})));
    json!({"required": form.needs, "properties": own.chain(others).collect::<Map<String, Value>>()})
}

fn shape(shape: &Shape) -> Map<String, Value> {
    entries(match shape {
        Shape::Text => json!({"type": "string"}),
        Shape::Spelled(pattern) => json!({"type": "string", "pattern": pattern}),
        Shape::Integer => json!({"type": "integer"}),
        Shape::Number(range) => json!({"type": "integer", "minimum": range.min, "maximum": range.max}),
        Shape::Boolean => json!({"type": "boolean"}),
        Shape::List(item) => json!({"type": "array", "items": self::shape(item)}),
        Shape::Limited(item, items) => {
            let mut list = entries(json!({"type": "array", "items": self::shape(item)}));
            if items.min > 0 {
                list.insert("minItems".to_owned(), json!(items.min));
            }
            if let Some(max) = items.max {
                list.insert("maxItems".to_owned(), json!(max));
            }
            if items.unique {
                list.insert("uniqueItems".to_owned(), json!(true));
            }
            return list;
        }
        Shape::Named(value) => json!({"type": "object", "additionalProperties": self::shape(value)}),
        Shape::Object(object) => return self::object(object),
        Shape::Word(words) => json!({"enum": words}),
        Shape::Either(shapes) => json!({"anyOf": shapes.iter().map(self::shape).collect::<Vec<_>>()}),
    })
}

/// A key with nothing behind it is as good as no key.
fn or_nothing(mut schema: Map<String, Value>) -> Map<String, Value> {
    match schema.remove("type") {
        Some(ty) => {
            schema.insert("type".to_owned(), json!([ty, "null"]));
            schema
        }
        None => entries(json!({"anyOf": [schema, {"type": "null"}]})),
    }
}

fn entries(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(entries) => entries,
        _ => Map::new(),
    }
}
