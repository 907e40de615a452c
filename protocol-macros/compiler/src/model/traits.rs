//! The properties of a type that its holder needs.

use super::named::{Kind, NamedType};
use super::wire_type::{Comparable, Count, Traits, Type};

impl Type {
    /// The properties of this type.
    #[must_use]
    pub(crate) fn traits(&self, types: &[NamedType]) -> Traits {
        let number = |min_len| Traits {
            min_len,
            fixed: true,
            plain: true,
            borrows: false,
            total_eq: true,
            has_default: true,
            in_run: true,
            open: false,
        };
        let borrowed = |min_len| Traits { fixed: false, plain: false, borrows: true, in_run: false, ..number(min_len) };
        match self {
            Self::Boolean => Traits { plain: false, ..number(1) },
            Self::Integer(integer) => number(integer.bytes.into()),
            Self::Float => Traits { total_eq: false, ..number(4) },
            Self::Double => Traits { total_eq: false, ..number(8) },
            Self::String | Self::Text => borrowed(2),
            Self::Bytes(count) => Traits { open: *count == Count::Rest, ..borrowed(count.bytes()) },
            Self::List(list) => {
                let (total_eq, open) = (list.item.traits(types).total_eq, list.count == Count::Rest);
                Traits { total_eq, open, ..borrowed(list.count.bytes()) }
            }
            Self::Little(ty) => ty.traits(types),
            Self::Named(index) => match types.get(*index).map(|named| &named.kind) {
                Some(Kind::Enumeration(enumeration)) => Traits {
                    has_default: enumeration.default_value().is_some(),
                    ..enumeration.integer.map_or(borrowed(2), |integer| number(integer.bytes.into()))
                },
                Some(Kind::Record { body, .. }) => Traits {
                    min_len: body.min_len,
                    fixed: body.fixed,
                    plain: body.plain,
                    borrows: body.borrows,
                    total_eq: body.total_eq,
                    has_default: body.has_default,
                    in_run: false,
                    open: body.open,
                },
                Some(Kind::Variants(variants)) => variants.traits,
                // It contains at least a list of itself.
                Some(Kind::Begun { total_eq }) => Traits { total_eq: *total_eq, ..borrowed(1) },
                None => number(0),
            },
        }
    }

    /// How its values are compared, if they can be.
    #[must_use]
    pub(crate) fn comparable(&self, types: &[NamedType]) -> Option<Comparable> {
        match self {
            Self::Boolean => Some(Comparable::Boolean),
            Self::Integer(integer) => Some(Comparable::Integer(*integer)),
            Self::String | Self::Text => Some(Comparable::Text),
            Self::Little(ty) => ty.comparable(types),
            Self::Named(index) => match types.get(*index).map(|named| &named.kind) {
                Some(Kind::Enumeration(enumeration)) => {
                    Some(enumeration.integer.map_or(Comparable::Text, Comparable::Integer))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it is an enumeration.
    #[must_use]
    pub(crate) fn is_enumeration(&self, types: &[NamedType]) -> bool {
        match self {
            Self::Little(ty) => ty.is_enumeration(types),
            Self::Named(index) => matches!(types.get(*index).map(|named| &named.kind), Some(Kind::Enumeration(_))),
            _ => false,
        }
    }

    /// The spec's word for it, as `list<string>`.
    #[must_use]
    pub(crate) fn describe(&self, types: &[NamedType]) -> String {
        match self {
            Self::Boolean => "boolean".to_owned(),
            Self::Integer(integer) => integer.name().to_owned(),
            Self::Float => "float".to_owned(),
            Self::Double => "double".to_owned(),
            Self::String | Self::Text => "string".to_owned(),
            Self::Bytes(_) => "bytes".to_owned(),
            Self::Named(index) => types.get(*index).map(|named| named.name.clone()).unwrap_or_default(),
            Self::List(list) => format!("list<{}>", list.item.describe(types)),
            Self::Little(ty) => ty.describe(types),
        }
    }
}
