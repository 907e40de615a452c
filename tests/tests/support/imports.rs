//! Finds which files of a crate import which. It works on tokens, so comments and strings are not taken for paths.
//!
//! A path counts in a `use` and in other code. It starts with `crate::`, `self::` or `super::`, with the name of a child module, or with an
//! imported name. Code that only tests need does not count, nor does code that `quote!` emits for other crates.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module by its names: `["check", "names"]`. The root of the crate has none.
pub(crate) type Module = Vec<String>;

/// The files of a crate: the name of each below `src`, and its text.
pub(crate) type Files = BTreeMap<Module, (String, String)>;

/// An import of one file by another.
#[derive(Debug)]
pub(crate) struct Import {
    pub(crate) from: Module,
    /// The file that the path leads to; the root, if it names no module.
    pub(crate) to: Module,
    pub(crate) path: String,
}

/// All source files below `src`.
pub(crate) fn read(src: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![Vec::new()];
    while let Some(folder) = folders.pop() {
        let below = folder.iter().fold(src.to_path_buf(), |path, name: &String| path.join(name));
        for entry in std::fs::read_dir(&below).unwrap() {
            let path = entry.unwrap().path();
            let mut module: Module = folder.clone();
            let name = path.file_stem().unwrap().to_str().unwrap();
            if !(name == "mod" || (name == "lib" && folder.is_empty())) {
                module.push(name.to_owned());
            }
            if path.is_dir() {
                folders.push(module);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let shown = path.strip_prefix(src).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(module, (shown, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files
}

/// Returns the imports between the files. The root is left out, because it may import everything.
pub(crate) fn imports(files: &Files) -> Vec<Import> {
    let mut imports = Vec::new();
    for (from, (shown, text)) in files.iter().filter(|(module, _)| !module.is_empty()) {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{shown}: {error}"));
        let mut scan = Scan::default();
        scan.walk(tokens, from);
        for (module, path) in &scan.paths {
            let Some(absolute) = scan.resolve(files, module, path, 0) else { continue };
            let known = (0..=absolute.len()).rev().find_map(|end| files.get_key_value(&absolute[..end]));
            let to = known.map(|(module, _)| module.clone()).unwrap_or_default();
            if to != *from {
                imports.push(Import { from: from.clone(), to, path: format!("crate::{}", absolute.join("::")) });
            }
        }
    }
    imports
}

/// The paths that a file names.
#[derive(Default)]
struct Scan {
    /// Each path as written, and the module that contains it.
    paths: Vec<(Module, Vec<String>)>,
    /// The paths of imported names.
    names: HashMap<String, (Module, Vec<String>)>,
}

impl Scan {
    fn walk(&mut self, tokens: TokenStream, module: &Module) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let next = tokens.get(at + 1);
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    let attribute = tokens[at + 1..].iter().take(2).position(|token| group(token, Delimiter::Bracket));
                    at += attribute.map_or(1, |skipped| skipped + 2);
                    if attribute.is_some() && is_test(&tokens[at - 1]) {
                        let end = |token: &TokenTree| is(token, ";") || group(token, Delimiter::Brace);
                        at += tokens[at..].iter().position(end).map_or(0, |skipped| skipped + 1);
                    }
                    continue;
                }
                // The next name is a path from another crate, or continues the previous path.
                TokenTree::Punct(_) if colons(&tokens, at) => {
                    at += 3;
                    continue;
                }
                TokenTree::Punct(punct) if punct.as_char() == '$' => {
                    at += (path(&tokens, at + 1).len() * 3).saturating_sub(2);
                }
                TokenTree::Ident(word) if word == "use" && next.is_some_and(|next| !is(next, "<")) => {
                    at += self.import(&tokens[at + 1..], module, &[]) + 1;
                }
                TokenTree::Ident(word)
                    if word == "mod" && tokens.get(at + 2).is_some_and(|token| group(token, Delimiter::Brace)) =>
                {
                    let inner = module.iter().cloned().chain(next.map(ToString::to_string)).collect();
                    self.walk(content(&tokens[at + 2]), &inner);
                    at += 2;
                }
                TokenTree::Ident(word) if ["quote", "quote_spanned"].contains(&word.to_string().as_str()) => {
                    at += if next.is_some_and(|next| is(next, "!")) { 2 } else { 0 };
                }
                TokenTree::Ident(_) => {
                    let path = path(&tokens, at);
                    at += (path.len() - 1) * 3;
                    let is_macro =
                        path.len() == 2 && path[0] == "crate" && tokens.get(at + 1).is_some_and(|next| is(next, "!"));
                    if path.len() > 1 && !is_macro {
                        self.paths.push((module.clone(), path));
                    }
                }
                TokenTree::Group(inner) => self.walk(inner.stream(), module),
                _ => {}
            }
            at += 1;
        }
    }

    /// Reads a tree of imports up to a comma or its end. Returns its number of tokens.
    fn import(&mut self, tokens: &[TokenTree], module: &Module, before: &[String]) -> usize {
        let outside = before.is_empty() && colons(tokens, 0);
        let mut at = if outside { 2 } else { 0 };
        let mut whole = before.to_vec();
        while let Some(token) = tokens.get(at).filter(|token| !is(token, ",") && !is(token, ";")) {
            match token {
                TokenTree::Ident(word) if word == "as" => break,
                TokenTree::Ident(word) => whole.push(word.to_string()),
                TokenTree::Group(inner) => {
                    let inner: Vec<TokenTree> = inner.stream().into_iter().collect();
                    let mut from = 0;
                    while !outside && from < inner.len() {
                        from += self.import(&inner[from..], module, &whole) + 1;
                    }
                    return at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        if whole.last().is_some_and(|last| last == "self") && whole.len() > 1 {
            whole.pop();
        }
        let renamed = tokens.get(at + 1).filter(|_| tokens.get(at).is_some_and(|token| is(token, "as")));
        if let Some(name) = renamed.map(ToString::to_string).or_else(|| whole.last().cloned()).filter(|_| !outside) {
            self.names.insert(name, (module.clone(), whole.clone()));
            self.paths.push((module.clone(), whole));
        }
        at + if renamed.is_some() { 2 } else { 0 }
    }

    /// Resolves a path from the root of the crate. Returns `None` if it leads out of the crate.
    fn resolve(&self, files: &Files, module: &Module, path: &[String], depth: usize) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let below: Module = module.iter().chain([first]).cloned().collect();
        let mut absolute = match first.as_str() {
            "crate" => Vec::new(),
            "self" => module.clone(),
            "super" => module.split_last().map(|(_, above)| above.to_vec())?,
            _ if files.contains_key(&below) => below,
            // An imported name can equal the name that it is imported from: `use quote::quote`.
            _ => {
                let (module, path) = self.names.get(first).filter(|_| depth < 4)?;
                self.resolve(files, module, path, depth + 1)?
            }
        };
        for name in rest {
            if name == "super" {
                absolute.pop();
            } else {
                absolute.push(name.clone());
            }
        }
        Some(absolute)
    }
}

/// Returns the names of the path that starts at a token.
fn path(tokens: &[TokenTree], mut at: usize) -> Vec<String> {
    let mut path = Vec::new();
    while let Some(TokenTree::Ident(name)) = tokens.get(at) {
        path.push(name.to_string());
        if !colons(tokens, at + 1) {
            break;
        }
        at += 3;
    }
    path
}

fn colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    colon(at) && colon(at + 1)
}

fn is(token: &TokenTree, text: &str) -> bool {
    !matches!(token, TokenTree::Group(_)) && token.to_string() == text
}

fn group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

fn content(token: &TokenTree) -> TokenStream {
    if let TokenTree::Group(group) = token { group.stream() } else { TokenStream::new() }
}

/// Whether the item after an attribute is for tests only.
fn is_test(attribute: &TokenTree) -> bool {
    let text = content(attribute).to_string().replace(' ', "");
    text == "cfg(test)" || text.starts_with("cfg(all(test,")
}
