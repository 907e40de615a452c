//! Looks into a tree whose shape was checked.

use super::spanned::Spanned;
use crate::model::Literal;
use crate::read::tree::{Node, Value};
use crate::source::Place;

/// A node whose shape was checked: what is not as it should be was reported, and is passed over here.
#[derive(Clone, Copy)]
pub(crate) struct View<'n>(pub(crate) &'n Node);

impl<'n> View<'n> {
    fn entry(self, key: &str) -> Option<&'n (Node, Node)> {
        self.entries().iter().find(|(name, _)| matches!(&name.value, Value::Text(name) if name == key))
    }

    pub(crate) fn get(self, key: &str) -> Option<Self> {
        self.entry(key).map(|(_, value)| Self(value)).filter(|view| view.0.value != Value::Null)
    }

    pub(crate) fn key_place(self, key: &str) -> Option<Place> {
        self.entry(key).map(|(name, _)| name.place)
    }

    pub(crate) fn map<T>(self, make: impl Fn(Self) -> T) -> Vec<T> {
        let Value::List(items) = &self.0.value else { return Vec::new() };
        items.iter().map(|item| make(Self(item))).collect()
    }

    pub(crate) fn entries(self) -> &'n [(Node, Node)] {
        let Value::Map(entries) = &self.0.value else { return &[] };
        entries
    }

    pub(crate) fn as_text(self) -> Option<Spanned<String>> {
        let Value::Text(text) = &self.0.value else { return None };
        Some(Spanned { value: text.clone(), place: self.0.place })
    }

    pub(crate) fn text(self, key: &str) -> Option<Spanned<String>> {
        self.get(key)?.as_text()
    }

    /// The strings of a list.
    pub(crate) fn texts(self, key: &str) -> Vec<Spanned<String>> {
        self.get(key).map(|list| list.map(View::as_text)).unwrap_or_default().into_iter().flatten().collect()
    }

    /// A text for readers. One of another shape was reported, and is not missing as well.
    pub(crate) fn prose(self, key: &str) -> String {
        let Some(view) = self.get(key) else { return String::new() };
        view.as_text().map_or_else(|| "?".to_owned(), |text| text.value)
    }

    pub(crate) fn integer(self, key: &str) -> Option<Spanned<i128>> {
        let view = self.get(key)?;
        let Value::Integer(value) = view.0.value else { return None };
        Some(Spanned { value, place: view.0.place })
    }

    pub(crate) fn boolean(self, key: &str) -> Option<Spanned<bool>> {
        let view = self.get(key)?;
        let Value::Boolean(value) = view.0.value else { return None };
        Some(Spanned { value, place: view.0.place })
    }

    /// A string, a number or a boolean.
    pub(crate) fn as_literal(self) -> Option<Spanned<Literal>> {
        let value = match &self.0.value {
            Value::Text(text) => Literal::Text(text.clone()),
            Value::Integer(number) => Literal::Integer(*number),
            Value::Boolean(truth) => Literal::Boolean(*truth),
            _ => return None,
        };
        Some(Spanned { value, place: self.0.place })
    }

    /// The strings and numbers of a list, if nothing else is in it.
    pub(crate) fn literals(self) -> Option<Vec<Spanned<Literal>>> {
        let Value::List(items) = &self.0.value else { return None };
        let literals = items.iter().map(|item| Self(item).as_literal());
        literals.map(|literal| literal.filter(|literal| !matches!(literal.value, Literal::Boolean(_)))).collect()
    }

    pub(crate) fn literal(self, key: &str) -> Option<Spanned<Literal>> {
        self.get(key)?.as_literal()
    }
}
