//! The table of types in other languages and tools, with the types here that have the same meaning.

/// What a word means in a spec.
#[derive(Debug, Clone, Copy)]
pub(super) enum Word {
    /// This type.
    Is(&'static str),
    /// One of these types, and how you tell which.
    Either(&'static [&'static str], &'static str),
    /// No type: what you write instead, or why it cannot be expressed.
    No(&'static str),
}

use Word::{Either, Is, No};

/// All words without blanks, `_` and `-`, in lower case. Integers and floats whose name ends with their number of bits are not here.
const WORDS: &[(&str, Word)] = &[
    ("bool boolean _bool flag logical yesno truefalse", Is("boolean")),
    // C, Java, C#, Go, SQL, and the letters of packet loggers.
    ("sbyte signedbyte signedchar tinyint schar", Is("int8")),
    ("ubyte unsignedbyte unsignedchar uchar octet unsignedtinyint", Is("uint8")),
    ("byte", Either(&["int8", "uint8"], "`uint8` if its values are 0 to 255")),
    ("b", Either(&["boolean", "int8", "uint8"], "`boolean` if it is always 0 or 1")),
    ("short shortint signedshort shortsigned signedshortint smallint", Is("int16")),
    ("ushort unsignedshort unsignedshortint unsignedsmallint word u ushortint", Is("uint16")),
    ("int integer signed signedint signedinteger sint i rune", Is("int32")),
    ("uint unsigned unsignedint unsignedinteger uinteger dword cardinal", Is("uint32")),
    ("long longint longlong longlongint signedlong signedlonglong longinteger bigint l", Is("int64")),
    ("ulong unsignedlong unsignedlongint unsignedlonglong unsignedlonglongint ulonglong qword", Is("uint64")),
    ("unsignedbigint ulongint", Is("uint64")),
    ("float single singlefloat f", Is("float")),
    ("double doublefloat doubleprecision d", Is("double")),
    (
        "string str text s utf8 utf8string varchar nvarchar cowstr stringview charsequence lstring ansistring",
        Is("string"),
    ),
    ("asciistring ascii ia5string printablestring visiblestring url uri", Is("string")),
    (
        "bytes blob binary varbinary buffer bytearray bytebuffer bytebuf bytestring octets octetstring raw rawbytes",
        Is("bytes"),
    ),
    ("uint8array memorystream bytestream arraybuffer opaque", Is("bytes")),
    (
        "rest remaining payload eof remainder",
        No("the bytes up to the end of the payload are `bytes`, with `count: rest`"),
    ),
    (
        "char",
        Either(
            &["int8", "uint8", "uint16", "string"],
            "`uint8` for a byte, `uint16` for a UTF-16 unit, `string` for text",
        ),
    ),
    ("wchar wchart char16 char16t unichar", Is("uint16")),
    (
        "sizet usize uintptr uintptrt nuint",
        Either(&["uint32", "uint64"], "its size depends on the machine: look at how many bytes are on the wire"),
    ),
    (
        "ssizet isize intptr intptrt nint ptrdifft offt",
        Either(&["int32", "int64"], "its size depends on the machine: look at how many bytes are on the wire"),
    ),
    (
        "number num numeric",
        Either(&["int32", "float", "double"], "look at which number is on the wire, and how many bytes it has"),
    ),
    ("real", Either(&["float", "double"], "a `float` has 4 bytes, and a `double` has 8")),
    (
        "varint uvarint varuint svarint varlong varulong vlq leb128 uleb128 sleb128 zigzag varint32 varint64 uvarint32 uvarint64 vint compact",
        No("an integer whose size varies cannot be expressed: integers have 8, 16, 32 or 64 bits"),
    ),
    (
        "mediumint unsignedmediumint triad",
        No("an integer of 24 bits cannot be expressed: integers have 8, 16, 32 or 64 bits"),
    ),
    ("biginteger bignum bignumber mpint bigdecimal", No("a number without a fixed size cannot be expressed")),
    ("half halffloat bfloat16 fp16", No("a float of 16 bits cannot be expressed: floats have 32 or 64 bits")),
    ("longdouble extended quad", No("a float of more than 64 bits cannot be expressed: floats have 32 or 64 bits")),
    (
        "decimal money currency fixedpoint fixed bcd",
        No("a decimal number cannot be expressed: name the integer or the `string` that is on the wire"),
    ),
    (
        "pstring shortstring pascalstring",
        No("a string with a count of one byte cannot be expressed: a `string` is a uint16 count of bytes and UTF-8"),
    ),
    (
        "strz cstr cstring charptr zstring asciz nullterminatedstring szstring sz",
        No("a string that ends with a zero byte cannot be expressed: a `string` is a uint16 count of bytes and UTF-8"),
    ),
    (
        "wstring utf16 utf16string ustring bmpstring latin1 utf32 wcharptr",
        No(
            "text in another encoding cannot be expressed: a `string` is a uint16 count of bytes and UTF-8; `bytes` hold anything",
        ),
    ),
    (
        "bit bits bitset bitfield bitmask bitstring flags",
        No("name the integer that holds the bits; later fields look at them with `when: {field: ..., bits: 1}`"),
    ),
    (
        "date datetime time timestamp timet instant duration timespan localdate localdatetime zoneddatetime datetimeoffset",
        No("a time has no bytes of its own here: name the integer or the `string` that is on the wire"),
    ),
    ("uuid guid", No("a UUID has no bytes of its own here: text is a `string`, and 16 bytes are two `uint64` fields")),
    ("json xml yaml html", No("name how the text is sent: as a `string`, or as `bytes`")),
    (
        "enum enumeration enumerated",
        No("describe the enumeration in `types:`, with `type` and `values`, and write its name here"),
    ),
    (
        "tuple pair triple class message composite row entity interface structure",
        No("describe a record in `types:`, with `fields`, and write its name here"),
    ),
    (
        "union oneof choice variant variants either switch sum taggedunion",
        No("describe the variants in `types:`, with `tag` and `variants`, and write that name here"),
    ),
    ("void unit null nil none empty never undefined", No("it takes no bytes: leave the field out")),
    ("pad padding skip reserved unused", No("padding is a field like any other: name the integers that are skipped")),
    ("pointer ptr voidptr handle reference", No("a pointer is nothing on the wire: name the type of what is sent")),
    ("hashmap treemap btreemap hashtable multimap associativearray keyvalue keyvaluepair", No(MAP)),
];

/// The help for maps.
pub(super) const MAP: &str = "a map cannot be expressed: if a count and pairs are on the wire, describe a pair as a record in `types:`, and write a list of it";

/// Which byte of a number is the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

/// Types that hold others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    List,
    Optional,
    Map,
    /// The same bytes as its argument.
    Transparent,
    Ordered(Order),
    Record,
    Variants,
    /// Text, or bytes, whose argument is how much of it there may be.
    Limited,
}

const HOLDERS: &[(&str, Holder)] = &[
    (
        "list array arraylist linkedlist vec vector smallvec arrayvec slice span seq sequence set hashset treeset btreeset ilist \
         ienumerable icollection iterable collection queue deque vecdeque repeated readonlyarray immutablelist listof arrayof \
         sequenceof setof vectorof mutablelist iterator",
        Holder::List,
    ),
    ("option optional nullable maybe", Holder::Optional),
    (
        "map hashmap treemap btreemap dict dictionary idictionary record object hashtable multimap unorderedmap mutablemap hash",
        Holder::Map,
    ),
    ("box arc rc cow ref sharedptr uniqueptr final readonly annotated required wrapping nonzero", Holder::Transparent),
    ("le little littleendian", Holder::Ordered(Order::Little)),
    ("be big bigendian network networkendian", Holder::Ordered(Order::Big)),
    ("tuple pair triple keyvaluepair struct", Holder::Record),
    ("union oneof variant either result choice", Holder::Variants),
    ("varchar nvarchar string str text varbinary", Holder::Limited),
];

/// What a squashed word means.
pub(super) fn meaning(squashed: &str) -> Option<Word> {
    find(WORDS, squashed)
}

/// What a squashed word holds.
pub(super) fn holder(squashed: &str) -> Option<Holder> {
    find(HOLDERS, squashed)
}

fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(words, _)| words.split_ascii_whitespace().any(|known| known == word)).map(|(_, found)| *found)
}
