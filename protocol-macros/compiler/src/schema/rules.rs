//! The rules for numbers and names in a spec. The compiler checks by them, and the JSON Schema for editors is made of them.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::names;
use crate::source::Place;

/// Which numbers are allowed.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    /// The smallest one.
    pub min: i128,
    /// The greatest one.
    pub max: i128,
}

impl Range {
    /// Whether `number` is one of them.
    pub(crate) const fn holds(&self, number: i128) -> bool {
        self.min <= number && number <= self.max
    }
}

/// The id of a packet.
pub(crate) const ID: Range = Range { min: 0, max: u16::MAX as i128 };
/// How deep a record that contains itself may go. Each level takes some of the stack, most of it in debug builds.
pub(crate) const MAX_DEPTH: u8 = 32;
/// A record's `depth`.
pub(crate) const DEPTH: Range = Range { min: 1, max: MAX_DEPTH as i128 };
/// How many zero bytes replace a value.
pub(crate) const BLANK: Range = Range { min: 1, max: 8 };
/// What one item adds to a count.
pub(crate) const UNIT: Range = Range { min: 1, max: u32::MAX as i128 };
/// The most bytes or items of a field.
pub(crate) const LIMIT: Range = Range { min: 1, max: u32::MAX as i128 };
/// Some bits of a number.
pub(crate) const BITS: Range = Range { min: 1, max: u64::MAX as i128 };
/// Any value that any integer type has.
pub(crate) const VALUE: Range = Range { min: i64::MIN as i128, max: u64::MAX as i128 };
/// The most phases that a file can have: each packet tells in which of them it may come.
pub(crate) const MAX_PHASES: usize = 64;

/// How a kind of name is spelled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spelling {
    /// The kind of name.
    pub(crate) what: &'static str,
    /// The rule as a regular expression, for editors.
    pub(crate) pattern: &'static str,
    /// The same rule for the compiler.
    pub(crate) is: fn(&str) -> bool,
    /// The rule in words.
    pub(crate) rule: &'static str,
    /// A name that follows the rule, made of the words of one that may not.
    pub(crate) fix: fn(&[String]) -> String,
}

pub(crate) const PACKET_NAME: Spelling = Spelling {
    what: "packet name",
    pattern: "^[a-z][a-z0-9]*(_[a-z0-9]+)*\\.[a-z0-9]+(_[a-z0-9]+)*$",
    is: names::is_packet_name,
    rule: "a packet name is `prefix.snake_case`, like `user.update_motto`: lower-case letters, digits and single underscores, with one dot",
    fix: |words| words.split_first().map(|(prefix, rest)| format!("{prefix}.{}", rest.join("_"))).unwrap_or_default(),
};

pub(crate) const HEADER: Spelling = Spelling {
    what: "header",
    pattern: "^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$",
    is: names::is_header,
    rule: "a header is `UPPER_SNAKE_CASE`: capital letters, digits and single underscores, and begins with a letter",
    fix: |words| words.join("_").to_uppercase(),
};

pub(crate) const ALIAS: Spelling = Spelling {
    what: "alias",
    pattern: "^([a-z][a-z0-9]*(_[a-z0-9]+)*\\.[a-z0-9]+(_[a-z0-9]+)*|[A-Z][A-Z0-9]*(_[A-Z0-9]+)*)$",
    is: |alias| names::is_packet_name(alias) || names::is_header(alias),
    rule: "an alias is a packet name, like `user.update_motto`, or a header, like `USER_MOTTO`",
    fix: |_| String::new(),
};

// All primitive types begin with a small letter, so no type can have the name of one.
pub(crate) const TYPE_NAME: Spelling = Spelling {
    what: "type name",
    pattern: TYPE_NAME_PATTERN,
    is: names::is_type_name,
    rule: "a type name is `UpperCamelCase`: ASCII letters and digits, and begins with a capital letter",
    fix: upper_camel,
};

pub(crate) const VARIANT_NAME: Spelling = Spelling {
    what: "variant name",
    pattern: TYPE_NAME_PATTERN,
    is: names::is_type_name,
    rule: "a variant name is `UpperCamelCase`: ASCII letters and digits, and begins with a capital letter",
    fix: upper_camel,
};

const TYPE_NAME_PATTERN: &str = "^[A-Z][A-Za-z0-9]*$";

pub(crate) const FIELD_NAME: Spelling = Spelling {
    what: "field name",
    pattern: "^[A-Za-z][A-Za-z0-9_]*$",
    is: names::is_field_name,
    rule: "a field name is `lowerCamelCase`, or any other name of ASCII letters, digits and underscores that begins with a letter",
    fix: |words| {
        let name = upper_camel(words);
        name.chars().take(1).flat_map(char::to_lowercase).chain(name.chars().skip(1)).collect()
    },
};

pub(crate) const VALUE_NAME: Spelling = Spelling {
    what: "value name",
    pattern: "^(_[0-9_]*)?[A-Za-z][A-Za-z0-9_]*$",
    is: names::is_identifier,
    rule: "a value name is `snake_case`, or any other name of ASCII letters, digits and underscores that has a letter and does not begin with a digit",
    fix: |words| words.join("_"),
};

/// An integer type.
pub(crate) const INTEGER_TYPE: &str = "^(int|uint)(8|16|32|64)$";
/// The type of an enumeration or of a tag.
pub(crate) const BASE_TYPE: &str = "^((int|uint)(8|16|32|64)|string)$";
/// Words for types whose layout nobody knows. A file can have them, but you cannot select their packets.
pub(crate) const NO_LAYOUT: [&str; 14] = [
    "object", "list", "map", "array", "any", "mixed", "unknown", "dynamic", "struct", "record", "dict", "var", "auto",
    "custom",
];
/// The type of a field. That brackets are closed, and that there is such a type, is more than a pattern can say.
pub(crate) const FIELD_TYPE: &str = "^\\s*(list<\\s*)*(boolean|(int|uint)(8|16|32|64)|float|double|string|bytes|object|list|map|array|any|mixed|unknown|dynamic|struct|record|\
     dict|var|auto|custom|[A-Z][A-Za-z0-9]*)(\\s*(>|\\[\\]))*\\s*$";

impl Spelling {
    /// The report of a name that is not spelled so.
    pub(crate) fn check(&self, name: &str, place: Place) -> Option<Diagnostic> {
        if (self.is)(name) {
            return None;
        }
        let message = if name.is_empty() {
            format!("the {} is empty", self.what)
        } else {
            format!("`{name}` is not a valid {}", self.what)
        };
        let fixed = (self.fix)(&words(name));
        let begins_with_digit = name.starts_with(|char: char| char.is_ascii_digit());
        let help = if name.is_ascii() && !begins_with_digit && (self.is)(&fixed) {
            format!("write `{fixed}`; {}", self.rule)
        } else {
            self.rule.to_owned()
        };
        Some(Diagnostic::new(Code::Spelling, place, message).help(help))
    }
}

/// The words of a name in any spelling, in small letters: `getUserInfo`, `get user-info`, `GET_USER_INFO`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for char in name.trim_start_matches(|char: char| !char.is_ascii_alphabetic()).chars().take(MAX_WORD) {
        if char.is_ascii_alphanumeric() {
            let begins = !before.is_ascii_alphanumeric() || char.is_ascii_uppercase() && !before.is_ascii_uppercase();
            if begins {
                words.push(String::new());
            }
            words.last_mut().into_iter().for_each(|word| word.push(char.to_ascii_lowercase()));
        }
        before = char;
    }
    words
}

/// How many characters of a name are used for a suggestion.
const MAX_WORD: usize = 100;

fn upper_camel(words: &[String]) -> String {
    let capitalized = |word: &String| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    };
    words.iter().map(capitalized).collect()
}

#[cfg(test)]
mod tests {
    use super::{FIELD_NAME, FIELD_TYPE, HEADER, NO_LAYOUT, PACKET_NAME, Spelling, TYPE_NAME, VALUE_NAME};
    use crate::source::Place;

    #[test]
    fn the_pattern_of_types_has_the_words_without_layout() {
        assert!(NO_LAYOUT.iter().all(|word| FIELD_TYPE.contains(&format!("|{word}|"))));
    }

    #[test]
    fn the_right_spelling_is_named() {
        let help = |spelling: &Spelling, name: &str| {
            let found = spelling.check(name, Place { start: 0, end: 1 });
            found.and_then(|found| found.help).unwrap_or_default()
        };
        for (spelling, name, expected) in [
            (FIELD_NAME, "_reserved", "write `reserved`; "),
            (FIELD_NAME, "user-name", "write `userName`; "),
            (FIELD_NAME, "user.name", "write `userName`; "),
            (FIELD_NAME, "User Name", "write `userName`; "),
            (FIELD_NAME, "$ref", "write `ref`; "),
            (FIELD_NAME, "2nd", "a field name is `lowerCamelCase`"),
            (FIELD_NAME, "größe", "a field name is `lowerCamelCase`"),
            (FIELD_NAME, "", "a field name is `lowerCamelCase`"),
            (FIELD_NAME, "__", "a field name is `lowerCamelCase`"),
            (HEADER, "shop buy", "write `SHOP_BUY`; "),
            (HEADER, "ShopBuy", "write `SHOP_BUY`; "),
            (PACKET_NAME, "shopBuy", "write `shop.buy`; "),
            (PACKET_NAME, "User.GetInfo", "write `user.get_info`; "),
            (PACKET_NAME, "user_get_info", "write `user.get_info`; "),
            (PACKET_NAME, "user", "a packet name is"),
            (TYPE_NAME, "shop_item", "write `ShopItem`; "),
            (VALUE_NAME, "very happy", "write `very_happy`; "),
        ] {
            assert!(help(&spelling, name).starts_with(expected), "{name}: {}", help(&spelling, name));
        }
    }
}
