//! The fields of a packet or record: their definition, and how they are read and written.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{Context, docs, integer_ident, local};
use crate::model::{Body, Field, Segment, Type};

/// The struct with its derives, and `Debug` by hand where something is secret.
pub(super) fn definition(context: &Context<'_>, name: &Ident, docs: &str, body: &Body) -> TokenStream {
    let fields = body.fields.iter().map(|field| {
        let (ident, docs) = (&field.ident, docs::field(context, field));
        let ty = context.rust_type(&field.ty);
        let ty = if field.required { ty } else { quote!(::core::option::Option<#ty>) };
        quote!(#[doc = #docs] pub #ident: #ty)
    });
    let lifetime = lifetime(body);
    let fields = if body.fields.is_empty() { quote!(;) } else { quote!({ #(#fields),* }) };
    let equality = body.total_eq.then(|| quote!(::core::cmp::Eq, ::core::hash::Hash,));
    let secret = body.fields.iter().any(|field| field.secret);
    let debug = (!secret).then(|| quote!(::core::fmt::Debug,));
    let debug_by_hand = secret.then(|| debug_without_secrets(name, body));
    quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone, ::core::marker::Copy, #debug ::core::cmp::PartialEq, #equality)]
        pub struct #name #lifetime #fields
        #debug_by_hand
    }
}

pub(super) fn lifetime(body: &Body) -> Option<TokenStream> {
    body.borrows.then(|| quote!(<'a>))
}

/// For an `impl` that needs no name for the lifetime.
pub(super) fn any_lifetime(body: &Body) -> Option<TokenStream> {
    body.borrows.then(|| quote!(<'_>))
}

fn debug_without_secrets(name: &Ident, body: &Body) -> TokenStream {
    let text = name.to_string();
    let lifetime = any_lifetime(body);
    let fields = body.fields.iter().map(|Field { ident, secret, .. }| {
        let label = ident.to_string();
        let label = label.trim_start_matches("r#");
        if *secret { quote!(.field(#label, &"***")) } else { quote!(.field(#label, &self.#ident)) }
    });
    quote! {
        const _: () = {
            impl ::core::fmt::Debug for #name #lifetime {
                fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    formatter.debug_struct(#text) #(#fields)* .finish()
                }
            }
        };
    }
}

/// Takes all fields from `reader` and gives `Self`.
pub(super) fn read(body: &Body, reader: &Ident) -> TokenStream {
    let mut statements = TokenStream::new();
    for (number, segment) in body.segments.iter().enumerate() {
        match segment {
            Segment::Run { len, fields } => {
                let run = local(&format!("run_{number}"));
                let len = Literal::usize_unsuffixed(*len);
                statements.extend(quote!(let #run = #reader.run::<#len>()?;));
                for (offset, field) in fields {
                    let (value, offset) = (value(*field), Literal::usize_unsuffixed(*offset));
                    statements.extend(quote!(let #value = #run.get(#offset)?;));
                }
            }
            Segment::Varying(index) => {
                let Some(field) = body.fields.get(*index) else { continue };
                let (value, call) = (value(*index), read_one(field, reader));
                statements.extend(quote!(let #value = #call?;));
            }
        }
    }
    let fields = body.fields.iter().enumerate().map(|(index, field)| {
        let (ident, value) = (&field.ident, value(index));
        quote!(#ident: #value)
    });
    quote!(#statements ::core::result::Result::Ok(Self { #(#fields),* }))
}

fn value(index: usize) -> Ident {
    local(&format!("value_{index}"))
}

fn read_one(field: &Field, reader: &Ident) -> TokenStream {
    match (&field.ty, field.required) {
        (Type::List(list), required) => {
            let (count, unit) = (integer_ident(list.count), Literal::u32_unsuffixed(list.unit));
            if required {
                quote!(#reader.list::<#count, _>(#unit))
            } else {
                quote!(#reader.optional_list::<#count, _>(#unit))
            }
        }
        (_, true) => quote!(#reader.read()),
        (_, false) => quote!(#reader.optional()),
    }
}

/// Puts all fields into `sink`. The first run begins with `head`: what stands before the fields, its length and how it is put.
pub(super) fn write(context: &Context<'_>, body: &Body, sink: &Ident, head: (usize, TokenStream)) -> TokenStream {
    let runtime = context.runtime;
    let mut statements = TokenStream::new();
    let run = |head_len: usize, head: &TokenStream, len: usize, fields: &[(usize, usize)]| {
        let puts = fields.iter().filter_map(|(offset, index)| {
            let (ident, offset) = (&body.fields.get(*index)?.ident, Literal::usize_unsuffixed(head_len + offset));
            Some(quote!(.put(#offset, self.#ident)))
        });
        let len = Literal::usize_unsuffixed(head_len + len);
        quote!(#sink.run(#runtime::wire::Run::<#len>::new() #head #(#puts)*);)
    };
    let (mut head_len, mut head) = head;
    if head_len > 0 && !matches!(body.segments.first(), Some(Segment::Run { .. })) {
        statements.extend(run(head_len, &head, 0, &[]));
        (head_len, head) = (0, TokenStream::new());
    }
    for segment in &body.segments {
        match segment {
            Segment::Run { len, fields } => {
                statements.extend(run(head_len, &head, *len, fields));
                (head_len, head) = (0, TokenStream::new());
            }
            Segment::Varying(index) => statements.extend(write_one(context, body, *index, sink)),
        }
    }
    statements
}

fn write_one(context: &Context<'_>, body: &Body, index: usize, sink: &Ident) -> Option<TokenStream> {
    let runtime = context.runtime;
    let field = body.fields.get(index)?;
    let (ident, number) = (&field.ident, Literal::usize_unsuffixed(index));
    let write = |value: TokenStream| match &field.ty {
        Type::List(list) => {
            let (count, unit) = (integer_ident(list.count), Literal::u32_unsuffixed(list.unit));
            quote!(#value.write::<#count, _>(#unit, #sink);)
        }
        Type::Named(_) => quote!(#sink.enter(); #runtime::wire::Wire::write(&#value, #sink); #sink.leave();),
        _ => quote!(#runtime::wire::Wire::write(&#value, #sink);),
    };
    if field.required {
        let write = write(quote!(self.#ident));
        return Some(quote!(#sink.field(#number); #write));
    }
    let value = local("value");
    let before = index.checked_sub(1).and_then(|before| body.fields.get(before)).filter(|before| !before.required);
    let check = before.map(|Field { ident, .. }| {
        quote!(if self.#ident.is_none() { #sink.refuse(#runtime::Refusal::EarlierFieldMissing); })
    });
    let write = write(quote!(#value));
    Some(quote! {
        if let ::core::option::Option::Some(#value) = self.#ident {
            #sink.field(#number);
            #check
            #write
        }
    })
}

/// Tells the runtime's macro how the fields are serialized; without the feature `serde` it expands to nothing.
pub(super) fn serialize(context: &Context<'_>, name: &Ident, body: &Body) -> TokenStream {
    let runtime = context.runtime;
    let lifetime = lifetime(body);
    let (text, len) = (name.to_string(), Literal::usize_unsuffixed(body.fields.len()));
    let fields = body.fields.iter().map(|field| {
        let kind = match (field.required, field.secret) {
            (true, false) => quote!(required),
            (false, false) => quote!(optional),
            (true, true) => quote!(secret),
            (false, true) => quote!(optional_secret),
        };
        let (ident, name) = (&field.ident, &field.name);
        quote!(#kind #name #ident)
    });
    quote!(#runtime::__serialize_struct! { [#lifetime] #name #lifetime, #text, #len { #(#fields,)* } })
}
