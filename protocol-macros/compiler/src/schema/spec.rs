//! What a spec can contain: every key, its shape and its meaning. The compiler checks files by these definitions.

use super::composition::{COMPOSITE, COMPOSITION, META, PRIMITIVE};
use super::keys::Shape::{Boolean, Either, Integer, Limited, List, Named, Number, Spelled, Text, Word};
use super::keys::{Form, Items, Object, Shape, optional, required};
use super::rules;

/// The whole file.
pub static SPEC: Object = Object {
    what: "a spec",
    keys: &[
        optional("meta", Shape::Object(&META), "What the spec describes"),
        optional("packetComposition", Shape::Object(&COMPOSITION), "The layout of frames"),
        optional("primitiveTypes", List(&Shape::Object(&PRIMITIVE)), "The types with a fixed size"),
        optional("compositeTypes", List(&Shape::Object(&COMPOSITE)), "The types that consist of others"),
        optional("endian", ENDIAN, "The byte order of all numbers in payloads; `big` by default"),
        optional("phases", Limited(&Shape::Object(&PHASE), PHASES), "The phases of a session, in order"),
        optional("types", List(&Shape::Object(&TYPE)), "Named records, enumerations and variants"),
        required("realms", Named(&Shape::Object(&REALM)), "The areas that packets belong to, by slug"),
        required("packets", Shape::Object(&PACKETS), "All packets"),
    ],
    forms: &[],
    extension: Some("x-"),
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
        optional("stays", PACKET_NAMES, "The names of its packets that are allowed in later phases, too"),
        optional("also", PACKET_NAMES, "The names of packets of other phases that are allowed in this one"),
    ],
    forms: &[],
    extension: None,
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
        optional("tag", Spelled(rules::BASE_TYPE), "For variants: the type of their tag, an integer type or `string`"),
        optional("variants", Limited(&Shape::Object(&VARIANT), AT_LEAST_ONE), "For variants: one for each known tag"),
        optional(
            "other",
            List(&Shape::Object(&FIELD)),
            "For variants: the fields after any other tag; without `other`, such a tag is an error",
        ),
    ],
    forms: &[
        Form { needs: &["fields"], takes: &["depth"], about: "for a record" },
        Form { needs: &["type", "values"], takes: &[], about: "for an enumeration" },
        Form { needs: &["tag", "variants"], takes: &["other"], about: "for variants" },
    ],
    extension: None,
};

/// A value on the wire, or one to compare with.
const VALUE_SHAPE: Shape = Either(&[Text, Number(rules::VALUE)]);

static VALUE: Object = Object {
    what: "a value of an enumeration",
    keys: &[
        required("name", Spelled(rules::VALUE_NAME.pattern), "Its name, in `snake_case`"),
        required("value", VALUE_SHAPE, "The number or string on the wire"),
        optional("description", Text, "What it means"),
    ],
    forms: &[],
    extension: None,
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
    extension: None,
};

static REALM: Object = Object {
    what: "a realm",
    keys: &[
        required("name", Text, "Its name, for readers"),
        optional("description", Text, "What its packets are about"),
        optional("position", Integer, "Its position in a table of contents"),
    ],
    forms: &[],
    extension: None,
};

static PACKETS: Object = Object {
    what: "`packets`",
    keys: &[
        optional("c2s", List(&Shape::Object(&PACKET)), "What the client sends"),
        optional("s2c", List(&Shape::Object(&PACKET)), "What the server sends"),
    ],
    forms: &[],
    extension: None,
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
        optional("aliases", Limited(&Spelled(rules::ALIAS.pattern), ONCE), "Other names or headers of the packet"),
        required("realm", Text, "The slug of its realm"),
        optional("summary", Text, "What it is for, in a line"),
        optional("since", Text, "The first release that has it"),
        optional("phase", Text, "The phase of a session in which it is allowed"),
        optional("sender", Text, "When and why it is sent"),
        optional("receiver", Text, "What the receiver does with it"),
        optional("notes", List(&Text), "Further notes"),
        optional("replies", List(&Text), "The names of the packets of the other direction that answer it"),
        optional("fields", List(&Shape::Object(&FIELD)), "Its fields, in wire order; `[]` if it has none"),
        optional("layout", Word(&["unknown"]), "`unknown` instead of `fields`, if its layout is not known"),
    ],
    forms: &[
        Form { needs: &["fields"], takes: &[], about: "(`[]` if it has none)" },
        Form { needs: &["layout"], takes: &[], about: "(`unknown` if its layout is not known)" },
    ],
    extension: None,
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
        optional("blank", Number(rules::BLANK), "For a field that may be missing: how many zero bytes replace it"),
        optional(
            "when",
            Shape::Object(&CONDITION),
            "A condition on an earlier field; the field is present if it holds",
        ),
        optional("tag", Shape::Object(&TAG), "For variants: the earlier field that holds their tag"),
        optional("max", Number(rules::LIMIT), "The most bytes of a string or of bytes, or the most items of a list"),
        optional("endian", ENDIAN, "Its byte order, if it differs from the file's"),
        optional("secret", Boolean, "`true` to keep its value out of logs"),
        optional("description", Text, "What it means"),
    ],
    forms: &[],
    extension: None,
};

static COUNT: Object = Object {
    what: "a count",
    keys: &[
        optional("type", Spelled(rules::INTEGER_TYPE), "Its integer type; `int32` by default"),
        optional("unit", Number(rules::UNIT), "How much each item adds to it; 1 by default"),
        optional("field", Text, "The earlier field that holds it, if it is not directly before the items"),
    ],
    forms: &[],
    extension: None,
};

/// On which earlier field a field depends.
static CONDITION: Object = Object {
    what: "a condition",
    keys: &[
        required("field", Text, "The earlier field whose value is tested"),
        optional("is", Either(&[Text, Number(rules::VALUE), Boolean]), "Its value is this one"),
        optional("not", Either(&[Text, Number(rules::VALUE), Boolean]), "Its value is any other one"),
        optional("in", Limited(&VALUE_SHAPE, Items { min: 1, ..ONCE }), "Its value is one of these"),
        optional("below", VALUE_SHAPE, "Its value is less than this number or the field with this name"),
        optional("above", VALUE_SHAPE, "Its value is greater than this number or the field with this name"),
        optional("atMost", VALUE_SHAPE, "Its value is at most this number or the field with this name"),
        optional("atLeast", VALUE_SHAPE, "Its value is at least this number or the field with this name"),
        optional("bits", Number(rules::BITS), "All these bits of its value are set"),
        optional("mask", Number(rules::BITS), "With `bits`: of the bits in `mask`, only those in `bits` are set"),
    ],
    forms: &[],
    extension: None,
};

static TAG: Object = Object {
    what: "a tag in a field",
    keys: &[
        required("field", Text, "The earlier field that holds the tag"),
        optional("mask", Number(rules::BITS), "The bits of that field that hold the tag; all of them by default"),
    ],
    forms: &[],
    extension: None,
};
