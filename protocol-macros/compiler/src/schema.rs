//! What a spec file may hold: every key, its shape and its meaning. The parser reads by these definitions.

/// The shape of a node.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A string.
    Text,
    /// An integer.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A list of such nodes.
    List(&'static Shape),
    /// A mapping from any name to such nodes.
    Named(&'static Shape),
    /// A mapping with known keys.
    Object(&'static Object),
}

impl Shape {
    /// The shape in a message.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Text => "a string".to_owned(),
            Self::Integer => "an integer".to_owned(),
            Self::Boolean => "`true` or `false`".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Named(_) => "a mapping".to_owned(),
            Self::Object(object) => format!("{}, which is a mapping,", object.what),
        }
    }
}

/// A mapping with known keys.
#[derive(Debug)]
pub struct Object {
    /// What it describes, with its article.
    pub what: &'static str,
    /// Its keys, in the order in which they are usually written.
    pub keys: &'static [Key],
}

/// A key of an object.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What stands behind it.
    pub shape: Shape,
    /// Whether it has to be there.
    pub required: bool,
    /// What it means.
    pub about: &'static str,
}

const fn required(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: true, about }
}

const fn optional(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, shape, required: false, about }
}

use Shape::{Boolean, Integer, List, Named, Text};

/// The whole file.
pub static SPEC: Object = Object {
    what: "a spec",
    keys: &[
        optional("meta", Shape::Object(&META), "What the spec describes"),
        optional("packetComposition", Shape::Object(&COMPOSITION), "How frames lie on the wire"),
        optional("primitiveTypes", List(&Shape::Object(&PRIMITIVE)), "The types of fixed size, for readers"),
        optional("compositeTypes", List(&Shape::Object(&COMPOSITE)), "The types that are made of others, for readers"),
        optional("types", List(&Shape::Object(&TYPE)), "Named records and enumerations"),
        required("realms", Named(&Shape::Object(&REALM)), "The areas that packets belong to, by slug"),
        required("packets", Shape::Object(&PACKETS), "All packets"),
    ],
};

static META: Object = Object {
    what: "`meta`",
    keys: &[
        optional("name", Text, "The protocol's name"),
        optional("version", Text, "The version of the spec"),
        optional("status", Text, "Whether it is maintained"),
        optional("description", Text, "What the protocol is for"),
        optional("repository", Text, "Where the spec is kept"),
    ],
};

static COMPOSITION: Object = Object {
    what: "`packetComposition`",
    keys: &[
        optional("transport", Text, "What carries the frames, as `websocket`"),
        optional("framing", Shape::Object(&FRAMING), "The length prefix and the encryption"),
        optional("packet", List(&Shape::Object(&SEGMENT)), "The parts of a frame, in order"),
        optional("notes", List(&Text), "What else is to be known"),
    ],
};

static FRAMING: Object = Object {
    what: "`framing`",
    keys: &[
        optional("lengthPrefix", Shape::Object(&LENGTH_PREFIX), "The number that a frame begins with"),
        optional("encrypted", Shape::Object(&ENCRYPTED), "Whether frames are encrypted"),
    ],
};

static LENGTH_PREFIX: Object = Object {
    what: "a length prefix",
    keys: &[
        optional("name", Text, "Its name, for readers"),
        required("type", Text, "Its integer type"),
        optional("endian", Text, "`big` or `little`"),
        optional("includesSelf", Boolean, "Whether it counts its own bytes"),
        optional("includesHeader", Boolean, "Whether it counts the id"),
        optional("includesPayload", Boolean, "Whether it counts the payload"),
    ],
};

static ENCRYPTED: Object = Object {
    what: "`encrypted`",
    keys: &[
        optional("default", Boolean, "Whether a session begins encrypted"),
        optional("algorithm", Text, "The cipher"),
        optional("activation", Text, "When encryption begins"),
    ],
};

static SEGMENT: Object = Object {
    what: "a part of a frame",
    keys: &[
        required("name", Text, "Its name"),
        required("type", Text, "Its type"),
        optional("endian", Text, "`big` or `little`"),
        optional("description", Text, "What it is"),
    ],
};

static PRIMITIVE: Object = Object {
    what: "a primitive type",
    keys: &[
        required("name", Text, "The type's name"),
        optional("wireType", Text, "How it lies on the wire"),
        optional("endian", Text, "`big` or `little`"),
        optional("description", Text, "What it is"),
    ],
};

static COMPOSITE: Object = Object {
    what: "a composite type",
    keys: &[
        required("name", Text, "The type's name"),
        optional("description", Text, "What it is"),
        optional("encoding", Text, "The text encoding"),
        optional("lengthPrefix", Shape::Object(&LENGTH_PREFIX), "The number that it begins with"),
    ],
};

/// A named record or enumeration.
pub static TYPE: Object = Object {
    what: "a type",
    keys: &[
        required("name", Text, "The name by which fields refer to it, in `UpperCamelCase`"),
        optional("description", Text, "What it is"),
        optional("fields", List(&Shape::Object(&FIELD)), "For a record: its fields, in wire order"),
        optional("type", Text, "For an enumeration: its integer type"),
        optional("values", List(&Shape::Object(&VALUE)), "For an enumeration: the values that have names"),
    ],
};

static VALUE: Object = Object {
    what: "a value of an enumeration",
    keys: &[
        required("name", Text, "Its name, in `snake_case`"),
        required("value", Integer, "The number on the wire"),
        optional("description", Text, "What it means"),
    ],
};

static REALM: Object = Object {
    what: "a realm",
    keys: &[
        required("name", Text, "Its name for readers"),
        optional("description", Text, "What its packets are about"),
        optional("position", Integer, "Its place in a table of contents"),
    ],
};

static PACKETS: Object = Object {
    what: "`packets`",
    keys: &[
        optional("c2s", List(&Shape::Object(&PACKET)), "What the client sends"),
        optional("s2c", List(&Shape::Object(&PACKET)), "What the server sends"),
    ],
};

/// A packet.
pub static PACKET: Object = Object {
    what: "a packet",
    keys: &[
        required("id", Integer, "The id on the wire, 0 to 65535, unique within its direction"),
        required("name", Text, "`prefix.snake_case`, unique within its direction"),
        required(
            "header",
            Text,
            "A constant's name in `UPPER_SNAKE_CASE`, unique within its direction; never on the wire",
        ),
        required("realm", Text, "The slug of its realm"),
        optional("summary", Text, "What it is for, in a line"),
        optional("since", Text, "The first release that has it"),
        optional("phase", Text, "The part of a session in which it may come"),
        optional("sender", Text, "When and why it is sent"),
        optional("receiver", Text, "What the receiver does with it"),
        optional("notes", List(&Text), "What else is to be known"),
        optional("replies", List(&Text), "The names of the packets of the other direction that answer it"),
        required("fields", List(&Shape::Object(&FIELD)), "Its fields, in wire order; `[]` if it has none"),
    ],
};

/// A field of a packet or record.
pub static FIELD: Object = Object {
    what: "a field",
    keys: &[
        required("name", Text, "Its name, in `lowerCamelCase`"),
        required("type", Text, "A primitive type, `string`, the name of a record or enumeration, or `list<T>`"),
        optional("count", Shape::Object(&COUNT), "For a list: the number before its items"),
        optional("required", Boolean, "`false` for a trailing field that may be missing"),
        optional("secret", Boolean, "`true` to keep its value from logs"),
        optional("description", Text, "What it means"),
    ],
};

static COUNT: Object = Object {
    what: "a count",
    keys: &[
        optional("type", Text, "Its integer type; `int32` if nothing is said"),
        optional("unit", Integer, "What one item counts in it; 1 if nothing is said"),
    ],
};
