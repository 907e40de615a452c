//! What can still be read of a text that is not YAML: all of it but the list item in which the reader lost its way.
//!
//! The rest is no longer judged, but generated, so that a slip in one packet does not take all others from the user's code.

use crate::diagnostic::Place;
use crate::yaml::{self, Node};

/// How many items around the fault are tried, from the innermost outwards.
const MAX_TRIES: usize = 4;

/// The document without the item around `place`.
pub(crate) fn without_fault(text: &str, place: Place) -> Option<Node> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = text.get(..place.start)?.matches('\n').count();
    let mut indent = usize::MAX;
    let items = (0..=line.min(lines.len().saturating_sub(1))).rev().filter(|&at| {
        let found = lines.get(at).is_some_and(|line| line.trim_start().starts_with("- ") && indent_of(line) < indent);
        if found {
            indent = lines.get(at).map_or(0, |line| indent_of(line));
        }
        found
    });
    items.take(MAX_TRIES).find_map(|item| yaml::parse(&without_item(&lines, item)).ok())
}

/// The text with blank lines for the item that begins in line `item`.
fn without_item(lines: &[&str], item: usize) -> String {
    let indent = lines.get(item).map_or(0, |line| indent_of(line));
    let behind = lines.iter().skip(item + 1).position(|line| !line.trim().is_empty() && indent_of(line) <= indent);
    let end = behind.map_or(lines.len(), |len| item + 1 + len);
    let kept = |index| !(item..end).contains(&index);
    lines.iter().enumerate().map(|(index, line)| if kept(index) { line } else { "\n" }).collect()
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
