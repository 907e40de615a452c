//! One packet: its struct and the runtime's traits for it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::{Context, inline, local};
use super::write::Writing;
use super::{body, docs, read, table};
use crate::model::{Body, Packet};

/// The length prefix and the id.
const HEAD_LEN: usize = 6;

pub(super) fn emit(context: &Context<'_>, packet: &Packet, body: &Body, few: bool) -> TokenStream {
    let inline = inline(few);
    let runtime = context.runtime;
    let ident = &packet.ident;
    let definition = body::definition(context, ident, &docs::packet(context, packet, body), body);
    let (lifetime, any_lifetime) = (body::lifetime(body), body::any_lifetime(body));
    let info = table::packet(context, packet, body);
    let fixed_len = body.fixed.then(|| {
        let len = Literal::usize_unsuffixed(HEAD_LEN + body.min_len);
        quote!(const FIXED_LEN: ::core::option::Option<usize> = ::core::option::Option::Some(#len);)
    });
    let (length, sink) = (local("length"), local("sink"));
    let id = Literal::u16_suffixed(packet.id);
    let access = |index: usize| {
        let field = body.fields.get(index).map(|field| &field.ident);
        quote!(self.#field)
    };
    let head = (HEAD_LEN, quote!(.put(0, #length).put(4, #id)));
    let write = Writing { context, body, sink: &sink, access }.fields(head);
    let reader = if body.fields.is_empty() { local("_reader") } else { local("reader") };
    let (fields, initializers) = (read::fields(context, body, &reader, true), read::initializers(body, &reader));
    let serialize = body::serialize(context, ident, body);
    let borrows = body.borrows.then(|| quote!('a));
    quote! {
        #definition

        impl #runtime::Packet for #ident #any_lifetime {
            const INFO: &'static #runtime::PacketInfo = #info;
            #fixed_len

            #[inline]
            fn write_frame<S: #runtime::Sink>(&self, #length: u32, #sink: &mut S) -> #runtime::Written {
                #write
                ::core::result::Result::Ok(())
            }
        }

        impl<'a> #runtime::Payload<'a> for #ident #lifetime {
            #inline
            fn read(#reader: &mut #runtime::Reader<'a>) -> #runtime::Read<Self> {
                #fields
                ::core::result::Result::Ok(Self #initializers)
            }
        }

        #serialize
        #runtime::packet! { [#borrows] #ident #lifetime }
    }
}
