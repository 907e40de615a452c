//! The parts of a spec that describe the wire format: accepted if they match the implementation, rejected if not.

mod support;

use protocol_compiler::source::Source;

use support::check;

/// Returns the errors of a file with this head: the text that each points to, and the message.
fn reported(head: &str) -> Vec<String> {
    let text = format!("{head}\nrealms: {{}}\npackets: {{}}\n");
    let source = Source::new("spec.yaml", text.as_str());
    let report = |diagnostic: &protocol_compiler::Diagnostic| {
        let place = diagnostic.place.unwrap();
        format!("{} {}: {}", diagnostic.code, &source.text()[place.start..place.end], diagnostic.message)
    };
    check(&text).errors().map(report).collect()
}

#[test]
fn true_statements_about_the_wire_are_accepted() {
    for right in [
        "packetComposition: {framing: {encrypted: false}}",
        "packetComposition: {framing: {encrypted: {default: false, algorithm: RC4, activation: after the handshake}}}",
        "packetComposition: {framing: {encrypted: {algorithm: RC4}}}",
        "packetComposition: {framing: {encrypted: }, packet: }",
        "packetComposition: {packet: [{name: length, type: uint32}, {name: messageId, type: uint16, endian: big}, {name: payload, type: bytes}]}",
        "packetComposition: {packet: [{name: size, type: uint32}, {name: id, type: uint16}, {name: rest, type: bytes, endian: none}]}",
        "primitiveTypes: [{name: boolean, wireType: uint8}, {name: int32, wireType: int32, endian: big}, {name: uint16, wireType: uint16, endian: big}]",
        "primitiveTypes: [{name: uint32, wireType: uint32}, {name: bytes, wireType: bytes}, {name: double, wireType: float64}, {name: float}]",
        "primitiveTypes: [{name: int8, wireType: int8, endian: little}, {name: varint, wireType: leb128, endian: little}]",
        "compositeTypes: [{name: string, encoding: UTF-8, lengthPrefix: {type: uint16, endian: big}}, {name: list<T>}]",
        "compositeTypes: [{name: list<T>, lengthPrefix: {type: int32}}, {name: map<K>, lengthPrefix: {type: uint8, endian: little}}]",
    ] {
        assert_eq!(reported(right), [""; 0], "{right}");
    }
}

#[test]
fn false_statements_about_the_wire_are_rejected() {
    for (wrong, expected) in [
        (
            "packetComposition: {framing: {encrypted: true}}",
            "P0022 true: frames that are encrypted from the start cannot be read",
        ),
        (
            "packetComposition: {framing: {encrypted: {default: true}}}",
            "P0022 true: frames that are encrypted from the start cannot be read",
        ),
        (
            "packetComposition: {framing: {encrypted: sometimes}}",
            "P0004 sometimes: expected `true` or `false` or a mapping (`encrypted`), found a string",
        ),
        (
            "packetComposition: {framing: {lengthPrefix: {type: uint32, includesPayload: false}}}",
            "P0022 false: frames with a length prefix that does not count the payload cannot be read",
        ),
        (
            "packetComposition: {framing: {lengthPrefix: {type: uint32, includesHeader: false}}}",
            "P0022 false: frames with a length prefix that does not count the id cannot be read",
        ),
        (
            "packetComposition: {packet: [{name: length, type: uint32}, {name: messageId, type: int32}, {name: payload, type: bytes}]}",
            "P0022 int32: frames whose `messageId` is `int32` cannot be read",
        ),
        (
            "packetComposition: {packet: [{name: length, type: uint32, endian: little}, {name: messageId, type: uint16}, {name: payload, type: bytes}]}",
            "P0022 little: frames whose `length` is `little` endian cannot be read",
        ),
        (
            "packetComposition: {packet: [{name: messageId, type: uint16}, {name: length, type: uint32}, {name: payload, type: bytes}]}",
            "P0022 messageId: frames with `messageId` at this place cannot be read",
        ),
        (
            "packetComposition: {packet: [{name: length, type: uint32}, {name: payload, type: bytes}]}",
            "P0022 packet: frames without `messageId` cannot be read",
        ),
        (
            "packetComposition: {packet: []}",
            "P0022 packet: frames without `length` and `messageId` and `payload` cannot be read",
        ),
        (
            "packetComposition: {packet: [{name: length, type: uint32}, {name: messageId, type: uint16}, {name: payload, type: bytes}, {name: checksum, type: uint32}]}",
            "P0022 checksum: frames with `checksum` at this place cannot be read",
        ),
        (
            "primitiveTypes: [{name: boolean, wireType: int32}]",
            "P0040 int32: `boolean` is `uint8` on the wire, not `int32`",
        ),
        (
            "primitiveTypes: [{name: int64, wireType: int32}]",
            "P0040 int32: `int64` is `int64` on the wire, not `int32`",
        ),
        (
            "primitiveTypes: [{name: double, wireType: string}]",
            "P0040 string: `double` is `double` on the wire, not `string`",
        ),
        (
            "primitiveTypes: [{name: int32, endian: little}]",
            "P0040 little: `int32` is `big` endian on the wire, not `little`",
        ),
        (
            "compositeTypes: [{name: string, encoding: latin-1}]",
            "P0040 latin-1: a string is UTF-8 on the wire, not `latin-1`",
        ),
        (
            "compositeTypes: [{name: string, lengthPrefix: {type: int32}}]",
            "P0040 int32: the length before a `string` is `uint16`, not `int32`",
        ),
        (
            "compositeTypes: [{name: string, lengthPrefix: {type: uint16, endian: little}}]",
            "P0040 little: the length before a `string` is `big` endian, not `little`",
        ),
        (
            "compositeTypes: [{name: string, lengthPrefix: {type: uint16, includesSelf: true}}]",
            "P0040 true: the length before a `string` does not count itself",
        ),
        (
            "compositeTypes: [{name: list<T>, lengthPrefix: {type: uint16}}]",
            "P0040 uint16: the count before a `list<T>` is `int32`, not `uint16`",
        ),
        (
            "compositeTypes: [{name: \"T[]\", lengthPrefix: {type: uint8}}]",
            "P0040 uint8: the count before a `T[]` is `int32`, not `uint8`",
        ),
        (
            "compositeTypes: [{name: list, lengthPrefix: {type: int32, endian: little}}]",
            "P0040 little: the count before a `list` is `big` endian, not `little`",
        ),
    ] {
        assert_eq!(reported(wrong), [expected], "{wrong}");
    }
}
