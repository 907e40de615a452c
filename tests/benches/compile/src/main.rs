//! Measures what the derive costs a build, and writes `COMPILE.md`.

mod downstream;
mod expansion;
mod lines;
mod size;
mod specs;
mod tables;
mod time;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crate::downstream::Build;
use crate::expansion::Expansion;
use crate::specs::Spec;

/// What one spec costs.
struct Cost {
    spec: Spec,
    expansion: Expansion,
    build: Build,
}

fn main() -> Result<(), Box<dyn Error>> {
    let scratch = Scratch::new()?;
    eprintln!("growth");
    let mut growth = Vec::new();
    for packets in specs::GROWTH {
        growth.push(expansion::expand(&Spec::synthetic(packets, &scratch.0)?, &scratch.0)?);
    }
    eprintln!("a crate without a derive");
    let nothing = downstream::build(None, &scratch.0)?;
    let mut costs = Vec::new();
    for spec in specs::all(&scratch.0)? {
        eprintln!("{}", spec.name);
        let expansion = expansion::expand(&spec, &scratch.0)?;
        let build = downstream::build(Some(&spec), &scratch.0)?;
        costs.push(Cost { spec, expansion, build });
    }
    eprintln!("programs");
    let sizes = size::all(&scratch.0)?;
    let text = tables::markdown(&costs, &growth, &nothing, &sizes);
    fs::write(repository().join("tests/benches/COMPILE.md"), text)?;
    Ok(())
}

/// The repository.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// A folder that is removed in the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self, Box<dyn Error>> {
        let path = env::temp_dir().join(format!("protocol-benches-{}", process::id()));
        fs::create_dir_all(&path)?;
        // So that rustfmt does not look for a configuration elsewhere.
        fs::write(path.join("rustfmt.toml"), "")?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is left to the system.
        let _ = fs::remove_dir_all(&self.0);
    }
}
