//! Which named types hold which.

use std::collections::HashMap;

use crate::model::names;
use crate::raw::{RawField, RawSpec, all_fields, innermost, is_primitive};
use crate::source::Place;

/// A field that holds a named type.
pub(super) struct Edge {
    /// The index of that type.
    pub(super) to: usize,
    pub(super) in_list: bool,
    /// The field's type.
    pub(super) place: Place,
}

/// Which named types hold which.
pub(super) struct Graph<'r> {
    pub(super) indices: HashMap<&'r str, usize>,
    /// What each of them holds.
    pub(super) edges: Vec<Vec<Edge>>,
    /// Whether every field has a type that exists.
    pub(super) complete: bool,
}

/// What a walk through a graph finds.
pub(super) struct Walk<'g> {
    /// One edge of each circle: without these edges, there would be no circles.
    pub(super) closing: Vec<(usize, &'g Edge)>,
    /// All types, each after the types that it holds, except through a closing edge.
    pub(super) order: Vec<usize>,
}

impl<'r> Graph<'r> {
    pub(super) fn new(raw: &'r RawSpec) -> Self {
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
    pub(super) fn edge(&self, field: &RawField) -> Option<Edge> {
        let ty = field.ty.as_ref()?;
        let (name, lists) = innermost(&ty.value);
        Some(Edge { to: *self.indices.get(name)?, in_list: lists > 0, place: ty.place })
    }

    /// For each type a number, which it shares with those of the circles that it is a part of. What a type holds has the same number or
    /// a greater one.
    pub(super) fn components(&self) -> Vec<usize> {
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
    pub(super) fn walk(&self, counts: impl Fn(usize, &Edge) -> bool) -> Walk<'_> {
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
