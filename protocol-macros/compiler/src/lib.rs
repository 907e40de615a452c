//! The compiler behind `#[derive(Protocol)]`: it turns a packet protocol described in YAML into Rust tokens or diagnostics.
//!
//! It is a separate library because a proc-macro crate can only export macros. Tests, tools and fuzzers call it without rustc.
//!
//! Its modules are in the order of the data flow, and none imports a later one: [`source`] is the text. `model` describes the packets
//! as they are generated. `diagnostic` describes a mistake. [`read`] parses the text into a tree whose nodes know their place. [`schema`]
//! checks the keys and shapes of that tree. `raw` copies it into structs. `check` checks the whole file. `reading` caches these results
//! for the next derive. `lower` lays out the selected packets. `args` reads the options of the derive. `codegen` emits the model as tokens.
//!
//! ```
//! use protocol_compiler::{Selection, compile, source::Source};
//!
//! let source = Source::new("protocol.yaml", "realms: {}\npackets: {c2s: [], s2c: []}\npakets: 1\n");
//! let compiled = compile(&source, &Selection::default());
//! let text = compiled.diagnostics[0].render(&source);
//! assert!(text.starts_with("a spec has no key `pakets` [P0005]\n --> protocol.yaml:3:1"));
//! assert!(text.ends_with("= help: did you mean `packets`?"));
//! ```
#![warn(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]

mod args;
mod check;
mod codegen;
mod diagnostic;
mod lower;
mod model;
mod raw;
pub mod read;
mod reading;
pub mod schema;
pub mod source;

use std::path::{Path, PathBuf};

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::args::Arguments;
use crate::check::warnings;
pub use crate::diagnostic::{Code, Diagnostic};
use crate::diagnostic::{squash, suggest};
pub use crate::lower::Selection;
pub use crate::model::Direction;
use crate::model::{Model, Realm};
use crate::raw::RawSpec;
use crate::read::file;
use crate::read::nearby::{self, Bases};
use crate::reading::{Last, Reading};
use crate::source::Source;

/// The result of compiling a spec.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The selected packets, without those that are wrong.
    model: Model,
    /// All errors and warnings, by place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// The errors, which fail a build.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| !diagnostic.code.is_warning())
    }

    /// The realms that the spec describes, by the names that options select them with.
    pub fn realms(&self) -> impl Iterator<Item = &str> {
        self.model.realms.iter().map(|realm| realm.slug.as_str())
    }

    /// The number of packets that were laid out.
    #[must_use]
    pub fn packet_count(&self) -> usize {
        self.model.client.len() + self.model.server.len()
    }
}

/// Checks a whole spec, and lays out the selected packets.
#[must_use]
pub fn compile(source: &Source, selection: &Selection) -> Compiled {
    run(&Reading::new(source.text()), selection, warnings::whole_file)
}

/// The code that the derive generates beside `pub struct Protocol;`, for tools that show it; none if the spec has mistakes.
#[must_use]
pub fn emit(source: &Source, selection: &Selection) -> Option<TokenStream> {
    let compiled = compile(source, selection);
    if compiled.errors().next().is_some() {
        return None;
    }
    let spec = source.shown_path();
    let arguments = args::parse(quote!(
        #[protocol(spec = #spec)]
        pub struct Protocol;
    ))
    .ok()?;
    Some(codegen::emit(&compiled.model, &arguments, source))
}

/// The part of the pipeline that depends on options. Only tools ask for warnings, because a macro cannot show them.
fn run(reading: &Reading, selection: &Selection, warn: impl Fn(&RawSpec, &mut Vec<Diagnostic>)) -> Compiled {
    let mut diagnostics = reading.diagnostics.clone();
    let mut model = Model::default();
    if let Some(raw) = &reading.raw {
        warn(raw, &mut diagnostics);
        model = lower::lower(raw, selection, &mut diagnostics);
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    diagnostics.dedup();
    Compiled { model, diagnostics }
}

/// What the last derive read.
static LAST: Last = Last::new();

/// How many diagnostics are shown in one build.
const MAX_SHOWN: usize = 20;

/// The derive: expands `input` to items or compile errors. `file_of` returns the source file of a span, which only a macro can ask rustc
/// for.
#[must_use]
pub fn derive(input: TokenStream, file_of: impl Fn(Span) -> Option<PathBuf>) -> TokenStream {
    let arguments = match args::parse(input) {
        Ok(arguments) => arguments,
        Err(error) => return error.to_compile_error(),
    };
    let span = arguments.spec.span();
    let manifest_dir = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    // rustc names it relative to its own working directory.
    let source_file = file_of(span).map(|file| std::path::absolute(&file).unwrap_or(file));
    let spec = arguments.spec.value();
    let path = match file::locate(&spec, manifest_dir.clone(), source_file.clone()) {
        Ok(path) => path,
        Err(message) => return syn::Error::new(span, message).to_compile_error(),
    };
    let (source, compiled) = match Source::read(path) {
        Ok(source) => {
            let compiled = run(&LAST.read(source.text()), &arguments.selection, |_, _| {});
            (source, compiled)
        }
        Err(failed) => {
            let (source, diagnostic) = *failed;
            let diagnostic = if source.path().is_file() {
                diagnostic
            } else {
                let bases =
                    Bases { manifest: manifest_dir.as_deref(), source: source_file.as_deref().and_then(Path::parent) };
                let advice = nearby::advice(&spec, source.path(), bases);
                diagnostic.help(advice)
            };
            (source, Compiled { diagnostics: vec![diagnostic], ..Compiled::default() })
        }
    };
    let errors = errors(&compiled, &source, &arguments);
    let code = if errors.is_empty() {
        codegen::emit(&compiled.model, &arguments, &source)
    } else {
        codegen::emit_nothing(&errors, &arguments, &source)
    };
    quote!(#errors #code)
}

/// The realm that is meant by a word: its slug or its name with other letters.
fn realm_meant(word: &str, realms: &[Realm]) -> String {
    if matches!(word, "*" | "all" | "any" | "") {
        return "leave `realm` out to get all realms".to_owned();
    }
    let same = realms.iter().find(|realm| squash(&realm.name) == squash(word) || squash(&realm.slug) == squash(word));
    match same {
        Some(realm) => format!("did you mean `{}`?", realm.slug),
        None => suggest(word, realms.iter().map(|realm| realm.slug.as_str()).collect::<Vec<_>>()),
    }
}

/// One `compile_error!` for each mistake, at the option that caused it.
fn errors(compiled: &Compiled, source: &Source, arguments: &Arguments) -> TokenStream {
    let span = arguments.spec.span();
    let shown = compiled.errors().take(MAX_SHOWN).map(|diagnostic| {
        let text = diagnostic.render(source);
        quote_spanned!(span=> ::core::compile_error! { #text })
    });
    let mut tokens: TokenStream = shown.collect();
    if let Some(more) = compiled.errors().count().checked_sub(MAX_SHOWN).filter(|more| *more > 0) {
        let text = format!("{} has {more} more mistakes", source.shown_path());
        tokens.extend(quote_spanned!(span=> ::core::compile_error! { #text }));
    }
    // A file without realms was reported already.
    if !compiled.model.realms.is_empty() {
        let slugs = || compiled.model.realms.iter().map(|realm| realm.slug.as_str());
        let unknown = arguments.realms.iter().filter(|realm| slugs().all(|slug| slug != realm.value()));
        for realm in unknown {
            let help = realm_meant(&realm.value(), &compiled.model.realms);
            let text = format!("{} has no realm `{}`; {help}", source.shown_path(), realm.value());
            tokens.extend(syn::Error::new(realm.span(), text).to_compile_error());
        }
    }
    if tokens.is_empty() && compiled.model.client.is_empty() && compiled.model.server.is_empty() {
        let asked = &arguments.selection;
        let text = if asked.realms.is_empty() && asked.directions.is_empty() {
            format!("{} has no packets: add one under `packets:`", source.shown_path())
        } else {
            format!("`realm` and `direction` select no packet of {}", source.shown_path())
        };
        tokens.extend(quote_spanned!(span=> ::core::compile_error! { #text }));
    }
    tokens
}
