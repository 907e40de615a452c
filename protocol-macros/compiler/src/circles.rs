//! Types that contain themselves: in a list they may, if somebody says how deep.

use std::collections::{HashMap, HashSet};

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Place};
use crate::named::all_fields;
use crate::names;
use crate::raw::{RawSpec, RawType};
use crate::types::item_of;

/// A field that holds a named type.
struct Edge {
    /// The index of that type.
    to: usize,
    in_list: bool,
    /// The field's type.
    place: Place,
}

/// Circles without a list, whose size would have no bound, and circles without a depth.
pub(crate) fn check(raw: &RawSpec, diagnostics: &mut Vec<Diagnostic>) {
    let mut indices: HashMap<&str, usize> = HashMap::new();
    for (index, ty) in raw.types.iter().enumerate() {
        if let Some(name) = ty.name.as_ref().filter(|name| names::is_type_name(&name.value)) {
            indices.entry(name.value.as_str()).or_insert(index);
        }
    }
    let edges_of = |ty: &RawType| {
        let types = all_fields(ty).filter_map(|field| field.ty.as_ref());
        let edge = types.filter_map(|ty| {
            let mut name = ty.value.trim();
            while let Some(item) = item_of(name) {
                name = item.trim();
            }
            Some(Edge { to: *indices.get(name)?, in_list: name != ty.value.trim(), place: ty.place })
        });
        edge.collect::<Vec<Edge>>()
    };
    let edges: Vec<Vec<Edge>> = raw.types.iter().map(edges_of).collect();
    let deep = |index: usize| raw.types.get(index).is_some_and(|ty| ty.depth.is_some());

    let mut seen: HashSet<Place> = HashSet::new();
    let direct = closing(&edges, |edge| !edge.in_list);
    let unlimited = closing(&edges, |edge| !deep(edge.to));
    for edge in direct.into_iter().chain(unlimited) {
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
}

/// An edge of each circle that the edges which `counts` takes make: without these there would be none.
fn closing(edges: &[Vec<Edge>], counts: impl Fn(&Edge) -> bool) -> Vec<&Edge> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Begun,
        Done,
    }
    let mut states = vec![State::New; edges.len()];
    let set = |states: &mut Vec<State>, index: usize, state: State| {
        if let Some(slot) = states.get_mut(index) {
            *slot = state;
        }
    };
    let mut found = Vec::new();
    for start in 0..edges.len() {
        // The types between `start` and the current one, and how many edges of each were followed.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        if states.get(start) != Some(&State::New) {
            continue;
        }
        while let Some((at, followed)) = path.last_mut() {
            let (from, next) = (*at, *followed);
            *followed += 1;
            let Some(edge) = edges.get(from).and_then(|edges| edges.get(next)) else {
                path.pop();
                set(&mut states, from, State::Done);
                continue;
            };
            set(&mut states, from, State::Begun);
            match states.get(edge.to) {
                _ if !counts(edge) => {}
                Some(State::Begun) => found.push(edge),
                Some(State::New) => path.push((edge.to, 0)),
                _ => {}
            }
        }
    }
    found
}
