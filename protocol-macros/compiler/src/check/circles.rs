//! Types that contain themselves: in a list they may, if somebody says how deep.

use std::collections::{HashMap, HashSet};

use crate::check::levels;
use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Place};
use crate::lower::named::all_fields;
use crate::lower::types::{innermost, is_primitive};
use crate::model::names;
use crate::raw::{RawField, RawSpec};

/// A field that holds a named type.
pub(crate) struct Edge {
    /// The index of that type.
    pub(crate) to: usize,
    pub(crate) in_list: bool,
    /// The field's type.
    place: Place,
}

/// Which named types hold which.
pub(crate) struct Graph<'r> {
    indices: HashMap<&'r str, usize>,
    /// What each of them holds.
    pub(crate) edges: Vec<Vec<Edge>>,
    /// Whether every field has a type that exists.
    complete: bool,
}

/// What a walk through a graph finds.
pub(crate) struct Walk<'g> {
    /// An edge of each circle: without these there would be none.
    closing: Vec<(usize, &'g Edge)>,
    /// All types; each stands behind what it holds, except through a closing edge.
    pub(crate) order: Vec<usize>,
}

/// Circles without a list, whose size would have no bound, and circles without a depth; depths without a circle, and those that are
/// too much.
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
        let message = format!("`{}` contains itself here, directly or through others", name.value);
        let help = match (edge.in_list, &ty.fields) {
            (false, _) => {
                "its size would have no bound: break the circle, or let it hold a list of itself, with `depth:`"
            }
            (true, Some(_)) => "say how deep it may go: add `depth:` to the record",
            (true, None) => "say how deep it may go: let it contain itself through a record with `depth:`",
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
            let message = format!("`{}` does not contain itself, so `depth` limits nothing", name.value);
            diagnostics.push(Diagnostic::new(Code::BadLimit, depth.place, message).help("remove `depth`"));
        }
    }
    levels::check(raw, &graph, &components, |component| unlimited.contains(&Some(&component)), diagnostics);
}

impl<'r> Graph<'r> {
    fn new(raw: &'r RawSpec) -> Self {
        let mut indices: HashMap<&str, usize> = HashMap::new();
        for (index, ty) in raw.types.iter().enumerate() {
            if let Some(name) = ty.name.as_ref().filter(|name| names::is_type_name(&name.value)) {
                indices.entry(name.value.as_str()).or_insert(index);
            }
        }
        let mut graph = Self { indices, edges: Vec::with_capacity(raw.types.len()), complete: true };
        for ty in &raw.types {
            let edges = all_fields(ty).filter_map(|field| graph.edge(field)).collect();
            graph.complete &= all_fields(ty).all(|field| {
                let name = field.ty.as_ref().map(|ty| innermost(&ty.value).0);
                name.is_some_and(|name| is_primitive(name) || graph.indices.contains_key(name))
            });
            graph.edges.push(edges);
        }
        graph
    }

    /// The named type that a field holds.
    pub(crate) fn edge(&self, field: &RawField) -> Option<Edge> {
        let ty = field.ty.as_ref()?;
        let (name, lists) = innermost(&ty.value);
        Some(Edge { to: *self.indices.get(name)?, in_list: lists > 0, place: ty.place })
    }

    /// For each type a number, which it shares with those of the circles that it is a part of. What a type holds has the same number or
    /// a greater one.
    fn components(&self) -> Vec<usize> {
        let mut holders: Vec<Vec<usize>> = self.edges.iter().map(|_| Vec::new()).collect();
        for (from, edges) in self.edges.iter().enumerate() {
            for edge in edges {
                if let Some(holders) = holders.get_mut(edge.to) {
                    holders.push(from);
                }
            }
        }
        let mut components: Vec<Option<usize>> = vec![None; self.edges.len()];
        let mut found = 0;
        for start in self.walk(|_, _| true).order.into_iter().rev() {
            let mut waiting = vec![start];
            let mut any = false;
            while let Some(index) = waiting.pop() {
                if let Some(component @ None) = components.get_mut(index) {
                    *component = Some(found);
                    any = true;
                    waiting.extend(holders.get(index).into_iter().flatten());
                }
            }
            found += usize::from(any);
        }
        components.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// A walk along the edges that `counts` takes.
    pub(crate) fn walk(&self, counts: impl Fn(usize, &Edge) -> bool) -> Walk<'_> {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Begun,
            Done,
        }
        let mut states = vec![State::New; self.edges.len()];
        let set = |states: &mut Vec<State>, index: usize, state: State| {
            if let Some(slot) = states.get_mut(index) {
                *slot = state;
            }
        };
        let mut walk = Walk { closing: Vec::new(), order: Vec::with_capacity(self.edges.len()) };
        for start in 0..self.edges.len() {
            // The types between `start` and the current one, and how many edges of each were followed.
            let mut path: Vec<(usize, usize)> = vec![(start, 0)];
            if states.get(start) != Some(&State::New) {
                continue;
            }
            while let Some((at, followed)) = path.last_mut() {
                let (from, next) = (*at, *followed);
                *followed += 1;
                let Some(edge) = self.edges.get(from).and_then(|edges| edges.get(next)) else {
                    path.pop();
                    set(&mut states, from, State::Done);
                    walk.order.push(from);
                    continue;
                };
                set(&mut states, from, State::Begun);
                match states.get(edge.to) {
                    _ if !counts(from, edge) => {}
                    Some(State::Begun) => walk.closing.push((from, edge)),
                    Some(State::New) => path.push((edge.to, 0)),
                    _ => {}
                }
            }
        }
        walk
    }
}
