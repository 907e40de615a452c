//! Finding the spec, and reading it from the disk.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;

impl Source {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// The file is missing, cannot be read, or is not UTF-8. The source beside the diagnostic is empty but knows its path.
    pub fn read(path: impl Into<PathBuf>) -> Result<Self, Box<(Self, Diagnostic)>> {
        let path = std::path::absolute(path.into()).unwrap_or_default();
        let failed = |message: String| {
            let diagnostic = Diagnostic::of_file(Code::Unreadable, message);
            Box::new((Self::new(&path, ""), diagnostic))
        };
        match fs::read(&path) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Ok(Self::new(path, text)),
                Err(error) => {
                    let at = error.utf8_error().valid_up_to();
                    let line = error.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count() + 1;
                    Err(failed(format!(
                        "the spec is not UTF-8: byte {at}, in line {line}, belongs to no character; save it as UTF-8"
                    )))
                }
            },
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(failed(format!("there is no spec at {}", path.display())))
            }
            Err(_) if path.is_dir() => Err(failed(format!("the spec {} is a folder, not a file", path.display()))),
            Err(error) => Err(failed(format!("the spec cannot be read: {error}"))),
        }
    }
}

/// The file that the option `spec` names: relative to `manifest_dir`, or, when it begins with `./` or `../`, to the source file.
///
/// # Errors
/// The path is empty, or relative to the source file and the compiler cannot tell where that is.
pub(crate) fn locate(
    spec: &str,
    manifest_dir: Option<PathBuf>,
    source_file: Option<PathBuf>,
) -> Result<PathBuf, String> {
    if spec.trim().is_empty() {
        return Err("`spec` is empty: write the path of the YAML file, as `spec = \"spec/protocol.yaml\"`".to_owned());
    }
    let beside_source = spec.starts_with("./") || spec.starts_with("../");
    let base = if beside_source {
        let file = source_file.ok_or(
            "the compiler does not say where this source file is: write a path relative to Cargo.toml instead",
        )?;
        file.parent().map(Path::to_path_buf).unwrap_or_default()
    } else {
        manifest_dir.unwrap_or_default()
    };
    let joined = std::path::absolute(base.join(spec)).unwrap_or_else(|_| base.join(spec));
    Ok(without_dots(&joined))
}

/// `/a/b/../c` as `/a/c`, for messages that a person reads. Only if the shorter path is the same file: `b` may be a link.
fn without_dots(path: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                short.pop();
            }
            part => short.push(part),
        }
    }
    match (fs::canonicalize(path), fs::canonicalize(&short)) {
        (Ok(long), Ok(other)) if long == other => short,
        (Err(_), Err(_)) => short,
        _ => path.to_path_buf(),
    }
}
