//! Checks how much stack the levels of types that contain themselves take.
//!
//! A level is a record with `depth`, and the other records and variants of its circle on the way to the next such record. Decoding counts
//! the levels of all circles together. What it reads at a level stays on the stack until the levels below are read. Types that the circle
//! holds but that do not hold it, for example the items of another list, are read completely at each level. They are on the stack only
//! once, so they are not counted.

use std::cmp::Reverse;

use super::graph::Graph;
use crate::diagnostic::{Code, Diagnostic};
use crate::raw::{RawField, RawSpec, RawType, all_fields, innermost, valid_depth};
use crate::schema::rules::MAX_DEPTH;

/// How many fields may be on the stack at once. In a debug build a string takes about 850 bytes, so all of them take about half of the
/// default stack of a thread.
const MAX_FIELDS: usize = 1024;
/// The least that a type counts, and what a list within a list counts: the walk that explains an error takes this much stack for each.
const LEAST: usize = 4;
/// How many fields of a nested record take as much stack as one field that is read: they are moved, but not read there.
const MOVED: usize = 6;
/// How many types a message names.
const MAX_NAMED: usize = 4;

/// What each level counts, the first level first.
type Levels = [usize; MAX_DEPTH as usize];

/// Reports circles that may overflow the stack. Circles for which `is_broken` holds have no limit, which was reported.
pub(super) fn check(
    raw: &RawSpec,
    graph: &Graph<'_>,
    components: &[usize],
    is_broken: impl Fn(usize) -> bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let component = |index: usize| components.get(index).copied().unwrap_or_default();
    let is_deep = |index: usize| raw.types.get(index).is_some_and(|ty| ty.depth.is_some());
    let counted = counted(raw, graph);
    let count = |index: usize| counted.get(index).copied().unwrap_or_default();
    let among = |from: usize, to: usize| component(from) == component(to) && !is_deep(to);

    // What is on the stack from a type to the end of its level, at most, and what comes next then. Between two records with `depth` no
    // type can come twice, since each circle has such a record.
    let mut rests: Vec<(usize, Option<usize>)> = counted.iter().map(|count| (*count, None)).collect();
    for index in graph.walk(|from, edge| among(from, edge.to)).order {
        let next = graph.edges.get(index).into_iter().flatten().map(|edge| edge.to).filter(|to| among(index, *to));
        let rest = |index: usize| rests.get(index).map_or(0, |(rest, _)| *rest);
        if let Some(next) = next.max_by_key(|next| (rest(*next), Reverse(*next))) {
            let found = (count(index).saturating_add(rest(next)), Some(next));
            rests.get_mut(index).into_iter().for_each(|slot| *slot = found);
        }
    }

    // What a circle holds is in circles of greater numbers or in itself, and they share the reader's counter with it.
    let mut by_component: Vec<usize> = (0..raw.types.len()).collect();
    by_component.sort_by_key(|index| Reverse(component(*index)));
    let mut all: Vec<Levels> = vec![[0; MAX_DEPTH as usize]; raw.types.len()];
    let mut reported = vec![false; raw.types.len()];
    for circle in by_component.chunk_by(|a, b| component(*a) == component(*b)) {
        let Some(number) = circle.first().map(|index| component(*index)) else { continue };
        let outward = || circle.iter().filter_map(|index| graph.edges.get(*index)).flatten().map(|edge| edge.to);
        let mut levels: Levels = [0; MAX_DEPTH as usize];
        let mut known = is_broken(number);
        for held in outward().map(component).filter(|held| *held != number) {
            known |= reported.get(held).is_some_and(|reported| *reported);
            let held = all.get(held).into_iter().flatten();
            levels.iter_mut().zip(held).for_each(|(level, held)| *level = (*level).max(*held));
        }
        let closed = outward().any(|held| component(held) == number);
        let deep = || {
            let deep = circle.iter().filter(|_| closed).filter_map(|index| {
                let depth = raw.types.get(*index).filter(|ty| ty.fields.is_some())?.depth.as_ref()?;
                Some((*index, usize::from(valid_depth(depth)?), rests.get(*index)?.0))
            });
            deep.collect::<Vec<_>>()
        };
        for (_, depth, rest) in deep() {
            levels.iter_mut().take(depth).for_each(|level| *level = (*level).max(rest));
        }
        let worst =
            deep().into_iter().max_by_key(|(index, depth, rest)| (depth.saturating_mul(*rest), Reverse(*index)));
        if let Some(slot) = all.get_mut(number) {
            *slot = levels;
        }
        if let Some((index, depth, rest)) = worst.filter(|_| !known) {
            let path = std::iter::successors(Some(index), |index| rests.get(*index)?.1);
            let path: Vec<(&RawType, usize)> =
                path.filter_map(|index| Some((raw.types.get(index)?, count(index)))).collect();
            let found = too_much(&path, &levels, depth.saturating_mul(rest));
            known = found.is_some();
            diagnostics.extend(found);
        }
        reported.get_mut(number).into_iter().for_each(|slot| *slot = known);
    }
}

/// The report about the levels of a circle, if they are too much; `path` is the largest one, with what each of its types counts, and
/// `alone` what all levels would be if they were as that one.
fn too_much(path: &[(&RawType, usize)], levels: &Levels, alone: usize) -> Option<Diagnostic> {
    let total = levels.iter().copied().fold(0, usize::saturating_add);
    let depth = path.first().and_then(|(ty, _)| ty.depth.as_ref()).filter(|_| total > MAX_FIELDS)?;
    let (names, counts) = described(path);
    let all = if total == alone { "" } else { ", together with the other records that have a `depth`," };
    let levels_of = match levels.iter().filter(|level| **level > 0).count() {
        1 => format!("one level of {names}{all} counts"),
        number => format!("{number} levels of {names}{all} count"),
    };
    let message = format!("{levels_of} {total}, which may overflow the stack of a thread that reads them");
    let sums = levels.iter().scan(0_usize, |sum, level| {
        *sum = sum.saturating_add(*level);
        Some(*sum)
    });
    let advice = match (sums.take_while(|sum| *sum <= MAX_FIELDS).count(), total == alone) {
        (0, _) => String::new(),
        (allowed, true) => format!("use a `depth` of at most {allowed}, or "),
        (allowed, false) => format!("use no `depth` over {allowed} there, or "),
    };
    let level = path.iter().fold(0_usize, |sum, (_, count)| sum.saturating_add(*count));
    let change = if path.iter().any(|(_, count)| *count > LEAST) {
        "move fields into a record that is not a part of the circle"
    } else {
        "nest fewer types in each other"
    };
    let help = format!(
        "all levels together may count {MAX_FIELDS}, and one level counts {level}{counts}. A field counts 1, a list 2, a type at least {LEAST}: \
         {advice}{change}"
    );
    Some(Diagnostic::new(Code::TooLarge, depth.place, message).help(help))
}

/// The names of the types of a level, and what each of them counts, if there are several.
fn described(path: &[(&RawType, usize)]) -> (String, String) {
    let name_of = |(ty, count): &(&RawType, usize)| Some((ty.name.as_ref()?.value.clone(), *count));
    let mut types: Vec<(String, usize)> = path.iter().filter_map(name_of).collect();
    let left_out = types.len().saturating_sub(MAX_NAMED);
    if left_out > 0 {
        // The message names the first type, which has the `depth`, and the largest ones.
        types.get_mut(1..).into_iter().for_each(|rest| rest.sort_by_key(|(_, count)| Reverse(*count)));
        types.truncate(MAX_NAMED);
    }
    let others = (left_out > 0).then(|| format!("{left_out} more"));
    let names = sentence(types.iter().map(|(name, _)| format!("`{name}`")).chain(others).collect());
    let counts: Vec<String> = types.iter().map(|(name, count)| format!("`{name}` {count}")).collect();
    (names, if path.len() > 1 { format!(" ({})", counts.join(", ")) } else { String::new() })
}

/// `a, b and c`
fn sentence(mut parts: Vec<String>) -> String {
    match (parts.pop(), parts.is_empty()) {
        (Some(last), false) => format!("{} and {last}", parts.join(", ")),
        (last, _) => last.unwrap_or_default(),
    }
}

/// What each type counts while it is read: all of its fields, because a debug build reserves stack for the fields of all variants; one
/// more for each list, for the current item; its tag; and the fields of nested records.
fn counted(raw: &RawSpec, graph: &Graph<'_>) -> Vec<usize> {
    let mut sizes = vec![0; raw.types.len()];
    for index in graph.walk(|_, edge| !edge.in_list).order {
        let Some(ty) = raw.types.get(index) else { continue };
        let size =
            |fields: &[RawField]| fields.iter().map(|field| size(field, graph, &sizes)).fold(0, usize::saturating_add);
        let cases = ty.variants.iter().flatten().map(|variant| variant.fields.as_slice());
        let largest = cases.chain(ty.other.as_deref()).map(size).max().unwrap_or(0);
        let found = size(ty.fields.as_deref().unwrap_or_default())
            .saturating_add(largest)
            .saturating_add(usize::from(ty.fields.is_none()));
        sizes.get_mut(index).into_iter().for_each(|slot| *slot = found);
    }
    let counted = |ty: &RawType| {
        let (mut read, mut moved) = (usize::from(ty.tag.is_some()), 0_usize);
        for field in all_fields(ty) {
            let lists = field.ty.as_ref().map_or(0, |ty| innermost(&ty.value).1);
            let inner_lists = lists.saturating_sub(1).saturating_mul(LEAST);
            read = read.saturating_add(1 + lists.min(1)).saturating_add(inner_lists);
            if lists == 0 && graph.edge(field).is_some() {
                moved = moved.saturating_add(size(field, graph, &sizes));
            }
        }
        read.saturating_add(moved / MOVED).max(LEAST)
    };
    raw.types.iter().map(counted).collect()
}

/// How many values a field holds itself. The items of a list are elsewhere.
fn size(field: &RawField, graph: &Graph<'_>, sizes: &[usize]) -> usize {
    let named = graph.edge(field).filter(|edge| !edge.in_list);
    named.and_then(|edge| sizes.get(edge.to).copied()).unwrap_or(1)
}
