//! The constant tables that errors, tools and documentation read.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::Context;
use crate::model::{Body, Direction, EnumerationValue, Field, Integer, Kind, NamedType, Packet, Realm, Type};

pub(super) fn packet(context: &Context<'_>, packet: &Packet) -> TokenStream {
    let runtime = context.runtime;
    let Packet { id, name, header, realm, summary, since, phase, replies, .. } = packet;
    let direction = match packet.direction {
        Direction::ClientToServer => quote!(ClientToServer),
        Direction::ServerToClient => quote!(ServerToClient),
    };
    let id = Literal::u16_unsuffixed(*id);
    let fields = (!packet.body.fields.is_empty()).then(|| {
        let fields = fields(context, &packet.body);
        quote!(.with_fields(#fields))
    });
    let replies = (!replies.is_empty()).then(|| quote!(.with_replies(&[#(#replies),*])));
    quote! {
        &#runtime::PacketInfo::new(#runtime::Direction::#direction, #id, #name, #header)
            .described(#realm, #phase, #since, #summary) #fields #replies
    }
}

pub(super) fn realm(context: &Context<'_>, realm: &Realm) -> TokenStream {
    let (runtime, Realm { slug, name, description, .. }) = (context.runtime, realm);
    quote!(#runtime::RealmInfo::new(#slug, #name, #description))
}

pub(super) fn record(context: &Context<'_>, named: &NamedType, body: &Body) -> TokenStream {
    let (runtime, name) = (context.runtime, &named.name);
    let (fields, min_len) = (fields(context, body), Literal::usize_unsuffixed(body.min_len));
    quote!(&#runtime::RecordInfo::new(#name, #min_len, #fields))
}

pub(super) fn enumeration(
    context: &Context<'_>,
    named: &NamedType,
    integer: Integer,
    values: &[EnumerationValue],
) -> TokenStream {
    let (runtime, name) = (context.runtime, &named.name);
    let integer = integer_info(context, integer);
    let values = values.iter().map(|value| {
        let (name, number) = (&value.name, Literal::i128_unsuffixed(value.value));
        quote!((#name, #number))
    });
    quote!(&#runtime::EnumerationInfo::new(#name, #integer, &[#(#values),*]))
}

fn fields(context: &Context<'_>, body: &Body) -> TokenStream {
    let runtime = context.runtime;
    let fields = body.fields.iter().map(|Field { name, ty, required, secret, .. }| {
        let ty = type_info(context, ty);
        let optional = (!required).then(|| quote!(.optional()));
        let secret = secret.then(|| quote!(.secret()));
        quote!(#runtime::FieldInfo::new(#name, #ty) #optional #secret)
    });
    quote!(&[#(#fields),*])
}

fn type_info(context: &Context<'_>, ty: &Type) -> TokenStream {
    let runtime = context.runtime;
    match ty {
        Type::Boolean => quote!(#runtime::TypeInfo::Boolean),
        Type::Float => quote!(#runtime::TypeInfo::Float),
        Type::Double => quote!(#runtime::TypeInfo::Double),
        Type::String => quote!(#runtime::TypeInfo::String),
        Type::Integer(integer) => {
            let integer = integer_info(context, *integer);
            quote!(#runtime::TypeInfo::Integer(#integer))
        }
        Type::List(list) => {
            let (count, unit) = (integer_info(context, list.count), Literal::u32_unsuffixed(list.unit));
            let item = type_info(context, &list.item);
            quote!(#runtime::TypeInfo::List(&#runtime::ListInfo::new(#count, #unit, #item)))
        }
        Type::Named(index) => {
            let path = context.named_path(*index);
            match context.types.get(*index).map(|named| &named.kind) {
                Some(Kind::Enumeration { .. }) => {
                    quote!(#runtime::TypeInfo::Enumeration(<#path as #runtime::Enumeration>::INFO))
                }
                _ => quote!(#runtime::TypeInfo::Record(<#path as #runtime::Record>::INFO)),
            }
        }
    }
}

fn integer_info(context: &Context<'_>, integer: Integer) -> TokenStream {
    let runtime = context.runtime;
    let sign = if integer.signed { "Int" } else { "Uint" };
    let name = format_ident!("{sign}{}", u32::from(integer.bytes) * 8);
    quote!(#runtime::IntegerInfo::#name)
}
