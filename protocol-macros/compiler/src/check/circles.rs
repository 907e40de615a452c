//! Types that contain themselves. They may do so in a list, if a record of the circle has a `depth`.

use std::collections::HashSet;

use super::graph::Graph;
use super::levels;
use crate::diagnostic::{Code, Diagnostic};
use crate::raw::RawSpec;
use crate::source::Place;

/// Reports circles without a list, whose size has no limit, circles without a `depth`, a `depth` outside of a circle, and circles
/// that are too deep for the stack.
pub(crate) fn check(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    let graph = Graph::new(raw);
    let deep = |index: usize| raw.types.get(index).is_some_and(|ty| ty.depth.is_some());
    let components = graph.components();

    let mut seen: HashSet<Place> = HashSet::new();
    let mut unlimited: HashSet<Option<&usize>> = HashSet::new();
    let direct = graph.walk(|_, edge| !edge.in_list).closing;
    let without_depth = graph.walk(|_, edge| !deep(edge.to)).closing;
    for (from, edge) in direct.into_iter().chain(without_depth) {
        unlimited.insert(components.get(from));
        let Some((ty, name)) = raw.types.get(edge.to).and_then(|ty| Some((ty, ty.name.as_ref()?))) else { continue };
        if !seen.insert(edge.place) {
            continue;
        }
        let message = format!("`{}` contains itself here, directly or through other types", name.value);
        let help = match (edge.in_list, &ty.fields) {
            (false, _) => {
                "its size would have no limit: remove this field, or make it a list and add `depth:` to the record"
            }
            (true, Some(_)) => "limit how deep it may go: add `depth:` to the record",
            (true, None) => "limit how deep it may go: let it contain itself through a record that has `depth:`",
        };
        diagnostics.push(Diagnostic::new(Code::RecursiveRecord, edge.place, message).help(help));
    }
    let in_circle = |index: usize| {
        let component = components.get(index);
        let edges = graph.edges.get(index).into_iter().flatten();
        edges.map(|edge| edge.to).any(|to| components.get(to) == component)
    };
    // A field that could not be read may be the one that closes the circle.
    let unread = |code| matches!(code, Code::Shape | Code::UnknownKey | Code::MissingKey | Code::DuplicateKey);
    let complete = graph.complete && !diagnostics.iter().any(|diagnostic| unread(diagnostic.code));
    for (index, ty) in raw.types.iter().enumerate().filter(|(index, _)| complete && !in_circle(*index)) {
        let (Some(depth), Some(_), Some(name)) = (&ty.depth, &ty.fields, &ty.name) else { continue };
        if graph.indices.get(name.value.as_str()) == Some(&index) {
            let message = format!("`{}` does not contain itself, so `depth` has no effect", name.value);
            diagnostics.push(Diagnostic::new(Code::BadLimit, depth.place, message).help("remove `depth`"));
        }
    }
    levels::check(raw, &graph, &components, |component| unlimited.contains(&Some(&component)), diagnostics);
}
