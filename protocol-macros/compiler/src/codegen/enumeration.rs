//! One enumeration: a struct around the integer or string, with a constant for each named value. Unlike in a Rust enum, each value has
//! exactly one form, so decoding, comparing and encoding always use the value on the wire.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::condition::literal;
use super::context::{Context, integer_ident, local};
use super::{docs, table};
use crate::model::{Enumeration, EnumerationValue, NamedType};

pub(super) fn emit(context: &Context<'_>, named: &NamedType, enumeration: &Enumeration) -> TokenStream {
    let runtime = context.runtime;
    let ident = &named.ident;
    let values = &enumeration.values;
    let docs = docs::enumeration(named, enumeration);
    let info = table::enumeration(context, named, enumeration);
    let constants: Vec<&Ident> = values.iter().map(|value| &value.ident).collect();
    let spelled = values.iter().map(|value| &value.name);
    let value_docs = values.iter().map(docs::value);
    let literals: Vec<TokenStream> = values.iter().map(|value| literal(&value.value)).collect();
    let text = ident.to_string();
    let formats = constants.iter().map(|constant| format!("{ident}::{constant}"));
    let formatter = local("formatter");
    let (base, lifetime, any, fixed) = match enumeration.integer {
        Some(integer) => {
            let base = integer_ident(integer);
            (quote!(#base), None, None, None)
        }
        None => (quote!(&'a str), Some(quote!(<'a>)), Some(quote!(<'_>)), Some(quote!(<'static>))),
    };
    let default = enumeration.default_value().map(|EnumerationValue { value, .. }| {
        // By its value: the constants of a string live for `'static`.
        let zero = literal(value);
        quote! {
            impl ::core::default::Default for #ident #any {
                #[inline]
                fn default() -> Self {
                    Self(#zero)
                }
            }
        }
    });
    let wire =
        if lifetime.is_some() { string(context, ident, enumeration.little) } else { number(context, ident, &base) };
    quote! {
        #[doc = #docs]
        #[derive(Clone, Copy, PartialEq, Eq,
                 PartialOrd, Ord, Hash)]
        pub struct #ident #lifetime (
            /// The value on the wire.
            pub #base,
        );

        impl #ident #fixed {
            #(#[doc = #value_docs] pub const #constants: Self = Self(#literals);)*
        }

        impl #ident #any {
            /// The spec's name for this value, if it has one.
            #[must_use]
            pub fn name(self) -> ::core::option::Option<&'static str> {
                match self.0 {
                    #(#literals => ::core::option::Option::Some(#spelled),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        #default

        impl #runtime::Enumeration for #ident #any {
            const INFO: &'static #runtime::EnumerationInfo = #info;
        }

        #wire

        impl ::core::fmt::Debug for #ident #any {
            #[inline]
            fn fmt(&self, #formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self.0 {
                    #(#literals => #formatter.write_str(#formats),)*
                    _ => #formatter.debug_tuple(#text).field(&self.0).finish(),
                }
            }
        }

        #runtime::enumeration! { [#lifetime] #ident #lifetime, #base }
    }
}

fn number(context: &Context<'_>, ident: &Ident, base: &TokenStream) -> TokenStream {
    let (runtime, bytes) = (context.runtime, local("bytes"));
    quote! {
        impl #runtime::Fixed for #ident {
            const LEN: usize = <#base as #runtime::Fixed>::LEN;
            const PLAIN: bool = true;

            #[inline]
            fn get(#bytes: &[u8]) -> #runtime::Read<Self> {
                <#base as #runtime::Fixed>::get(#bytes).map(Self)
            }

            #[inline]
            fn put(self, #bytes: &mut [u8]) {
                #runtime::Fixed::put(self.0, #bytes);
            }
        }
    }
}

fn string(context: &Context<'_>, ident: &Ident, little: bool) -> TokenStream {
    let (runtime, reader, sink) = (context.runtime, local("reader"), local("sink"));
    let (read, written) = if little {
        let text = quote!(#runtime::Little<&'a str>);
        (quote!(#reader.read::<#text>().map(|value| Self(value.0))), quote!(#runtime::Little(self.0)))
    } else {
        (quote!(#reader.read().map(Self)), quote!(self.0))
    };
    quote! {
        impl<'a> #runtime::Wire<'a> for #ident<'a> {
            const MIN_LEN: usize = 2;

            #[inline]
            fn read(#reader: &mut #runtime::Reader<'a>) -> #runtime::Read<Self> {
                #read
            }

            #[inline]
            fn write<S: #runtime::Sink>(&self, #sink: &mut S) -> #runtime::Written {
                #runtime::Wire::write(&#written, #sink)
            }
        }
    }
}
