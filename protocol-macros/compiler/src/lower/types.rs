//! Resolves the types of fields to types on the wire.

use super::foreign;
use super::lowering::Lowering;
use crate::diagnostic::{Code, Diagnostic, enumerate, nearest};
use crate::model::{Count, Integer, Kind, List, Type};
use crate::raw::{RawCount, RawField, Spanned, item_of};
use crate::schema::rules;
use crate::source::Place;

/// How deeply lists may be nested within one type.
const MAX_LIST_NESTING: usize = 16;
/// How many types are compared with an unknown word.
const MAX_CANDIDATES: usize = 2_000;

impl<'r> Lowering<'r, '_> {
    /// The type of a field, with its count and its order of bytes.
    pub(crate) fn field_type(&mut self, raw: &'r RawField, at: usize) -> Option<Type> {
        let text = raw.ty.as_ref()?;
        let little = raw.endian.as_ref().map_or(self.little, |endian| endian.value == "little");
        let mut ty = match self.parse_type(text, &text.value, little, 0)? {
            // As a field, its count holds the order; only items need a type of their own.
            Type::Little(inner) if matches!(*inner, Type::List(_) | Type::Bytes(_)) => *inner,
            ty => ty,
        };
        match (&mut ty, &raw.count) {
            (Type::List(list), Some(count)) => list.count = self.count(count, little, true, at)?,
            (Type::Bytes(bytes), Some(count)) => *bytes = self.count(count, little, false, at)?,
            (_, Some(count)) => {
                let message = format!("`count` needs a list or bytes, but this field is `{}`", text.value);
                self.report(Diagnostic::new(Code::BadCount, count.place, message).help("remove `count`"));
            }
            (_, None) => {}
        }
        if let Some(endian) = &raw.endian
            && !has_order(&ty, self)
        {
            let message = format!("`endian` has no effect on `{}`", text.value);
            let help =
                "it is for numbers and counts of two bytes or more; the fields of a record have their own `endian`";
            self.report(Diagnostic::new(Code::BadEndian, endian.place, message).help(help));
        }
        Some(ty)
    }

    /// What tells the number of items or bytes.
    fn count(&mut self, count: &'r Spanned<RawCount>, little: bool, of_list: bool, at: usize) -> Option<Count> {
        let RawCount { ty, unit, field, rest } = &count.value;
        if *rest {
            return Some(Count::Rest);
        }
        let mut counted = 1;
        if let Some(unit) = unit {
            match u32::try_from(unit.value).ok().filter(|_| rules::UNIT.holds(unit.value)) {
                Some(value) if of_list => counted = value,
                Some(_) => {
                    let message = "the count of bytes is always the number of bytes";
                    self.report(Diagnostic::new(Code::BadCount, unit.place, message).help("remove `unit`"));
                }
                None => {
                    let message = format!("{} is not a valid unit", unit.value);
                    let help = "`unit` is what one item adds to the count: 1 or more";
                    self.report(Diagnostic::new(Code::BadCount, unit.place, message).help(help));
                }
            }
        }
        if let Some(field) = field {
            if let Some(ty) = ty {
                let message = "an earlier field holds this count, so its type is already known";
                self.report(Diagnostic::new(Code::BadCount, ty.place, message).help("remove `type` or `field`"));
            }
            let (index, integer) = self.count_field(field, at)?;
            self.check_unit(unit.as_ref(), integer);
            return Some(Count::Field { index, unit: counted });
        }
        let mut integer = Integer::INT32;
        if let Some(ty) = ty {
            match Integer::by_name(&ty.value) {
                Some(named) => integer = named,
                None => {
                    let message = format!("a count is an integer, but this is `{}`", ty.value);
                    let help = foreign::integer(&ty.value, &[]);
                    self.report(Diagnostic::new(Code::BadCount, ty.place, message).help(help));
                }
            }
        }
        self.check_unit(unit.as_ref(), integer);
        Some(Count::Prefix { integer, little, unit: counted })
    }

    /// Reports a count that cannot hold even one item.
    fn check_unit(&mut self, unit: Option<&Spanned<i128>>, integer: Integer) {
        if let Some(unit) = unit.filter(|unit| unit.value > integer.max() && u32::try_from(unit.value).is_ok()) {
            let message =
                format!("one item counts {}, but `{}` holds at most {}", unit.value, integer.name(), integer.max());
            self.report(Diagnostic::new(Code::BadCount, unit.place, message).help("use a larger type for the count"));
        }
    }

    /// A type as it is written: a primitive, a name, `list<T>` or `T[]`. `whole` is all of it.
    pub(crate) fn parse_type(
        &mut self,
        whole: &'r Spanned<String>,
        text: &'r str,
        little: bool,
        depth: usize,
    ) -> Option<Type> {
        let (text, place) = (text.trim(), whole.place);
        if depth > MAX_LIST_NESTING {
            let message = format!("more than {MAX_LIST_NESTING} lists are nested here");
            self.report(
                Diagnostic::new(Code::TooLarge, place, message).help("put the inner lists into records under `types:`"),
            );
            return None;
        }
        let ordered = |ty| if little { Type::Little(Box::new(ty)) } else { ty };
        if let Some(item) = item_of(text) {
            let parsed = self.parse_type(whole, item, little, depth + 1)?;
            self.check_item(&parsed, item.trim(), place)?;
            return Some(ordered(Type::List(Box::new(List { count: Count::usual(little), item: parsed }))));
        }
        Some(match text {
            "boolean" => Type::Boolean,
            "float" => ordered(Type::Float),
            "double" => ordered(Type::Double),
            "string" => ordered(if self.unchecked_strings { Type::Text } else { Type::String }),
            "bytes" => ordered(Type::Bytes(Count::usual(little))),
            _ => match Integer::by_name(text) {
                Some(integer) if integer.bytes == 1 => Type::Integer(integer),
                Some(integer) => ordered(Type::Integer(integer)),
                None if !self.raw_types.contains_key(text) => {
                    self.report(self.unknown_type(text, whole));
                    return None;
                }
                None => {
                    let ty = Type::Named(self.named(text, place)?);
                    if has_order(&ty, self) { ordered(ty) } else { ty }
                }
            },
        })
    }

    /// Checks that an item takes at least one byte and does not extend to the end of the payload.
    fn check_item(&mut self, ty: &Type, text: &str, place: Place) -> Option<()> {
        let traits = ty.traits(&self.types);
        if traits.min_len == 0 {
            let message = format!("the items of this list, `{text}`, take no bytes");
            let help = "without a byte for each item, a small payload could announce billions of items: add a field to the record";
            self.report(Diagnostic::new(Code::EmptyItem, place, message).help(help));
            return None;
        }
        if traits.open {
            let message = format!("`{text}` extends to the end of the payload, so it cannot be an item of a list");
            let help = "its last field is `required: false` or has `count: rest`";
            self.report(Diagnostic::new(Code::NotLast, place, message).help(help));
            return None;
        }
        Some(())
    }

    /// The report of a type that is not there: `name` is all of `whole`, or an item of its lists.
    fn unknown_type(&self, name: &str, whole: &Spanned<String>) -> Diagnostic {
        let place = whole.place;
        if foreign::says_nothing(name) {
            let message = format!("`{name}` says nothing about the bytes on the wire");
            let help = match name {
                "list" | "array" => "say what its items are: `list<int32>`, for example",
                _ => "describe it as a record in `types:`, and write that record's name here",
            };
            return Diagnostic::new(Code::NoLayout, place, message).help(help);
        }
        if name.is_empty() && whole.value.trim().is_empty() {
            let help = "write `int32`, `string`, or another type";
            return Diagnostic::new(Code::UnknownType, place, "the type is empty").help(help);
        }
        let message = if name.is_empty() {
            format!("`{}` does not say what its items are", whole.value)
        } else {
            format!("there is no type `{name}`")
        };
        let diagnostic = Diagnostic::new(Code::UnknownType, place, message);
        if !diagnostic.wants_help(self.diagnostics) {
            return diagnostic;
        }
        if let Some(meaning) = foreign::field_type(name, &whole.value, &|word| self.named_like(word)) {
            return diagnostic.help(meaning.help(self.little));
        }
        if name.contains(['<', '>', '[', ']', '(', ')']) {
            return diagnostic.help("write a list as `list<T>` or `T[]`");
        }
        let mut records: Vec<&str> = self.raw_types.keys().copied().collect();
        records.sort_unstable();
        records.truncate(MAX_CANDIDATES);
        // A slip of the finger makes no other kind of number.
        let near = [foreign::same_kind(name).collect(), records.clone()].concat();
        diagnostic.help(match nearest(name, near) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("allowed here: {}", enumerate([foreign::primitives().collect(), records].concat())),
        })
    }

    /// The type of the spec that is spelled as `word`, but for capitals and underscores.
    fn named_like(&self, word: &str) -> Option<&'r str> {
        let exact = self.raw_types.get_key_value(word).map(|(name, _)| *name);
        exact.or_else(|| self.raw_types.keys().copied().find(|name| foreign::same_word(name, word)))
    }
}

/// Whether `endian` changes something.
fn has_order(ty: &Type, lowering: &Lowering<'_, '_>) -> bool {
    match ty {
        Type::Boolean => false,
        Type::Bytes(count) => count.bytes() > 1,
        Type::List(list) => list.count.bytes() > 1 || has_order(&list.item, lowering),
        Type::Little(ty) => has_order(ty, lowering),
        Type::Integer(integer) => integer.bytes > 1,
        Type::Named(index) => match lowering.types.get(*index).map(|named| &named.kind) {
            Some(Kind::Enumeration(enumeration)) => enumeration.integer.is_some_and(|integer| integer.bytes > 1),
            _ => false,
        },
        _ => true,
    }
}
