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
    let decode_with = visitor::decode_with(context, module, borrows, &inline);
    let generic = borrows.then(|| quote!('a));
    quote! {
        #[doc = #docs]
        #[derive(Clone, Copy, PartialEq, #total_eq)]
        pub enum #name #lifetime {
            #(#[doc = #variant_docs] #idents(#module::#idents #lifetimes),)*
        }
        impl #lifetime #name #lifetime {
            #decode_with
        }

        impl<'a> #runtime::Decode<'a> for #name #lifetime {
            const PACKETS: &'static [&'static #runtime::PacketInfo] = #table;

            #inline
            fn read_payload(
                #id: u16,
                #payload: #runtime::Reader<'a>,
            ) -> #runtime::Read<Self> {
                ::core::result::Result::Ok(match #id {
                    #(#ids => Self::#idents(#runtime::Payload::read_all(#payload)?),)*
                    _ => return ::core::result::Result::Err(#runtime::Malformed),
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

        #runtime::packet_enum! { [#generic] #name, [#inline] #module { #(#idents #lifetimes,)* } }
    }
}
