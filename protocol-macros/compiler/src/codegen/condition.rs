//! What decides whether a field is there, as an expression over the values of earlier ones.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use crate::model::{Body, Condition, Integer, Literal as Value, Operand, Operator, Test, Type};

/// Whether the condition holds, where `wire` gives the value of a field on the wire.
pub(super) fn holds(
    context: &Context<'_>,
    body: &Body,
    condition: &Condition,
    wire: impl Fn(usize) -> TokenStream,
) -> TokenStream {
    let value = |index: usize| {
        let wire = wire(index);
        let is_enumeration = body.fields.get(index).is_some_and(|field| field.ty.is_enumeration(context.types));
        if is_enumeration { quote!(#wire.0) } else { wire }
    };
    let subject = value(condition.field);
    match &condition.test {
        Test::Truth(true) => subject,
        Test::Truth(false) => quote!(!#subject),
        Test::OneOf { values, negated } => {
            let literals: Vec<TokenStream> = values.iter().map(literal).collect();
            match (literals.as_slice(), negated) {
                ([only], false) => quote!((#subject == #only)),
                ([only], true) => quote!((#subject != #only)),
                (_, false) => quote!(::core::matches!(#subject, #(#literals)|*)),
                (_, true) => quote!(!::core::matches!(#subject, #(#literals)|*)),
            }
        }
        Test::Compare(operator, operand) => {
            let operator = match operator {
                Operator::Below => quote!(<),
                Operator::Above => quote!(>),
                Operator::AtMost => quote!(<=),
                Operator::AtLeast => quote!(>=),
            };
            match operand {
                Operand::Number(number) => {
                    let number = literal(&Value::Integer(*number));
                    quote!((#subject #operator #number))
                }
                Operand::Field(index) => {
                    let other = value(*index);
                    // The two can be integers of different sizes.
                    quote!((::core::primitive::i128::from(#subject) #operator ::core::primitive::i128::from(#other)))
                }
            }
        }
        Test::Bits { mask, bits } => {
            let integer = integer_of(body, condition.field);
            let (mask, bits) = (bit_literal(integer, *mask), bit_literal(integer, *bits));
            quote!((#subject & #mask == #bits))
        }
    }
}

/// The integer type of a field.
pub(super) fn integer_of(body: &Body, index: usize) -> Integer {
    match body.fields.get(index).map(|field| field.ty.big()) {
        Some(Type::Integer(integer)) => *integer,
        _ => Integer::INT32,
    }
}

/// The value that has these bits.
pub(super) fn bit_literal(integer: Integer, bits: i128) -> TokenStream {
    literal(&Value::Integer(integer.with_bits(bits)))
}

/// A number or string of a spec.
pub(super) fn literal(value: &Value) -> TokenStream {
    match value {
        Value::Integer(number) => {
            let literal = Literal::i128_unsuffixed(*number);
            quote!(#literal)
        }
        Value::Text(text) => quote!(#text),
        Value::Boolean(truth) => quote!(#truth),
    }
}
