//! Conditions: when a field is present.

use std::collections::HashMap;

use super::bodies::{in_range, number_instead};
use super::lowering::Lowering;
use crate::diagnostic::{Code, Diagnostic, instead};
use crate::model::{Comparable, Condition, Integer, Kind, Literal, Operand, Operator, Test, Type, names};
use crate::raw::{RawCondition, RawTest, Spanned};
use crate::source::Place;

impl Lowering<'_, '_> {
    /// The condition under which this field is present.
    pub(crate) fn condition(&mut self, raw: &Spanned<RawCondition>, at: usize) -> Option<Condition> {
        let RawCondition { field: name, tests, mask } = &raw.value;
        let name = name.as_ref()?;
        let (field, ty) = self.earlier(name, at)?;
        let Some(comparable) = ty.comparable(&self.types) else {
            let message = format!("`{}` is `{}`, which cannot be compared", name.value, ty.describe(&self.types));
            let help = "name an earlier boolean, number, string or enumeration";
            self.report(Diagnostic::new(Code::BadCondition, name.place, message).help(help));
            return None;
        };
        if let (Some(first), Some(second)) = (tests.first(), tests.get(1)) {
            let message = "a condition has one test, but this is a second one";
            let diagnostic =
                Diagnostic::new(Code::BadCondition, second.place, message).label(first.place, "the first one");
            self.report(diagnostic.help("keep one of them"));
            return None;
        }
        if let Some(mask) = mask
            .as_ref()
            .filter(|_| !matches!(tests.first().map(|test| &test.value), Some(RawTest::Bits(_) | RawTest::Misshapen)))
        {
            let message = "`mask` selects the bits that are compared, so it needs `bits`";
            self.report(Diagnostic::new(Code::BadCondition, mask.place, message).help("add `bits:`, or remove `mask`"));
            return None;
        }
        let test = match tests.first() {
            None if comparable == Comparable::Boolean => Test::Truth(true),
            None => {
                let message = format!("the condition does not say what `{}` has to be", name.value);
                let help = "add one of `is`, `not`, `in`, `below`, `above`, `atMost`, `atLeast`, `bits`";
                self.report(Diagnostic::new(Code::BadCondition, raw.place, message).help(help));
                return None;
            }
            Some(test) => self.test(test, mask.as_ref(), comparable, (field, &ty), at)?,
        };
        Some(Condition { field, test })
    }

    fn test(
        &mut self,
        test: &Spanned<RawTest>,
        mask: Option<&Spanned<i128>>,
        comparable: Comparable,
        (field, ty): (usize, &Type),
        at: usize,
    ) -> Option<Test> {
        match &test.value {
            // The schema reported the wrong shape of the value.
            RawTest::Misshapen => None,
            RawTest::Is(value) => self.values(std::slice::from_ref(value), false, comparable, (field, ty)),
            RawTest::Not(value) => self.values(std::slice::from_ref(value), true, comparable, (field, ty)),
            RawTest::In(values) if values.is_empty() => {
                let message = "the list of values is empty";
                self.report(
                    Diagnostic::new(Code::BadCondition, test.place, message)
                        .help("list the values that the field may have"),
                );
                None
            }
            RawTest::In(values) => self.values(values, false, comparable, (field, ty)),
            RawTest::Compare(operator, value) => self.comparison(*operator, value, comparable, field, at),
            RawTest::Bits(bits) => {
                let Type::Integer(integer) = *ty.big() else {
                    let message = format!("only integers have bits, but this is `{}`", ty.describe(&self.types));
                    self.report(Diagnostic::new(Code::BadCondition, test.place, message).help("use `is` or `in`"));
                    return None;
                };
                let wanted = self.bits(bits, integer)?;
                let mask_bits = mask.map_or(Some(wanted), |mask| self.bits(mask, integer))?;
                if wanted & !mask_bits != 0 {
                    let message = format!(
                        "the bits {} are not in `mask`, which is {mask_bits}, so this condition never holds",
                        wanted & !mask_bits
                    );
                    self.report(
                        Diagnostic::new(Code::BadCondition, bits.place, message)
                            .help("add them to `mask`, or remove them here"),
                    );
                    return None;
                }
                Some(Test::Bits { mask: mask_bits, bits: wanted })
            }
        }
    }

    fn values(
        &mut self,
        values: &[Spanned<Literal>],
        negated: bool,
        comparable: Comparable,
        (field, ty): (usize, &Type),
    ) -> Option<Test> {
        let mut literals = Vec::with_capacity(values.len());
        let mut seen: HashMap<&Literal, Place> = HashMap::new();
        for value in values {
            let (expected, help) = match (&value.value, comparable) {
                (Literal::Boolean(truth), Comparable::Boolean) => return Some(Test::Truth(*truth != negated)),
                (Literal::Text(text), Comparable::Text) => match self.longest(field).filter(|max| text.len() > *max) {
                    Some(max) => (
                        Some(format!("a string of at most {max} bytes")),
                        Some(format!("this one has {}: change it, or the `max` of the field", text.len())),
                    ),
                    None => (None, None),
                },
                (Literal::Integer(number), Comparable::Integer(integer)) if integer.holds(*number) => (None, None),
                (Literal::Integer(number), Comparable::Integer(integer)) => {
                    (Some(format!("a value of `{}`", integer.name())), Some(in_range(*number, integer)))
                }
                (literal, Comparable::Boolean) => {
                    let boolean = instead::boolean(&literal.to_string()).map(|boolean| format!("write {boolean}"));
                    (Some("`true` or `false`".to_owned()), boolean)
                }
                (literal, Comparable::Integer(_)) => {
                    let help = self.number_of(literal, ty).or_else(|| number_instead(literal, value.place));
                    (Some("a number".to_owned()), help)
                }
                (_, Comparable::Text) => (Some("a string".to_owned()), Some("put it in quotes".to_owned())),
            };
            if let Some(expected) = expected {
                let message = format!("the field is never `{}`: expected {expected}", value.value);
                let diagnostic = Diagnostic::new(Code::BadCondition, value.place, message);
                self.report(Diagnostic { help, ..diagnostic });
                return None;
            }
            if let Some(first) = seen.insert(&value.value, value.place) {
                let message = format!("`{}` is listed twice", value.value);
                let diagnostic = Diagnostic::new(Code::BadCondition, value.place, message);
                self.report(diagnostic.label(first, "the first one").help("remove one of them"));
                return None;
            }
            literals.push(value.value.clone());
        }
        Some(Test::OneOf { values: literals, negated })
    }

    /// The number of an enumeration's value, if its name is written where a number belongs.
    fn number_of(&self, name: &Literal, ty: &Type) -> Option<String> {
        let Type::Named(index) = ty.big() else { return None };
        let Kind::Enumeration(enumeration) = &self.types.get(*index)?.kind else { return None };
        let value = enumeration.values.iter().find(|value| Literal::Text(value.name.clone()) == *name)?;
        Some(format!("write {}, which is the value of `{name}`", value.value))
    }

    fn comparison(
        &mut self,
        operator: Operator,
        value: &Spanned<Literal>,
        comparable: Comparable,
        field: usize,
        at: usize,
    ) -> Option<Test> {
        let Comparable::Integer(integer) = comparable else {
            let message = "only numbers can be compared by size";
            self.report(Diagnostic::new(Code::BadCondition, value.place, message).help("use `is`, `not` or `in`"));
            return None;
        };
        let operand = match &value.value {
            Literal::Integer(number) if integer.holds(*number) => {
                if let Some(always) = foregone(operator, *number, integer) {
                    let (word, help) =
                        if always { ("always", "remove `when`") } else { ("never", "change the number") };
                    let message = format!(
                        "this condition {word} holds: the values of `{}` are {} to {}",
                        integer.name(),
                        integer.min(),
                        integer.max()
                    );
                    self.report(Diagnostic::new(Code::BadCondition, value.place, message).help(help));
                    return None;
                }
                Operand::Number(*number)
            }
            Literal::Text(text) if !names::is_field_name(text) => {
                let message = format!("`{text}` is neither a number nor the name of a field");
                let help = number_instead(&value.value, value.place);
                let help = help.unwrap_or_else(|| "write a number, or the name of an earlier field".to_owned());
                self.report(Diagnostic::new(Code::BadCondition, value.place, message).help(help));
                return None;
            }
            Literal::Text(name) => {
                let (index, ty) = self.earlier(&Spanned { value: name.clone(), place: value.place }, at)?;
                if !matches!(ty.comparable(&self.types), Some(Comparable::Integer(_))) {
                    let message = format!("`{name}` is `{}`, which is not a number", ty.describe(&self.types));
                    let help = "write a number, or the name of an earlier field that is a number";
                    self.report(Diagnostic::new(Code::BadCondition, value.place, message).help(help));
                    return None;
                }
                if index == field {
                    let message = format!("`{name}` is compared with itself");
                    let help = "write a number, or the name of another field";
                    self.report(Diagnostic::new(Code::BadCondition, value.place, message).help(help));
                    return None;
                }
                Operand::Field(index)
            }
            literal => {
                let message = format!("`{literal}` is not a value of `{}`", integer.name());
                let help = format!("its values are {} to {}", integer.min(), integer.max());
                self.report(Diagnostic::new(Code::BadCondition, value.place, message).help(help));
                return None;
            }
        };
        Some(Test::Compare(operator, operand))
    }
}

/// Whether a comparison with `number` holds for every value of `integer`, or for none.
fn foregone(operator: Operator, number: i128, integer: Integer) -> Option<bool> {
    match operator {
        Operator::Below if number <= integer.min() => Some(false),
        Operator::Above if number >= integer.max() => Some(false),
        Operator::AtMost if number >= integer.max() => Some(true),
        Operator::AtLeast if number <= integer.min() => Some(true),
        _ => None,
    }
}
