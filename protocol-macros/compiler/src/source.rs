//! The text of a spec: its lines, and places in it.

use std::path::{Path, PathBuf};

/// A range of the spec's text, as byte offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
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
    /// How many characters begin before every 64th byte, so that a column in a long line costs no walk along it.
    counts: Vec<usize>,
}

/// The bytes between two entries of [`Source::counts`].
const STEP: usize = 64;

impl Source {
    /// Text that was read already.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        let path = path.into();
        let shown_path = shown(&path);
        let text = text.into();
        let lines = std::iter::once(0).chain(line_starts(&text)).collect();
        let counts = text.as_bytes().chunks(STEP).scan(0, |count, chunk| {
            let before = *count;
            *count += characters(chunk);
            Some(before)
        });
        let counts = counts.collect();
        Self { path, shown_path, text, lines, counts }
    }

    /// The file, as an absolute path where it was read.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path as messages show it: relative to the working directory if the file is in it.
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
        (line, self.characters_before(offset) - self.characters_before(start) + 1)
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let block = (offset / STEP).min(self.counts.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(block * STEP..offset).map_or(0, characters);
        self.counts.get(block).map_or(0, |before| before + rest)
    }

    /// Where a line begins, by its number, from 1.
    pub(crate) fn line_start(&self, number: usize) -> usize {
        number.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or(self.text.len())
    }

    /// A line by its number, from 1, without its end.
    #[must_use]
    pub fn line(&self, number: usize) -> &str {
        let end = self.lines.get(number).copied().unwrap_or(self.text.len());
        self.text.get(self.line_start(number)..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }
}

/// Where each line but the first begins. Lines end as in editors: with a line feed, a carriage return, or both.
fn line_starts(text: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    if text.contains('\r') {
        let alone =
            text.match_indices('\r').map(|(at, _)| at + 1).filter(|&next| text.as_bytes().get(next) != Some(&b'\n'));
        starts.extend(alone);
        starts.sort_unstable();
    }
    starts
}

/// How many characters begin in these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    if bytes.is_ascii() {
        return bytes.len();
    }
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

/// Relative to the working directory where it can be, as rustc shows paths: a terminal can open it.
fn shown(path: &Path) -> String {
    let Ok(here) = std::env::current_dir() else { return path.display().to_string() };
    if let Ok(below) = path.strip_prefix(&here) {
        return below.display().to_string();
    }
    path.display().to_string()
}
