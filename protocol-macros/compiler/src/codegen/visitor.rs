//! The visitor over the packets of a direction: decoding for those who only look.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::context::{Context, local};
use super::{body, docs};
use crate::model::{Body, Packet, names};

/// The trait and what decodes for it, inside the packets' module. `name` is the enum over them.
pub(super) fn emit(
    context: &Context<'_>,
    packets: &[(&Packet, &Body)],
    name: &Ident,
    borrows: bool,
    inline: &TokenStream,
) -> TokenStream {
    let runtime = context.runtime;
    let enum_lifetime = borrows.then(|| quote!(<'a>));
    let (packet, id, payload, visitor) = (local("packet"), local("id"), local("payload"), local("visitor"));
    let methods = packets.iter().map(|(Packet { ident, name: packet_name, .. }, body)| {
        let (method, lifetime) = (names::method_ident(packet_name), body::lifetime(body));
        let docs = format!("`{packet_name}`, as [`{ident}`].");
        quote! {
            #[doc = #docs]
            #[inline]
            fn #method(self, #packet: #ident #lifetime) -> Self::Output {
                self.other(super::#name::#ident(#packet))
            }
        }
    });
    let arms = packets.iter().map(|(Packet { id, name, .. }, _)| {
        let (id, method) = (Literal::u16_unsuffixed(*id), names::method_ident(name));
        quote!(#id => #visitor.#method(#runtime::Payload::read_all(#payload)?),)
    });
    let docs = docs::visitor(name);
    quote! {
        #[doc = #docs]
        pub trait Visitor<'a>: ::core::marker::Sized {
            /// What comes of a packet.
            type Output;

            /// A packet whose own method is not written.
            fn other(self, #packet: super::#name #enum_lifetime) -> Self::Output;

            #(#methods)*
        }

        #inline
        pub(super) fn read<'a, V: Visitor<'a>>(
            #id: u16,
            #payload: #runtime::Reader<'a>,
            #visitor: V,
        ) -> #runtime::Read<V::Output> {
            ::core::result::Result::Ok(match #id {
                #(#arms)*
                _ => return ::core::result::Result::Err(#runtime::Malformed),
            })
        }
    }
}

/// The methods of the enum that decode for a visitor.
pub(super) fn decode_with(context: &Context<'_>, module: &Ident, borrows: bool, inline: &TokenStream) -> TokenStream {
    let runtime = context.runtime;
    let (frame, visitor, payload) = (local("frame"), local("visitor"), local("payload"));
    let own_id = local("id");
    let docs = format!(
        "What `visitor` makes of the packet in `frame`. See [`{module}::Visitor`].\n\n# Errors\nThe id is none of these packets', or the \
         payload is not exactly that packet; the error says which field is wrong, where and why."
    );
    let own_lifetime = (!borrows).then(|| quote!('a,));
    quote! {
        #[doc = #docs]
        #inline
        pub fn decode_with<#own_lifetime V: #module::Visitor<'a>>(
            #frame: &#runtime::Frame<'a>,
            #visitor: V,
        ) -> ::core::result::Result<V::Output, #runtime::DecodeError> {
            let #payload = #runtime::Reader::new(#frame.payload());
            #module::read(#frame.id(), #payload, #visitor).map_err(|_| #runtime::frame_error::<Self>(#frame))
        }

        /// The same for a packet with this id, whose payload `payload` has not read yet. How strict it is, the reader says.
        ///
        /// # Errors
        /// As `decode_with`.
        #inline
        pub fn decode_reader_with<#own_lifetime V: #module::Visitor<'a>>(
            #own_id: u16,
            #payload: #runtime::Reader<'a>,
            #visitor: V,
        ) -> ::core::result::Result<V::Output, #runtime::DecodeError> {
            #module::read(#own_id, #payload, #visitor)
                .map_err(|_| #runtime::payload_error::<Self>(#own_id, #payload))
        }
    }
}
