//! The compiler's advice goes by meaning and not by spelling: words of other languages for types, keys and values.

mod support;

use support::check;

/// Returns the messages and the advice for a spec whose only packet has this field.
fn of_field(field: &str) -> Vec<(String, String)> {
    of_packet(&format!(
        "id: 1, name: shop.buy, header: SHOP_BUY, realm: shop, fields: [{{name: before, type: int32}}, {field}]"
    ))
}

fn of_packet(packet: &str) -> Vec<(String, String)> {
    of_spec(&format!("realms: {{shop: {{name: Shop}}}}\npackets: {{c2s: [{{{packet}}}]}}\n"))
}

fn of_spec(text: &str) -> Vec<(String, String)> {
    let compiled = check(text);
    compiled.errors().map(|error| (error.message.clone(), error.help.clone().unwrap_or_default())).collect()
}

/// Returns the only advice that is given.
fn advice(errors: &[(String, String)]) -> &str {
    let [(_, help)] = errors else { panic!("{errors:?}") };
    help
}

#[test]
fn types_of_other_languages() {
    for (ty, expected) in [
        ("int", "write `int32`"),
        ("uint", "write `uint32`"),
        ("short", "write `int16`"),
        ("long", "write `int64`"),
        ("bool", "write `boolean`"),
        ("str", "write `string`"),
        ("float64", "write `double`"),
        ("int[]", "write `list<int32>`"),
        ("byte[]", "write `bytes`"),
        ("int32le", "write `int32`, with `endian: little`"),
        ("lint32", "did you mean `int32`?"),
        ("strng", "did you mean `string`?"),
        ("unt32", "did you mean `uint32`?"),
    ] {
        assert_eq!(advice(&of_field(&format!("{{name: x, type: \"{ty}\"}}"))), expected, "{ty}");
    }
    let help = of_field("{name: x, type: int24}");
    assert!(advice(&help).starts_with("an integer of 24 bits cannot be expressed"), "{help:?}");
    let help = of_field("{name: x, type: \"list<>\"}");
    assert!(advice(&help).starts_with("say what its items are"), "{help:?}");
    let unknown = of_field("{name: x, type: banana}");
    assert!(advice(&unknown).starts_with("allowed here: `boolean`, "), "{unknown:?}");
}

/// The advice leaves out the byte order that a type names if the file has it already.
#[test]
fn the_order_of_a_type_is_held_against_the_file() {
    let spec = |order: &str, ty: &str| {
        let packet = format!("{{id: 1, name: a.b, header: A, realm: a, fields: [{{name: x, type: {ty}}}]}}");
        of_spec(&format!("endian: {order}\nrealms: {{a: {{name: A}}}}\npackets: {{c2s: [{packet}]}}\n"))
    };
    for (order, ty, expected) in [
        ("big", "u16be", "write `uint16`"),
        ("big", "u16le", "write `uint16`, with `endian: little`"),
        ("little", "u16be", "write `uint16`, with `endian: big`"),
        ("little", "u16le", "write `uint16`"),
    ] {
        assert_eq!(advice(&spec(order, ty)), expected, "{ty} in a file with {order}");
    }
}

#[test]
fn a_type_of_the_file_comes_before_words_of_others() {
    let types = "types: [{name: Buffer, fields: [{name: x, type: int8}]}, {name: Mood, type: int8, values: []}]\n";
    for (ty, expected) in [
        ("buffer", "write `Buffer`"),
        ("\"Vec<buffer>\"", "write `list<Buffer>`"),
        ("\"mood?\"", "write `Mood`, with `required: false` if"),
        ("Moood", "did you mean `Mood`?"),
    ] {
        let packet = format!("{{id: 1, name: a.b, header: A, realm: a, fields: [{{name: x, type: {ty}}}]}}");
        let errors = of_spec(&format!("{types}realms: {{a: {{name: A}}}}\npackets: {{c2s: [{packet}]}}\n"));
        assert!(advice(&errors).starts_with(expected), "{ty}: {errors:?}");
    }
}

#[test]
fn the_types_of_enumerations_tags_and_counts() {
    let of_type = |ty: &str| of_spec(&format!("types: [{{name: A, {ty}}}]\nrealms: {{}}\npackets: {{}}\n"));
    for (base, expected) in [
        ("int", "write `int32`"),
        ("byte", "write `int8` or `uint8`"),
        ("bool", "write `uint8`"),
        ("String", "write `string`"),
        ("u16", "write `uint16`"),
        ("int24", "an integer of 24 bits cannot be expressed: integers have 8, 16, 32 or 64 bits"),
        ("inte32", "did you mean `int32`?"),
    ] {
        assert_eq!(advice(&of_type(&format!("type: {base}, values: []"))), expected, "{base}");
        let variants = format!("tag: {base}, variants: [{{name: B, tag: 1, fields: []}}]");
        assert_eq!(advice(&of_type(&variants)), expected, "{base}");
    }
    for (base, expected) in
        [("short", "write `int16`"), ("byte", "write `int8` or `uint8`"), ("varint", "an integer whose size varies")]
    {
        let errors = of_field(&format!("{{name: x, type: bytes, count: {{type: {base}}}}}"));
        assert!(advice(&errors).starts_with(expected), "{base}: {errors:?}");
    }
    let errors = of_field("{name: x, type: bytes, count: {type: string}}");
    assert!(advice(&errors).starts_with("allowed here: `int8`"), "{errors:?}");
}

#[test]
fn keys_by_other_names() {
    for (keys, expected) in [
        ("optional: true", "write `required: false`"),
        ("nullable: true", "write `required: false`"),
        ("mandatory: true", "write `required`"),
        ("doc: x", "write `description`"),
        ("comment: x", "write `description`"),
        ("summary: x", "write `description`"),
        ("if: x", "write `when`"),
        ("maxLength: 3", "write `max`"),
        ("max_length: 3", "write `max`"),
        ("byteOrder: big", "write `endian`"),
        ("sensitive: true", "write `secret`"),
        ("length: 3", "`count` says what stands before bytes or a list"),
        ("size: 3", "`count` says what stands before bytes or a list"),
        ("default: 3", "a default value cannot be expressed"),
        ("const: 3", "a constant value cannot be expressed"),
        ("enum: [a]", "describe an enumeration in `types:`"),
        ("values: [a]", "describe an enumeration in `types:`"),
        ("items: int32", "write the items' type into the field's `type`"),
        ("fields: []", "describe a record in `types:`"),
        ("descripton: x", "did you mean `description`?"),
    ] {
        let errors = of_field(&format!("{{name: x, type: string, {keys}}}"));
        assert!(advice(&errors).starts_with(expected), "{keys}: {errors:?}");
    }
    for (keys, expected) in [
        ("description: x", "write `summary`"),
        ("alias: x", "write `aliases`"),
        ("response: [x]", "write `replies`"),
        ("version: \"1\"", "write `since`"),
        ("state: x", "write `phase`"),
        ("direction: c2s", "the list in which the packet stands says that"),
    ] {
        let errors = of_packet(&format!("id: 1, name: a.b, header: A, realm: shop, fields: [], {keys}"));
        assert!(advice(&errors).starts_with(expected), "{keys}: {errors:?}");
    }
    // The missing key is reported too, under its right name.
    for (packet, key) in [
        ("opcode: 1, name: a.b, header: A, realm: shop, fields: []", "id"),
        ("packetId: 1, name: a.b, header: A, realm: shop, fields: []", "id"),
        ("msgId: 1, name: a.b, header: A, realm: shop, fields: []", "id"),
        ("id: 1, name: a.b, constant: A, realm: shop, fields: []", "header"),
        ("id: 1, name: a.b, header: A, category: shop, fields: []", "realm"),
        ("id: 1, name: a.b, header: A, realm: shop, params: []", "fields"),
        ("id: 1, name: a.b, header: A, realm: shop, attributes: []", "fields"),
    ] {
        let errors = of_packet(packet);
        assert!(errors.iter().any(|(_, help)| *help == format!("write `{key}`")), "{packet}: {errors:?}");
    }
    for (text, expected) in [
        ("realms: {}\npackets: {client: []}\n", "write `c2s`"),
        ("realms: {}\npackets: {clientbound: []}\n", "write `s2c`"),
        ("realms: {}\npackets: {incoming: []}\n", "`c2s` is what the client sends, and `s2c` is what the server sends"),
        ("realms: {}\npackets: {}\nstructs: []\n", "write `types`"),
        ("realms: {}\npackets: {}\nenums: []\n", "write `types`"),
    ] {
        assert_eq!(advice(&of_spec(text)), expected, "{text}");
    }
    for (test, expected) in [
        ("equals: 1", "write `is`"),
        ("eq: 1", "write `is`"),
        ("==: 1", "write `is`"),
        ("gt: 1", "write `above`"),
        ("mask: 3, bit: 1", "write `bits`"),
        ("lt: 1", "write `below`"),
        ("gte: 1", "write `atLeast`"),
        ("flag: 1", "write `bits`"),
    ] {
        let errors = of_field(&format!("{{name: x, type: int8, when: {{field: before, {test}}}}}"));
        assert_eq!(advice(&errors), expected, "{test}");
    }
}

#[test]
fn realms_and_packets_by_their_other_names() {
    let spec = |realm: &str, stays: &str| {
        of_spec(&format!(
            "phases: [{{name: one, stays: [{stays}]}}]\nrealms: {{user-profile: {{name: User & Profile}}}}\npackets: {{c2s: [{{id: 1, \
             name: a.b, header: GET_IT, realm: {realm}, phase: one, fields: []}}]}}\n"
        ))
    };
    assert_eq!(spec("user-profile", "a.b"), []);
    for realm in ["User & Profile", "user & profile", "user_profile", "userProfile"] {
        assert_eq!(advice(&spec(realm, "a.b")), "did you mean `user-profile`?", "{realm}");
    }
    assert_eq!(advice(&spec("user-profile", "GET_IT")), "write the name of the packet: `a.b`");
}

#[test]
fn values_by_other_names() {
    for (keys, expected) in [
        ("type: int32, endian: LE", "write `little`"),
        ("type: int32, endian: Little", "write `little`"),
        ("type: int32, endian: little-endian", "write `little`"),
        ("type: int32, endian: big-endian", "write `big`"),
        ("type: int32, endian: network", "write `big`"),
        ("type: int32, endian: BE", "write `big`"),
        ("type: int32, endian: native", "allowed here: `big`, `little`"),
        ("type: int32, required: yes", "write `true`"),
        ("type: int32, required: \"false\"", "remove the quotes: `false`"),
        ("type: int32, required: 0", "write `false`"),
        ("type: bytes, count: 4", "a fixed number of items cannot be expressed"),
        ("type: bytes, count: remaining", "write `rest`"),
        ("type: bytes, count: uint8", "write `{type: uint8}`, or `rest`"),
        ("type: bytes, count: before", "write `{field: before}`, or `rest`"),
        ("type: bytes, when: before", "write `{field: before}` if that is an earlier field"),
        ("type: bytes, when: before == 1", "write `{field: before, is: 1}`"),
        ("type: bytes, when: before=1", "write `{field: before, is: 1}`"),
        ("type: bytes, when: before != -1", "write `{field: before, not: -1}`"),
        ("type: bytes, when: before >= 2", "write `{field: before, atLeast: 2}`"),
        ("type: bytes, when: before < 2", "write `{field: before, below: 2}`"),
        ("type: bytes, when: \"before & 2\"", "write `{field: before & 2}` if"),
        (
            "type: bytes, when: {field: before, is: [1, 2]}",
            "`is` takes one value, and `in` takes several: `in: [1, 2]`",
        ),
        ("type: bytes, when: {field: before, not: [1, 2]}", "`not` takes one value"),
        ("type: bytes, when: {field: before, in: 1}", "put it in brackets: `[1]`"),
    ] {
        let errors = of_field(&format!("{{name: x, {keys}}}"));
        assert!(advice(&errors).starts_with(expected), "{keys}: {errors:?}");
    }
    for (text, expected) in [
        ("types: [{name: A, type: int8, values: {a: 1}}]\nrealms: {}\npackets: {}\n", "`- {name: ..., value: ...}`"),
        ("types: [{name: A, fields: {a: int8}}]\nrealms: {}\npackets: {}\n", "`- {name: ..., type: ...}`"),
        ("realms: [shop]\npackets: {}\n", "`shop: {name: Shop}`"),
    ] {
        let errors = of_spec(text);
        assert!(advice(&errors).contains(expected), "{text}: {errors:?}");
    }
}

/// A mistake is not the reason for other reports.
#[test]
fn one_mistake_is_reported_once() {
    let all = |text: &str| check(text).diagnostics.iter().map(|found| found.code.to_string()).collect::<Vec<_>>();
    let packet = |realm: &str| {
        format!(
            "realms: {{shop: {{name: Shop}}}}\npackets: {{c2s: [{{id: 1, name: a.b, header: A, realm: {realm}, summary: x, fields: []}}]}}\n"
        )
    };
    assert_eq!(all(&packet("shop")), [""; 0]);
    assert_eq!(all(&packet("shopp")), ["P0014"]);
    assert_eq!(all("realms: {shop: {name: Shop}}\npackets: []\n"), ["P0004"]);
    assert_eq!(all("realms: {shop: {name: Shop}}\npackets: {}\n"), ["P0102"]);
    assert_eq!(all("404: Not Found\n"), ["P0004"]);
}
