//! Crates outside of the workspace, built as users build theirs.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::repository;
use crate::specs::Spec;
use crate::time::{UsageWho, processor_seconds};

/// How often each is built; the best time counts.
const CLEAN_BUILDS: u32 = 2;
const REBUILDS: u32 = 3;

/// What building a crate takes.
pub(crate) struct Build {
    /// With all that it depends on, from nothing.
    pub(crate) clean: Taken,
    /// After the spec was touched.
    pub(crate) rebuild: Taken,
    /// Lines of the crate's own LLVM IR, before any optimization.
    pub(crate) ir_lines: usize,
}

/// What a command takes, in seconds.
pub(crate) struct Taken {
    pub(crate) processor: f64,
    pub(crate) wall: f64,
}

/// Builds a library that holds a derive and nothing else, or nothing at all, in the dev profile.
pub(crate) fn build(spec: Option<&Spec>, scratch: &Path) -> Result<Build, Box<dyn Error>> {
    let source = spec.map_or(String::new(), derive);
    let downstream = Downstream::new(scratch, "", "", "lib.rs", &source)?;
    let copy = downstream.root.join("spec.yaml");
    let text = spec.map_or(Ok(String::new()), |spec| fs::read_to_string(&spec.path))?;
    fs::write(&copy, &text)?;

    let clean = best(CLEAN_BUILDS, || {
        downstream.clean()?;
        downstream.cargo(&["build"], &[])
    })?;
    let rebuild = best(REBUILDS, || {
        fs::write(if spec.is_some() { copy.clone() } else { downstream.root.join("src/lib.rs") }, &text)?;
        downstream.cargo(&["build"], &[])
    })?;
    // As one unit: what several have in common would count as often.
    downstream
        .cargo(&["rustc", "--lib", "--", "--emit=llvm-ir", "-Ccodegen-units=1"], &[("CARGO_INCREMENTAL", "0")])?;
    Ok(Build { clean, rebuild, ir_lines: downstream.ir_lines()? })
}

/// The derive, as a user writes it, of `spec.yaml` in the crate.
fn derive(spec: &Spec) -> String {
    let options = spec.options;
    format!("#[derive(protocol_runtime::Protocol)]\n#[protocol(spec = \"spec.yaml\", {options})]\npub struct Spec;\n")
}

/// A crate in the scratch folder, which takes the place of the one before.
pub(crate) struct Downstream {
    pub(crate) root: PathBuf,
}

impl Downstream {
    /// `features` are the runtime's, `profile` the end of the manifest.
    pub(crate) fn new(
        scratch: &Path,
        features: &str,
        profile: &str,
        file: &str,
        source: &str,
    ) -> Result<Self, Box<dyn Error>> {
        let downstream = Self { root: scratch.join("downstream") };
        downstream.clean()?;
        fs::create_dir_all(downstream.root.join("src"))?;
        let runtime = repository().join("protocol-runtime").canonicalize()?;
        let manifest = format!(
            "[package]\nname = \"downstream\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\nprotocol-runtime = {{ path = '{}', features = [{features}] }}\n\n{profile}",
            runtime.display()
        );
        fs::write(downstream.root.join("Cargo.toml"), manifest)?;
        // The same versions as here, and no need to ask a registry.
        fs::copy(repository().join("tests/benches/Cargo.lock"), downstream.root.join("Cargo.lock"))?;
        for stale in ["lib.rs", "main.rs"] {
            let path = downstream.root.join("src").join(stale);
            if path.exists() {
                fs::remove_file(path)?;
            }
        }
        fs::write(downstream.root.join("src").join(file), source)?;
        Ok(downstream)
    }

    /// Removes all that was built.
    pub(crate) fn clean(&self) -> Result<(), Box<dyn Error>> {
        let target = self.root.join("target");
        if target.exists() {
            fs::remove_dir_all(target)?;
        }
        Ok(())
    }

    pub(crate) fn cargo(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Result<Taken, Box<dyn Error>> {
        let mut command = Command::new(env!("CARGO"));
        let (subcommand, rest) = arguments.split_first().ok_or("cargo needs a command")?;
        command.arg(subcommand).args(["--quiet", "--offline"]).args(rest).current_dir(&self.root);
        command.env("CARGO_TARGET_DIR", self.root.join("target")).env_remove("RUSTFLAGS");
        command.envs(variables.iter().copied());
        let (before, start) = (processor_seconds(UsageWho::RUSAGE_CHILDREN)?, Instant::now());
        let status = command.status()?;
        if !status.success() {
            return Err(format!("cargo {arguments:?} ended with {status}").into());
        }
        let wall = start.elapsed().as_secs_f64();
        Ok(Taken { processor: processor_seconds(UsageWho::RUSAGE_CHILDREN)? - before, wall })
    }

    fn ir_lines(&self) -> Result<usize, Box<dyn Error>> {
        for entry in fs::read_dir(self.root.join("target/debug/deps"))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "ll") {
                return Ok(fs::read_to_string(path)?.lines().filter(|line| !line.is_empty()).count());
            }
        }
        Err("rustc wrote no LLVM IR".into())
    }
}

/// The least of several runs.
fn best(runs: u32, mut run: impl FnMut() -> Result<Taken, Box<dyn Error>>) -> Result<Taken, Box<dyn Error>> {
    let mut best = Taken { processor: f64::MAX, wall: f64::MAX };
    for _ in 0..runs {
        let taken = run()?;
        best = Taken { processor: best.processor.min(taken.processor), wall: best.wall.min(taken.wall) };
    }
    Ok(best)
}
