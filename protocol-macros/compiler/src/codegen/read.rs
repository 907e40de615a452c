//! Taking the fields of a packet, record or variant from a reader.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::condition::{bit_literal, holds, integer_of};
use super::context::{self, Context, local, value};
use crate::model::{Body, Count, Field, Kind, Segment, Test, Type, Value};

/// Takes all fields from `reader`: statements that leave each in its variable. `is_whole` says that nothing follows them.
pub(super) fn fields(context: &Context<'_>, body: &Body, reader: &Ident, is_whole: bool) -> TokenStream {
    let mut statements = TokenStream::new();
    for (number, segment) in body.segments.iter().enumerate() {
        match segment {
            Segment::Run { len, fields, counted } => {
                let run = local(&format!("run_{number}"));
                let counted = counted.and_then(|index| Some((index, body.fields.get(index)?)));
                let count_len = counted.and_then(|(_, field)| field.count_len()).unwrap_or(0);
                let whole = Literal::usize_unsuffixed(len + count_len);
                statements.extend(quote!(let #run = #reader.run::<#whole>()?;));
                for (offset, index) in fields {
                    let Some(field) = body.fields.get(*index) else { continue };
                    let (value, mut taken) = (value(*index), from_run(context, field, reader, (&run, &whole), *offset));
                    if body.counted_by(*index).any(|(_, counted)| !counted.is_option()) {
                        taken = quote!(#reader.count(#taken));
                    }
                    statements.extend(quote!(let #value = #taken;));
                }
                if let Some((index, field)) = counted {
                    let is_last = is_whole && number + 1 == body.segments.len();
                    let at = Literal::usize_unsuffixed(*len);
                    let (value, taken) = (value(index), behind_run(context, field, &quote!(#run.get(#at)?), is_last));
                    statements.extend(quote!(let #value = #reader.#taken?;));
                }
            }
            Segment::Varying(index) => {
                let Some(field) = body.fields.get(*index) else { continue };
                let (value, taken) = (value(*index), varying(context, body, field, reader));
                statements.extend(quote!(let #value = #taken;));
            }
        }
    }
    statements
}

/// `{ name: value, ... }` of what the struct or variant has.
pub(super) fn initializers(body: &Body, reader: &Ident) -> TokenStream {
    let fields = body.stored().map(|(index, field)| {
        let (ident, value) = (&field.ident, stored(body, index, reader));
        quote!(#ident: #value)
    });
    quote!({ #(#fields),* })
}

/// The Rust value of a field, without its flag bits.
pub(super) fn stored(body: &Body, index: usize, reader: &Ident) -> TokenStream {
    let value = value(index);
    if body.fields.get(index).is_none_or(|field| field.value != Value::Masked) {
        // The count of a field that may be missing counts only if the field is present.
        let counted = body.counted_by(index).next().filter(|(_, counted)| counted.is_option());
        return counted.map_or(quote!(#value), |(counted, _)| {
            let counted = context::value(counted);
            quote!(if #counted.is_some() { #reader.count(#value) } else { #value })
        });
    }
    let integer = integer_of(body, index);
    let mut masks = TokenStream::new();
    for (later, field) in body.fields.iter().enumerate() {
        let later = context::value(later);
        if let Some(mask) = field.tag.filter(|tag| tag.field == index).and_then(|tag| tag.mask) {
            let mask = bit_literal(integer, mask);
            masks.extend(if field.is_option() {
                quote!(& !(if #later.is_some() { #mask } else { 0 }))
            } else {
                quote!(& !#mask)
            });
        }
        if let Some(Test::Bits { bits, .. }) =
            field.when.as_ref().filter(|when| when.field == index).map(|when| &when.test)
            && field.required
        {
            let bits = bit_literal(integer, *bits);
            masks.extend(quote!(& !(if #later.is_some() { #bits } else { 0 })));
        }
    }
    quote!(#value #masks)
}

/// A field at a fixed offset in a run of known length, which is in a variable.
fn from_run(
    context: &Context<'_>,
    field: &Field,
    reader: &Ident,
    (run, len): (&Ident, &Literal),
    offset: usize,
) -> TokenStream {
    let offset = Literal::usize_unsuffixed(offset);
    match &field.ty {
        // The length is written out because Rust 1.88 does not infer it beside a type that is given.
        Type::Boolean => quote!(#reader.get::<bool, #len>(&#run, #offset)?),
        Type::Little(_) => {
            let ty = context.item_type(&field.ty);
            quote!(#run.get::<#ty>(#offset)?.0)
        }
        ty if field.describes => {
            let ty = context.item_type(ty);
            quote!(#run.get::<#ty>(#offset)?)
        }
        _ => quote!(#run.get(#offset)?),
    }
}

/// The method that takes what a count announces which was taken with the run before it.
fn behind_run(context: &Context<'_>, field: &Field, count: &TokenStream, is_last: bool) -> TokenStream {
    match (&field.ty, field.count(), is_last) {
        (Type::Text, _, false) => quote!(unchecked_text(#count)),
        (Type::Text, _, true) => quote!(last_unchecked_text(#count)),
        (ty, Some(Count::Prefix { integer, little, unit }), _) => {
            let (integer, unit) = (context.count_type(integer, little), Literal::u32_unsuffixed(unit));
            if matches!(ty, Type::List(_)) {
                quote!(counted::<#integer, _>(#count, #unit))
            } else {
                quote!(counted_bytes::<#integer>(#count))
            }
        }
        (.., false) => quote!(text(#count)),
        (.., true) => quote!(last_text(#count)),
    }
}

fn varying(context: &Context<'_>, body: &Body, field: &Field, reader: &Ident) -> TokenStream {
    let runtime = context.runtime;
    let mut taken = taken(context, body, field, reader);
    if let Some(max) = field.max {
        let (value, max, ty) = (local("value"), Literal::u32_unsuffixed(max), context.field_type(&field.ty));
        taken = quote!({
            let #value: #ty = #taken;
            if #value.len() > #max {
                return ::core::result::Result::Err(#runtime::Malformed);
            }
            #value
        });
    }
    if !field.is_option() {
        return taken;
    }
    let mut conditions = Vec::new();
    if let Some(when) = &field.when {
        conditions.push(holds(context, body, when, |index| {
            let value = value(index);
            quote!(#value)
        }));
    }
    if let Some(blank) = field.blank {
        let blank = Literal::usize_unsuffixed(blank);
        conditions.push(quote!(!#reader.blank(#blank)));
    } else if !field.required {
        conditions.push(quote!(#reader.has_more()));
    }
    quote! {
        if #(#conditions)&&* { ::core::option::Option::Some(#taken) } else { ::core::option::Option::None }
    }
}

/// A field of varying size, from the reader.
fn taken(context: &Context<'_>, body: &Body, field: &Field, reader: &Ident) -> TokenStream {
    let runtime = context.runtime;
    let is_list = matches!(field.ty, Type::List(_));
    if let Some(count) = field.count() {
        return match (count, is_list) {
            (Count::Prefix { integer, little, unit }, true) => {
                let (count, unit) = (context.count_type(integer, little), Literal::u32_unsuffixed(unit));
                quote!(#reader.list::<#count, _>(#unit)?)
            }
            (Count::Prefix { integer, little, .. }, false) => {
                let count = context.count_type(integer, little);
                quote!(#reader.bytes::<#count>()?)
            }
            (Count::Field { index, unit }, true) => {
                let (count, unit) = (value(index), Literal::u32_unsuffixed(unit));
                quote!(#reader.counted(#count, #unit)?)
            }
            (Count::Field { index, .. }, false) => {
                let count = value(index);
                quote!(#reader.counted_bytes(#count)?)
            }
            (Count::Rest, true) => quote!(#reader.rest_list()?),
            (Count::Rest, false) => quote!(#reader.rest()),
        };
    }
    if let (Some(Kind::Variants(_)), Some(tag)) = (context.kind(&field.ty), field.tag) {
        let mut found = {
            let value = value(tag.field);
            quote!(#value)
        };
        if let Some(mask) = tag.mask {
            let mask = bit_literal(integer_of(body, tag.field), mask);
            found = quote!(#found & #mask);
        }
        return quote!(#runtime::Variants::read_tagged(#found, #reader)?);
    }
    match &field.ty {
        Type::Little(_) => {
            let ty = context.item_type(&field.ty);
            quote!(#reader.read::<#ty>()?.0)
        }
        ty if field.describes => {
            let ty = context.item_type(ty);
            quote!(#reader.read::<#ty>()?)
        }
        _ => quote!(#reader.read()?),
    }
}
