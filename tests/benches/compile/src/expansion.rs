//! The derive, called as a library: its time, and the lines that it emits.

use std::error::Error;
use std::fs;
use std::path::Path;

use proc_macro2::{Literal, TokenStream};
use protocol_compiler::yaml;

use crate::lines;
use crate::repository;
use crate::specs::Spec;
use crate::time::{UsageWho, processor_seconds};

/// How often a spec is derived; the best time counts.
const RUNS: usize = 7;

/// What comes of a spec.
pub(crate) struct Expansion {
    /// How many packets have code; one whose layout nobody knows has none.
    pub(crate) packets: usize,
    /// Milliseconds of processor time.
    pub(crate) derive: f64,
    /// How much of it is reading the YAML.
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
    let literal = Literal::string(path.to_str().ok_or("the path of a spec is not UTF-8")?);
    let input: TokenStream = format!("#[protocol(spec = {literal}, {options})] pub struct Spec;").parse()?;

    let (mut derive, mut read) = (f64::MAX, f64::MAX);
    let mut emitted = TokenStream::new();
    for _ in 0..RUNS {
        let input = input.clone();
        let before = processor_seconds(UsageWho::RUSAGE_SELF)?;
        emitted = protocol_compiler::derive(input, |_| None);
        derive = derive.min(processor_seconds(UsageWho::RUSAGE_SELF)? - before);

        let before = processor_seconds(UsageWho::RUSAGE_SELF)?;
        let root = yaml::parse(&text).map_err(|diagnostic| diagnostic.message)?;
        read = read.min(processor_seconds(UsageWho::RUSAGE_SELF)? - before);
        drop(root);
    }
    let code = lines::without_docs(emitted).to_string();
    if code.contains("compile_error !") {
        return Err(code.into());
    }
    Ok(Expansion {
        packets: code.matches(":: Payload <").count(),
        derive: derive * 1e3,
        yaml: read * 1e3,
        lines: lines::formatted(&code, &repository(), scratch)?,
        default_lines: lines::formatted(&code, scratch, scratch)?,
    })
}
