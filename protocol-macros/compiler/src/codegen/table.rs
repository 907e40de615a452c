//! The constant tables that errors, tools and documentation read.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::Context;
use crate::model::{
    Body, Condition, Count, Direction, Enumeration, Field, Integer, Kind, Literal as SpecLiteral, NamedType, Operand,
    Operator, Packet, Phase, Realm, Test, Type, Value, Variants,
};

/// The tables of all packets of a direction, where `module` has their structs.
pub(super) fn of_packets(context: &Context<'_>, packets: &[Packet], module: &TokenStream) -> TokenStream {
    let tables = packets.iter().map(|packet| of_packet(context, packet, module));
    quote!(&[#(#tables),*])
}

/// The table of a packet. If its layout is unknown, no struct refers to it.
fn of_packet(context: &Context<'_>, packet: &Packet, module: &TokenStream) -> TokenStream {
    let (runtime, name) = (context.runtime, &packet.ident);
    match packet.body {
        Some(_) => quote!(<#module::#name as #runtime::Packet>::INFO),
        None => {
            let info = self::packet(context, packet, &Body::default());
            quote!(#info.with_unknown_layout())
        }
    }
}

pub(super) fn packet(context: &Context<'_>, packet: &Packet, body: &Body) -> TokenStream {
    let runtime = context.runtime;
    let Packet { id, name, header, realm, summary, since, phase, phases, replies, aliases, .. } = packet;
    let from = match packet.direction {
        Direction::ClientToServer => quote!(from_client),
        Direction::ServerToClient => quote!(from_server),
    };
    let id = Literal::u16_unsuffixed(*id);
    let phase = (!phases.is_empty() || !phase.is_empty()).then(|| quote!(.with_phases(#phase, &[#(#phases),*])));
    let summary = (!summary.is_empty()).then(|| quote!(.with_summary(#summary)));
    let fields = (!body.fields.is_empty()).then(|| {
        let fields = fields(context, body);
        quote!(.with_fields(#fields))
    });
    let texts = |texts: &[String], method: &str| {
        let method = format_ident!("{method}");
        (!texts.is_empty()).then(|| quote!(.#method(&[#(#texts),*])))
    };
    let (replies, aliases) = (texts(replies, "with_replies"), texts(aliases, "with_aliases"));
    quote! {
        &#runtime::PacketInfo::#from(#id, #name, #header)
            .with_realm(#realm, #since) #phase #summary #fields #replies #aliases
    }
}

pub(super) fn realm(context: &Context<'_>, realm: &Realm) -> TokenStream {
    let (runtime, Realm { slug, name, description, .. }) = (context.runtime, realm);
    quote!(#runtime::RealmInfo::new(#slug, #name, #description))
}

pub(super) fn phase(context: &Context<'_>, phase: &Phase) -> TokenStream {
    let (runtime, Phase { name, description }) = (context.runtime, phase);
    quote!(#runtime::PhaseInfo::new(#name, #description))
}

pub(super) fn record(context: &Context<'_>, named: &NamedType, body: &Body, depth: Option<u8>) -> TokenStream {
    let (runtime, name) = (context.runtime, &named.name);
    let (fields, min_len) = (fields(context, body), Literal::usize_unsuffixed(body.min_len));
    let depth = depth.map(|depth| {
        let depth = Literal::u8_unsuffixed(depth);
        quote!(.with_depth(#depth))
    });
    quote!(#runtime::RecordInfo::new(#name, #min_len, #fields) #depth)
}

pub(super) fn enumeration(context: &Context<'_>, named: &NamedType, enumeration: &Enumeration) -> TokenStream {
    let (runtime, name) = (context.runtime, &named.name);
    let integer = match enumeration.integer {
        Some(integer) => {
            let integer = integer_info(context, integer);
            quote!(::core::option::Option::Some(#integer))
        }
        None => quote!(::core::option::Option::None),
    };
    let values = enumeration.values.iter().map(|value| {
        let (name, value) = (&value.name, value_info(context, &value.value));
        quote!(#runtime::NamedValueInfo::new(#name, #value))
    });
    quote!(&#runtime::EnumerationInfo::new(#name, #integer, &[#(#values),*]))
}

pub(super) fn variants(context: &Context<'_>, named: &NamedType, variants: &Variants) -> TokenStream {
    let (runtime, name) = (context.runtime, &named.name);
    let min_len = Literal::usize_unsuffixed(variants.traits.min_len);
    let tag = type_info(context, &variants.tag);
    let known = variants.variants.iter().map(|variant| {
        let (name, tag, fields) = (&variant.name, value_info(context, &variant.tag), fields(context, &variant.body));
        quote!(#runtime::VariantInfo::new(#name, #tag, #fields))
    });
    let other = variants.other.as_ref().map(|body| {
        let fields = fields(context, body);
        quote!(.with_other(#fields))
    });
    quote!(#runtime::VariantsInfo::new(#name, #min_len, #tag, &[#(#known),*]) #other)
}

fn fields(context: &Context<'_>, body: &Body) -> TokenStream {
    let fields = body.fields.iter().map(|field| field_info(context, field));
    quote!(&[#(#fields),*])
}

fn field_info(context: &Context<'_>, field: &Field) -> TokenStream {
    let runtime = context.runtime;
    let Field { name, ty, required, blank, when, tag, max, describes, value, secret, .. } = field;
    let ty = type_info(context, ty);
    let optional = (!required).then(|| quote!(.optional()));
    let blank = blank.map(|bytes| {
        let bytes = Literal::usize_unsuffixed(bytes);
        quote!(.blank(#bytes))
    });
    let when = when.as_ref().map(|when| {
        let condition = condition(context, when);
        quote!(.when(&#condition))
    });
    let tag = tag.map(|tag| {
        let field = Literal::usize_unsuffixed(tag.field);
        let mask = tag.mask.map(Literal::i128_unsuffixed);
        let mask = match mask {
            Some(mask) => quote!(::core::option::Option::Some(#mask)),
            None => quote!(::core::option::Option::None),
        };
        quote!(.tagged(#runtime::TagInfo::new(#field, #mask)))
    });
    let max = max.map(|max| {
        let max = Literal::u32_unsuffixed(max);
        quote!(.at_most(#max))
    });
    let describing = match (describes, value) {
        (false, _) => None,
        (true, Value::Stored) => Some(quote!(Partly)),
        (true, Value::Masked) => Some(quote!(Bits)),
        (true, Value::Computed(_)) => Some(quote!(Wholly)),
    };
    let describing = describing.map(|describes| quote!(.describing(#runtime::Describes::#describes)));
    let secret = secret.then(|| quote!(.secret()));
    quote!(#runtime::FieldInfo::new(#name, #ty) #optional #blank #when #tag #max #describing #secret)
}

fn condition(context: &Context<'_>, condition: &Condition) -> TokenStream {
    let runtime = context.runtime;
    let field = Literal::usize_unsuffixed(condition.field);
    let test = match &condition.test {
        Test::Truth(truth) => quote!(Truth(#truth)),
        Test::OneOf { values, negated } => {
            let values = values.iter().map(|value| value_info(context, value));
            let name = format_ident!("{}", if *negated { "NoneOf" } else { "OneOf" });
            quote!(#name(&[#(#values),*]))
        }
        Test::Compare(operator, operand) => {
            let name = match operator {
                Operator::Below => quote!(Below),
                Operator::Above => quote!(Above),
                Operator::AtMost => quote!(AtMost),
                Operator::AtLeast => quote!(AtLeast),
            };
            let operand = match operand {
                Operand::Number(number) => {
                    let number = Literal::i128_unsuffixed(*number);
                    quote!(Number(#number))
                }
                Operand::Field(index) => {
                    let index = Literal::usize_unsuffixed(*index);
                    quote!(Field(#index))
                }
            };
            quote!(#name(#runtime::OperandInfo::#operand))
        }
        Test::Bits { mask, bits } => {
            let (mask, bits) = (Literal::i128_unsuffixed(*mask), Literal::i128_unsuffixed(*bits));
            quote!(Bits { mask: #mask, bits: #bits })
        }
    };
    quote!(#runtime::ConditionInfo::new(#field, #runtime::TestInfo::#test))
}

fn value_info(context: &Context<'_>, value: &SpecLiteral) -> TokenStream {
    let runtime = context.runtime;
    match value {
        SpecLiteral::Integer(number) => {
            let number = Literal::i128_unsuffixed(*number);
            quote!(#runtime::ValueInfo::Integer(#number))
        }
        SpecLiteral::Text(text) => quote!(#runtime::ValueInfo::Text(#text)),
        SpecLiteral::Boolean(truth) => {
            let number = Literal::i128_unsuffixed(i128::from(*truth));
            quote!(#runtime::ValueInfo::Integer(#number))
        }
    }
}

fn type_info(context: &Context<'_>, ty: &Type) -> TokenStream {
    let runtime = context.runtime;
    match ty {
        Type::Boolean => quote!(#runtime::TypeInfo::Boolean),
        Type::Float => quote!(#runtime::TypeInfo::Float),
        Type::Double => quote!(#runtime::TypeInfo::Double),
        Type::String => quote!(#runtime::TypeInfo::String),
        Type::Text => quote!(#runtime::TypeInfo::Text),
        Type::Bytes(count) => {
            let count = count_info(context, *count);
            quote!(#runtime::TypeInfo::Bytes(#count))
        }
        Type::Integer(integer) => {
            let name = format_ident!("{}", integer.name().to_uppercase());
            quote!(#runtime::TypeInfo::#name)
        }
        Type::List(list) => {
            let (count, item) = (count_info(context, list.count), type_info(context, &list.item));
            quote!(#runtime::TypeInfo::List(&#runtime::ListInfo::new(#count, #item)))
        }
        Type::Little(ty) => {
            let ty = type_info(context, ty);
            quote!(#runtime::TypeInfo::Little(&#ty))
        }
        Type::Named(index) => {
            let path = context.named_path(*index);
            match context.kind(ty) {
                Some(Kind::Enumeration(enumeration)) => {
                    let info = quote!(#runtime::TypeInfo::Enumeration(<#path as #runtime::Enumeration>::INFO));
                    // On a number its fields say so.
                    let little = enumeration.little && enumeration.integer.is_none();
                    if little { quote!(#runtime::TypeInfo::Little(&#info)) } else { info }
                }
                Some(Kind::Variants(_)) => {
                    quote!(#runtime::TypeInfo::Variants(#runtime::Definition::new(<#path as #runtime::Variants>::definition)))
                }
                _ => {
                    quote!(#runtime::TypeInfo::Record(#runtime::Definition::new(<#path as #runtime::Record>::definition)))
                }
            }
        }
    }
}

fn count_info(context: &Context<'_>, count: Count) -> TokenStream {
    let runtime = context.runtime;
    match count {
        Count::Prefix { integer, little, unit } => {
            let (integer, unit) = (integer_info(context, integer), Literal::u32_unsuffixed(unit));
            quote!(#runtime::CountInfo::prefix(#integer, #little, #unit))
        }
        Count::Field { index, unit } => {
            let (index, unit) = (Literal::usize_unsuffixed(index), Literal::u32_unsuffixed(unit));
            quote!(#runtime::CountInfo::field(#index, #unit))
        }
        Count::Rest => quote!(#runtime::CountInfo::Rest),
    }
}

fn integer_info(context: &Context<'_>, integer: Integer) -> TokenStream {
    let runtime = context.runtime;
    let sign = if integer.signed { "Int" } else { "Uint" };
    let name = format_ident!("{sign}{}", integer.bits());
    quote!(#runtime::IntegerInfo::#name)
}
