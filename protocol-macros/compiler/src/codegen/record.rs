//! One record.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::{Context, local};
use super::write::Writing;
use super::{body, docs, read, table};
use crate::model::{Body, NamedType};

pub(super) fn emit(context: &Context<'_>, named: &NamedType, body: &Body, depth: Option<u8>) -> TokenStream {
    let runtime = context.runtime;
    let ident = &named.ident;
    let definition = body::definition(context, ident, &docs::record(context, named, body, depth), body);
    let (lifetime, any_lifetime) = (body::lifetime(body), body::any_lifetime(body));
    let info = table::record(context, named, body, depth);
    let min_len = Literal::usize_unsuffixed(body.min_len);
    let plain = body.plain && depth.is_none();
    let is_empty = body.fields.is_empty() && depth.is_none();
    let reader = if is_empty { local("_reader") } else { local("reader") };
    let sink = if is_empty { local("_sink") } else { local("sink") };
    let (fields, initializers) = (read::fields(context, body, &reader, false), read::initializers(body, &reader));
    let access = |index: usize| {
        let field = body.fields.get(index).map(|field| &field.ident);
        quote!(self.#field)
    };
    let mut write = Writing { context, body, sink: &sink, access }.fields((0, TokenStream::new()));
    let (mut descend, mut ascend) = (None, None);
    if let Some(depth) = depth {
        let depth = Literal::u8_unsuffixed(depth);
        descend = Some(quote!(#reader.descend(#depth)?;));
        ascend = Some(quote!(#reader.ascend();));
        write = quote! {
            if #sink.descend(#depth) {
                #write
            } else {
                #sink.refuse(#runtime::Refusal::TooDeep { limit: #depth })?;
            }
            #sink.ascend();
        };
    }
    let serialize = body::serialize(context, ident, body);
    quote! {
        #definition
        const _: () = {
            impl #runtime::Record for #ident #any_lifetime {
                const INFO: &'static #runtime::RecordInfo = &#info;
            }

            impl<'a> #runtime::Wire<'a> for #ident #lifetime {
                const MIN_LEN: usize = #min_len;
                const PLAIN: bool = #plain;

                #[inline]
                fn read(#reader: &mut #runtime::Reader<'a>) -> #runtime::Read<Self> {
                    #descend
                    #fields
                    #ascend
                    ::core::result::Result::Ok(Self #initializers)
                }

                #[inline]
                fn write<S: #runtime::Sink>(&self, #sink: &mut S) -> #runtime::Written {
                    #write
                    ::core::result::Result::Ok(())
                }
            }

            #serialize
        };
    }
}
