//! The enum over all packets of a direction.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::context::{Context, FEW, inline, local};
use super::{body, docs, table, visitor};
use crate::model::{Body, Packet};

/// Whether the enum borrows.
pub(super) fn has_lifetime(packets: &[Packet]) -> bool {
    bodies(packets).any(|body| body.borrows)
}

fn bodies(packets: &[Packet]) -> impl Iterator<Item = &Body> {
    packets.iter().filter_map(|packet| packet.body.as_ref())
}

/// The packets whose layout is known. The others are in the table only.
pub(super) fn known(packets: &[Packet]) -> Vec<(&Packet, &Body)> {
    packets.iter().filter_map(|packet| Some((packet, packet.body.as_ref()?))).collect()
}

pub(super) fn emit(context: &Context<'_>, all: &[Packet], name: &Ident, module: &Ident) -> TokenStream {
    let runtime = context.runtime;
    let packets = known(all);
    let table = table::of_packets(context, all, &quote!(#module));
    let idents: Vec<&Ident> = packets.iter().map(|(packet, _)| &packet.ident).collect();
    let ids: Vec<Literal> = packets.iter().map(|(packet, _)| Literal::u16_unsuffixed(packet.id)).collect();
    let variant_docs = packets.iter().map(|(packet, _)| docs::variant(packet));
    let lifetimes: Vec<Option<TokenStream>> = packets.iter().map(|(_, body)| body::lifetime(body)).collect();
    let total_eq = packets.iter().all(|(_, body)| body.total_eq).then(|| quote!(Eq, Hash));
    let borrows = has_lifetime(all);
    let lifetime = borrows.then(|| quote!(<'a>));
    let any_lifetime = borrows.then(|| quote!(<'_>));
    let (packet, visitor) = (local("packet"), local("visitor"));
    let (id, payload) = (local("id"), local("payload"));
    let docs = docs::packet_enum(all);
    let inline = inline(all.len() <= FEW);
    let inherent = inherent(context, name, module, borrows, &inline);
    quote! {
        #[doc = #docs]
        #[derive(Clone, Copy, Debug, PartialEq, #total_eq)]
        pub enum #name #lifetime {
            #(#[doc = #variant_docs] #idents(#module::#idents #lifetimes),)*
        }
        #inherent

        impl<'a> #runtime::Decode<'a> for #name #lifetime {
            const PACKETS: &'static [&'static #runtime::PacketInfo] = #table;

            #inline
            fn read_payload(
                #id: u16,
                #payload: #runtime::Reader<'a>,
            ) -> #runtime::wire::Read<Self> {
                ::core::result::Result::Ok(match #id {
                    #(#ids => Self::#idents(#runtime::Payload::read_all(#payload)?),)*
                    _ => return ::core::result::Result::Err(#runtime::wire::Malformed),
                })
            }
        }

        impl #runtime::Encode for #name #any_lifetime {
            #[inline]
            fn visit<V: #runtime::PacketVisitor>(&self, #visitor: V) -> V::Output {
                match self {
                    #(Self::#idents(#packet) => #visitor.visit(#packet),)*
                }
            }
        }

        #runtime::__from_packets! { [#lifetime] #name #lifetime, #module { #(#idents #lifetimes,)* } }
        #runtime::__serialize_packets! { [#lifetime] #name #lifetime }
    }
}

/// What every user of the enum calls, without a trait in scope.
fn inherent(context: &Context<'_>, name: &Ident, module: &Ident, borrows: bool, inline: &TokenStream) -> TokenStream {
    let runtime = context.runtime;
    let (generics, frame) = if borrows { (Some(quote!(<'a>)), quote!('a)) } else { (None, quote!('_)) };
    let (frame_name, buffer) = (local("frame"), local("buffer"));
    let decode_with = visitor::decode_with(context, module, borrows, inline);
    quote! {
        impl #generics #name #generics {
            /// The packet in `frame`, borrowing from it.
            ///
            /// # Errors
            /// The id is none of these packets', or the payload is not exactly that packet; the error says which field is
            /// wrong, where and why.
            #inline
            pub fn decode(#frame_name: &#runtime::Frame<#frame>) -> ::core::result::Result<Self, #runtime::DecodeError> {
                #runtime::Decode::decode(#frame_name)
            }

            /// The packet in `frame`, with what the real client tolerates: odd booleans are false, bytes may be left over, negative
            /// counts are none, and a last string may be cut short.
            ///
            /// # Errors
            /// As `decode`, for everything else.
            #[inline]
            pub fn decode_tolerant(
                #frame_name: &#runtime::Frame<#frame>,
            ) -> ::core::result::Result<Self, #runtime::DecodeError> {
                #runtime::Decode::decode_tolerant(#frame_name)
            }

            #decode_with

            /// Writes the frame to the front of `buffer` and returns its length. Nothing is written unless all of it is.
            ///
            /// # Errors
            /// The buffer is too short (the error says what is needed), or the wire cannot carry a field.
            #[inline]
            pub fn encode(&self, #buffer: &mut [u8]) -> ::core::result::Result<usize, #runtime::EncodeError> {
                #runtime::Encode::encode(self, #buffer)
            }

            /// The exact length of the frame: length prefix, id and payload.
            #[inline]
            #[must_use]
            pub fn encoded_len(&self) -> usize {
                #runtime::Encode::encoded_len(self)
            }

            /// What the spec says about this packet: its id, name, header and fields.
            // Inlined, so that rustc does not compile it for each packet before somebody calls it.
            #[inline]
            #[must_use]
            pub fn info(&self) -> &'static #runtime::PacketInfo {
                #runtime::Encode::info(self)
            }
        }
    }
}
