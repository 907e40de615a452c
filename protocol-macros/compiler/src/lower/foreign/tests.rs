//! What types of other languages mean.

use super::{field_type, integer};

fn help(text: &str) -> String {
    let named = |word: &str| (word.eq_ignore_ascii_case("thing")).then_some("Thing");
    let item = crate::raw::innermost(text).0;
    field_type(item, text, &named).map_or_else(|| "?".to_owned(), |meaning| meaning.help(false))
}

/// Each type, and how it is written here.
#[test]
fn what_can_be_expressed_is_named_by_its_meaning() {
    for (spellings, expected) in [
        // C and C++
        (
            "int / signed int / int32_t / std::int32_t / c_int / i32 / Int32 / INT32 / sint32 / sfixed32 / s32 / s4 / int32be / s4be / System.Int32",
            "int32",
        ),
        ("unsigned int / unsigned / uint / uint32_t / u32 / UInt32 / fixed32 / u4 / DWORD / const uint32_t", "uint32"),
        ("short / short int / Short / int16_t / i16 / qint16 / smallint / s2 / s2be", "int16"),
        ("unsigned short / ushort / uint16_t / u16 / u2 / quint16 / guint16 / u2be / WORD / u", "uint16"),
        ("long / long long / long long int / Long / int64_t / i64 / bigint / sfixed64 / l", "int64"),
        ("unsigned long / unsigned long long / ulong / u64 / uint64_t / fixed64 / u8be", "uint64"),
        ("sbyte / int8_t / i8 / signed char / s1 / Int8", "int8"),
        ("ubyte / guint8 / quint8 / u8 / uint8_t / unsigned char / u1 / octet / UInt8", "uint8"),
        ("bool / Boolean / BOOLEAN / _Bool / bool8", "boolean"),
        ("float32 / f32 / Float / single / f4 / f", "float"),
        ("float64 / f64 / Double / double precision / f8 / d", "double"),
        (
            "str / String / STRING / &str / &'static str / std::string / text / utf8 / s / Cow<'a, str> / java.lang.String / IA5String",
            "string",
        ),
        (
            "byte[] / []byte / Vec<u8> / [u8] / &[u8] / blob / binary / buffer / Buffer / bytearray / List<byte> / OCTET STRING / void* / uint8_t *",
            "bytes",
        ),
        (
            "Vec<i32> / List<Integer> / ArrayList<int> / array<int> / list(int) / list[int] / int[] / []int / [i32] / repeated int32 / list <int32>",
            "list<int32>",
        ),
        (
            "list of int32 / Array<int32> / std::vector<int32_t> / &[i32] / Set<int> / LIST<INT32> / List[int] / list<int>",
            "list<int32>",
        ),
        ("Vec<Vec<u16>> / u16[][] / List<List<ushort>> / list<u16[]> / [][]u16", "list<list<uint16>>"),
        ("thing / THING / struct Thing / Box<Thing> / &Thing / const Thing", "Thing"),
        ("Vec<thing> / thing[] / []Thing / repeated Thing", "list<Thing>"),
    ] {
        for spelling in spellings.split(" / ") {
            assert_eq!(help(spelling), format!("write `{expected}`"), "{spelling}");
        }
    }
}

#[test]
fn what_needs_another_key_says_so() {
    for (spelling, expected) in [
        ("int32le", "write `int32`, with `endian: little`"),
        ("uint16_le", "write `uint16`, with `endian: little`"),
        ("u2le", "write `uint16`, with `endian: little`"),
        ("u8le", "write `uint64`, with `endian: little`"),
        ("s4le", "write `int32`, with `endian: little`"),
        ("f8le", "write `double`, with `endian: little`"),
        ("__le32", "write `uint32`, with `endian: little`"),
        ("little-endian int32", "write `int32`, with `endian: little`"),
        ("LittleEndian<u16>", "write `uint16`, with `endian: little`"),
        ("U32<LE>", "write `uint32`, with `endian: little`"),
        ("Vec<u16le>", "write `list<uint16>`, with `endian: little`"),
        ("bytes<uint8>", "write `bytes`, with `count: {type: uint8}`"),
        ("list<int32, u8>", "write `list<int32>`, with `count: {type: uint8}`"),
        ("string<uint16>", "write `string`"),
        ("string16", "write `string`"),
        ("uint<16>", "write `uint16`"),
        ("int(11)", "write `int32`"),
        ("int32 (LE)", "write `int32`, with `endian: little`"),
        (
            "Option<Vec<i32>>",
            "write `list<int32>`, with `required: false` if the payload may end before it, or with `when` if an earlier field says whether it is there",
        ),
        ("varchar(32)", "write `string`, with `max: 32`"),
        ("string<20>", "write `string`, with `max: 20`"),
        ("int32[count]", "write `list<int32>`, with `count: {field: count}` if that is an earlier field"),
    ] {
        assert_eq!(help(spelling), expected, "{spelling}");
    }
    for spelling in [
        "string?",
        "String?",
        "Option<String>",
        "Optional[str]",
        "optional string",
        "Nullable<string>",
        "?string",
        "string | null",
        "null|string",
        "Option<&str>",
        "std::optional<std::string>",
        "Union[str, None]",
        "Maybe<Text>",
    ] {
        let help = help(spelling);
        assert!(help.starts_with("write `string`, with `required: false` if"), "{spelling}: {help}");
        assert!(help.contains("`when`"), "{spelling}: {help}");
    }
}

#[test]
fn where_several_are_possible_all_are_named() {
    for (spelling, types) in [
        ("byte", "write `int8` or `uint8`: "),
        ("Byte", "write `int8` or `uint8`: "),
        ("s8", "write `int8` or `int64`: "),
        ("b", "write `boolean` or `int8` or `uint8`: "),
        ("size_t", "write `uint32` or `uint64`: "),
        ("usize", "write `uint32` or `uint64`: "),
        ("uintptr_t", "write `uint32` or `uint64`: "),
        ("nuint", "write `uint32` or `uint64`: "),
        ("isize", "write `int32` or `int64`: "),
        ("ssize_t", "write `int32` or `int64`: "),
        ("intptr_t", "write `int32` or `int64`: "),
        ("ptrdiff_t", "write `int32` or `int64`: "),
        ("nint", "write `int32` or `int64`: "),
        ("off_t", "write `int32` or `int64`: "),
        ("real", "write `float` or `double`: "),
        ("char", "write `int8` or `uint8` or `uint16` or `string`: "),
        ("number", "write `int32` or `float` or `double`: "),
    ] {
        assert!(help(spelling).starts_with(types), "{spelling}: {}", help(spelling));
    }
}

/// No type is offered for what cannot be expressed.
#[test]
fn what_cannot_be_expressed_is_said_to_be_so() {
    for (spellings, reason) in [
        (
            "int24 / uint24 / u24 / i24 / int24_t / mediumint / int24[] / Vec<i24> / int24? / int24le",
            "an integer of 24 bits cannot be expressed",
        ),
        ("int128 / uint128 / i128 / u128 / __int128", "an integer of 128 bits cannot be expressed"),
        ("int4 / i4", "an integer of 4 bits cannot be expressed; if it has 4 bytes, write `int32`"),
        ("int2 / i2", "an integer of 2 bits cannot be expressed; if it has 2 bytes, write `int16`"),
        ("int1 / i1", "an integer of 1 bit cannot be expressed; if it has 1 byte, write `int8`"),
        ("uint4", "an integer of 4 bits cannot be expressed; if it has 4 bytes, write `uint32`"),
        ("pstring / ShortString", "a string with a count of one byte cannot be expressed"),
        ("int7 / u7", "an integer of 7 bits cannot be expressed"),
        ("half / float16 / f16 / bfloat16", "a float of 16 bits cannot be expressed"),
        ("float128 / f128", "a float of 128 bits cannot be expressed"),
        ("float80", "a float of 80 bits cannot be expressed"),
        ("long double", "a float of more than 64 bits cannot be expressed"),
        ("decimal / decimal(10,2) / money / decimal128", "a decimal number cannot be expressed"),
        (
            "varint / uvarint / varlong / leb128 / VarInt / varint[] / list<varint> / Option<varint>",
            "an integer whose size varies cannot be expressed",
        ),
        (
            "int32[4] / [i32; 4] / [4]int / list<int32, 4> / std::array<int, 4> / array<int,4> / byte[16] / [u8; 16] / char[32] / Thing[2] / string[3] / int[2][3]",
            "a fixed number of items cannot be expressed",
        ),
        (
            "map<string,int32> / Map<String, Integer> / HashMap<String, i32> / dict[str, int] / Dictionary<string,int> / map[string]int / Record<string, number> / {[key: string]: number} / list<map<string,int32>>",
            "a map cannot be expressed",
        ),
        (
            "strz / char* / const char * / char * / *const c_char / cstring",
            "a string that ends with a zero byte cannot be expressed",
        ),
        ("wstring / utf16 / wchar_t*", "text in another encoding cannot be expressed"),
        ("BigInteger", "a number without a fixed size cannot be expressed"),
        ("b4 / bit3", "a part of a byte cannot be expressed"),
        (
            "date / DateTime / timestamp / time_t / Instant / google.protobuf.Timestamp",
            "a time has no bytes of its own here",
        ),
        ("uuid / Guid", "a UUID has no bytes of its own here"),
        ("enum / enum(a,b)", "describe the enumeration in `types:`"),
        (
            "tuple / (int32, string) / Tuple[int, str] / pair<int,int> / class / [int32, string] / [Foo, list<int32>]",
            "describe a record in `types:`",
        ),
        (
            "union / oneof / int32 | string / Union[int, str] / std::variant<int, bool>",
            "describe the variants in `types:`",
        ),
        ("void / () / null", "it takes no bytes"),
        ("list<> / [] / List / Vec / set / List<> / Vec<> / list< >", "say what its items are"),
        ("list<string?> / Vec<Option<i32>>", "an item of a list is never missing"),
        ("string<uint8> / string8 / string<int32>", "the length before a `string` is always a uint16"),
        ("uint<24> / int(24)", "an integer of 24 bits cannot be expressed"),
        ("bytes(16) / binary(16) / char(10)", "a fixed number of items cannot be expressed"),
        ("json", "name how the text is sent"),
    ] {
        for spelling in spellings.split(" / ") {
            let help = help(spelling);
            assert!(help.starts_with(reason), "{spelling}: {help}");
            assert!(!help.starts_with("write"), "{spelling}: {help}");
        }
    }
}

#[test]
fn what_is_no_word_of_any_language_is_not_guessed() {
    for spelling in [
        "",
        "Foo",
        "foo<bar",
        "strng",
        "]",
        "<>",
        "list<Foo>",
        "Foo[]",
        "?",
        "*",
        "&",
        "'",
        "é",
        "é?",
        "int32,",
        "x\u{0}",
    ] {
        let help = help(spelling);
        assert!(!help.contains("int8"), "{spelling}: {help}");
    }
    for sign in ["&", "?", "*", "[]", "Vec<", "list of "] {
        help(&sign.repeat(60_000));
        help(&format!("{}x{}", sign.repeat(20), ">".repeat(20)));
    }
}

#[test]
fn where_only_integers_can_stand_no_other_type_is_offered() {
    for (spelling, expected) in [
        ("int", "write `int32`"),
        ("short", "write `int16`"),
        ("byte", "write `int8` or `uint8`"),
        ("u16", "write `uint16`"),
        ("bool", "write `uint8`"),
        ("boolean", "write `uint8`"),
        ("int32le", "write `int32`"),
        ("in32", "did you mean `int32`?"),
        ("uin16", "did you mean `uint16`?"),
    ] {
        assert_eq!(integer(spelling, &["string"]), expected, "{spelling}");
    }
    assert_eq!(integer("str", &["string"]), "write `string`");
    for spelling in ["str", "float", "double", "bytes", "list<int32>", "Foo"] {
        assert!(integer(spelling, &[]).starts_with("allowed here: `int8`"), "{spelling}");
    }
    assert!(integer("varint", &[]).starts_with("an integer whose size varies cannot be expressed"));
    assert!(integer("int24", &[]).starts_with("an integer of 24 bits cannot be expressed"));
}
