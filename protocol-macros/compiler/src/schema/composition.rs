//! The keys with which a spec describes itself and the wire format.

use super::keys::Shape::{Boolean, Either, List, Text};
use super::keys::{Object, Shape, optional, required};

pub(super) static META: Object = Object {
    what: "`meta`",
    keys: &[
        optional("name", Text, "The protocol's name"),
        optional("version", Text, "The version of the spec"),
        optional("status", Text, "Whether it is maintained"),
        optional("description", Text, "What the protocol is for"),
        optional("repository", Text, "The repository of the spec"),
    ],
    forms: &[],
    extension: None,
};

pub(super) static COMPOSITION: Object = Object {
    what: "`packetComposition`",
    keys: &[
        optional("transport", Text, "The transport of the frames, such as `websocket`"),
        optional("framing", Shape::Object(&FRAMING), "The length prefix and the encryption"),
        optional("packet", List(&Shape::Object(&SEGMENT)), "The parts of a frame, in order"),
        optional("notes", List(&Text), "Further notes"),
    ],
    forms: &[],
    extension: None,
};

static FRAMING: Object = Object {
    what: "`framing`",
    keys: &[
        optional("lengthPrefix", Shape::Object(&LENGTH_PREFIX), "The length at the start of a frame"),
        optional("encrypted", Either(&[Boolean, Shape::Object(&ENCRYPTED)]), "Whether frames are encrypted"),
    ],
    forms: &[],
    extension: None,
};

static LENGTH_PREFIX: Object = Object {
    what: "a length prefix",
    keys: &[
        optional("name", Text, "Its name, for readers"),
        required("type", Text, "Its integer type"),
        optional("endian", Text, "`big` or `little`"),
        optional("includesSelf", Boolean, "Whether it includes its own bytes"),
        optional("includesHeader", Boolean, "Whether it includes the id"),
        optional("includesPayload", Boolean, "Whether it includes the payload"),
    ],
    forms: &[],
    extension: None,
};

static ENCRYPTED: Object = Object {
    what: "`encrypted`",
    keys: &[
        optional("default", Boolean, "Whether a session begins encrypted"),
        optional("algorithm", Text, "The cipher"),
        optional("activation", Text, "When encryption begins"),
    ],
    forms: &[],
    extension: None,
};

static SEGMENT: Object = Object {
    what: "a part of a frame",
    keys: &[
        required("name", Text, "Its name"),
        required("type", Text, "Its type"),
        optional("endian", Text, "`big` or `little`"),
        optional("description", Text, "What it is"),
    ],
    forms: &[],
    extension: None,
};

pub(super) static PRIMITIVE: Object = Object {
    what: "a primitive type",
    keys: &[
        required("name", Text, "The type's name"),
        optional("wireType", Text, "Its type on the wire"),
        optional("endian", Text, "`big` or `little`"),
        optional("description", Text, "What it is"),
    ],
    forms: &[],
    extension: None,
};

pub(super) static COMPOSITE: Object = Object {
    what: "a composite type",
    keys: &[
        required("name", Text, "The type's name"),
        optional("description", Text, "What it is"),
        optional("encoding", Text, "The text encoding"),
        optional("lengthPrefix", Shape::Object(&LENGTH_PREFIX), "The length at its start"),
    ],
    forms: &[],
    extension: None,
};
