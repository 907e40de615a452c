//! `#[protocol(...)]` into a checked struct.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Ident, LitStr, Path, Token, Visibility, bracketed};

use crate::diagnostic::suggest;
use crate::lower::Selection;
use crate::model::Direction;
use crate::model::names;

/// What is derived, and how.
pub(crate) struct Arguments {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    /// The private module that holds everything.
    pub(crate) module: Ident,
    pub(crate) spec: LitStr,
    /// The realms that are asked for, as they were written.
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

/// Reads the item that the derive stands on.
pub(crate) fn parse(input: TokenStream) -> Result<Arguments, Error> {
    let input: DeriveInput = syn::parse2(input)?;
    let mut errors = Errors::default();
    match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Unit) => {}
        _ => errors.add(Error::new(
            input.ident.span(),
            "`Protocol` is derived on a unit struct, as `struct UserProfile;`: the packets come from the spec",
        )),
    }
    if !input.generics.params.is_empty() {
        errors.add(Error::new(input.generics.span(), "a protocol has no generics: remove them"));
    }

    let mut options = Options::default();
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("protocol")) {
        if let Err(error) = attribute.parse_nested_meta(|meta| options.read(&meta, &mut errors)) {
            errors.add(error);
        }
    }
    // An option that could not be read may have been this one.
    if options.spec.is_none() && errors.0.is_none() {
        let message = "which spec? add `#[protocol(spec = \"spec/protocol.yaml\")]` below the derive";
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
        &arguments,
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
            errors.add(meta.error(format!("`protocol` has no such option; {}", suggest(&name, OPTIONS))));
            // Whatever stands behind it is passed over, so that the other options are read.
            if meta.input.peek(Token![=]) {
                let _: TokenStream = meta.value()?.step(|cursor| {
                    let (tree, rest) = cursor.token_tree().ok_or_else(|| cursor.error("a value belongs here"))?;
                    Ok((quote!(#tree), rest))
                })?;
            }
            return Ok(());
        }
        if self.seen.contains(&name) {
            errors.add(meta.error(format!("`{name}` stands here twice: one of them is enough")));
        }
        let value = meta.value()?;
        match name.as_str() {
            "realm" => self.realms = strings(value)?,
            "direction" => self.directions = strings(value)?,
            "spec" => self.spec = Some(value.parse()?),
            "client_enum" => self.client_enum = Some(value.parse()?),
            "server_enum" => self.server_enum = Some(value.parse()?),
            "client_module" => self.client_module = Some(value.parse()?),
            "server_module" => self.server_module = Some(value.parse()?),
            "types_module" => self.types_module = Some(value.parse()?),
            "strings" => self.strings = Some(value.parse()?),
            _ => self.runtime = Some(value.parse()?),
        }
        self.seen.push(name);
        Ok(())
    }
}

/// `"one"` or `["one", "two"]`.
fn strings(input: syn::parse::ParseStream<'_>) -> Result<Vec<LitStr>, Error> {
    if !input.peek(syn::token::Bracket) {
        return Ok(vec![input.parse()?]);
    }
    let content;
    let brackets = bracketed!(content in input);
    let strings: Vec<LitStr> = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?.into_iter().collect();
    if strings.is_empty() {
        return Err(Error::new(
            brackets.span.join(),
            "nothing is asked for here: leave the option out to get everything",
        ));
    }
    Ok(strings)
}

fn directions(literals: &[LitStr]) -> Result<Vec<Direction>, (Vec<Direction>, Error)> {
    let known = [Direction::ClientToServer, Direction::ServerToClient];
    let mut found = Vec::new();
    for literal in literals {
        let word = literal.value();
        match known.into_iter().find(|direction| direction.as_str() == word) {
            Some(direction) => found.push(direction),
            None => {
                let message =
                    format!("there is no direction `{word}`; {}", suggest(&word, known.map(Direction::as_str)));
                return Err((found, Error::new(literal.span(), message)));
            }
        }
    }
    Ok(found)
}

/// Whether strings are only checked when somebody looks at them.
fn unchecked_strings(literal: Option<&LitStr>) -> Result<bool, (bool, Error)> {
    let Some(literal) = literal else { return Ok(false) };
    match literal.value().as_str() {
        "checked" => Ok(false),
        "unchecked" => Ok(true),
        word => {
            let help = suggest(word, ["checked", "unchecked"]);
            Err((false, Error::new(literal.span(), format!("strings cannot be `{word}`; {help}"))))
        }
    }
}

fn identifier(literal: Option<&LitStr>, default: &str) -> Result<Ident, (Ident, Error)> {
    let fallback = Ident::new(default, Span::call_site());
    let Some(literal) = literal else { return Ok(fallback) };
    let word = literal.value();
    match literal.parse::<Ident>() {
        // A keyword from edition 2024 on, of which syn knows nothing.
        Ok(_) if word == "gen" => Ok(Ident::new_raw(&word, Span::call_site())),
        Ok(mut ident) => {
            ident.set_span(Span::call_site());
            Ok(ident)
        }
        Err(_) => {
            let message = if syn::parse_str::<Ident>(&format!("r#{word}")).is_ok() {
                format!("`{word}` is a keyword: write `r#{word}`, here and wherever you use it, or take another name")
            } else if literal.parse_with(Ident::parse_any).is_ok() {
                format!("`{word}` is a keyword, and can be the name of nothing else: take another one")
            } else {
                format!("`{word}` is no Rust identifier")
            };
            Err((fallback, Error::new(literal.span(), message)))
        }
    }
}

fn runtime(literal: Option<&LitStr>) -> Result<TokenStream, (TokenStream, Error)> {
    let fallback = quote!(::protocol_runtime);
    let Some(literal) = literal else { return Ok(fallback) };
    let message = "the runtime's path begins with `::` or `crate::`, so that it means the same everywhere";
    match Path::parse_mod_style.parse_str(&literal.value()) {
        Ok(path)
            if path.leading_colon.is_some() || path.segments.first().is_some_and(|first| first.ident == "crate") =>
        {
            Ok(quote!(#path))
        }
        _ => Err((fallback, Error::new(literal.span(), message))),
    }
}

/// All mistakes of the options, not only the first.
#[derive(Default)]
struct Errors(Option<Error>);

impl Errors {
    fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        }
    }

    fn keep<T>(&mut self, result: Result<T, (T, Error)>) -> T {
        result.unwrap_or_else(|(value, error)| {
            self.add(error);
            value
        })
    }

    /// The struct, the enums and the modules stand in one scope, in which types and modules share their names.
    fn add_equal_names(&mut self, arguments: &Arguments, options: &[(&str, &Ident, Option<&LitStr>)]) {
        let has = |direction| arguments.selection.has(direction);
        let emitted = options.iter().filter(|(option, ..)| match option.split_once('_') {
            Some(("client", _)) => has(Direction::ClientToServer),
            Some(("server", _)) => has(Direction::ServerToClient),
            _ => true,
        });
        let word = |ident: &Ident| ident.to_string().trim_start_matches("r#").to_owned();
        let mut seen = vec![(word(&arguments.ident), "the struct".to_owned(), None)];
        for (option, ident, literal) in emitted {
            let (word, what) = (word(ident), format!("`{option}`"));
            if let Some((_, other, earlier)) = seen.iter().find(|(taken, ..)| *taken == word) {
                let span = literal.or(*earlier).map_or(arguments.ident.span(), LitStr::span);
                let message =
                    format!("{other} and {what} would both be called `{word}`: give one of them another name");
                self.add(Error::new(span, message));
            }
            seen.push((word, what, *literal));
        }
    }

    fn finish<T>(self, value: T) -> Result<T, Error> {
        match self.0 {
            Some(errors) => Err(errors),
            None => Ok(value),
        }
    }
}
