//! One packet: its struct and the runtime's traits for it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Context, body, docs, local, table};
use crate::model::Packet;

/// The length prefix and the id.
const HEAD_LEN: usize = 6;

pub(super) fn emit(context: &Context<'_>, packet: &Packet) -> TokenStream {
    let runtime = context.runtime;
    let Packet { ident, body, .. } = packet;
    let definition = body::definition(context, ident, &docs::packet(context, packet), body);
    let (lifetime, any_lifetime) = (body::lifetime(body), body::any_lifetime(body));
    let info = table::packet(context, packet);
    let fixed_len = if body.fixed {
        let len = Literal::usize_unsuffixed(HEAD_LEN + body.min_len);
        quote!(::core::option::Option::Some(#len))
    } else {
        quote!(::core::option::Option::None)
    };
    let (length, sink) = (local("length"), local("sink"));
    let id = Literal::u16_suffixed(packet.id);
    let write = body::write(context, body, &sink, (HEAD_LEN, quote!(.put(0, #length).put(4, #id))));
    let reader = if body.fields.is_empty() { local("_reader") } else { local("reader") };
    let read = body::read(body, &reader);
    let serialize = body::serialize(context, ident, body);
    quote! {
        #definition
        const _: () = {
            impl #runtime::Packet for #ident #any_lifetime {
                const INFO: &'static #runtime::PacketInfo = #info;
                const FIXED_LEN: ::core::option::Option<usize> = #fixed_len;

                #[inline]
                fn write_frame<S: #runtime::Sink>(&self, #length: u32, #sink: &mut S) {
                    #write
                }
            }

            impl<'a> #runtime::Payload<'a> for #ident #lifetime {
                #[inline]
                fn read(#reader: &mut #runtime::Reader<'a>) -> ::core::result::Result<Self, #runtime::wire::Malformed> {
                    #read
                }
            }

            #serialize
        };
    }
}
