//! Makes all Rust identifiers that come from a spec.

use std::fmt::Write as _;

use proc_macro2::{Ident, Span};

/// `user.update_motto` as `UserUpdateMotto`; also for records, whose names are spelled like that already.
pub(crate) fn type_ident(name: &str) -> Ident {
    let words = name.split(['.', '_', '-']).filter(|word| !word.is_empty());
    ident(&words.map(capitalized).collect::<String>())
}

/// `volumeFurni` as `volume_furni`.
pub(crate) fn field_ident(name: &str) -> Ident {
    ident(&snake_case(name))
}

/// `user.update_motto` as `user_update_motto`.
pub(crate) fn method_ident(name: &str) -> Ident {
    ident(&name.replace('.', "_"))
}

/// `very_happy` or `veryHappy` as `VERY_HAPPY`.
pub(crate) fn constant_ident(name: &str) -> Ident {
    ident(&snake_case(name).to_uppercase())
}

/// The private module that holds the items of the struct `name`: `__protocol_user_profile` for `UserProfile`.
///
/// Two structs in one scope never share a module, so the name keeps all information: a capital becomes an underscore and the small
/// letter, and other characters become an underscore, a digit and a code. The name is valid `snake_case`, without two underscores in a row.
pub(crate) fn module_ident(name: &Ident) -> Ident {
    let name = name.to_string();
    let mut module = "__protocol".to_owned();
    for char in name.trim_start_matches("r#").chars() {
        match char {
            'A'..='Z' => module.extend(['_', char.to_ascii_lowercase()]),
            'a'..='z' | '0'..='9' => module.push(char),
            '_' => module.push_str("_0"),
            _ => {
                let _ = write!(module, "_1{:x}z", u32::from(char));
            }
        }
    }
    ident(&module)
}

/// An identifier for `word`, raw if it is a keyword.
fn ident(word: &str) -> Ident {
    // `gen` is a keyword in edition 2024, which the crate with the derive may use. A raw identifier is right in all editions.
    // `syn` skips blanks and comments around the word, and `Ident::new` panics because of them.
    if word != "gen" && is_identifier(word) && syn::parse_str::<Ident>(word).is_ok() {
        return Ident::new(word, Span::call_site());
    }
    if matches!(word, "self" | "Self" | "super" | "crate") || !is_identifier(word) {
        // These cannot be raw. Other words were reported as invalid; here they only must not cause a panic.
        let word: String = word.chars().filter(|char| char.is_ascii_alphanumeric() || *char == '_').collect();
        return Ident::new(&format!("{}{word}_", if is_identifier(&word) { "" } else { "_" }), Span::call_site());
    }
    Ident::new_raw(word, Span::call_site())
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn snake_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut before = '_';
    let mut chars = name.trim_start_matches("r#").chars().peekable();
    while let Some(char) = chars.next() {
        let begins_word = before.is_ascii_lowercase()
            || before.is_ascii_digit()
            || (before.is_ascii_uppercase() && chars.peek().is_some_and(char::is_ascii_lowercase));
        if char.is_ascii_uppercase() && begins_word {
            out.push('_');
        }
        // Two underscores in a row are not `snake_case`.
        if char == '_' && before == '_' && !out.is_empty() {
            continue;
        }
        out.push(char.to_ascii_lowercase());
        before = char;
    }
    out
}

/// Whether `word` is made of ASCII letters, digits and underscores, does not begin with a digit, and has a letter.
pub(crate) fn is_identifier(word: &str) -> bool {
    word.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
        && word.chars().all(|char| char.is_ascii_alphanumeric() || char == '_')
        && word.chars().any(|char| char.is_ascii_alphabetic())
}

/// Whether `word` is a valid field name. In Rust, an underscore at the beginning marks a field that nobody uses.
pub(crate) fn is_field_name(word: &str) -> bool {
    is_identifier(word) && !word.starts_with('_')
}

/// Whether `name` is `prefix.snake_case`, both parts being words with single underscores between them.
pub(crate) fn is_packet_name(name: &str) -> bool {
    name.split_once('.').is_some_and(|(prefix, rest)| {
        prefix.starts_with(|char: char| char.is_ascii_lowercase())
            && [prefix, rest].iter().all(|part| is_words(part, |char| char.is_ascii_lowercase()))
    })
}

/// Whether `header` is `UPPER_SNAKE_CASE`.
pub(crate) fn is_header(header: &str) -> bool {
    header.starts_with(|char: char| char.is_ascii_uppercase()) && is_words(header, |char| char.is_ascii_uppercase())
}

/// Whether `name` is `UpperCamelCase`.
pub(crate) fn is_type_name(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_uppercase()) && name.chars().all(|char| char.is_ascii_alphanumeric())
}

fn is_words(text: &str, letter: impl Fn(char) -> bool) -> bool {
    text.split('_').all(|word| !word.is_empty() && word.chars().all(|char| letter(char) || char.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_fields_and_constants() {
        for (name, expected) in [
            ("user.update_motto", "UserUpdateMotto"),
            ("room_entities.info", "RoomEntitiesInfo"),
            ("games.game2_list", "GamesGame2List"),
            ("GiftSelection", "GiftSelection"),
        ] {
            assert_eq!(type_ident(name), expected);
        }
        for (name, expected) in [
            ("volumeFurni", "volume_furni"),
            ("userID", "user_id"),
            ("imageURIs", "image_ur_is"),
            ("HTTPServer", "http_server"),
            ("x2y", "x2y"),
            ("area51Size", "area51_size"),
            ("already_snake", "already_snake"),
            ("two__in_a___row", "two_in_a_row"),
            ("type", "r#type"),
            ("gen", "r#gen"),
            ("self", "self_"),
            ("Self", "self_"),
        ] {
            assert_eq!(field_ident(name).to_string(), expected);
        }
        assert_eq!(constant_ident("veryHappy").to_string(), "VERY_HAPPY");
        assert_eq!(type_ident("Self").to_string(), "Self_");
    }

    #[test]
    fn no_two_structs_share_a_module() {
        let structs = [
            "UserProfile",
            "User_Profile",
            "Userprofile",
            "userProfile",
            "user_profile",
            "User__Profile",
            "USerProfile",
            "User0Profile",
            "User_0profile",
            "Ünicode",
            "ünicode",
            "_1fcznicode",
            "Uü",
            "U1fcz",
            "r#UserProfile1",
        ];
        let modules: Vec<String> =
            structs.iter().map(|name| module_ident(&syn::parse_str(name).expect(name)).to_string()).collect();
        assert_eq!(modules.first().map(String::as_str), Some("__protocol_user_profile"));
        for (index, module) in modules.iter().enumerate() {
            assert!(!modules[..index].contains(module), "{module}");
            // As rustc's lint has it.
            let word = module.trim_matches('_');
            assert!(!word.contains("__") && word.chars().all(|char| !char.is_uppercase()), "{module}");
        }
    }

    #[test]
    fn what_is_no_name_does_not_panic() {
        for word in ["", "_", "1", "ä", "a b", "-", "r#self", "\u{0}", "1_", "__"]
            .into_iter()
            // What `syn` skips around a name.
            .chain(["\u{a0}a", "a ", "a\n", "\ta", "a // x", "a/**/", "/* x */a", "self ", "\u{feff}a", "ä ", "a.b "])
        {
            type_ident(word);
            method_ident(word);
            field_ident(word);
            constant_ident(word);
        }
    }

    #[test]
    fn spelling() {
        assert!(is_packet_name("room_entities.info_2"));
        for name in ["user", "user.", ".x", "User.x", "user.X", "user._x", "user.x_", "a.b.c", "user.x y", "2a.b"] {
            assert!(!is_packet_name(name), "{name}");
        }
        assert!(is_header("GAME2_GETX"));
        for header in ["", "user", "A-B", "_A", "A_", "A__B", "1A"] {
            assert!(!is_header(header), "{header}");
        }
    }
}
