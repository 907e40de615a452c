//! The text of a spec: its lines, and places in it.

use std::path::{Path, PathBuf};

/// A stretch of the spec's text, as byte offsets. Never empty in a message: a caret needs something to stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

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
