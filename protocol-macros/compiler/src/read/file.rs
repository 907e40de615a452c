//! Finding the spec, and reading it from the disk.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Source};

impl Source {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// The file is missing, cannot be read, or is not UTF-8. The source beside the diagnostic knows its path, and what could be read.
    pub fn read(path: impl Into<PathBuf>) -> Result<Self, Box<(Self, Diagnostic)>> {
        let path = std::path::absolute(path.into()).unwrap_or_default();
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = match error.kind() {
                    ErrorKind::NotFound => format!("there is no spec at {}", path.display()),
                    _ if path.is_dir() => format!("the spec {} is a folder, not a file", path.display()),
                    _ => format!("the spec cannot be read: {error}"),
                };
                return Err(Box::new((Self::new(path, ""), Diagnostic::of_file(Code::Unreadable, message))));
            }
        };
        Self::from_bytes(path, bytes)
    }

    /// The text that these bytes are; `path` is what messages show.
    ///
    /// # Errors
    /// They are not UTF-8. The source beside the diagnostic has what could be read.
    pub fn from_bytes(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Result<Self, Box<(Self, Diagnostic)>> {
        let error = match String::from_utf8(bytes) {
            Ok(text) => return Ok(Self::new(path, text)),
            Err(error) => error,
        };
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let source = Self::new(path, String::from_utf8_lossy(bytes));
        let diagnostic = not_utf8(bytes, at, &source);
        Err(Box::new((source, diagnostic)))
    }
}

/// Bytes that are not UTF-8 from `at` on.
fn not_utf8(bytes: &[u8], at: usize, source: &Source) -> Diagnostic {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if utf16 || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        let encoding = if bytes.iter().take(8).filter(|&&byte| byte == 0).count() > 4 { "UTF-32" } else { "UTF-16" };
        let message = format!("the spec is {encoding}, not UTF-8; save it as UTF-8");
        return Diagnostic::of_file(Code::Unreadable, message);
    }
    let (line, column) = source.line_column(at);
    let byte = bytes.get(at).copied().unwrap_or_default();
    let what = match byte {
        // A character of several bytes that has lost some.
        0xc2..=0xf4 if bytes.get(at + 1).is_none_or(|next| (0x80..0xc0).contains(next)) => {
            "a character of which bytes are missing".to_owned()
        }
        0xa0..=0xff => format!("the byte 0x{byte:02X}, which is `{}` in Windows-1252", char::from(byte)),
        0x80..=0x9f => format!("the byte 0x{byte:02X}, which is probably from Windows-1252"),
        _ => format!("the byte 0x{byte:02X}"),
    };
    let message = format!("the spec is not UTF-8: line {line}, column {column} has {what}; save it as UTF-8");
    // In the text that can be shown, a replacement character is there.
    Diagnostic::new(Code::Unreadable, Place { start: at, end: at + '\u{fffd}'.len_utf8() }, message)
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
