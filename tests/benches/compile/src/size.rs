//! How large programs get by decoding and encoding.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::downstream::Downstream;
use crate::repository;

/// The smallest that cargo makes of a program.
const PROFILE: &str =
    "[profile.release]\nopt-level = \"z\"\nlto = \"fat\"\npanic = \"abort\"\nstrip = true\ncodegen-units = 1\n";

/// The programs: what each does with the frames that it reads, and its source.
const PROGRAMS: [(&str, &str); 4] = [
    ("walks over the frames and copies them", include_str!("programs/walk.rs")),
    ("decodes every frame and encodes it again", include_str!("programs/echo.rs")),
    ("the same, and explains what is wrong with a frame", include_str!("programs/explain.rs")),
    ("the same, and prints every packet with `{:?}`", include_str!("programs/print.rs")),
];

/// What each program does, and its bytes.
pub(crate) fn all(scratch: &Path) -> Result<Vec<(&'static str, u64)>, Box<dyn Error>> {
    let mut sizes = Vec::new();
    for (what, source) in PROGRAMS {
        let downstream = Downstream::new(scratch, "\"alloc\"", PROFILE, "main.rs", source)?;
        fs::copy(repository().join("spec/protocol.yaml"), downstream.root.join("spec.yaml"))?;
        downstream.cargo(&["build", "--release"], &[])?;
        sizes.push((what, fs::metadata(downstream.root.join("target/release/downstream"))?.len()));
    }
    Ok(sizes)
}
