//! Runs everything and writes `RESULTS.md` and `results.svg`.

mod measure;
mod plot;
mod tables;

use std::error::Error;
use std::fs;
use std::path::Path;

/// The peer that the plot shows in another colour.
const OURS: &str = "ours";

fn main() -> Result<(), Box<dyn Error>> {
    let kinds = measure::kinds()?;
    let costs = measure::all()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(folder.join("RESULTS.md"), tables::markdown(&costs, &kinds))?;
    fs::write(folder.join("results.svg"), plot::svg(&costs))?;
    Ok(())
}
