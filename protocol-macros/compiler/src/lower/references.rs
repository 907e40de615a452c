//! References to earlier fields, which hold a count or a tag.

use super::lowering::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Integer, Kind, Literal, TagField, Type};
use crate::raw::{RawTag, Spanned};

impl Lowering<'_, '_> {
    /// The field that holds a count, and its type.
    pub(crate) fn count_field(&mut self, name: &Spanned<String>, at: usize) -> Option<(usize, Integer)> {
        let (index, ty) = self.earlier(name, at)?;
        let Some(integer) = ty.integer() else {
            let message = format!("a count is an integer, but `{}` is `{}`", name.value, ty.describe(&self.types));
            self.report(Diagnostic::new(Code::BadReference, name.place, message).help("name an earlier integer field"));
            return None;
        };
        Some((index, integer))
    }

    /// The field that has the tag of this one, whose type is `ty`.
    pub(crate) fn tag_field(&mut self, raw: &Spanned<RawTag>, ty: &Type, at: usize) -> Option<TagField> {
        let Some(tag) = self.tag_type(ty) else {
            let message =
                format!("`tag` needs a field with variants, but this field is `{}`", ty.describe(&self.types));
            self.report(Diagnostic::new(Code::BadReference, raw.place, message).help("remove `tag`"));
            return None;
        };
        let name = raw.value.field.as_ref()?;
        let (field, found) = self.earlier(name, at)?;
        // A string that others depend on is always checked.
        if *found.checked().big() != tag {
            let (found, tag) = (found.describe(&self.types), tag.describe(&self.types));
            let message = format!("`{}` is `{found}`, but the tag of these variants is `{tag}`", name.value);
            self.report(Diagnostic::new(Code::BadReference, name.place, message).help("give both the same type"));
            return None;
        }
        let mask = match (&raw.value.mask, &tag) {
            (None, _) => None,
            (Some(mask), Type::Integer(integer)) => {
                let bits = self.bits(mask, *integer)?;
                self.check_mask(mask, *integer, ty);
                Some(bits)
            }
            (Some(mask), _) => {
                let message = "only integers have bits, but this tag is a string";
                self.report(Diagnostic::new(Code::BadReference, mask.place, message).help("remove `mask`"));
                return None;
            }
        };
        Some(TagField { field, mask })
    }

    /// The type of the tag of a field with variants.
    fn tag_type(&self, ty: &Type) -> Option<Type> {
        let Type::Named(index) = ty else { return None };
        let named = self.types.get(*index)?;
        match &named.kind {
            Kind::Variants(variants) => Some(variants.tag.big().clone()),
            // The variants hold the record that this field is in.
            Kind::Begun { .. } => match self.raw_types.get(named.name.as_str())?.tag.as_ref()?.value.as_str() {
                "string" => Some(Type::String),
                integer => Integer::by_name(integer).map(Type::Integer),
            },
            _ => None,
        }
    }

    /// Reports a tag that no bits of `mask` can be.
    fn check_mask(&mut self, mask: &Spanned<i128>, integer: Integer, ty: &Type) {
        let Type::Named(index) = ty else { return };
        let Some(Kind::Variants(variants)) = self.types.get(*index).map(|named| &named.kind) else { return };
        if variants.tag_bits & !mask.value == 0 {
            return;
        }
        let fits = |tag: &Literal| matches!(tag, Literal::Integer(tag) if integer.bits_of(*tag) & !mask.value == 0);
        if let Some(variant) = variants.variants.iter().find(|variant| !fits(&variant.tag)) {
            let message = format!(
                "the bits {} of a number are never {}, which is the tag of `{}`",
                mask.value, variant.tag, variant.name
            );
            let help = "`mask` is the sum of the bits that hold the tag; the bits are not shifted";
            self.report(Diagnostic::new(Code::BadReference, mask.place, message).help(help));
        }
    }

    /// The most bytes of an earlier field that is a string, if it says so.
    pub(crate) fn longest(&self, field: usize) -> Option<usize> {
        let field = self.siblings.last()?.fields.get(field)?;
        field.max.and_then(|max| usize::try_from(max).ok())
    }

    pub(crate) fn bits(&mut self, bits: &Spanned<i128>, integer: Integer) -> Option<i128> {
        if integer.has_bits(bits.value) {
            return Some(bits.value);
        }
        let message = match bits.value {
            0 => "0 has no bits".to_owned(),
            bits => format!("{bits} has bits that `{}` does not have", integer.name()),
        };
        let help =
            format!("it has the bits 1 to {}: write the sum of those that are meant", 1_i128 << (integer.bits() - 1));
        self.report(Diagnostic::new(Code::OutOfRange, bits.place, message).help(help));
        None
    }

    /// An earlier field that is always there, by its name: its index and type.
    pub(crate) fn earlier(&mut self, name: &Spanned<String>, at: usize) -> Option<(usize, Type)> {
        let siblings = self.siblings.last()?;
        let diagnostic = match siblings.named.get(name.value.as_str()) {
            Some((found, _)) if *found < at => {
                // One that has no layout was reported.
                let index = siblings.laid_out.get(*found).copied().flatten()?;
                let field = siblings.fields.get(index)?;
                if !field.is_option() {
                    return Some((index, field.ty.clone()));
                }
                let message = format!("`{}` may be missing, so no field can depend on it", name.value);
                let help = "move both fields into a record, and let the record be missing as a whole";
                Diagnostic::new(Code::BadReference, name.place, message).help(help)
            }
            Some((found, _)) if *found == at => {
                let message = format!("`{}` cannot depend on itself", name.value);
                Diagnostic::new(Code::BadReference, name.place, message).help("name an earlier field")
            }
            Some((_, later)) => {
                let message = format!("`{}` comes after this field", name.value);
                let diagnostic = Diagnostic::new(Code::BadReference, name.place, message);
                diagnostic.label(*later, "the field is read here").help("a field can only depend on earlier fields")
            }
            None => {
                let message = format!("there is no earlier field `{}` in this packet, record or variant", name.value);
                let diagnostic = Diagnostic::new(Code::BadReference, name.place, message);
                if siblings.fields.is_empty() {
                    diagnostic.help("this is the first field")
                } else {
                    let names = || siblings.fields.iter().map(|field| field.name.as_str());
                    diagnostic.suggest(self.diagnostics, &name.value, names)
                }
            }
        };
        self.report(diagnostic);
        None
    }
}
