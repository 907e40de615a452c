//! Where a spec probably is that is not where the option `spec` says: under the other base, or under a name that differs in case, in
//! its ending or in its slashes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::nearest;

/// How many folders above the crate are looked into: a workspace may have the spec.
const MAX_ABOVE: usize = 3;
/// How many folders of the crate are looked into.
const MAX_BELOW: usize = 50;

/// What paths can be relative to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bases<'p> {
    /// The folder of the crate's `Cargo.toml`.
    pub(crate) manifest: Option<&'p Path>,
    /// The folder of the source file with the derive.
    pub(crate) source: Option<&'p Path>,
}

/// What to write instead of `spec`, for which there is no file at `path`.
pub(crate) fn advice(spec: &str, path: &Path, bases: Bases<'_>) -> String {
    if spec.contains("://") {
        return "a spec is a file: save it in the crate, and write its path, as `spec = \"spec/protocol.yaml\"`"
            .to_owned();
    }
    if path.is_dir() {
        return match specs_in(path).as_slice() {
            [] => "name the YAML file, as `spec = \"spec/protocol.yaml\"`".to_owned(),
            names => {
                let folder = spec.trim_end_matches(['/', '\\']);
                let names: Vec<String> = names.iter().take(3).map(|name| format!("`{folder}/{name}`")).collect();
                format!("name the file in it: {}", names.join(" or "))
            }
        };
    }
    if spec.contains("OUT_DIR") {
        return "variables are not replaced. For a spec that a build script writes, let the script also write a `.rs` file beside it, with \
                the derive and `spec = \"./protocol.yaml\"`, and `include!` that file"
            .to_owned();
    }
    if let Some(spelling) = find(spec, bases) {
        return format!("write `spec = \"{spelling}\"`");
    }
    let relative =
        "a path is relative to the crate's Cargo.toml, or, if it begins with `./` or `../`, to this source file";
    if spec.starts_with(['~', '$', '%']) {
        return format!("`~` and variables are not replaced: {relative}");
    }
    let names = path.parent().map(specs_in).unwrap_or_default();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match nearest(&name, names.iter().map(String::as_str)) {
        Some(near) => {
            let folder = spec.rfind(['/', '\\']).and_then(|slash| spec.get(..=slash)).unwrap_or_default();
            format!("did you mean `spec = \"{folder}{near}\"`?")
        }
        None => relative.to_owned(),
    }
}

/// The spelling of a file that is there and was probably meant.
fn find(spec: &str, bases: Bases<'_>) -> Option<String> {
    let text = spec.trim().replace('\\', "/");
    let begins_with_variable = text.starts_with(['~', '$', '%']);
    let parts = text.split('/').skip(usize::from(begins_with_variable));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty() && *part != ".").collect();
    let beside_source = text.starts_with("./") || text.starts_with("../");
    let (first, second) = if beside_source { (bases.source, bases.manifest) } else { (bases.manifest, bases.source) };
    let above = bases.manifest.into_iter().flat_map(|manifest| manifest.ancestors().skip(1).take(MAX_ABOVE));
    let below = bases.manifest.map(folders_in).unwrap_or_default();
    let whole = first.into_iter().chain(second).chain(above).map(|base| (base, parts.as_slice()));
    // A path from another folder, or of another machine.
    let ends = || (1..parts.len()).filter_map(|from| parts.get(from..));
    let ends = first.into_iter().chain(second).flat_map(|base| ends().map(move |end| (base, end)));
    let name = parts.get(parts.len().checked_sub(1)?..)?;
    let names = below.iter().map(|base| (base.as_path(), name));
    whole.chain(ends).chain(names).find_map(|(base, parts)| {
        let found = walk(base, parts)?;
        let from_source = bases.source.filter(|source| *source == base).and_then(|source| from_source(&found, source));
        let from_manifest = bases.manifest.and_then(|manifest| Some(slashes(found.strip_prefix(manifest).ok()?)));
        let otherwise = || bases.source.and_then(|source| self::from_source(&found, source));
        from_source.or(from_manifest).or_else(otherwise).or_else(|| Some(slashes(&found)))
    })
}

/// The file at `parts` below `base`, whatever its case is and whether it ends with `.yaml` or `.yml`.
fn walk(base: &Path, parts: &[&str]) -> Option<PathBuf> {
    let mut at = base.to_path_buf();
    for (index, part) in parts.iter().enumerate() {
        if *part == ".." {
            at.pop();
            continue;
        }
        let is_last = index + 1 == parts.len();
        let names = entries(&at);
        let found = names.iter().find(|name| name == part).or_else(|| {
            let same = names.iter().find(|name| name.eq_ignore_ascii_case(part));
            let other_ending =
                || names.iter().find(|name| is_last && is_yaml(name) && stem(name).eq_ignore_ascii_case(stem(part)));
            same.or_else(other_ending)
        })?;
        at.push(found);
    }
    at.is_file().then_some(at)
}

/// `found` as it is written in a source file in `source`.
fn from_source(found: &Path, source: &Path) -> Option<String> {
    let (ups, common) = source.ancestors().enumerate().find(|(_, above)| found.starts_with(above))?;
    let below = slashes(found.strip_prefix(common).ok()?);
    // Two paths that have only the root in common are on different machines tomorrow.
    common.parent()?;
    Some(format!("{}{below}", if ups == 0 { "./".to_owned() } else { "../".repeat(ups) }))
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn is_yaml(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
}

/// A name without the endings that a spec can have.
fn stem(name: &str) -> &str {
    if is_yaml(name) { name.rsplit_once('.').map_or(name, |(stem, _)| stem) } else { name }
}

/// The names in a folder.
fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

fn specs_in(folder: &Path) -> Vec<String> {
    entries(folder).into_iter().filter(|name| is_yaml(name)).collect()
}

/// The folders in a crate that may have a spec.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let names = entries(folder).into_iter().filter(|name| !name.starts_with('.') && name != "target");
    names.map(|name| folder.join(name)).filter(|path| path.is_dir()).take(MAX_BELOW).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Bases, advice};
    use crate::read::file;

    /// A workspace with a crate `x`, whose derive stands in `x/src/lib.rs`.
    fn workspace(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("protocol-nearby-{}-{name}", std::process::id()));
        for file in
            ["x/Cargo.toml", "x/src/lib.rs", "x/src/beside.yaml", "x/spec/p.yaml", "x/spec/old.yml", "x/empty/note.txt"]
        {
            let file = root.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        for file in ["common/p2.yaml", "top.yaml"] {
            let file = root.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        root
    }

    fn advised(root: &Path, spec: &str) -> String {
        let (manifest, source) = (root.join("x"), root.join("x/src"));
        let path = file::locate(spec, Some(manifest.clone()), Some(source.join("lib.rs"))).unwrap();
        advice(spec, &path, Bases { manifest: Some(&manifest), source: Some(&source) })
    }

    #[test]
    fn a_file_that_is_there_is_named_as_it_is_to_be_written() {
        let root = workspace("named");
        for (spec, expected) in [
            // From the other base.
            ("./spec/p.yaml", "spec/p.yaml"),
            ("../common/p2.yaml", "../../common/p2.yaml"),
            ("beside.yaml", "./beside.yaml"),
            ("../x/spec/p.yaml", "spec/p.yaml"),
            // Another case, ending or slash.
            ("Spec/P.yaml", "spec/p.yaml"),
            ("spec/P.YAML", "spec/p.yaml"),
            ("spec/p.yml", "spec/p.yaml"),
            ("spec/old.yaml", "spec/old.yml"),
            ("spec/p", "spec/p.yaml"),
            ("spec\\p.yaml", "spec/p.yaml"),
            (".\\beside.yaml", "./beside.yaml"),
            ("/spec/p.yaml", "spec/p.yaml"),
            (" spec/p.yaml ", "spec/p.yaml"),
            ("./Beside.yml", "./beside.yaml"),
            // Another folder.
            ("p.yaml", "spec/p.yaml"),
            ("x/spec/p.yaml", "spec/p.yaml"),
            ("/home/somebody/x/spec/p.yaml", "spec/p.yaml"),
            ("common/p2.yaml", "../../common/p2.yaml"),
            ("top.yaml", "../../top.yaml"),
            ("~/spec/p.yaml", "spec/p.yaml"),
            ("$CARGO_MANIFEST_DIR/spec/p.yaml", "spec/p.yaml"),
        ] {
            assert_eq!(advised(&root, spec), format!("write `spec = \"{expected}\"`"), "{spec}");
            // It is right.
            let path = file::locate(expected, Some(root.join("x")), Some(root.join("x/src/lib.rs"))).unwrap();
            assert!(path.is_file(), "{expected}");
        }
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn what_cannot_be_found_is_explained() {
        let root = workspace("explained");
        for (spec, expected) in [
            ("https://example.com/p.yaml", "a spec is a file: save it in the crate"),
            ("$OUT_DIR/beside.yaml", "variables are not replaced. For a spec that a build script writes"),
            ("~/q.yaml", "`~` and variables are not replaced"),
            ("spec", "name the file in it: `spec/old.yml` or `spec/p.yaml`"),
            ("spec/", "name the file in it: `spec/old.yml` or `spec/p.yaml`"),
            ("empty", "name the YAML file, as"),
            ("spec/pp.yaml", "did you mean `spec = \"spec/p.yaml\"`?"),
            ("spec/nothing_like_it.yaml", "a path is relative to the crate's Cargo.toml"),
        ] {
            assert!(advised(&root, spec).starts_with(expected), "{spec}: {}", advised(&root, spec));
        }
        assert!(
            file::locate(" ", Some(root.join("x")), None).is_err_and(|message| message.starts_with("`spec` is empty"))
        );
        fs::remove_dir_all(root).unwrap();
    }
}
