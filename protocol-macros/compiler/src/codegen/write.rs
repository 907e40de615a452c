//! Putting the fields of a packet, record or variant into a sink.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::condition::{bit_literal, holds, integer_of};
use super::{Context, local};
use crate::model::{Body, Count, Field, Kind, Segment, Source, Test, Type, Value};

/// What writes one body.
pub(super) struct Writing<'c, F> {
    pub(super) context: &'c Context<'c>,
    pub(super) body: &'c Body,
    pub(super) sink: &'c Ident,
    /// The Rust value of the field with this index.
    pub(super) access: F,
}

impl<F: Fn(usize) -> TokenStream> Writing<'_, F> {
    /// Puts all fields into the sink. The first run begins with `head`: what stands before the fields, its length and how it is put.
    pub(super) fn fields(&self, head: (usize, TokenStream)) -> TokenStream {
        let (runtime, sink) = (self.context.runtime, self.sink);
        let mut statements = self.computed();
        statements.extend(self.checks());
        let run = |head_len: usize, head: &TokenStream, len: usize, fields: &[(usize, usize)], text: Option<usize>| {
            let puts = fields.iter().filter_map(|(offset, index)| {
                let (field, mut value) = (self.body.fields.get(*index)?, self.wire(*index));
                if matches!(field.ty, Type::Little(_)) {
                    value = quote!(#runtime::wire::Little(#value));
                }
                let offset = Literal::usize_unsuffixed(head_len + offset);
                Some(quote!(.put(#offset, #value)))
            });
            let end = head_len + len;
            let (len, count, write) = match text {
                None => (Literal::usize_unsuffixed(end), None, None),
                Some(text) => {
                    let (value, at, number) =
                        (self.wire(text), Literal::usize_unsuffixed(end), Literal::usize_unsuffixed(text));
                    let count = quote!(.put(#at, #runtime::wire::text_len(#value.as_bytes())));
                    let write = quote!(#sink.field(#number); #sink.text(#value.as_bytes())?;);
                    (Literal::usize_unsuffixed(end + 2), Some(count), Some(write))
                }
            };
            quote!(#sink.run(#runtime::wire::Run::<#len>::new() #head #(#puts)* #count); #write)
        };
        let (mut head_len, mut head) = head;
        if head_len > 0 && !matches!(self.body.segments.first(), Some(Segment::Run { .. })) {
            statements.extend(run(head_len, &head, 0, &[], None));
            (head_len, head) = (0, TokenStream::new());
        }
        for segment in &self.body.segments {
            match segment {
                Segment::Run { len, fields, text } => {
                    statements.extend(run(head_len, &head, *len, fields, *text));
                    (head_len, head) = (0, TokenStream::new());
                }
                Segment::Varying(index) => statements.extend(self.varying(*index)),
            }
        }
        statements
    }

    /// The value of a field as it is written.
    fn wire(&self, index: usize) -> TokenStream {
        match self.body.fields.get(index).map(|field| field.value) {
            None | Some(Value::Stored) => (self.access)(index),
            Some(Value::Masked | Value::Computed(_)) => {
                let wire = wire_local(index);
                quote!(#wire)
            }
        }
    }

    /// The values that follow from other fields.
    fn computed(&self) -> TokenStream {
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
                    quote!(#runtime::wire::announce::<#ty, _>(#value.len(), #unit, #sink)?)
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

    /// A value some of whose bits follow from other fields, which may share them. What is stored has none of these bits; that is not
    /// written as a comparison with zero, of which clippy warns in the user's crate.
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
                        #runtime::wire::agree((#access & !#mask == #access) && (#tag & #mask == #tag), #number, #sink)?;
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
                        #runtime::wire::agree(#access & !#bits == #access, #number, #sink)?;
                        #wire |= #bits;
                    }
                });
            }
        }
        statements
    }

    /// Refuses what contradicts itself.
    fn checks(&self) -> TokenStream {
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
                    statements.extend(quote!(#runtime::wire::agree(#holds || #value.is_none(), #number, #sink)?;));
                } else if !decides {
                    statements.extend(quote!(#runtime::wire::agree(#holds == #value.is_some(), #number, #sink)?;));
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
                        #runtime::wire::agree(#runtime::wire::announce::<#ty, _>(#value.len(), #unit, #sink)? == #wire, #number, #sink)?;
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
                        #runtime::wire::agree(#runtime::Variants::tag(&#value) == #wire, #number, #sink)?;
                    }
                };
                statements.extend(if_there(field, &value, check));
            }
        }
        statements
    }

    fn varying(&self, index: usize) -> Option<TokenStream> {
        let (runtime, sink) = (self.context.runtime, self.sink);
        let field = self.body.fields.get(index)?;
        let number = Literal::usize_unsuffixed(index);
        if !field.is_option() {
            let write = self.put(field, &self.wire(index));
            return Some(quote!(#sink.field(#number); #write));
        }
        let (value, access) = (local("value"), (self.access)(index));
        let before = index.checked_sub(1).and_then(|before| Some((before, self.body.fields.get(before)?)));
        let check = before.filter(|(_, before)| !field.required && !before.required).map(|(before, _)| {
            let before = (self.access)(before);
            quote!(if #before.is_none() { #sink.refuse(#runtime::Refusal::EarlierFieldMissing)?; })
        });
        let write = self.put(field, &quote!(#value));
        let blank = field.blank.map(|blank| {
            let blank = Literal::usize_unsuffixed(blank);
            quote!(else { #sink.run(#runtime::wire::Run::<#blank>::new()); })
        });
        Some(quote! {
            if let ::core::option::Option::Some(#value) = #access {
                #sink.field(#number);
                #check
                #write
            } #blank
        })
    }

    /// Puts a field's value into the sink.
    fn put(&self, field: &Field, value: &TokenStream) -> TokenStream {
        let (runtime, sink) = (self.context.runtime, self.sink);
        let limit = field.max.map(|max| {
            let max = Literal::u32_unsuffixed(max);
            quote!(#runtime::wire::limit(#value.len(), #max, #sink)?;)
        });
        let is_list = matches!(field.ty, Type::List(_));
        let put = match (field.count(), self.context.kind(&field.ty)) {
            (Some(Count::Prefix { integer, little, unit }), _) => {
                let (count, unit) = (self.context.count_type(integer, little), Literal::u32_unsuffixed(unit));
                if is_list {
                    quote!(#value.write::<#count, _>(#unit, #sink)?;)
                } else {
                    quote!(#runtime::wire::write_bytes::<#count, _>(#value, #sink)?;)
                }
            }
            (Some(_), _) if is_list => quote!(#value.write_items(#sink)?;),
            (Some(_), _) => quote!(#sink.bytes(#value);),
            (None, Some(Kind::Variants(_))) if field.tag.is_some() => {
                quote!(#sink.enter(); #runtime::Variants::write_fields(&#value, #sink)?; #sink.leave();)
            }
            (None, Some(Kind::Enumeration(_)) | None) => match &field.ty {
                Type::Little(_) => quote!(#runtime::wire::Wire::write(&#runtime::wire::Little(#value), #sink)?;),
                _ => quote!(#runtime::wire::Wire::write(&#value, #sink)?;),
            },
            (None, Some(_)) => quote!(#sink.enter(); #runtime::wire::Wire::write(&#value, #sink)?; #sink.leave();),
        };
        quote!(#limit #put)
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

/// The local variable for a value that is not simply the struct's.
fn wire_local(index: usize) -> Ident {
    local(&format!("wire_{index}"))
}
