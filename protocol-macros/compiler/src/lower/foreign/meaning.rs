//! What a foreign spelling means, and how a message says it.

use super::words::Order;

pub(super) const OPTIONAL: &str =
    "`required: false` if the payload may end before it, or with `when` if an earlier field says whether it is there";
pub(super) const LITTLE: &str = "`endian: little`";
pub(super) const BIG: &str = "`endian: big`";

/// What a foreign spelling means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Meaning {
    /// The types that it can be; if there are none, it cannot be expressed.
    pub(super) types: Vec<String>,
    /// The keys that the field needs beside its `type`.
    pub(super) keys: Vec<String>,
    /// How you tell which type it is, or what you do instead.
    pub(super) note: String,
}

impl Meaning {
    pub(super) fn of(ty: impl Into<String>) -> Self {
        Self { types: vec![ty.into()], ..Self::default() }
    }

    pub(super) fn no(note: impl Into<String>) -> Self {
        Self { note: note.into(), ..Self::default() }
    }

    pub(super) fn with(mut self, key: impl Into<String>) -> Self {
        let key = key.into();
        if !self.types.is_empty() && !self.keys.contains(&key) {
            self.keys.push(key);
        }
        self
    }

    pub(super) fn map(mut self, change: impl Fn(&str) -> String) -> Self {
        self.types.iter_mut().for_each(|ty| *ty = change(ty));
        self
    }

    pub(super) fn ordered(self, order: Order) -> Self {
        self.with(if order == Order::Little { LITTLE } else { BIG })
    }

    /// What to write in a file whose numbers have this order.
    pub(in super::super) fn help(&self, little: bool) -> String {
        let types = self.types.iter().map(|ty| format!("`{ty}`")).collect::<Vec<_>>().join(" or ");
        if types.is_empty() {
            return self.note.clone();
        }
        let usual = if little { LITTLE } else { BIG };
        let keys: String = self.keys.iter().filter(|key| *key != usual).map(|key| format!(", with {key}")).collect();
        let note = if self.note.is_empty() { String::new() } else { format!(": {}", self.note) };
        format!("write {types}{keys}{note}")
    }
}
