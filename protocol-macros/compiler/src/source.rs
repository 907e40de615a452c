//! Finding and reading the spec, and knowing its lines.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;

/// The text of a spec, and where it came from.
#[derive(Debug, Clone)]
pub struct Source {
    path: PathBuf,
    shown_path: String,
    text: String,
    /// The offset of each line's first byte.
    lines: Vec<usize>,
}

impl Source {
    /// Text that was read already.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        let path = path.into();
        let shown_path = shown(&path);
        let text = text.into();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path, shown_path, text, lines }
    }

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
            Err(error) => Err(failed(format!("the spec cannot be read: {error}"))),
        }
    }

    /// The file, as an absolute path where it was read.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file as messages show it: relative to the working directory if it lies below it.
    #[must_use]
    pub fn shown_path(&self) -> &str {
        &self.shown_path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte, both from 1; columns count characters.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|&start| start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        (line, column)
    }

    /// A line by its number, from 1, without its end.
    #[must_use]
    pub fn line(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or(self.text.len());
        let end = self.lines.get(number).copied().unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }
}

/// Relative to the working directory where it can be, as rustc shows paths: a terminal can open it.
fn shown(path: &Path) -> String {
    let Ok(here) = std::env::current_dir() else { return path.display().to_string() };
    if let Ok(below) = path.strip_prefix(&here) {
        return below.display().to_string();
    }
    path.display().to_string()
}

/// The file that the option `spec` names: relative to `manifest_dir`, or, when it begins with `./` or `../`, to the source file.
///
/// # Errors
/// The path is relative to the source file, and nobody knows where that is.
pub(crate) fn locate(
    spec: &str,
    manifest_dir: Option<PathBuf>,
    source_file: Option<PathBuf>,
) -> Result<PathBuf, String> {
    let beside_source = spec.starts_with("./") || spec.starts_with("../");
    let base = if beside_source {
        let file = source_file
            .ok_or("nobody knows where this source file is; name the spec relative to Cargo.toml instead")?;
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
