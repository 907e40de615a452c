//! Lines that stand around bytes: rules, headings, the beginning and the end of lists in programs.

use protocol_runtime::info::Direction;

use super::{comment, list};

/// A side of a stream that Wireshark writes as arrays of C. Peer 1 is the server; peer 0 is whoever the user says.
pub(super) struct Peer(pub(super) Option<Direction>);

/// The side whose array begins here.
pub(super) fn peer(text: &str) -> Option<Peer> {
    let peer = text.trim_start().strip_prefix("char peer")?;
    match peer.get(..2)? {
        "0_" => Some(Peer(None)),
        "1_" => Some(Peer(Some(Direction::ServerToClient))),
        _ => None,
    }
}

/// Whether a line holds no bytes and belongs to those that do.
pub(super) fn is_one(text: &str, in_log: bool) -> bool {
    let text = text.trim();
    is_rule(text)
        || text.starts_with("Label: ")
        || text.starts_with("-----BEGIN ")
        || text.starts_with("-----END ")
        || (text.starts_with("Frame ") || text.starts_with("Data (")) && text.contains(" bytes")
        || text.split_whitespace().eq(["Offset", "Bytes", "Ascii"])
        || is_of_logger(text, in_log)
        || is_around_list(comment::before(text))
}

/// `----`, `====`, and the borders of boxes.
fn is_rule(text: &str) -> bool {
    text.chars().count() >= 2 && text.chars().all(|char| "-=+*_~─┌┐└┘├┤┬┴┼│| ".contains(char))
}

/// The row above a dump: `00 01 02 03`, with a word before it, or in a box.
pub(super) fn is_numbering(text: &str) -> bool {
    let text = text.trim_matches(['|', ' ']);
    let numbers = ["Offset(h)", "Offset(d)", "Offset", "Address", "- offset -"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let words: Vec<&str> = numbers.split_whitespace().take_while(|word| word.len() <= 2).collect();
    let is_behind = |word: &&str| word.eq_ignore_ascii_case("ascii") || word.starts_with("Decoded");
    let behind = numbers.split_whitespace().nth(words.len());
    words.len() >= 8
        && words.iter().zip(0..).all(|(word, number)| u32::from_str_radix(word, 16) == Ok(number))
        && behind.as_ref().is_none_or(|word| is_behind(word) || word.eq_ignore_ascii_case("0123456789ABCDEF"))
}

/// What G-Earth prints around a packet.
fn is_of_logger(text: &str, in_log: bool) -> bool {
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || "_-. :".contains(char));
    let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let are_names = inside.is_some_and(|inside| inside.split("][").all(is_name));
    let is_time = text.starts_with("(timestamp: ") && text.ends_with(')');
    let is_expression = in_log && text.starts_with('{') && text.ends_with('}');
    are_names || is_time || is_expression
}

/// The beginning of a list, its end, or the length that `xxd -i` writes behind it.
fn is_around_list(text: &str) -> bool {
    if text.chars().all(|char| "}]);>, \t\\".contains(char)) {
        return true;
    }
    let begins = text.ends_with(['{', '[', '(']) && list::is_head(text);
    let declares = text.ends_with(['=', ']']) && text.contains(['=', ' ']) && text.contains('[') && list::is_head(text);
    let is_length = text.split_once('=').is_some_and(|(name, length)| {
        let length = length.trim().trim_end_matches(';');
        name.trim_end().ends_with(|char: char| char.is_ascii_alphanumeric() || char == '_' || char == ']')
            && list::is_head(name)
            && !length.is_empty()
            && length.bytes().all(|byte| byte.is_ascii_digit())
    });
    begins || declares || is_length
}
