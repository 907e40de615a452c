//! The compiler behind `#[derive(Protocol)]`: a packet protocol described in YAML goes in, Rust tokens or diagnostics come out.
//!
//! It is a library of its own because a proc-macro crate can export nothing but macros: tests, tools and fuzzers call it without
//! rustc. Its folders stand in the order of the data, and none imports anything of a later one: [`source`] is the text, `model` what
//! is decided, `diagnostic` a mistake, [`read`] makes a tree of the text whose nodes know their place, [`schema`] holds the tree against
//! the keys that there are, `raw` takes it apart, `check` reports what is wrong in the whole file, `reading` keeps all of that for the
//! next derive, `lower` decides and reports, `args` reads the derive's options, and `codegen` writes the model down.
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

use std::path::PathBuf;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::args::Arguments;
use crate::check::warnings;
use crate::diagnostic::suggest;
pub use crate::diagnostic::{Code, Diagnostic};
pub use crate::lower::Selection;
pub use crate::model::Direction;
use crate::model::Model;
use crate::raw::RawSpec;
use crate::read::file;
use crate::reading::{Last, Reading};
use crate::source::Source;

/// What came of a spec.
#[derive(Debug, Default)]
pub struct Compiled {
    /// What was asked for, without what is wrong.
    model: Model,
    /// Everything that is wrong, by place; warnings too, which stop no build.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// What stops a build.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| !diagnostic.code.is_warning())
    }

    /// The realms that the spec describes, by the names that options select them with.
    pub fn realms(&self) -> impl Iterator<Item = &str> {
        self.model.realms.iter().map(|realm| realm.slug.as_str())
    }

    /// How many packets were laid out.
    #[must_use]
    pub fn packet_count(&self) -> usize {
        self.model.client.len() + self.model.server.len()
    }
}

/// Checks a whole spec, and lays out the packets that are asked for.
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

/// The pipeline, behind what does not depend on options. Only tools look for warnings, since a macro could not show them.
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

/// What the derive before this one read.
static LAST: Last = Last::new();

/// How many diagnostics are shown in one build.
const MAX_SHOWN: usize = 20;

/// The derive: everything that comes of `input`, mistakes included. `file_of` tells in which source file a span lies, which only a
/// macro can ask the compiler.
#[must_use]
pub fn derive(input: TokenStream, file_of: impl Fn(Span) -> Option<PathBuf>) -> TokenStream {
    let arguments = match args::parse(input) {
        Ok(arguments) => arguments,
        Err(error) => return error.to_compile_error(),
    };
    let span = arguments.spec.span();
    let manifest_dir = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let path = match file::locate(&arguments.spec.value(), manifest_dir, file_of(span)) {
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
            let diagnostic = if source.path().exists() {
                diagnostic
            } else {
                diagnostic.help(
                    "`spec` is relative to the crate's Cargo.toml, or, when it begins with `./` or `../`, to this source file",
                )
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

/// One `compile_error!` for each mistake, at the option that it belongs to.
fn errors(compiled: &Compiled, source: &Source, arguments: &Arguments) -> TokenStream {
    let span = arguments.spec.span();
    let shown = compiled.errors().take(MAX_SHOWN).map(|diagnostic| {
        let text = diagnostic.render(source);
        quote_spanned!(span=> ::core::compile_error! { #text })
    });
    let mut tokens: TokenStream = shown.collect();
    if let Some(more) = compiled.errors().count().checked_sub(MAX_SHOWN).filter(|more| *more > 0) {
        let text = format!("and {more} more mistakes in {}", source.shown_path());
        tokens.extend(quote_spanned!(span=> ::core::compile_error! { #text }));
    }
    // In a file without a single realm everything else would be wrong too, and was said already.
    if !compiled.model.realms.is_empty() {
        let slugs = || compiled.model.realms.iter().map(|realm| realm.slug.as_str());
        let unknown = arguments.realms.iter().filter(|realm| slugs().all(|slug| slug != realm.value()));
        for realm in unknown {
            let known = slugs().collect::<Vec<_>>();
            let help = suggest(&realm.value(), known);
            let text = format!("{} has no realm `{}`; {help}", source.shown_path(), realm.value());
            tokens.extend(syn::Error::new(realm.span(), text).to_compile_error());
        }
    }
    if tokens.is_empty() && compiled.model.client.is_empty() && compiled.model.server.is_empty() {
        let asked = &arguments.selection;
        let text = if asked.realms.is_empty() && asked.directions.is_empty() {
            format!("{} describes no packet: add one to `packets:`", source.shown_path())
        } else {
            format!("no packet of {} was asked for: see `realm` and `direction`", source.shown_path())
        };
        tokens.extend(quote_spanned!(span=> ::core::compile_error! { #text }));
    }
    tokens
}
