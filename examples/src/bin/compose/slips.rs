//! What is wrong with a text that is not JSON, by what stands where the parser stopped.

const NAN: &str = "JSON has no NaN: write its bits as a string, `\"nan:7fc00000\"` for a float and `\"nan:7ff8000000000000\"` for a double";

/// A line that begins a YAML document.
pub(crate) fn is_yaml(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"- ").unwrap_or(line);
    let first = line.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    line.starts_with(b"---") || (first.first().is_some_and(u8::is_ascii_alphabetic) && first.contains(&b':'))
}

/// What to say about `text`, in which the parser stopped at this place with `message`. A value that `is_secret` is not shown.
pub(crate) fn describe(
    message: &str,
    text: &[u8],
    (line, column): (usize, usize),
    is_secret: impl FnOnce() -> bool,
) -> String {
    if text.iter().all(|byte| byte.is_ascii_hexdigit() || byte.is_ascii_whitespace()) {
        return "this looks like a frame in hex digits, which `inspect` reads".to_owned();
    }
    if is_yaml(text) {
        return "this looks like YAML, but `compose` reads JSON".to_owned();
    }
    if text.starts_with(b"/*") {
        return "this comment does not end: `*/` is missing".to_owned();
    }
    let before: usize = text.split_inclusive(|&byte| byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let at = before + column.saturating_sub(1);
    if let Some(said) = of_string(message, text, at) {
        return said;
    }
    if message.starts_with("EOF") {
        return of_end(message).to_owned();
    }
    let token = token(text, at, message == "invalid number");
    let is_key = message == "key must be a string";
    match text.get(at) {
        // The last is a curly quote.
        Some(b'\'' | b'`' | 0xe2) if text.get(at) != Some(&0xe2) || text.get(at + 1) == Some(&0x80) => {
            "strings and keys of JSON stand in double quotes, unlike those of JSON5 and Python".to_owned()
        }
        Some(_) if is_key && !token.is_empty() => {
            format!("keys of JSON stand in double quotes, unlike those of JSON5: write `\"{token}\"`")
        }
        Some(b'}' | b']') if message == "trailing comma" => "remove the trailing comma: JSON has none".to_owned(),
        _ if is_key => format!("a key in double quotes belongs here{}", found(text, at)),
        _ => of_token(&token, is_secret).unwrap_or_else(|| match message {
            "expected value" | "expected ident" => format!("a value belongs here{}", found(text, at)),
            "trailing characters" => "nothing can follow the packet but a comma or another packet".to_owned(),
            _ => message.to_owned(),
        }),
    }
}

/// What is wrong inside a string.
fn of_string(message: &str, text: &[u8], at: usize) -> Option<String> {
    Some(match message {
        "EOF while parsing a string" => {
            "this string does not end on its line: add the closing `\"`, or write `\\n` for a line end in it".to_owned()
        }
        _ if message.starts_with("control character") => match text.get(at) {
            Some(b'\t') => "write `\\t` for a tab in a string".to_owned(),
            Some(b'\n' | b'\r') => "write `\\n` for a line end in a string".to_owned(),
            byte => format!("write `\\u{:04x}` for this control character", byte.copied().unwrap_or_default()),
        },
        "invalid escape" => {
            let until = text.get(..=at).unwrap_or(text);
            let start = until.iter().rposition(|&byte| byte == b'\\')?;
            let rest = text.get(start + 1..).unwrap_or_default();
            let digits = rest.get(1..3).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
            match (rest.first(), digits) {
                (Some(b'x'), Some(_)) => "JSON has no escape `\\x`: write `\\u00` and the two digits".to_owned(),
                (Some(b'u'), _) => "`\\u` needs four hex digits, as in `\\u0041`".to_owned(),
                (Some(b'0'), _) => "JSON has no escape `\\0`: write `\\u0000`".to_owned(),
                (Some(b'\''), _) => "JSON has no escape `\\'`: write `'`".to_owned(),
                _ => "JSON has no such escape: write `\\\\` for a backslash".to_owned(),
            }
        }
        "unexpected end of hex escape" | "lone leading surrogate in hex escape" => {
            "an escape from `\\ud800` to `\\udfff` is half a character: write both halves, as in `\\ud83d\\ude00`"
                .to_owned()
        }
        _ => return None,
    })
}

/// What is missing at the end of a text.
fn of_end(message: &str) -> &'static str {
    match message {
        "EOF while parsing an object" => "the text ends here: a `}` is missing",
        "EOF while parsing a list" => "the text ends here: a `]` is missing",
        _ => "the text ends here, where a value belongs",
    }
}

/// The number or word around a place, or the one that `ends_here`.
fn token(text: &[u8], at: usize, ends_here: bool) -> String {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-' | b'$');
    let (before, behind) = text.split_at(at.min(text.len()));
    if !ends_here && !behind.first().is_some_and(is_part) {
        return String::new();
    }
    let start = before.len() - before.iter().rev().take_while(|byte| is_part(byte)).count();
    let end = at + behind.iter().take_while(|byte| is_part(byte)).count();
    text.get(start..end).map(|token| String::from_utf8_lossy(token).into_owned()).unwrap_or_default()
}

/// What to write for a word or a number that JSON does not have.
fn of_token(token: &str, is_secret: impl FnOnce() -> bool) -> Option<String> {
    let unsigned = token.trim_start_matches(['+', '-']);
    let sign = if token.starts_with('-') { "-" } else { "" };
    let instead = match unsigned.to_ascii_lowercase().as_str() {
        "" => return None,
        _ if matches!(token, "true" | "false" | "null") => return None,
        "infinity" | "inf" => Some(format!("\"{sign}inf\"")),
        "nan" => return Some(NAN.to_owned()),
        "undefined" | "none" | "nil" | "null" => Some("null".to_owned()),
        word @ ("true" | "false") => Some(word.to_owned()),
        _ => None,
    };
    if let Some(instead) = instead {
        return Some(format!("JSON has no `{token}`: write `{instead}`"));
    }
    if !unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        // Not shown, since it may be a secret.
        return Some("strings of JSON stand in double quotes".to_owned());
    }
    let (what, number) = match number(unsigned) {
        None if token.starts_with('+') => ("a number of JSON has no `+`", unsigned.to_owned()),
        number => number?,
    };
    if is_secret() {
        return Some(what.to_owned());
    }
    Some(format!("{what}: write `{sign}{number}`"))
}

/// A number as JSON writes it, and what is wrong with this one.
fn number(text: &str) -> Option<(&'static str, String)> {
    let plain = text.replace('_', "");
    for (prefix, radix, what) in [
        ("0x", 16, "JSON has no hex numbers"),
        ("0b", 2, "JSON has no binary numbers"),
        ("0o", 8, "JSON has no octal numbers"),
    ] {
        if let Some(digits) = plain.to_ascii_lowercase().strip_prefix(prefix) {
            return Some((what, u128::from_str_radix(digits, radix).ok()?.to_string()));
        }
    }
    if plain != text {
        return Some(("a number of JSON has no `_`", plain));
    }
    let bare = plain.trim_end_matches(|char: char| char.is_ascii_alphanumeric() && !char.is_ascii_digit());
    if bare != plain && bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Some(("a number of JSON has no letters behind it", bare.to_owned()));
    }
    if let Some(digits) = plain.strip_prefix('.') {
        return Some(("a number of JSON begins with a digit", format!("0.{digits}")));
    }
    if let Some(digits) = plain.strip_suffix('.') {
        return Some(("a number of JSON ends with a digit", format!("{digits}.0")));
    }
    let short = plain.trim_start_matches('0');
    if plain.len() > 1 && short.len() < plain.len() && short.starts_with(|first: char| first.is_ascii_digit()) {
        return Some(("a number of JSON has no leading zeros", short.to_owned()));
    }
    None
}

/// What stands at a place, if it is a sign.
fn found(text: &[u8], at: usize) -> String {
    match text.get(at) {
        Some(byte) if byte.is_ascii_punctuation() => format!(", found `{}`", char::from(*byte)),
        _ => String::new(),
    }
}
