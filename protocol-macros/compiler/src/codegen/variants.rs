//! One choice of variants: an enum, and its tag.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::condition::literal;
use super::context::{Context, local, value};
use super::write::Writing;
use super::{body, docs, read, table};
use crate::model::{Body, NamedType, Type, Variants};

/// One variant as it is emitted; that of all other tags is one, too.
struct Arm<'m> {
    ident: Ident,
    body: &'m Body,
    docs: String,
    /// The tag; `None` for all others.
    tag: Option<TokenStream>,
}

pub(super) fn emit(context: &Context<'_>, named: &NamedType, variants: &Variants) -> TokenStream {
    let runtime = context.runtime;
    let ident = &named.ident;
    let borrows = variants.traits.borrows;
    let (lifetime, any) = (borrows.then(|| quote!(<'a>)), borrows.then(|| quote!(<'_>)));
    let tag_type = context.field_type(&variants.tag);
    let arms = arms(variants);
    let docs = docs::variants(context, named, variants);
    let definitions = arms.iter().map(|arm| definition(context, arm, &tag_type));
    let total_eq = arms.iter().all(|arm| arm.body.total_eq).then(|| quote!(Eq, Hash,));
    let secret = arms.iter().any(|arm| body::has_secret(arm.body));
    let debug = (!secret).then(|| quote!(Debug,));
    let debug_by_hand = secret.then(|| debug_without_secrets(ident, any.as_ref(), &arms));
    let info = table::variants(context, named, variants);
    let min_len = Literal::usize_unsuffixed(variants.traits.min_len);
    let (reader, sink, tag) = (local("reader"), local("sink"), local("tag"));
    let read_tag = read_tag(context, variants, &reader);
    let write_tag = match &variants.tag {
        Type::Little(_) => quote!(#runtime::Little(#runtime::Variants::tag(self))),
        _ => quote!(#runtime::Variants::tag(self)),
    };
    let tags = arms.iter().map(|Arm { ident, tag: known, .. }| match known {
        Some(known) => quote!(Self::#ident { .. } => #known),
        None => quote!(Self::#ident { tag: #tag, .. } => #tag),
    });
    let reads = arms.iter().map(|arm| read_arm(context, arm, &reader, &tag));
    let otherwise = variants.other.is_none().then(|| quote!(_ => ::core::result::Result::Err(#runtime::Malformed),));
    let writes = arms.iter().enumerate().map(|(index, arm)| write_arm(context, arm, index, &sink, &arms));
    let uses_reader = arms.iter().any(|arm| !arm.body.fields.is_empty());
    let unused = (!uses_reader).then(|| quote!(let _ = #reader;));
    let serialize = serialize(context, ident, lifetime.as_ref(), &arms);
    quote! {
        #[doc = #docs]
        #[derive(Clone, Copy, #debug PartialEq, #total_eq)]
        pub enum #ident #lifetime {
            #(#definitions)*
        }
        #debug_by_hand
        const _: () = {
            impl<'a> #runtime::Wire<'a> for #ident #lifetime {
                const MIN_LEN: usize = #min_len;

                #[inline]
                fn read(#reader: &mut #runtime::Reader<'a>) -> #runtime::Read<Self> {
                    let #tag = #read_tag;
                    #runtime::Variants::read_tagged(#tag, #reader)
                }

                #[inline]
                fn write<S: #runtime::Sink>(&self, #sink: &mut S) -> #runtime::Written {
                    #runtime::Wire::write(&#write_tag, #sink)?;
                    #runtime::Variants::write_fields(self, #sink)
                }
            }

            impl<'a> #runtime::Variants<'a> for #ident #lifetime {
                const INFO: &'static #runtime::VariantsInfo = &#info;
                type Tag = #tag_type;

                #[inline]
                fn tag(&self) -> #tag_type {
                    match *self {
                        #(#tags,)*
                    }
                }

                #[inline]
                fn read_tagged(
                    #tag: #tag_type,
                    #reader: &mut #runtime::Reader<'a>,
                ) -> #runtime::Read<Self> {
                    #unused
                    match #tag {
                        #(#reads)*
                        #otherwise
                    }
                }

                #[inline]
                fn write_fields<S: #runtime::Sink>(&self, #sink: &mut S) -> #runtime::Written {
                    match *self {
                        #(#writes)*
                    }
                    ::core::result::Result::Ok(())
                }
            }

            #serialize
        };
    }
}

fn arms(variants: &Variants) -> Vec<Arm<'_>> {
    let known = variants.variants.iter().map(|variant| Arm {
        ident: variant.ident.clone(),
        body: &variant.body,
        docs: docs::choice(variant),
        tag: Some(literal(&variant.tag)),
    });
    let other = variants.other.as_ref().map(|body| Arm {
        ident: Ident::new("Other", Span::call_site()),
        body,
        docs: "Any other tag; it is kept and written back.".to_owned(),
        tag: None,
    });
    known.chain(other).collect()
}

fn definition(context: &Context<'_>, arm: &Arm<'_>, tag_type: &TokenStream) -> TokenStream {
    let Arm { ident, body, docs, tag } = arm;
    let tag = tag.is_none().then(|| {
        quote!(
            /// The tag.
            tag: #tag_type,
        )
    });
    let fields = body.stored().map(|(_, field)| {
        let (docs, definition) = (docs::field(context, body, field), body::field_definition(context, field));
        quote!(#[doc = #docs] #definition)
    });
    let fields =
        if tag.is_none() && body.stored().next().is_none() { None } else { Some(quote!({ #tag #(#fields),* })) };
    quote!(#[doc = #docs] #ident #fields,)
}

fn read_tag(context: &Context<'_>, variants: &Variants, reader: &Ident) -> TokenStream {
    let ty = context.item_type(&variants.tag);
    match &variants.tag {
        Type::Little(_) => quote!(#reader.read::<#ty>()?.0),
        _ => quote!(#reader.read::<#ty>()?),
    }
}

fn read_arm(context: &Context<'_>, arm: &Arm<'_>, reader: &Ident, tag: &Ident) -> TokenStream {
    let Arm { ident, body, tag: known, .. } = arm;
    let (fields, initializers) = (read::fields(context, body, reader, false), read::initializers(body, reader));
    match known {
        Some(known) => quote!(#known => {
            #fields
            ::core::result::Result::Ok(Self::#ident #initializers)
        }),
        None => {
            let fields_of = body.stored().map(|(index, field)| (&field.ident, read::stored(body, index, reader)));
            let fields_of = fields_of.map(|(ident, value)| quote!(#ident: #value));
            quote!(_ => {
                #fields
                ::core::result::Result::Ok(Self::#ident { tag: #tag, #(#fields_of),* })
            })
        }
    }
}

fn write_arm(context: &Context<'_>, arm: &Arm<'_>, index: usize, sink: &Ident, arms: &[Arm<'_>]) -> TokenStream {
    let runtime = context.runtime;
    let Arm { ident, body, tag, .. } = arm;
    let bindings = bindings(body);
    let access = |index: usize| {
        let value = value(index);
        quote!(#value)
    };
    let number = Literal::usize_unsuffixed(index);
    let write = Writing { context, body, sink, access }.fields((0, TokenStream::new()));
    let write = (!body.fields.is_empty()).then(|| quote!(#sink.enter(); #write #sink.leave();));
    if tag.is_some() {
        return quote!(Self::#ident { #bindings } => {
            #sink.field(#number);
            #write
        });
    }
    // A tag that has a variant of its own would be read as that one.
    let known = arms.iter().filter_map(|arm| arm.tag.as_ref());
    let tag = local("tag");
    quote!(Self::#ident { tag: #tag, #bindings } => {
        #sink.field(#number);
        #runtime::agree(!::core::matches!(#tag, #(#known)|*), #number, #sink)?;
        #write
    })
}

/// `name: value_0, ...`
fn bindings(body: &Body) -> TokenStream {
    let fields = body.stored().map(|(index, field)| {
        let (ident, value) = (&field.ident, value(index));
        quote!(#ident: #value,)
    });
    fields.collect()
}

fn debug_without_secrets(ident: &Ident, any: Option<&TokenStream>, arms: &[Arm<'_>]) -> TokenStream {
    let formatter = local("formatter");
    let shown = arms.iter().map(|Arm { ident, body, tag, .. }| {
        let text = ident.to_string();
        let shown = body.stored().filter(|(_, field)| !field.secret);
        let bindings = shown.map(|(index, field)| {
            let (ident, value) = (&field.ident, value(index));
            quote!(#ident: #value,)
        });
        let bindings: TokenStream = bindings.collect();
        let fields = body::debug_fields(body, |index, _| {
            let value = value(index);
            quote!(#value)
        });
        let name = local("tag");
        let (binding, field) = match tag {
            Some(_) => (None, None),
            None => (Some(quote!(tag: #name,)), Some(quote!(.field("tag", &#name)))),
        };
        quote!(Self::#ident { #binding #bindings .. } => #formatter.debug_struct(#text) #field #fields .finish(),)
    });
    quote! {
        const _: () = {
            impl ::core::fmt::Debug for #ident #any {
                #[inline]
                fn fmt(&self, #formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    match *self { #(#shown)* }
                }
            }
        };
    }
}

/// Tells the runtime's macro how the variants are serialized; without the feature `serde` it expands to nothing.
fn serialize(context: &Context<'_>, ident: &Ident, lifetime: Option<&TokenStream>, arms: &[Arm<'_>]) -> TokenStream {
    let runtime = context.runtime;
    let arms = arms.iter().map(|Arm { ident, body, .. }| {
        let fields = body::serialized_fields(body);
        let fields = fields.map(|(kind, name, ident, local)| quote!(#kind #name #ident #local,));
        quote!(#ident { #(#fields)* })
    });
    quote!(#runtime::serialize_variants! { [#lifetime] #ident #lifetime, { #(#arms)* } })
}
