//! The derive, called as a library: its time, and the lines that it emits.

use std::error::Error;
use std::fs;
use std::path::Path;

use proc_macro2::{Literal, TokenStream};
use protocol_compiler::read::yaml;

use crate::lines;
use crate::repository;
use crate::specs::Spec;
use crate::time::{UsageWho, processor_seconds};

/// How often a spec is derived; the best time counts.
const RUNS: usize = 7;
/// What is derived in between, so that nothing is left of what was read before.
const OTHER: &str = "realms: {a: {name: A}}\npackets: {c2s: [{id: 1, name: a.b, header: B, realm: a, fields: []}]}\n";

/// What comes of a spec.
pub(crate) struct Expansion {
    /// How many packets have code; one whose layout nobody knows has none.
    pub(crate) packets: usize,
    /// Milliseconds of processor time.
    pub(crate) derive: f64,
    /// The same for the second derive of one file in one crate.
    pub(crate) second: f64,
    /// How much of the first is reading the YAML.
    pub(crate) yaml: f64,
    /// Lines, as this repository is formatted.
    pub(crate) lines: usize,
    /// Lines, as rustfmt formats without options.
    pub(crate) default_lines: usize,
}

/// Derives what is asked for of a spec.
pub(crate) fn expand(spec: &Spec, scratch: &Path) -> Result<Expansion, Box<dyn Error>> {
    let Spec { path, options, .. } = spec;
    let text = fs::read_to_string(path)?;
    let input = input(path, options)?;
    let other = scratch.join("other.yaml");
    fs::write(&other, OTHER)?;
    let other = self::input(&other, "")?;

    let (mut first, mut second, mut read) = (f64::MAX, f64::MAX, f64::MAX);
    let mut emitted = TokenStream::new();
    for _ in 0..RUNS {
        let _ = protocol_compiler::derive(other.clone(), |_| None);
        for least in [&mut first, &mut second] {
            let input = input.clone();
            let before = processor_seconds(UsageWho::RUSAGE_SELF)?;
            emitted = protocol_compiler::derive(input, |_| None);
            *least = least.min(processor_seconds(UsageWho::RUSAGE_SELF)? - before);
        }

        let before = processor_seconds(UsageWho::RUSAGE_SELF)?;
        let root = yaml::parse(&text, &mut Vec::new()).ok_or("the spec is not YAML")?;
        read = read.min(processor_seconds(UsageWho::RUSAGE_SELF)? - before);
        drop(root);
    }
    let code = lines::without_docs(emitted).to_string();
    if code.contains("compile_error !") {
        return Err(code.into());
    }
    Ok(Expansion {
        packets: code.matches(":: Payload <").count(),
        derive: first * 1e3,
        second: second * 1e3,
        yaml: read * 1e3,
        lines: lines::formatted(&code, &repository(), 120, scratch)?,
        default_lines: lines::formatted(&code, scratch, 100, scratch)?,
    })
}

/// The derive's struct, as a user writes it.
fn input(path: &Path, options: &str) -> Result<TokenStream, Box<dyn Error>> {
    let literal = Literal::string(path.to_str().ok_or("the path of a spec is not UTF-8")?);
    Ok(format!("#[protocol(spec = {literal}, {options})] pub struct Spec;").parse()?)
}
