//! The fields of a packet or record as a Rust struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, value};
use super::docs;
use crate::model::{Body, Field};

/// The struct with its derives, and `Debug` by hand where something is secret.
pub(super) fn definition(context: &Context<'_>, name: &Ident, docs: &str, body: &Body) -> TokenStream {
    let fields = body.stored().map(|(_, field)| {
        let definition = field_definition(context, field);
        let docs = docs::field(context, body, field);
        quote!(#[doc = #docs] pub #definition)
    });
    let lifetime = lifetime(body);
    let fields = if body.stored().next().is_none() { quote!(;) } else { quote!({ #(#fields),* }) };
    let equality = body.total_eq.then(|| quote!(Eq, Hash,));
    let default = body.has_default.then(|| quote!(Default,));
    let secret = has_secret(body);
    let debug = (!secret).then(|| quote!(Debug,));
    let debug_by_hand = secret.then(|| {
        let (lifetime, text) = (any_lifetime(body), name.to_string());
        let shown = debug_fields(body, |_, ident| quote!(self.#ident));
        quote! {
            const _: () = {
                impl ::core::fmt::Debug for #name #lifetime {
                    #[inline]
                    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        formatter.debug_struct(#text) #shown .finish()
                    }
                }
            };
        }
    });
    quote! {
        #[doc = #docs]
        #[derive(Clone, Copy, #debug #default PartialEq, #equality)]
        pub struct #name #lifetime #fields
        #debug_by_hand
    }
}

/// `name: Type`, for a struct or variant.
pub(super) fn field_definition(context: &Context<'_>, field: &Field) -> TokenStream {
    let (ident, ty) = (&field.ident, context.field_type(&field.ty));
    let ty = if field.is_option() { quote!(::core::option::Option<#ty>) } else { ty };
    quote!(#ident: #ty)
}

pub(super) fn lifetime(body: &Body) -> Option<TokenStream> {
    body.borrows.then(|| quote!(<'a>))
}

/// For an `impl` that needs no name for the lifetime.
pub(super) fn any_lifetime(body: &Body) -> Option<TokenStream> {
    body.borrows.then(|| quote!(<'_>))
}

/// Whether a field is secret.
pub(super) fn has_secret(body: &Body) -> bool {
    body.stored().any(|(_, field)| field.secret)
}

/// The calls that show the fields, except for secret ones.
pub(super) fn debug_fields(body: &Body, access: impl Fn(usize, &Ident) -> TokenStream) -> TokenStream {
    let calls = body.stored().map(|(index, Field { ident, secret, .. })| {
        let label = ident.to_string();
        let label = label.trim_start_matches("r#");
        let access = access(index, ident);
        if *secret { quote!(.field(#label, &"***")) } else { quote!(.field(#label, &#access)) }
    });
    calls.collect()
}

/// Tells the runtime's macro how the fields are serialized; without the feature `serde` it expands to nothing.
pub(super) fn serialize(context: &Context<'_>, name: &Ident, body: &Body) -> TokenStream {
    let runtime = context.runtime;
    let lifetime = lifetime(body);
    let fields = serialized_fields(body).map(|(kind, name, ident, _)| quote!(#kind #name #ident));
    quote!(#runtime::serialize_struct! { [#lifetime] #name #lifetime, { #(#fields,)* } })
}

/// Of each field that is serialized the method that does it, its name, its identifier, and its local variable.
pub(super) fn serialized_fields(body: &Body) -> impl Iterator<Item = (TokenStream, &String, &Ident, Ident)> {
    body.stored().map(|(index, field)| {
        let kind = match (field.is_option(), field.secret) {
            (false, false) => quote!(required),
            (true, false) => quote!(optional),
            (false, true) => quote!(secret),
            (true, true) => quote!(optional_secret),
        };
        (kind, &field.name, &field.ident, value(index))
    })
}
