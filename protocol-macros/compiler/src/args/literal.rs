//! The string literals of options. A derive sees tokens and not values, so only a literal works.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Error, LitStr, Token, bracketed};

use super::errors::Errors;

/// A value of an option, as messages show it.
pub(super) fn example(option: &str) -> &'static str {
    match option {
        "spec" => "spec/protocol.yaml",
        "realm" => "user-profile",
        "direction" => "c2s",
        "client_enum" => "ClientPacket",
        "server_enum" => "ServerPacket",
        "client_module" => "client",
        "server_module" => "server",
        "types_module" => "types",
        "strings" => "unchecked",
        _ => "::protocol_runtime",
    }
}

/// `"one"`
pub(super) fn one(input: ParseStream<'_>, option: &str) -> Result<LitStr, Error> {
    let is_alone = input.peek2(Token![,]) || input.cursor().token_tree().is_some_and(|(_, rest)| rest.eof());
    if input.peek(LitStr) && is_alone {
        return input.parse();
    }
    let tokens: Vec<TokenTree> = pass_over(input).into_iter().collect();
    let all: TokenStream = tokens.iter().cloned().collect();
    let span = if tokens.is_empty() { input.span() } else { all.span() };
    Err(Error::new(span, misfit(&tokens, option)))
}

/// `"one"` or `["one", "two"]`
pub(super) fn several(input: ParseStream<'_>, option: &str, errors: &mut Errors) -> Vec<LitStr> {
    if !input.peek(syn::token::Bracket) {
        return errors.keep(one(input, option).map(|literal| vec![literal]).map_err(|error| (Vec::new(), error)));
    }
    let parsed = (|| {
        let content;
        let brackets = bracketed!(content in input);
        let items: Vec<Item> = Punctuated::<Item, Token![,]>::parse_terminated(&content)?.into_iter().collect();
        Ok((items, brackets.span.join()))
    })();
    let (items, span) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => {
            errors.add(error);
            return Vec::new();
        }
    };
    if items.is_empty() {
        errors.add(Error::new(span, format!("this list selects nothing: leave `{option}` out to get everything")));
    }
    let mut found = Vec::new();
    for Item(result) in items {
        match result {
            Ok(literal) => found.push(literal),
            Err(tokens) => {
                let all: TokenStream = tokens.iter().cloned().collect();
                errors.add(Error::new(all.span(), misfit(&tokens, option)));
            }
        }
    }
    found
}

/// One of several strings, or the tokens in its place.
struct Item(Result<LitStr, Vec<TokenTree>>);

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self, Error> {
        Ok(Self(if input.peek(LitStr) { Ok(input.parse()?) } else { Err(pass_over(input).into_iter().collect()) }))
    }
}

/// The message about a value that no option's name stands before.
pub(super) fn unnamed(tokens: &TokenStream) -> Option<Error> {
    let mut is_first = true;
    let mut after_comma = true;
    for token in tokens.clone() {
        match token {
            TokenTree::Literal(literal) if after_comma => {
                let message = if is_first {
                    let path = syn::parse_str::<LitStr>(&literal.to_string()).map(|path| path.value());
                    let path = path.unwrap_or_else(|_| example("spec").to_owned());
                    format!("the option is not named: write `spec = \"{path}\"`")
                } else {
                    "the option is not named; several values stand in brackets, as in `realm = [\"a\", \"b\"]`"
                        .to_owned()
                };
                return Some(Error::new(literal.span(), message));
            }
            token => after_comma = matches!(token, TokenTree::Punct(sign) if sign.as_char() == ','),
        }
        is_first = false;
    }
    None
}

/// Takes everything up to the next comma.
pub(super) fn pass_over(input: ParseStream<'_>) -> TokenStream {
    let mut passed = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        match input.parse::<TokenTree>() {
            Ok(tree) => passed.extend([tree]),
            Err(_) => break,
        }
    }
    passed
}

/// The message about tokens that are not a string.
fn misfit(tokens: &[TokenTree], option: &str) -> String {
    let example = example(option);
    let text: String = tokens.iter().map(ToString::to_string).collect();
    match tokens {
        [] => format!("a value is missing: write `{option} = \"{example}\"`"),
        [TokenTree::Ident(name), TokenTree::Punct(sign), TokenTree::Group(arguments), ..] if sign.as_char() == '!' => {
            of_macro(&name.to_string(), &arguments.stream(), option)
        }
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
            format!("`{option}` takes one string, not a list: write `{option} = \"{example}\"`")
        }
        [TokenTree::Group(_)] => {
            format!("a string belongs here, or a list of strings in brackets: write `{option} = [\"{example}\"]`")
        }
        [TokenTree::Literal(_)] => format!("a string belongs here: write `{option} = \"{example}\"`"),
        [TokenTree::Literal(_), TokenTree::Punct(sign), ..] if sign.as_char() == ';' => {
            "write a comma in place of `;`".to_owned()
        }
        [TokenTree::Literal(first), TokenTree::Ident(next), ..] => {
            format!("a comma is missing between `{first}` and `{next}`")
        }
        [TokenTree::Literal(first), ..] if first.to_string().starts_with('"') => {
            format!("nothing can follow the string: write it as one, as in `{option} = \"{example}\"`")
        }
        _ if is_constant(tokens) => {
            format!(
                "a derive sees the name `{text}` and not its value: write the string itself, as in `{option} = \"{example}\"`"
            )
        }
        _ => format!("put the value in quotes: write `{option} = \"{text}\"`"),
    }
}

/// `SPEC`, `paths::SPEC`
fn is_constant(tokens: &[TokenTree]) -> bool {
    let last = tokens.last().map(ToString::to_string).unwrap_or_default();
    let is_path = tokens.iter().all(|token| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(sign) => matches!(sign.as_char(), ':' | '&'),
        _ => false,
    });
    is_path && last.chars().any(char::is_uppercase) && last.chars().all(|char| !char.is_lowercase())
}

/// The message about a macro in place of a string.
fn of_macro(name: &str, arguments: &TokenStream, option: &str) -> String {
    let sees = format!("a derive sees `{name}!(...)` and not its value");
    let strings = |tokens: &TokenStream| -> Vec<String> {
        let literals = tokens.clone().into_iter().filter_map(|token| match token {
            TokenTree::Literal(literal) => syn::parse_str::<LitStr>(&literal.to_string()).ok(),
            _ => None,
        });
        literals.map(|literal| literal.value()).collect()
    };
    let text = arguments.to_string();
    let path = match (name, strings(arguments).as_slice()) {
        ("include_str" | "include_bytes" | "include" | "stringify", [path]) => Some(path.clone()),
        ("concat", [.., path]) if text.contains("CARGO_MANIFEST_DIR") => Some(path.trim_start_matches('/').to_owned()),
        ("concat", parts) if !text.contains('!') && !parts.is_empty() => Some(parts.concat()),
        _ => None,
    };
    match (option, path) {
        ("spec", Some(path)) if name.starts_with("include") => {
            // Such a path is relative to the source file.
            let dots = if path.starts_with("./") || path.starts_with("../") { "" } else { "./" };
            format!("{sees}: write the path itself, `spec = \"{dots}{path}\"`")
        }
        (_, Some(path)) => format!("{sees}: write `{option} = \"{path}\"`"),
        ("spec", None) => format!(
            "{sees}: write the path as a string. For a spec that a build script writes, let the script also write a `.rs` file beside it \
             in OUT_DIR, with the derive and `spec = \"./protocol.yaml\"`, and `include!` that file"
        ),
        (_, None) => format!("{sees}: write the string itself, as in `{option} = \"{}\"`", example(option)),
    }
}
