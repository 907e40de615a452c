//! The limits of a field: its `max`, and the `blank` bytes that replace it.

use super::lowering::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Count, Field, Type};
use crate::raw::{RawField, Spanned};
use crate::schema::rules;

impl Lowering<'_, '_> {
    pub(crate) fn blank(&mut self, blank: &Spanned<i128>, ty: &Type, raw: &RawField, required: bool) -> Option<usize> {
        let traits = ty.traits(&self.types);
        let bytes = usize::try_from(blank.value).ok().filter(|_| rules::BLANK.holds(blank.value));
        let (message, help) = match bytes {
            None => (format!("{} is not a valid number of zero bytes", blank.value), "`blank` is 1 to 8"),
            Some(_) if required => {
                ("this field is never missing, so nothing replaces it".to_owned(), "add `required: false`")
            }
            Some(_) if raw.when.is_some() => {
                ("this field has a condition, which already tells whether it is present".to_owned(), "remove `blank`")
            }
            Some(_) if self.siblings.last().and_then(|before| before.fields.last()).is_some_and(may_end) => (
                "a field before this one may be missing too: the zero bytes could belong to either of them".to_owned(),
                "make the field before this one required",
            ),
            Some(bytes) if !traits.fixed || traits.min_len == bytes => (
                format!("a reader cannot tell a value of `{}` from {bytes} zero bytes", ty.describe(&self.types)),
                "the type needs a fixed size that differs from `blank`",
            ),
            Some(bytes) => return Some(bytes),
        };
        self.report(Diagnostic::new(Code::MisplacedOptional, blank.place, message).help(help));
        None
    }

    pub(crate) fn max(&mut self, max: &Spanned<i128>, ty: &Type) -> Option<u32> {
        let carried = match ty.big() {
            Type::String | Type::Text => Some(i128::from(u16::MAX)),
            Type::List(list) => Some(self.most(list.count)),
            Type::Bytes(count) => Some(self.most(*count)),
            _ => None,
        };
        let (message, help) = match (u32::try_from(max.value), carried) {
            (_, None) => (
                format!("`max` belongs to a string, bytes or a list, but this field is `{}`", ty.describe(&self.types)),
                "remove `max`".to_owned(),
            ),
            (_, Some(carried)) if max.value > carried => (
                format!("{} is more than the count of this field can hold", max.value),
                format!("the count holds at most {carried}"),
            ),
            (Ok(limit), _) if rules::LIMIT.holds(max.value) => return Some(limit),
            _ => (format!("{} is not a valid limit", max.value), "`max` is 1 or more".to_owned()),
        };
        self.report(Diagnostic::new(Code::BadLimit, max.place, message).help(help));
        None
    }

    /// The most items or bytes that a count can hold.
    fn most(&self, count: Count) -> i128 {
        let most = match count {
            Count::Prefix { integer, unit, .. } => integer.max() / i128::from(unit),
            Count::Field { index, unit } => {
                let field = self.siblings.last().and_then(|siblings| siblings.fields.get(index));
                match field.map(|field| field.ty.big()) {
                    Some(Type::Integer(integer)) => integer.max() / i128::from(unit),
                    _ => i128::from(u32::MAX),
                }
            }
            Count::Rest => i128::from(u32::MAX),
        };
        most.min(u32::MAX.into())
    }
}

/// Whether some payloads end before this field.
fn may_end(field: &Field) -> bool {
    !field.required && field.blank.is_none()
}
