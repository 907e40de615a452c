//! What every emitter needs to know, and the names that they share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::{Integer, Kind, NamedType, Type};

/// What every emitter needs to know.
pub(super) struct Context<'m> {
    pub(super) types: &'m [NamedType],
    pub(super) types_module: &'m Ident,
    pub(super) runtime: &'m TokenStream,
}

impl Context<'_> {
    /// The Rust type of a field, within a module beside `types`.
    pub(super) fn field_type(&self, ty: &Type) -> TokenStream {
        self.item_type(ty.big())
    }

    /// The Rust type of an item, or of what lies on the wire.
    pub(super) fn item_type(&self, ty: &Type) -> TokenStream {
        let runtime = self.runtime;
        match ty {
            Type::Boolean => quote!(bool),
            Type::Float => quote!(f32),
            Type::Double => quote!(f64),
            Type::String => quote!(&'a str),
            Type::Text => quote!(#runtime::Text<'a>),
            Type::Bytes(_) => quote!(&'a [u8]),
            Type::Integer(integer) => {
                let name = integer_ident(*integer);
                quote!(#name)
            }
            Type::Named(index) => {
                let lifetime = ty.traits(self.types).borrows.then(|| quote!(<'a>));
                let path = self.named_path(*index);
                quote!(#path #lifetime)
            }
            Type::List(list) => {
                let item = self.item_type(&list.item);
                quote!(#runtime::List<'a, #item>)
            }
            Type::Little(ty) => {
                let ty = self.item_type(ty);
                quote!(#runtime::Little<#ty>)
            }
        }
    }

    /// The type of a count.
    pub(super) fn count_type(&self, integer: Integer, little: bool) -> TokenStream {
        let (runtime, name) = (self.runtime, integer_ident(integer));
        if little && integer.bytes > 1 { quote!(#runtime::Little<#name>) } else { quote!(#name) }
    }

    pub(super) fn named_path(&self, index: usize) -> TokenStream {
        let module = self.types_module;
        let name = self.types.get(index).map(|named| &named.ident);
        quote!(super::#module::#name)
    }

    pub(super) fn kind(&self, ty: &Type) -> Option<&Kind> {
        let Type::Named(index) = ty else { return None };
        self.types.get(*index).map(|named| &named.kind)
    }
}

/// Up to how many packets of a direction the reading code is inlined. Inlined code is faster, but a function that reads hundreds of packets
/// is slow to compile wherever it is called.
pub(super) const FEW: usize = 64;

/// The inline attribute of code that reads a packet. Debug builds never inline it, because each packet would take its own stack space.
pub(super) fn inline(few: bool) -> TokenStream {
    if few {
        quote! {
            #[cfg_attr(debug_assertions, inline)]
            #[cfg_attr(not(debug_assertions), inline(always))]
        }
    } else {
        quote!(#[inline])
    }
}

/// `i32` for `int32`.
pub(super) fn integer_ident(integer: Integer) -> Ident {
    let sign = if integer.signed { 'i' } else { 'u' };
    Ident::new(&format!("{sign}{}", integer.bits()), Span::call_site())
}

/// A local variable that no field's name can be taken for.
pub(super) fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The local variable for the value of the field with this index.
pub(super) fn value(index: usize) -> Ident {
    local(&format!("value_{index}"))
}
