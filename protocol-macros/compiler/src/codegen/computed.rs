//! What follows from other fields when a packet, record or variant is written, and what must agree with them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::condition::{bit_literal, holds, integer_of};
use super::context::local;
use super::write::{Writing, wire_local};
use crate::model::{Count, Field, Source, Test, Value};

impl<F: Fn(usize) -> TokenStream> Writing<'_, F> {
    /// The values that follow from other fields.
    pub(super) fn computed(&self) -> TokenStream {
        let (runtime, sink) = (self.context.runtime, self.sink);
        let mut statements = TokenStream::new();
        for (index, field) in self.body.fields.iter().enumerate() {
            let wire = wire_local(index);
            let expression = match field.value {
                Value::Stored => continue,
                Value::Masked => {
                    statements.extend(self.masked(index));
                    continue;
                }
                Value::Computed(Source::Count { field: counted, unit }) => {
                    let (value, unit) = ((self.access)(counted), Literal::u32_unsuffixed(unit));
                    let (counted, ty) = (Literal::usize_unsuffixed(counted), self.context.field_type(&field.ty));
                    statements.extend(quote!(#sink.field(#counted);));
                    quote!(#runtime::announce::<#ty, _>(#value.len(), #unit, #sink)?)
                }
                Value::Computed(Source::Tag { field }) => {
                    let value = (self.access)(field);
                    quote!(#runtime::Variants::tag(&#value))
                }
                Value::Computed(Source::Presence { field, when }) => {
                    let value = (self.access)(field);
                    if when { quote!(#value.is_some()) } else { quote!(#value.is_none()) }
                }
            };
            statements.extend(quote!(let #wire = #expression;));
        }
        statements
    }

    /// A value some of whose bits follow from other fields, which may share them. The stored value has none of these bits. The check does
    /// not compare with zero, because clippy would warn about that in the user's crate.
    fn masked(&self, index: usize) -> TokenStream {
        let (runtime, sink) = (self.context.runtime, self.sink);
        let (wire, access, integer) = (wire_local(index), (self.access)(index), integer_of(self.body, index));
        let number = Literal::usize_unsuffixed(index);
        let mut statements = quote!(let mut #wire = #access;);
        for (later, field) in self.body.fields.iter().enumerate() {
            let value = (self.access)(later);
            if let Some(mask) = field.tag.filter(|tag| tag.field == index).and_then(|tag| tag.mask) {
                let (mask, tag) = (bit_literal(integer, mask), local("tag"));
                let add = |value: TokenStream| {
                    quote! {
                        let #tag = #runtime::Variants::tag(&#value);
                        #runtime::agree((#access & !#mask == #access) && (#tag & #mask == #tag), #number, #sink)?;
                        #wire |= #tag;
                    }
                };
                statements.extend(if_there(field, &value, add));
            }
            if let Some(Test::Bits { bits, .. }) =
                field.when.as_ref().filter(|when| when.field == index).map(|when| &when.test)
                && field.required
            {
                let bits = bit_literal(integer, *bits);
                statements.extend(quote! {
                    if #value.is_some() {
                        #runtime::agree(#access & !#bits == #access, #number, #sink)?;
                        #wire |= #bits;
                    }
                });
            }
        }
        statements
    }

    /// Refuses what contradicts itself.
    pub(super) fn checks(&self) -> TokenStream {
        let (runtime, sink) = (self.context.runtime, self.sink);
        let mut statements = TokenStream::new();
        for (index, field) in self.body.fields.iter().enumerate() {
            let (value, number) = ((self.access)(index), Literal::usize_unsuffixed(index));
            let computed = |earlier: usize, source: Source| {
                self.body.fields.get(earlier).is_some_and(|field| field.value == Value::Computed(source))
            };
            if let Some(when) = &field.when {
                let holds = holds(self.context, self.body, when, |index| self.wire(index));
                let decides = match when.test {
                    Test::Truth(truth) => computed(when.field, Source::Presence { field: index, when: truth }),
                    _ => false,
                };
                if !field.required {
                    statements.extend(quote!(#runtime::agree(#holds || #value.is_none(), #number, #sink)?;));
                } else if !decides {
                    statements.extend(quote!(#runtime::agree(#holds == #value.is_some(), #number, #sink)?;));
                }
            }
            if let Some(Count::Field { index: earlier, unit }) = field.count()
                && !computed(earlier, Source::Count { field: index, unit })
            {
                let (wire, unit) = (self.wire(earlier), Literal::u32_unsuffixed(unit));
                let ty = self.body.fields.get(earlier).map(|field| self.context.field_type(&field.ty));
                let check = |value: TokenStream| {
                    quote! {
                        #sink.field(#number);
                        #runtime::agree(#runtime::announce::<#ty, _>(#value.len(), #unit, #sink)? == #wire, #number, #sink)?;
                    }
                };
                statements.extend(if_there(field, &value, check));
            }
            if let Some(tag) = field.tag
                && !computed(tag.field, Source::Tag { field: index })
            {
                let mut wire = self.wire(tag.field);
                if let Some(mask) = tag.mask {
                    let mask = bit_literal(integer_of(self.body, tag.field), mask);
                    wire = quote!((#wire & #mask));
                }
                let check = |value: TokenStream| {
                    quote! {
                        #runtime::agree(#runtime::Variants::tag(&#value) == #wire, #number, #sink)?;
                    }
                };
                statements.extend(if_there(field, &value, check));
            }
        }
        statements
    }
}

/// Does something with a field's value, if it has one.
fn if_there(field: &Field, value: &TokenStream, then: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    if field.is_option() {
        let there = local("there");
        let then = then(quote!(#there));
        quote!(if let ::core::option::Option::Some(#there) = #value { #then })
    } else {
        let then = then(value.clone());
        quote!({ #then })
    }
}
