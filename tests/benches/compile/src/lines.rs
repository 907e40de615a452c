//! Counting the lines of emitted code.

use std::error::Error;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Lines that are not blank, formatted by the rustfmt.toml of the folder `config`. What rustfmt leaves in one line, as long statements
/// and what is handed to macros, counts as if it were broken where `width` ends.
pub(crate) fn formatted(code: &str, config: &Path, width: usize, scratch: &Path) -> Result<usize, Box<dyn Error>> {
    let file = scratch.join("expanded.rs");
    fs::write(&file, code)?;
    let output = Command::new("rustfmt")
        .args(["--quiet", "--edition", "2024", "--config-path"])
        .arg(config)
        .stdin(File::open(file)?)
        .output()?;
    if !output.status.success() {
        return Err(format!("rustfmt: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let lines = String::from_utf8(output.stdout)?;
    let broken = |line: &str| {
        let text = line.trim().chars().count();
        let indentation = line.chars().count() - text;
        text.div_ceil(width.saturating_sub(indentation).max(1))
    };
    Ok(lines.lines().map(broken).sum())
}

/// The tokens without `#[doc = ...]` and `#![doc = ...]`.
pub(crate) fn without_docs(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_docs(&group) => {
                while matches!(kept.last(), Some(TokenTree::Punct(punct)) if ['#', '!'].contains(&punct.as_char())) {
                    kept.pop();
                }
            }
            TokenTree::Group(group) => {
                kept.push(Group::new(group.delimiter(), without_docs(group.stream())).into());
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

fn is_docs(group: &Group) -> bool {
    let first = || group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket && first().is_some_and(|token| token.to_string() == "doc")
}
