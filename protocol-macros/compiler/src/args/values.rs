//! What the options' strings mean.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::{Error, Ident, LitStr, Path};

use crate::diagnostic::{squash, suggest};
use crate::model::Direction;

pub(super) fn directions(literals: &[LitStr]) -> Result<Vec<Direction>, (Vec<Direction>, Error)> {
    let known = [Direction::ClientToServer, Direction::ServerToClient];
    let mut found = Vec::new();
    for literal in literals {
        let word = literal.value();
        match known.into_iter().find(|direction| direction.as_str() == word) {
            Some(direction) => found.push(direction),
            None => {
                let message = format!("there is no direction `{word}`; {}", direction_meant(&word));
                return Err((found, Error::new(literal.span(), message)));
            }
        }
    }
    Ok(found)
}

/// The direction that is meant by a word.
fn direction_meant(word: &str) -> String {
    let letters: String =
        squash(word).chars().map(|char| if char.is_ascii_alphanumeric() { char } else { '2' }).collect();
    match letters.trim_matches('2') {
        "client" | "clienttoserver" | "client2server" | "client22server" | "clientserver" | "serverbound"
        | "toserver" | "fromclient" | "c2s" | "c22s" | "cs" | "upstream" => "did you mean `c2s`?".to_owned(),
        "server" | "servertoclient" | "server2client" | "server22client" | "serverclient" | "clientbound"
        | "toclient" | "fromserver" | "s2c" | "s22c" | "sc" | "downstream" => "did you mean `s2c`?".to_owned(),
        "both" | "all" | "any" | "bidirectional" | "twoway" | "inout" | "" => {
            "leave `direction` out to get both".to_owned()
        }
        "in" | "out" | "inbound" | "outbound" | "incoming" | "outgoing" | "request" | "response" | "send"
        | "receive" | "recv" => "`c2s` is what the client sends, and `s2c` is what the server sends".to_owned(),
        _ => suggest(word, [Direction::ClientToServer, Direction::ServerToClient].map(Direction::as_str)),
    }
}

/// Whether strings are checked only when they are read.
pub(super) fn unchecked_strings(literal: Option<&LitStr>) -> Result<bool, (bool, Error)> {
    let Some(literal) = literal else { return Ok(false) };
    match literal.value().as_str() {
        "checked" => Ok(false),
        "unchecked" => Ok(true),
        word => {
            let help = match squash(word).as_str() {
                "lossy" | "latin1" | "utf16" | "ascii" => {
                    "`checked` refuses bytes that are not UTF-8, and `unchecked` leaves it to you what to do with them"
                        .to_owned()
                }
                "strict" | "utf8" | "str" | "validate" | "validated" | "true" | "eager" | "&str" => {
                    "did you mean `checked`?".to_owned()
                }
                "lazy" | "raw" | "bytes" | "text" | "none" | "false" | "unvalidated" | "skip" => {
                    "did you mean `unchecked`?".to_owned()
                }
                _ => suggest(word, ["checked", "unchecked"]),
            };
            Err((false, Error::new(literal.span(), format!("`strings` cannot be `{word}`; {help}"))))
        }
    }
}

pub(super) fn identifier(literal: Option<&LitStr>, default: &str) -> Result<Ident, (Ident, Error)> {
    let fallback = Ident::new(default, Span::call_site());
    let Some(literal) = literal else { return Ok(fallback) };
    let word = literal.value();
    match literal.parse::<Ident>() {
        // A keyword in edition 2024, which syn does not know.
        Ok(_) if word == "gen" => Ok(Ident::new_raw(&word, Span::call_site())),
        Ok(mut ident) => {
            ident.set_span(Span::call_site());
            Ok(ident)
        }
        Err(_) => {
            let message = if syn::parse_str::<Ident>(&format!("r#{word}")).is_ok() {
                format!("`{word}` is a keyword: write `r#{word}`, here and wherever you use it, or choose another name")
            } else if literal.parse_with(Ident::parse_any).is_ok() {
                format!("`{word}` is a keyword that cannot be a name: choose another one")
            } else {
                format!("`{word}` is not a Rust identifier")
            };
            Err((fallback, Error::new(literal.span(), message)))
        }
    }
}

pub(super) fn runtime(literal: Option<&LitStr>) -> Result<TokenStream, (TokenStream, Error)> {
    let fallback = quote!(::protocol_runtime);
    let Some(literal) = literal else { return Ok(fallback) };
    let message = if literal.value().trim() == "crate" {
        "`crate` alone is not the path of the runtime: write `::name` for a dependency, or `crate::path` for a module"
    } else {
        "the path of the runtime has to begin with `::` or `crate::`, so that it means the same in every module"
    };
    match Path::parse_mod_style.parse_str(&literal.value()) {
        Ok(path)
            if path.leading_colon.is_some()
                || (path.segments.len() > 1 && path.segments.first().is_some_and(|first| first.ident == "crate")) =>
        {
            Ok(quote!(#path))
        }
        _ => Err((fallback, Error::new(literal.span(), message))),
    }
}
