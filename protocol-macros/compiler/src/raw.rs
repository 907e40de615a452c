//! The file as it is written: strings and lists with their places, no decisions.
//!
//! The tree was held against the [schema](crate::schema) before. What has the right shape is taken as it is; the rest was reported and
//! is simply not there.

use crate::diagnostic::Place;
use crate::yaml::{Node, Value};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spanned<T> {
    /// The value.
    pub(crate) value: T,
    /// Its place.
    pub(crate) place: Place,
}

/// The parts of a spec that decisions are made of.
#[derive(Debug, Default)]
pub(crate) struct RawSpec {
    pub(crate) length_prefix: Option<RawLengthPrefix>,
    pub(crate) realms: Vec<RawRealm>,
    pub(crate) types: Vec<RawType>,
    pub(crate) client: Vec<RawPacket>,
    pub(crate) server: Vec<RawPacket>,
}

#[derive(Debug)]
pub(crate) struct RawLengthPrefix {
    pub(crate) ty: Option<Spanned<String>>,
    pub(crate) endian: Option<Spanned<String>>,
    pub(crate) includes_self: Option<Spanned<bool>>,
    pub(crate) includes_header: Option<Spanned<bool>>,
    pub(crate) includes_payload: Option<Spanned<bool>>,
}

#[derive(Debug)]
pub(crate) struct RawRealm {
    pub(crate) slug: Spanned<String>,
    pub(crate) name: String,
    pub(crate) description: String,
}

#[derive(Debug)]
pub(crate) struct RawType {
    pub(crate) place: Place,
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) description: String,
    pub(crate) fields: Option<Vec<RawField>>,
    pub(crate) integer: Option<Spanned<String>>,
    pub(crate) values: Option<Vec<RawValue>>,
}

#[derive(Debug)]
pub(crate) struct RawValue {
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) value: Option<Spanned<i128>>,
    pub(crate) description: String,
}

#[derive(Debug)]
pub(crate) struct RawPacket {
    pub(crate) id: Option<Spanned<i128>>,
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) header: Option<Spanned<String>>,
    pub(crate) realm: Option<Spanned<String>>,
    pub(crate) summary: String,
    pub(crate) since: String,
    pub(crate) phase: String,
    pub(crate) sender: String,
    pub(crate) receiver: String,
    pub(crate) notes: Vec<String>,
    pub(crate) replies: Vec<Spanned<String>>,
    pub(crate) fields: Vec<RawField>,
}

#[derive(Debug)]
pub(crate) struct RawField {
    pub(crate) name: Option<Spanned<String>>,
    pub(crate) ty: Option<Spanned<String>>,
    pub(crate) count: Option<Spanned<RawCount>>,
    pub(crate) required: Option<Spanned<bool>>,
    pub(crate) secret: bool,
    pub(crate) description: String,
}

#[derive(Debug, Clone)]
pub(crate) struct RawCount {
    pub(crate) ty: Option<Spanned<String>>,
    pub(crate) unit: Option<Spanned<i128>>,
}

/// The file's parts.
pub(crate) fn read(root: &Node) -> RawSpec {
    let spec = View(root);
    let composition = spec.get("packetComposition").and_then(|composition| composition.get("framing"));
    let packets = spec.get("packets");
    let direction = |key| packets.and_then(|packets| packets.get(key)).map(|list| list.map(packet)).unwrap_or_default();
    RawSpec {
        length_prefix: composition.and_then(|framing| framing.get("lengthPrefix")).map(length_prefix),
        realms: spec.get("realms").map(realms).unwrap_or_default(),
        types: spec.get("types").map(|list| list.map(named_type)).unwrap_or_default(),
        client: direction("c2s"),
        server: direction("s2c"),
    }
}

fn realms(view: View<'_>) -> Vec<RawRealm> {
    let realm = |(key, node)| {
        let (slug, view) = (View(key).as_text()?, View(node));
        Some(RawRealm { slug, name: view.prose("name"), description: view.prose("description") })
    };
    view.entries().iter().map(|(key, node)| (key, node)).filter_map(realm).collect()
}

fn length_prefix(view: View<'_>) -> RawLengthPrefix {
    RawLengthPrefix {
        ty: view.text("type"),
        endian: view.text("endian"),
        includes_self: view.boolean("includesSelf"),
        includes_header: view.boolean("includesHeader"),
        includes_payload: view.boolean("includesPayload"),
    }
}

fn named_type(view: View<'_>) -> RawType {
    RawType {
        place: view.0.place,
        name: view.text("name"),
        description: view.prose("description"),
        fields: view.get("fields").map(|list| list.map(field)),
        integer: view.text("type"),
        values: view.get("values").map(|list| list.map(value)),
    }
}

fn value(view: View<'_>) -> RawValue {
    RawValue { name: view.text("name"), value: view.integer("value"), description: view.prose("description") }
}

fn packet(view: View<'_>) -> RawPacket {
    let texts = |key| view.get(key).map(|list| list.map(View::as_text)).unwrap_or_default();
    RawPacket {
        id: view.integer("id"),
        name: view.text("name"),
        header: view.text("header"),
        realm: view.text("realm"),
        summary: view.prose("summary"),
        since: view.prose("since"),
        phase: view.prose("phase"),
        sender: view.prose("sender"),
        receiver: view.prose("receiver"),
        notes: texts("notes").into_iter().flatten().map(|note| note.value).collect(),
        replies: texts("replies").into_iter().flatten().collect(),
        fields: view.get("fields").map(|list| list.map(field)).unwrap_or_default(),
    }
}

fn field(view: View<'_>) -> RawField {
    RawField {
        name: view.text("name"),
        ty: view.text("type"),
        count: view.get("count").map(|count| Spanned {
            value: RawCount { ty: count.text("type"), unit: count.integer("unit") },
            place: view.key_place("count").unwrap_or(count.0.place),
        }),
        required: view.boolean("required"),
        secret: view.boolean("secret").is_some_and(|secret| secret.value),
        description: view.prose("description"),
    }
}

/// A node whose shape was checked: what is not as it should be was reported, and is passed over here.
#[derive(Clone, Copy)]
struct View<'n>(&'n Node);

impl<'n> View<'n> {
    fn entry(self, key: &str) -> Option<&'n (Node, Node)> {
        self.entries().iter().find(|(name, _)| matches!(&name.value, Value::Text(name) if name == key))
    }

    fn get(self, key: &str) -> Option<Self> {
        self.entry(key).map(|(_, value)| Self(value)).filter(|view| view.0.value != Value::Null)
    }

    fn key_place(self, key: &str) -> Option<Place> {
        self.entry(key).map(|(name, _)| name.place)
    }

    fn map<T>(self, make: impl Fn(Self) -> T) -> Vec<T> {
        let Value::List(items) = &self.0.value else { return Vec::new() };
        items.iter().map(|item| make(Self(item))).collect()
    }

    fn entries(self) -> &'n [(Node, Node)] {
        let Value::Map(entries) = &self.0.value else { return &[] };
        entries
    }

    fn as_text(self) -> Option<Spanned<String>> {
        let Value::Text(text) = &self.0.value else { return None };
        Some(Spanned { value: text.clone(), place: self.0.place })
    }

    fn text(self, key: &str) -> Option<Spanned<String>> {
        self.get(key)?.as_text()
    }

    fn prose(self, key: &str) -> String {
        self.text(key).map(|text| text.value).unwrap_or_default()
    }

    fn integer(self, key: &str) -> Option<Spanned<i128>> {
        let view = self.get(key)?;
        let Value::Integer(value) = view.0.value else { return None };
        Some(Spanned { value, place: view.0.place })
    }

    fn boolean(self, key: &str) -> Option<Spanned<bool>> {
        let view = self.get(key)?;
        let Value::Boolean(value) = view.0.value else { return None };
        Some(Spanned { value, place: view.0.place })
    }
}
