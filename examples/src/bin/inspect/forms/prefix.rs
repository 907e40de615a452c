//! What stands before the bytes of a line: times, numbers, and marks that say who sent them.

use protocol_runtime::info::Direction::{self, ClientToServer, ServerToClient};

use super::sender::{Clash, Said, Token};
use super::time;

/// A place at which the bytes can begin.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cut {
    pub(super) at: usize,
    /// Who sent them.
    pub(super) mark: Option<Direction>,
    /// The packet id that a log names.
    pub(super) id: Option<i64>,
}

/// How many things are looked for before the bytes.
const MAX_TOKENS: usize = 10;

/// The places at which the bytes can begin: the first one is the line's beginning. `None` if what stands before the bytes
/// contradicts itself about who sent them.
pub(super) fn cuts(text: &str) -> Option<Vec<Cut>> {
    let mut cuts = vec![Cut::default()];
    let (mut cut, mut said) = (Cut::default(), Said::default());
    for _ in 0..MAX_TOKENS {
        let rest = &text[cut.at..];
        let begin = rest.trim_start();
        let Some((len, token)) = token(begin) else { break };
        said = match said.with(token) {
            Ok(said) => said,
            Err(Clash::Ends) => break,
            Err(Clash::Contradicts) => return None,
        };
        cut.mark = said.sender();
        cut.at += rest.len() - begin.len() + len;
        if !matches!(token, Token::Neutral | Token::Arrow(_)) {
            let behind = &text[cut.at..];
            if let Some((len, id)) = id(behind) {
                (cut.at, cut.id) = (cut.at + len, id);
            }
        }
        // What separates columns belongs to none of them. A minus can be a number's.
        let behind = &text[cut.at..];
        cut.at += behind.len() - behind.trim_start_matches([' ', '\t', ',', ';', '|', ':']).len();
        if text[cut.at..].starts_with("- ") {
            cut.at += 2;
        }
        cuts.push(cut);
    }
    Some(cuts)
}

fn token(text: &str) -> Option<(usize, Token)> {
    between(text).or_else(|| bracketed(text)).or_else(|| arrow(text)).or_else(|| word(text)).or_else(|| neutral(text))
}

const ARROWS: [(&str, Direction); 18] = [
    ("-->", ClientToServer),
    ("==>", ClientToServer),
    (">>>", ClientToServer),
    ("->", ClientToServer),
    ("=>", ClientToServer),
    (">>", ClientToServer),
    ("→", ClientToServer),
    ("↑", ClientToServer),
    (">", ClientToServer),
    ("<--", ServerToClient),
    ("<==", ServerToClient),
    ("<<<", ServerToClient),
    ("<-", ServerToClient),
    ("<=", ServerToClient),
    ("<<", ServerToClient),
    ("←", ServerToClient),
    ("↓", ServerToClient),
    ("<", ServerToClient),
];

fn arrow(text: &str) -> Option<(usize, Token)> {
    if text.starts_with("<<Buffer") {
        return Some((1, Token::Arrow(ServerToClient)));
    }
    // `<Buffer 00 01>` and `<<0, 1>>` are lists.
    let is_list = match text.strip_prefix('<') {
        Some(inside) if inside.starts_with('<') => text.trim_end().ends_with(">>"),
        Some(inside) => !inside.starts_with([' ', '\t', '-', '=']) && inside.trim_end().ends_with('>'),
        None => false,
    };
    if is_list {
        return None;
    }
    let &(arrow, direction) = ARROWS.iter().find(|(arrow, _)| text.starts_with(arrow))?;
    Some((arrow.len(), Token::Arrow(direction)))
}

/// Words that name a direction, as the client sees it.
const WORDS: [(&str, Token); 31] = [
    ("c2s", Token::Mark(ClientToServer)),
    ("client", Token::Side(ClientToServer)),
    ("toserver", Token::Route(ClientToServer)),
    ("to_server", Token::Route(ClientToServer)),
    ("to server", Token::Route(ClientToServer)),
    ("from client", Token::Route(ClientToServer)),
    ("serverbound", Token::Mark(ClientToServer)),
    ("outgoing", Token::Noun(ClientToServer)),
    ("outbound", Token::Noun(ClientToServer)),
    ("sending", Token::Verb(ClientToServer)),
    ("sends", Token::Verb(ClientToServer)),
    ("sent", Token::Verb(ClientToServer)),
    ("send", Token::Verb(ClientToServer)),
    ("out", Token::Noun(ClientToServer)),
    ("tx", Token::Noun(ClientToServer)),
    ("s2c", Token::Mark(ServerToClient)),
    ("server", Token::Side(ServerToClient)),
    ("toclient", Token::Route(ServerToClient)),
    ("to_client", Token::Route(ServerToClient)),
    ("to client", Token::Route(ServerToClient)),
    ("from server", Token::Route(ServerToClient)),
    ("clientbound", Token::Mark(ServerToClient)),
    ("incoming", Token::Noun(ServerToClient)),
    ("inbound", Token::Noun(ServerToClient)),
    ("receiving", Token::Verb(ServerToClient)),
    ("receives", Token::Verb(ServerToClient)),
    ("received", Token::Verb(ServerToClient)),
    ("receive", Token::Verb(ServerToClient)),
    ("recv", Token::Verb(ServerToClient)),
    ("in", Token::Noun(ServerToClient)),
    ("rx", Token::Noun(ServerToClient)),
];

fn word(text: &str) -> Option<(usize, Token)> {
    let &(word, token) = WORDS.iter().find(|(word, _)| starts_with_word(text, word))?;
    Some((word.len(), token))
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        && !text[word.len()..].starts_with(|char: char| char.is_alphanumeric() || char == '_')
}

/// One side, and how many bytes name it. A letter alone needs something behind it that no hex digit has.
fn side(text: &str) -> Option<(usize, Direction)> {
    for (word, direction) in
        [("client", ClientToServer), ("server", ServerToClient), ("c", ClientToServer), ("s", ServerToClient)]
    {
        if starts_with_word(text, word) {
            return Some((word.len(), direction));
        }
    }
    None
}

/// `C->S`, `client -> server`, `S:` and the like.
fn between(text: &str) -> Option<(usize, Token)> {
    let (len, from) = side(text)?;
    let behind = &text[len..];
    let arrow = behind.trim_start();
    let gap = behind.len() - arrow.len();
    if let Some((arrow_len, Token::Arrow(direction))) = self::arrow(arrow).or_else(|| to(arrow)) {
        let target = &arrow[arrow_len..];
        let word = target.trim_start();
        if let Some((side_len, to)) = side(word).filter(|(_, to)| *to != from) {
            let sender = if direction == ClientToServer { from } else { to };
            return Some((len + gap + arrow_len + target.len() - word.len() + side_len, Token::Mark(sender)));
        }
    }
    // Both `C` and `S` alone are a mark where a blank or another separator follows.
    (len == 1 && behind.starts_with([':', ' ', '\t', '>', '<', '|', ',', ';'])).then_some((1, Token::Side(from)))
}

/// The word `to` in the place of an arrow.
fn to(text: &str) -> Option<(usize, Token)> {
    starts_with_word(text, "to").then_some((2, Token::Arrow(ClientToServer)))
}

/// Something in brackets: a time, a mark, a number, or a word of G-Earth.
fn bracketed(text: &str) -> Option<(usize, Token)> {
    let close = match text.chars().next()? {
        '[' => ']',
        '(' => ')',
        '"' => '"',
        _ => return None,
    };
    let end = text[1..].find(close).map(|end| end + 1).filter(|&end| end <= 64)?;
    let inside = text[1..end].trim();
    let is_tag = ["blocked", "replaced", "injected"].iter().any(|tag| inside.eq_ignore_ascii_case(tag));
    if is_tag || inside.starts_with("Extension") || inside.starts_with("timestamp") {
        return Some((end + 1, Token::Neutral));
    }
    // A letter alone is enough here.
    let alone = side(inside).filter(|(len, _)| *len == inside.len()).map(|(_, from)| Token::Side(from));
    if let Some(token) = alone.or_else(|| only_token(inside)) {
        return Some((end + 1, token));
    }
    let is_number = !inside.is_empty() && inside.len() <= 9 && inside.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !text[end + 1..].starts_with('[')).then_some((end + 1, Token::Neutral))
}

/// What a text says that is only times and at most one mark.
fn only_token(text: &str) -> Option<Token> {
    let (mut rest, mut said) = (text, Token::Neutral);
    while !rest.is_empty() {
        let (len, token) = between(rest).or_else(|| arrow(rest)).or_else(|| word(rest)).or_else(|| neutral(rest))?;
        if token != Token::Neutral {
            said = Some(token).filter(|_| said == Token::Neutral)?;
        }
        rest = rest[len..].trim_start_matches([' ', ',', '|']);
    }
    Some(said)
}

/// The id that a log names right behind a word: `[2228]`, `[ChangeMotto]` or ` (h:2228, l:9)`.
fn id(text: &str) -> Option<(usize, Option<i64>)> {
    let inside =
        text.strip_prefix('[').or_else(|| text.trim_start().strip_prefix("(h:")).or_else(|| text.strip_prefix('('))?;
    let end = inside.find([']', ')']).filter(|&end| end <= 100)?;
    let len = text.len() - inside.len() + end + 1;
    let number: String = inside.trim_start().chars().take_while(|char| char.is_ascii_digit() || *char == '-').collect();
    Some((len, number.parse().ok()))
}

/// Words that say nothing about bytes, and bullets of a list.
const NEUTRAL: [&str; 13] =
    ["INFO", "DEBUG", "TRACE", "WARN", "packet", "frame", "data", "hex", "bytes", "payload", "message", "msg", "raw"];
const BULLETS: [&str; 3] = ["- ", "* ", "• "];

/// A word that says nothing, a time, or the number of a line.
fn neutral(text: &str) -> Option<(usize, Token)> {
    if let Some(word) = NEUTRAL.iter().find(|word| starts_with_word(text, word)) {
        return Some((word.len(), Token::Neutral));
    }
    if let Some(bullet) = BULLETS.iter().find(|bullet| text.starts_with(**bullet)) {
        return Some((bullet.len(), Token::Neutral));
    }
    if let Some(len) = setting(text).or_else(|| address(text)) {
        return Some((len, Token::Neutral));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[digits..];
    if (1..=3).contains(&digits) && [": ", ". ", ") ", ":\t", ".\t"].iter().any(|end| behind.starts_with(end)) {
        return Some((digits + 1, Token::Neutral));
    }
    time::prefix(text).map(|len| (len, Token::Neutral))
}

/// `length=6` and the like, as socat writes.
fn setting(text: &str) -> Option<usize> {
    let name = ["length=", "len=", "size=", "from=", "to="].iter().find(|name| text.starts_with(**name))?;
    let digits = text[name.len()..].bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then_some(name.len() + digits)
}

/// An address with a colon, as debuggers write it: `0x7ffe01:`.
fn address(text: &str) -> Option<usize> {
    let digits = text.strip_prefix("0x")?.bytes().take_while(u8::is_ascii_hexdigit).count();
    let len = digits + 2;
    ((4..=16).contains(&digits) && [":\t", ": "].iter().any(|end| text[len..].starts_with(end))).then_some(len + 1)
}
