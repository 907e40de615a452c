//! What a spec file may hold: every key, its shape and its meaning. The parser reads by these definitions.

use super::composition::{COMPOSITE, COMPOSITION, META, PRIMITIVE};
use super::keys::Shape::{Boolean, Either, Integer, Limited, List, Named, Number, Spelled, Text, Word};
use super::keys::{Form, Items, Object, Shape, optional, required};
use super::rules;

/// The whole file.
pub static SPEC: Object = Object {
    what: "a spec",
    keys: &[
        optional("meta", Shape::Object(&META), "What the spec describes"),
        optional("packetComposition", Shape::Object(&COMPOSITION), "How frames lie on the wire"),
        optional("primitiveTypes", List(&Shape::Object(&PRIMITIVE)), "The types of fixed size"),
        optional("compositeTypes", List(&Shape::Object(&COMPOSITE)), "The types that are made of others"),
        optional("endian", ENDIAN, "The order of bytes of every number in payloads; `big` if nothing is said"),
        optional("phases", Limited(&Shape::Object(&PHASE), PHASES), "The parts of a session, in their order"),
        optional("types", List(&Shape::Object(&TYPE)), "Named records, enumerations and variants"),
        required("realms", Named(&Shape::Object(&REALM)), "The areas that packets belong to, by slug"),
        required("packets", Shape::Object(&PACKETS), "All packets"),
    ],
    forms: &[],
};

const ENDIAN: Shape = Word(&["big", "little"]);
const PHASES: Items = Items { min: 0, max: Some(rules::MAX_PHASES), unique: false };
const ONCE: Items = Items { min: 0, max: None, unique: true };
const AT_LEAST_ONE: Items = Items { min: 1, max: None, unique: false };
const PACKET_NAMES: Shape = Limited(&Spelled(rules::PACKET_NAME.pattern), ONCE);

static PHASE: Object = Object {
    what: "a phase",
    keys: &[
        required("name", Text, "The name by which packets refer to it"),
        optional("description", Text, "What happens in it"),
        optional("stays", PACKET_NAMES, "The names of its packets that may come in later phases, too"),
        optional("also", PACKET_NAMES, "The names of packets of other phases that may come in this one"),
    ],
    forms: &[],
};

/// A named record, enumeration or choice of variants.
static TYPE: Object = Object {
    what: "a type",
    keys: &[
        required(
            "name",
            Spelled(rules::TYPE_NAME.pattern),
            "The name by which fields refer to it, in `UpperCamelCase`",
        ),
        optional("description", Text, "What it is"),
        optional("fields", List(&Shape::Object(&FIELD)), "For a record: its fields, in wire order"),
        optional("depth", Number(rules::DEPTH), "For a record that contains itself: how deep it may go, 1 to 32"),
        optional("type", Spelled(rules::BASE_TYPE), "For an enumeration: its integer type, or `string`"),
        optional("values", List(&Shape::Object(&VALUE)), "For an enumeration: the values that have names"),
        optional(
            "tag",
            Spelled(rules::BASE_TYPE),
            "For variants: the type of the tag before them, an integer type or `string`",
        ),
        optional(
            "variants",
            Limited(&Shape::Object(&VARIANT), AT_LEAST_ONE),
            "For variants: what the tag chooses from",
        ),
        optional(
            "other",
            List(&Shape::Object(&FIELD)),
            "For variants: the fields behind any other tag; without it there is none",
        ),
    ],
    forms: &[
        Form { needs: &["fields"], takes: &["depth"], about: "for a record" },
        Form { needs: &["type", "values"], takes: &[], about: "for an enumeration" },
        Form { needs: &["tag", "variants"], takes: &["other"], about: "for variants" },
    ],
};

/// What a value can be compared with.
const VALUE_SHAPE: Shape = Either(&[Text, Number(rules::VALUE)]);

static VALUE: Object = Object {
    what: "a value of an enumeration",
    keys: &[
        required("name", Spelled(rules::VALUE_NAME.pattern), "Its name, in `snake_case`"),
        required("value", VALUE_SHAPE, "The number or string on the wire"),
        optional("description", Text, "What it means"),
    ],
    forms: &[],
};

static VARIANT: Object = Object {
    what: "a variant",
    keys: &[
        required("name", Spelled(rules::VARIANT_NAME.pattern), "Its name, in `UpperCamelCase`"),
        required("tag", VALUE_SHAPE, "The tag that chooses it"),
        optional("description", Text, "What it is"),
        required("fields", List(&Shape::Object(&FIELD)), "Its fields, in wire order; `[]` if it has none"),
    ],
    forms: &[],
};

static REALM: Object = Object {
    what: "a realm",
    keys: &[
        required("name", Text, "Its name for readers"),
        optional("description", Text, "What its packets are about"),
        optional("position", Integer, "Its place in a table of contents"),
    ],
    forms: &[],
};

static PACKETS: Object = Object {
    what: "`packets`",
    keys: &[
        optional("c2s", List(&Shape::Object(&PACKET)), "What the client sends"),
        optional("s2c", List(&Shape::Object(&PACKET)), "What the server sends"),
    ],
    forms: &[],
};

/// A packet.
static PACKET: Object = Object {
    what: "a packet",
    keys: &[
        required("id", Number(rules::ID), "The id on the wire, 0 to 65535, unique within its direction"),
        required("name", Spelled(rules::PACKET_NAME.pattern), "`prefix.snake_case`, unique within its direction"),
        required(
            "header",
            Spelled(rules::HEADER.pattern),
            "A constant's name in `UPPER_SNAKE_CASE`, unique within its direction; never on the wire",
        ),
        optional(
            "aliases",
            Limited(&Spelled(rules::ALIAS.pattern), ONCE),
            "Other names or headers under which it is known",
        ),
        required("realm", Text, "The slug of its realm"),
        optional("summary", Text, "What it is for, in a line"),
        optional("since", Text, "The first release that has it"),
        optional("phase", Text, "The part of a session in which it may come"),
        optional("sender", Text, "When and why it is sent"),
        optional("receiver", Text, "What the receiver does with it"),
        optional("notes", List(&Text), "What else is to be known"),
        optional("replies", List(&Text), "The names of the packets of the other direction that answer it"),
        optional("fields", List(&Shape::Object(&FIELD)), "Its fields, in wire order; `[]` if it has none"),
        optional("layout", Word(&["unknown"]), "`unknown`, in place of `fields`, if nobody knows its bytes"),
    ],
    forms: &[
        Form { needs: &["fields"], takes: &[], about: "(`[]` if it has none)" },
        Form { needs: &["layout"], takes: &[], about: "(`unknown` if nobody knows its bytes)" },
    ],
};

/// A field of a packet or record.
static FIELD: Object = Object {
    what: "a field",
    keys: &[
        required("name", Spelled(rules::FIELD_NAME.pattern), "Its name, in `lowerCamelCase`"),
        required(
            "type",
            Spelled(rules::FIELD_TYPE),
            "A primitive type, `string`, `bytes`, the name of one of `types`, or `list<T>`",
        ),
        optional(
            "count",
            Either(&[Shape::Object(&COUNT), Word(&["rest"])]),
            "For a list or bytes: the number before it, or `rest`",
        ),
        optional("required", Boolean, "`false` for a trailing field that may be missing"),
        optional(
            "blank",
            Number(rules::BLANK),
            "For a field that may be missing: how many zero bytes stand in its place",
        ),
        optional("when", Shape::Object(&CONDITION), "What an earlier field has to be for this one to be there"),
        optional("tag", Shape::Object(&TAG), "For variants: the earlier field that has their tag"),
        optional("max", Number(rules::LIMIT), "The most bytes of a string or of bytes, or the most items of a list"),
        optional("endian", ENDIAN, "The order of bytes, if it is not the file's"),
        optional("secret", Boolean, "`true` to keep its value from logs"),
        optional("description", Text, "What it means"),
    ],
    forms: &[],
};

static COUNT: Object = Object {
    what: "a count",
    keys: &[
        optional("type", Spelled(rules::INTEGER_TYPE), "Its integer type; `int32` if nothing is said"),
        optional("unit", Number(rules::UNIT), "What one item counts in it; 1 if nothing is said"),
        optional("field", Text, "The earlier field that has it, if it does not stand right before the items"),
    ],
    forms: &[],
};

/// On which earlier field a field depends.
static CONDITION: Object = Object {
    what: "a condition",
    keys: &[
        required("field", Text, "The earlier field that is looked at"),
        optional("is", Either(&[Text, Number(rules::VALUE), Boolean]), "It is this value"),
        optional("not", Either(&[Text, Number(rules::VALUE), Boolean]), "It is any other value"),
        optional("in", Limited(&VALUE_SHAPE, Items { min: 1, ..ONCE }), "It is one of these values"),
        optional("below", VALUE_SHAPE, "It is less than this number, or than the field with this name"),
        optional("above", VALUE_SHAPE, "It is more than this number, or than the field with this name"),
        optional("atMost", VALUE_SHAPE, "It is at most this number, or the field with this name"),
        optional("atLeast", VALUE_SHAPE, "It is at least this number, or the field with this name"),
        optional("bits", Number(rules::BITS), "All these bits of it are set"),
        optional("mask", Number(rules::BITS), "With `bits`: of these bits, no others are set"),
    ],
    forms: &[],
};

static TAG: Object = Object {
    what: "where a tag stands",
    keys: &[
        required("field", Text, "The earlier field that has it"),
        optional("mask", Number(rules::BITS), "The bits of that field that are the tag, if not all of them are"),
    ],
    forms: &[],
};
