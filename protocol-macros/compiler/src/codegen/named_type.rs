//! The module of records and enumerations.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{Context, body, docs, integer_ident, local, table};
use crate::model::{Body, EnumerationValue, Integer, Kind, NamedType};

pub(super) fn module(context: &Context<'_>) -> TokenStream {
    let name = context.types_module;
    let types = context.types.iter().map(|named| match &named.kind {
        Kind::Record(body) => record(context, named, body),
        Kind::Enumeration { integer, values } => enumeration(context, named, *integer, values),
    });
    quote! {
        /// The records and enumerations that packets are made of.
        pub mod #name {
            #(#types)*
        }
    }
}

fn record(context: &Context<'_>, named: &NamedType, body: &Body) -> TokenStream {
    let runtime = context.runtime;
    let ident = &named.ident;
    let definition = body::definition(context, ident, &docs::record(context, named, body), body);
    let (lifetime, any_lifetime) = (body::lifetime(body), body::any_lifetime(body));
    let info = table::record(context, named, body);
    let min_len = Literal::usize_unsuffixed(body.min_len);
    let plain = body.plain;
    let reader = if body.fields.is_empty() { local("_reader") } else { local("reader") };
    let sink = if body.fields.is_empty() { local("_sink") } else { local("sink") };
    let read = body::read(body, &reader);
    let write = body::write(context, body, &sink, (0, TokenStream::new()));
    let serialize = body::serialize(context, ident, body);
    quote! {
        #definition
        const _: () = {
            impl #runtime::Record for #ident #any_lifetime {
                const INFO: &'static #runtime::RecordInfo = #info;
            }

            impl<'a> #runtime::wire::Wire<'a> for #ident #lifetime {
                const MIN_LEN: usize = #min_len;
                const PLAIN: bool = #plain;

                #[inline]
                fn read(#reader: &mut #runtime::Reader<'a>) -> ::core::result::Result<Self, #runtime::wire::Malformed> {
                    #read
                }

                #[inline]
                fn write<S: #runtime::Sink>(&self, #sink: &mut S) {
                    #write
                }
            }

            #serialize
        };
    }
}

/// A struct around the integer, with a constant for each value that has a name. Unlike a Rust enum it has one form for every
/// number, so that what is decoded, compared and encoded is always the number on the wire.
fn enumeration(context: &Context<'_>, named: &NamedType, integer: Integer, values: &[EnumerationValue]) -> TokenStream {
    let runtime = context.runtime;
    let (ident, base) = (&named.ident, integer_ident(integer));
    let docs = docs::enumeration(named, integer, values);
    let info = table::enumeration(context, named, integer, values);
    let constants: Vec<&Ident> = values.iter().map(|value| &value.ident).collect();
    let spelled = values.iter().map(|value| &value.name);
    let value_docs = values.iter().map(docs::value);
    let numbers: Vec<Literal> = values.iter().map(|value| Literal::i128_unsuffixed(value.value)).collect();
    let text = ident.to_string();
    let formats = constants.iter().map(|constant| format!("{ident}::{constant}"));
    let (formatter, bytes) = (local("formatter"), local("bytes"));
    quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
                 ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash)]
        pub struct #ident(
            /// The number on the wire.
            pub #base,
        );

        impl #ident {
            #(#[doc = #value_docs] pub const #constants: Self = Self(#numbers);)*

            /// The spec's name for this value, if it has one.
            #[must_use]
            pub const fn name(self) -> ::core::option::Option<&'static str> {
                match self.0 {
                    #(#numbers => ::core::option::Option::Some(#spelled),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        const _: () = {
            impl #runtime::Enumeration for #ident {
                const INFO: &'static #runtime::EnumerationInfo = #info;
            }

            impl #runtime::wire::Fixed for #ident {
                const LEN: usize = <#base as #runtime::wire::Fixed>::LEN;
                const PLAIN: bool = true;

                #[inline]
                fn get(#bytes: &[u8]) -> ::core::result::Result<Self, #runtime::wire::Malformed> {
                    <#base as #runtime::wire::Fixed>::get(#bytes).map(Self)
                }

                #[inline]
                fn put(self, #bytes: &mut [u8]) {
                    #runtime::wire::Fixed::put(self.0, #bytes);
                }
            }

            impl ::core::convert::From<#base> for #ident {
                #[inline]
                fn from(number: #base) -> Self {
                    Self(number)
                }
            }

            impl ::core::fmt::Debug for #ident {
                fn fmt(&self, #formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    match self.0 {
                        #(#numbers => #formatter.write_str(#formats),)*
                        _ => #formatter.debug_tuple(#text).field(&self.0).finish(),
                    }
                }
            }

            #runtime::__serialize_enumeration! { #ident }
        };
    }
}
