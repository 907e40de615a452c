//! Putting the fields of a packet, record or variant into a sink.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::context::{Context, local};
use crate::model::{Body, Count, Field, Kind, Segment, Type, Value};

/// What writes one body.
pub(super) struct Writing<'c, F> {
    pub(super) context: &'c Context<'c>,
    pub(super) body: &'c Body,
    pub(super) sink: &'c Ident,
    /// The Rust value of the field with this index.
    pub(super) access: F,
}

/// A field whose count is put into the run before it.
#[derive(Default)]
struct Counted {
    /// What makes the count.
    announce: TokenStream,
    /// What puts it into the run.
    put: TokenStream,
    /// What puts the rest into the sink.
    write: TokenStream,
    /// The bytes of the count.
    len: usize,
}

impl<F: Fn(usize) -> TokenStream> Writing<'_, F> {
    /// Writes all fields to the sink. The first run begins with `head`: the length of what comes before the fields, and how to write it.
    pub(super) fn fields(&self, head: (usize, TokenStream)) -> TokenStream {
        let (runtime, sink) = (self.context.runtime, self.sink);
        let mut statements = self.computed();
        statements.extend(self.checks());
        let run =
            |head_len: usize, head: &TokenStream, len: usize, fields: &[(usize, usize)], counted: Option<usize>| {
                let puts = fields.iter().filter_map(|(offset, index)| {
                    let (field, mut value) = (self.body.fields.get(*index)?, self.wire(*index));
                    if matches!(field.ty, Type::Little(_)) {
                        value = quote!(#runtime::Little(#value));
                    }
                    let offset = Literal::usize_unsuffixed(head_len + offset);
                    Some(quote!(.put(#offset, #value)))
                });
                let end = head_len + len;
                let counted = counted.and_then(|index| self.counted(index, end)).unwrap_or_default();
                let (announce, put, write) = (counted.announce, counted.put, counted.write);
                let len = Literal::usize_unsuffixed(end + counted.len);
                quote!(#announce #sink.run(#runtime::Run::<#len>::new() #head #(#puts)* #put); #write)
            };
        let (mut head_len, mut head) = head;
        if head_len > 0 && !matches!(self.body.segments.first(), Some(Segment::Run { .. })) {
            statements.extend(run(head_len, &head, 0, &[], None));
            (head_len, head) = (0, TokenStream::new());
        }
        for segment in &self.body.segments {
            match segment {
                Segment::Run { len, fields, counted } => {
                    statements.extend(run(head_len, &head, *len, fields, *counted));
                    (head_len, head) = (0, TokenStream::new());
                }
                Segment::Varying(index) => statements.extend(self.varying(*index)),
            }
        }
        statements
    }

    /// The field with this index, whose count is `at` bytes into the run before it.
    fn counted(&self, index: usize, at: usize) -> Option<Counted> {
        let (runtime, sink) = (self.context.runtime, self.sink);
        let field = self.body.fields.get(index)?;
        let (value, number) = (self.wire(index), Literal::usize_unsuffixed(index));
        let (len, at) = (field.count_len()?, Literal::usize_unsuffixed(at));
        let Some(Count::Prefix { integer, little, unit }) = field.count() else {
            return Some(Counted {
                announce: TokenStream::new(),
                put: quote!(.put(#at, #runtime::text_len(#value.as_bytes()))),
                write: quote!(#sink.field(#number); #sink.text(#value.as_bytes())?;),
                len,
            });
        };
        let (integer, unit) = (self.context.count_type(integer, little), Literal::u32_unsuffixed(unit));
        let count = local(&format!("count_{index}"));
        Some(Counted {
            announce: quote! {
                #sink.field(#number);
                let #count = #runtime::announce::<#integer, _>(#value.len(), #unit, #sink)?;
            },
            put: quote!(.put(#at, #count)),
            write: self.items(field, &value),
            len,
        })
    }

    /// Puts the items of a list, or bytes, into the sink, without a count.
    fn items(&self, field: &Field, value: &TokenStream) -> TokenStream {
        let sink = self.sink;
        if matches!(field.ty, Type::List(_)) {
            quote!(#value.write_items(#sink)?;)
        } else {
            quote!(#sink.bytes(#value);)
        }
    }

    /// The value of a field as it is written.
    pub(super) fn wire(&self, index: usize) -> TokenStream {
        match self.body.fields.get(index).map(|field| field.value) {
            None | Some(Value::Stored) => (self.access)(index),
            Some(Value::Masked | Value::Computed(_)) => {
                let wire = wire_local(index);
                quote!(#wire)
            }
        }
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
            quote!(else { #sink.run(#runtime::Run::<#blank>::new()); })
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
            quote!(#runtime::limit(#value.len(), #max, #sink)?;)
        });
        let is_list = matches!(field.ty, Type::List(_));
        let put = match (field.count(), self.context.kind(&field.ty)) {
            (Some(Count::Prefix { integer, little, unit }), _) => {
                let (count, unit) = (self.context.count_type(integer, little), Literal::u32_unsuffixed(unit));
                if is_list {
                    quote!(#value.write::<#count, _>(#unit, #sink)?;)
                } else {
                    quote!(#runtime::write_bytes::<#count, _>(#value, #sink)?;)
                }
            }
            (Some(_), _) => self.items(field, value),
            (None, Some(Kind::Variants(_))) if field.tag.is_some() => {
                quote!(#sink.enter(); #runtime::Variants::write_fields(&#value, #sink)?; #sink.leave();)
            }
            (None, Some(Kind::Enumeration(_)) | None) => match &field.ty {
                Type::Little(_) => quote!(#runtime::Wire::write(&#runtime::Little(#value), #sink)?;),
                _ => quote!(#runtime::Wire::write(&#value, #sink)?;),
            },
            (None, Some(_)) => quote!(#sink.enter(); #runtime::Wire::write(&#value, #sink)?; #sink.leave();),
        };
        quote!(#limit #put)
    }
}

/// The local variable for a value that is not simply the struct's.
pub(super) fn wire_local(index: usize) -> Ident {
    local(&format!("wire_{index}"))
}
