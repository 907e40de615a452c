//! The file as it is written: strings and lists with their places, no decisions.
//!
//! The tree was held against the [schema](crate::schema) before. What has the right shape is taken as it is; the rest was reported and
//! is simply not there.

mod composition;
mod spanned;
mod types;
mod view;

use self::composition::composition;
pub(crate) use self::composition::{RawComposition, RawLengthPrefix, RawWireType};
pub(crate) use self::spanned::Spanned;
pub(crate) use self::types::{
    PRIMITIVES, RawCondition, RawCount, RawField, RawPacket, RawPhase, RawRealm, RawSpec, RawTag, RawTest, RawType,
    RawValue, RawVariant, all_fields, innermost, is_primitive, item_of, valid_depth,
};
use self::view::View;
use crate::model::Operator;
use crate::read::tree::Node;

/// The file's parts.
pub(crate) fn read(root: &Node) -> RawSpec {
    let spec = View(root);
    let packets = spec.get("packets");
    let is_little = |endian: Spanned<String>| endian.value == "little";
    let direction = |key| packets.and_then(|packets| packets.get(key)).map(|list| list.map(packet)).unwrap_or_default();
    RawSpec {
        composition: composition(spec),
        little: spec.text("endian").is_some_and(is_little),
        phases: spec.get("phases").map(|list| list.map(phase)),
        realms: spec.get("realms").map(realms).unwrap_or_default(),
        types: spec.get("types").map(|list| list.map(named_type)).unwrap_or_default(),
        client: direction("c2s"),
        server: direction("s2c"),
    }
}

fn phase(view: View<'_>) -> RawPhase {
    RawPhase {
        name: view.text("name"),
        description: view.prose("description"),
        stays: view.texts("stays"),
        also: view.texts("also"),
    }
}

fn realms(view: View<'_>) -> Vec<RawRealm> {
    let realm = |(key, node)| {
        let (slug, view) = (View(key).as_text()?, View(node));
        Some(RawRealm { slug, name: view.prose("name"), description: view.prose("description") })
    };
    // A list of realms was reported. Their slugs are known all the same, so that packets may name them.
    let listed = view.map(|item| item.entries().first().map_or(item.0, |(key, _)| key));
    let listed = listed.into_iter().map(|item| (item, item));
    view.entries().iter().map(|(key, node)| (key, node)).chain(listed).filter_map(realm).collect()
}

fn named_type(view: View<'_>) -> RawType {
    RawType {
        name: view.text("name"),
        description: view.prose("description"),
        fields: view.get("fields").map(|list| list.map(field)),
        depth: view.integer("depth"),
        base: view.text("type"),
        values: view.get("values").map(|list| list.map(value)),
        tag: view.text("tag"),
        variants: view.get("variants").map(|list| list.map(variant)),
        other: view.get("other").map(|list| list.map(field)),
    }
}

fn variant(view: View<'_>) -> RawVariant {
    RawVariant {
        name: view.text("name"),
        tag: view.literal("tag"),
        description: view.prose("description"),
        fields: view.get("fields").map(|list| list.map(field)).unwrap_or_default(),
    }
}

fn value(view: View<'_>) -> RawValue {
    RawValue { name: view.text("name"), value: view.literal("value"), description: view.prose("description") }
}

fn packet(view: View<'_>) -> RawPacket {
    RawPacket {
        id: view.integer("id"),
        name: view.text("name"),
        header: view.text("header"),
        realm: view.text("realm"),
        summary: view.prose("summary"),
        since: view.prose("since"),
        phase: view.text("phase"),
        aliases: view.texts("aliases"),
        sender: view.prose("sender"),
        receiver: view.prose("receiver"),
        notes: view.texts("notes").into_iter().map(|note| note.value).collect(),
        replies: view.texts("replies"),
        fields: view.get("fields").map(|list| list.map(field)),
    }
}

fn field(view: View<'_>) -> RawField {
    let at = |key: &str| view.key_place(key).unwrap_or(view.0.place);
    RawField {
        name: view.text("name"),
        ty: view.text("type"),
        count: view.get("count").map(|view| Spanned { value: count(view), place: at("count") }),
        required: view.boolean("required"),
        blank: view.integer("blank"),
        when: view.get("when").map(|view| Spanned { value: condition(view), place: at("when") }),
        tag: view.get("tag").map(|view| Spanned {
            value: RawTag { field: view.text("field"), mask: view.integer("mask") },
            place: at("tag"),
        }),
        max: view.integer("max"),
        endian: view.text("endian"),
        secret: view.boolean("secret").is_some_and(|secret| secret.value),
        description: view.prose("description"),
    }
}

fn count(view: View<'_>) -> RawCount {
    RawCount {
        ty: view.text("type"),
        unit: view.integer("unit"),
        field: view.text("field"),
        rest: view.as_text().is_some_and(|text| text.value == "rest"),
    }
}

fn condition(view: View<'_>) -> RawCondition {
    let test = |key: &str| {
        let value = view.get(key)?;
        let test = match key {
            "is" => value.as_literal().map(RawTest::Is),
            "not" => value.as_literal().map(RawTest::Not),
            "in" => value.literals().map(RawTest::In),
            "bits" => view.integer(key).map(RawTest::Bits),
            _ => value.as_literal().and_then(|value| Some(RawTest::Compare(Operator::by_name(key)?, value))),
        };
        Some(Spanned { value: test.unwrap_or(RawTest::Misshapen), place: view.key_place(key)? })
    };
    let keys = ["is", "not", "in", "below", "above", "atMost", "atLeast", "bits"];
    let mut tests: Vec<_> = keys.into_iter().filter_map(test).collect();
    // An unknown key was reported. It is probably the test, which is not missing as well.
    let known = |key: &Node| View(key).as_text().is_some_and(|key| matches!(key.value.as_str(), "field" | "mask"));
    if let Some((key, _)) = view.entries().iter().find(|(key, _)| tests.is_empty() && !known(key)) {
        tests.push(Spanned { value: RawTest::Misshapen, place: key.place });
    }
    RawCondition { field: view.text("field"), tests, mask: view.integer("mask") }
}
