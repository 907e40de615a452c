//! Parses `#[protocol(...)]` into a checked struct.

mod errors;
mod literal;
mod values;

use proc_macro2::{Span, TokenStream};
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, LitStr, Token, Visibility};

use self::errors::Errors;
use self::values::{directions, identifier, runtime, unchecked_strings};
use crate::diagnostic::{squash, suggest};
use crate::lower::Selection;
use crate::model::names;

/// What to derive, and how.
pub(crate) struct Arguments {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    /// The private module that holds all items.
    pub(crate) module: Ident,
    pub(crate) spec: LitStr,
    /// The selected realms, as they are written.
    pub(crate) realms: Vec<LitStr>,
    pub(crate) selection: Selection,
    pub(crate) client_enum: Ident,
    pub(crate) server_enum: Ident,
    pub(crate) client_module: Ident,
    pub(crate) server_module: Ident,
    pub(crate) types_module: Ident,
    /// The path of the runtime.
    pub(crate) runtime: TokenStream,
}

const OPTIONS: [&str; 10] = [
    "spec",
    "realm",
    "direction",
    "client_enum",
    "server_enum",
    "client_module",
    "server_module",
    "types_module",
    "strings",
    "crate",
];

/// Reads the item with the derive.
pub(crate) fn parse(input: TokenStream) -> Result<Arguments, Error> {
    let input: DeriveInput = syn::parse2(input)?;
    let mut errors = Errors::default();
    match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Unit) => {}
        _ => errors.add(Error::new(
            input.ident.span(),
            "derive `Protocol` on a unit struct, like `struct UserProfile;`: the packets come from the spec",
        )),
    }
    if !input.generics.params.is_empty() {
        errors.add(Error::new(input.generics.span(), "a protocol has no generics: remove them"));
    }

    let mut options = Options::default();
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("protocol")) {
        if let Some(error) = attribute.meta.require_list().ok().and_then(|list| literal::unnamed(&list.tokens)) {
            errors.add(error);
        } else if let Err(error) = attribute.parse_nested_meta(|meta| options.read(&meta, &mut errors)) {
            errors.add(error);
        }
    }
    // An option that could not be read may have been `spec`.
    if options.spec.is_none() && errors.0.is_none() {
        let message = "the spec is not named: add `#[protocol(spec = \"spec/protocol.yaml\")]` below the derive";
        errors.add(Error::new(Span::call_site(), message));
    }
    let arguments = Arguments {
        module: names::module_ident(&input.ident),
        ident: input.ident,
        visibility: input.vis,
        spec: options.spec.unwrap_or_else(|| LitStr::new("", Span::call_site())),
        selection: Selection {
            realms: options.realms.iter().map(LitStr::value).collect(),
            directions: errors.keep(directions(&options.directions)),
            unchecked_strings: errors.keep(unchecked_strings(options.strings.as_ref())),
        },
        realms: options.realms,
        client_enum: errors.keep(identifier(options.client_enum.as_ref(), "ClientPacket")),
        server_enum: errors.keep(identifier(options.server_enum.as_ref(), "ServerPacket")),
        client_module: errors.keep(identifier(options.client_module.as_ref(), "client")),
        server_module: errors.keep(identifier(options.server_module.as_ref(), "server")),
        types_module: errors.keep(identifier(options.types_module.as_ref(), "types")),
        runtime: errors.keep(runtime(options.runtime.as_ref())),
    };
    errors.add_equal_names(
        &arguments.ident,
        &arguments.selection,
        &[
            ("client_enum", &arguments.client_enum, options.client_enum.as_ref()),
            ("client_module", &arguments.client_module, options.client_module.as_ref()),
            ("server_enum", &arguments.server_enum, options.server_enum.as_ref()),
            ("server_module", &arguments.server_module, options.server_module.as_ref()),
            ("types_module", &arguments.types_module, options.types_module.as_ref()),
        ],
    );
    errors.finish(arguments)
}

#[derive(Default)]
struct Options {
    seen: Vec<String>,
    spec: Option<LitStr>,
    realms: Vec<LitStr>,
    directions: Vec<LitStr>,
    client_enum: Option<LitStr>,
    strings: Option<LitStr>,
    server_enum: Option<LitStr>,
    client_module: Option<LitStr>,
    server_module: Option<LitStr>,
    types_module: Option<LitStr>,
    runtime: Option<LitStr>,
}

impl Options {
    fn read(&mut self, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> Result<(), Error> {
        let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        if !OPTIONS.contains(&name.as_str()) {
            errors.add(meta.error(format!("`protocol` has no such option; {}", meant(&name))));
            // Skips its value, so that the other options are read.
            literal::pass_over(meta.input);
            return Ok(());
        }
        if self.seen.contains(&name) {
            errors.add(meta.error(format!("`{name}` is given twice: remove one of them")));
        }
        self.seen.push(name.clone());
        if !meta.input.peek(Token![=]) {
            let example = literal::example(&name);
            errors.add(Error::new(meta.path.span(), format!("`{name}` needs a value: write `{name} = \"{example}\"`")));
            literal::pass_over(meta.input);
            return Ok(());
        }
        let value = meta.value()?;
        let mut one = || errors.keep(literal::one(value, &name).map(Some).map_err(|error| (None, error)));
        match name.as_str() {
            "realm" => self.realms = literal::several(value, &name, errors),
            "direction" => self.directions = literal::several(value, &name, errors),
            "spec" => self.spec = one(),
            "client_enum" => self.client_enum = one(),
            "server_enum" => self.server_enum = one(),
            "client_module" => self.client_module = one(),
            "server_module" => self.server_module = one(),
            "types_module" => self.types_module = one(),
            "strings" => self.strings = one(),
            _ => self.runtime = one(),
        }
        Ok(())
    }
}

/// The option that is meant by a word.
fn meant(name: &str) -> String {
    match squash(name).as_str() {
        "path" | "file" | "yaml" | "source" | "src" | "schema" | "include" | "input" => {
            "did you mean `spec`?".to_owned()
        }
        "runtime" | "krate" | "runtimepath" => "did you mean `crate`?".to_owned(),
        "utf8" | "text" | "string" => "did you mean `strings`?".to_owned(),
        "side" | "dir" | "sender" => "did you mean `direction`?".to_owned(),
        "group" | "category" | "area" | "slug" => "did you mean `realm`?".to_owned(),
        _ => suggest(name, OPTIONS),
    }
}
