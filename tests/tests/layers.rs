//! The layers of the crates: no part imports a later one, and no files import each other in a circle.

#[path = "support/imports.rs"]
mod imports;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use imports::{Files, imports, read};

/// The files and folders of a crate, in an order in which none imports a later one.
struct Layers {
    order: &'static [&'static str],
    /// Files that may import each other, because they describe recursive data.
    circles: &'static [&'static [&'static str]],
}

/// The compiler, in the order of the data.
const COMPILER: Layers = Layers {
    order: &["source", "model", "diagnostic", "read", "schema", "raw", "check", "reading", "lower", "args", "codegen"],
    circles: &[],
};

#[test]
fn the_compiler_goes_in_one_direction() {
    let files = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../protocol-macros/compiler/src"));
    assert_eq!(faults(&files, &COMPILER), Vec::<String>::new());
    // The test finds the files and their imports.
    let known =
        [("reading.rs", "raw/mod.rs"), ("codegen/packet.rs", "codegen/context.rs"), ("raw/view.rs", "source.rs")];
    let graph = graph(&files, &COMPILER);
    for (from, to) in known {
        assert!(graph[from].contains(to), "{from} imports {to}");
    }
}

/// The runtime: tables, frames and values; packets; decoding and encoding; and what builds on them.
const RUNTIME: Layers = Layers {
    order: &[
        "mark",
        "info",
        "frame",
        "sealed",
        "wire",
        "decode",
        "encode",
        "protocol",
        "owned",
        "serde",
        "io",
        "macros",
        "__private",
        "guide",
    ],
    // A record can contain itself, and so can its table.
    circles: &[&["info/types.rs", "info/definition.rs", "info/field.rs"]],
};

#[test]
fn the_runtime_goes_in_one_direction() {
    let files = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../protocol-runtime/src"));
    assert_eq!(faults(&files, &RUNTIME), Vec::<String>::new());
    let graph = graph(&files, &RUNTIME);
    assert!(graph["encode/explain.rs"].contains("wire/mod.rs"), "the files are found, and so is what they import");
}

/// Collects what each file imports, without the allowed circles.
fn graph<'f>(files: &'f Files, layers: &Layers) -> BTreeMap<&'f str, BTreeSet<&'f str>> {
    let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports(files).iter().filter(|import| !import.to.is_empty()) {
        let (from, to) = (files[&import.from].0.as_str(), files[&import.to].0.as_str());
        if !layers.circles.iter().any(|circle| circle.contains(&from) && circle.contains(&to)) {
            graph.entry(from).or_default().insert(to);
        }
    }
    graph
}

/// Returns every violation of a crate's layers.
fn faults(files: &Files, layers: &Layers) -> Vec<String> {
    let parts: BTreeSet<&str> = files.keys().filter_map(|module| module.first()).map(String::as_str).collect();
    let named: BTreeSet<&str> = layers.order.iter().copied().collect();
    let mut faults: BTreeSet<String> = parts
        .symmetric_difference(&named)
        .map(|part| format!("`{part}` is not both a module and in the list of layers"))
        .collect();

    let position =
        |module: &[String]| layers.order.iter().position(|part| Some(*part) == module.first().map(String::as_str));
    for import in imports(files) {
        let (from, path) = (&files[&import.from].0, &import.path);
        if import.to.is_empty() {
            faults.insert(format!("{from} imports `{path}` from the root of the crate: name the module where it is"));
        } else if position(&import.from) < position(&import.to) {
            let (lower, higher) = (&import.from[0], &import.to[0]);
            faults.insert(format!(
                "{from} imports `{path}`, but `{lower}` stands before `{higher}`: move what both need down"
            ));
        }
    }
    if let Some(circle) = shortest_circle(&graph(files, layers)) {
        faults.insert(format!("these files import each other: {}", circle.join(" -> ")));
    }
    faults.into_iter().collect()
}

/// Returns the shortest circle in a graph.
fn shortest_circle<'f>(graph: &BTreeMap<&'f str, BTreeSet<&'f str>>) -> Option<Vec<&'f str>> {
    let circle_of = |start: &'f str| {
        let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut waiting = VecDeque::from([start]);
        while let Some(node) = waiting.pop_front() {
            for &next in graph.get(node).into_iter().flatten() {
                if came_from.contains_key(next) {
                    continue;
                }
                came_from.insert(next, node);
                if next != start {
                    waiting.push_back(next);
                    continue;
                }
                let mut circle = vec![start, node];
                while let Some(before) = circle.last().filter(|last| **last != start).map(|last| came_from[last]) {
                    circle.push(before);
                }
                circle.reverse();
                return Some(circle);
            }
        }
        None
    };
    graph.keys().filter_map(|start| circle_of(start)).min_by_key(Vec::len)
}

#[test]
fn the_shortest_circle_is_found() {
    let graph = |edges: &[(&'static str, &'static str)]| {
        let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (from, to) in edges {
            graph.entry(from).or_default().insert(to);
        }
        graph
    };
    assert_eq!(shortest_circle(&graph(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])), None);
    assert_eq!(shortest_circle(&graph(&[("a", "b"), ("b", "a")])), Some(vec!["a", "b", "a"]));
    let two = graph(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("x", "a"), ("c", "y"), ("y", "c")]);
    assert_eq!(shortest_circle(&two), Some(vec!["c", "y", "c"]));
    let three = graph(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")]);
    assert_eq!(shortest_circle(&three), Some(vec!["b", "c", "d", "b"]));
}

/// Makes a crate of these files.
fn files(texts: &[(&str, &str)]) -> Files {
    let module = |name: &str| -> Vec<String> {
        let parts = name.trim_end_matches(".rs").split('/').filter(|part| !["lib", "mod"].contains(part));
        parts.map(str::to_owned).collect()
    };
    texts.iter().map(|(name, text)| (module(name), ((*name).to_owned(), (*text).to_owned()))).collect()
}

#[test]
fn each_way_to_name_a_file_counts() {
    for (text, expected) in [
        ("use crate::low::Thing;", vec!["low.rs"]),
        ("pub(crate) use crate::{low::{self, Thing as Other}, high::part};", vec!["high/part.rs", "low.rs"]),
        ("use super::low;\nfn f() { low::g() }", vec!["low.rs"]),
        ("use crate::high;\nfn f() -> high::part::Part { x }", vec!["high/mod.rs", "high/part.rs"]),
        ("fn f(x: &[crate::low::Thing]) { if let Some(_) = super::high::g::<u8>() {} }", vec!["high/mod.rs", "low.rs"]),
        ("mod inner { use super::super::low::Thing; }", vec!["low.rs"]),
        ("use self::part::Part;\nfn f() { part::g() }", vec![]),
        (
            "// use crate::low;\n/// [`x`](crate::low)\n#[doc = \"crate::low\"]\nfn f() -> &'static str { \"crate::low\" }",
            vec![],
        ),
        ("#[cfg(test)]\nmod tests { use crate::low::Thing; }\n#[cfg(test)]\nuse crate::low;", vec![]),
        ("#[cfg(test)]\nmod tests { use crate::low; }\nuse crate::high::Thing;", vec!["high/mod.rs"]),
        (
            "fn f() { quote!(use crate::low::Thing;); quote_spanned!(s=> crate::low); matches!(x, crate::low::Thing) }",
            vec!["low.rs"],
        ),
        (
            "macro_rules! m { () => { $crate::low::Thing }; }\nuse ::low::Thing;\nuse quote::quote;\nfn f() { quote::x::<Y>() }",
            vec![],
        ),
    ] {
        let files =
            files(&[("lib.rs", ""), ("low.rs", ""), ("here.rs", text), ("high/mod.rs", ""), ("high/part.rs", "")]);
        let found: BTreeSet<&str> = imports(&files).iter().map(|import| files[&import.to].0.as_str()).collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected, "{text}");
    }
    let files = files(&[
        ("high/mod.rs", "mod part;\npub use part::Part;\nfn f() { part::g() }"),
        ("high/part.rs", "use super::f;"),
    ]);
    assert_eq!(imports(&files).len(), 3);
}

#[test]
fn what_is_wrong_is_told() {
    const LAYERS: Layers = Layers { order: &["low", "high"], circles: &[&["high/a.rs", "high/b.rs"]] };
    let mut texts = vec![
        ("lib.rs", "use crate::low::x;"),
        ("low.rs", ""),
        ("high/a.rs", "use super::b::x;"),
        ("high/b.rs", "use crate::high::a;"),
    ];
    assert_eq!(faults(&files(&texts), &LAYERS), Vec::<String>::new());

    texts[1].1 = "use crate::Thing;\nfn f() { crate::high::b::x() }";
    texts.push(("other.rs", ""));
    texts.push(("high/c.rs", "use super::d;"));
    texts.push(("high/d.rs", "use super::c;"));
    let expected = [
        "`other` is not both a module and in the list of layers",
        "low.rs imports `crate::Thing` from the root of the crate: name the module where it is",
        "low.rs imports `crate::high::b::x`, but `low` stands before `high`: move what both need down",
        "these files import each other: high/c.rs -> high/d.rs -> high/c.rs",
    ];
    assert_eq!(faults(&files(&texts), &LAYERS), expected);
}
