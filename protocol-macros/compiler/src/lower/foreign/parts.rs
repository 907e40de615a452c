//! The spelling of a type taken apart: qualifiers, brackets and signs, as any language has them.

use super::words::{Holder, Order, holder};
use crate::diagnostic::squash;

/// What a type is made of.
#[derive(Debug)]
pub(super) enum Parts<'t> {
    Word(&'t str),
    /// `const T`, `&T`: the same bytes.
    Transparent(&'t str),
    /// `T?`
    Optional(&'t str),
    /// `little-endian T`, `big-endian T`
    Ordered(&'t str, Order),
    /// `[]T`, `repeated T`
    List(&'t str),
    /// `T[4]`, `[T; 4]`
    Array(&'t str, &'t str),
    /// `T*`
    Pointer(&'t str),
    /// `(A, B)`
    Tuple,
    /// `{...}`
    Mapping,
    /// `A | B`
    Either(&'t str, &'t str),
    /// `head<A, B>`, `head(A)`, `head[A]`
    Held {
        head: &'t str,
        arguments: Vec<&'t str>,
    },
}

/// Words before a type.
const BEFORE: &[(&str, Holder)] = &[
    ("optional ", Holder::Optional),
    ("nullable ", Holder::Optional),
    ("repeated ", Holder::List),
    ("list of ", Holder::List),
    ("array of ", Holder::List),
    ("vector of ", Holder::List),
    ("sequence of ", Holder::List),
    ("set of ", Holder::List),
    ("little-endian ", Holder::Ordered(Order::Little)),
    ("little endian ", Holder::Ordered(Order::Little)),
    ("little ", Holder::Ordered(Order::Little)),
    ("le ", Holder::Ordered(Order::Little)),
    ("big-endian ", Holder::Ordered(Order::Big)),
    ("big endian ", Holder::Ordered(Order::Big)),
    ("big ", Holder::Ordered(Order::Big)),
    ("be ", Holder::Ordered(Order::Big)),
    ("required ", Holder::Transparent),
    ("const ", Holder::Transparent),
    ("mut ", Holder::Transparent),
    ("dyn ", Holder::Transparent),
    ("struct ", Holder::Transparent),
    ("enum ", Holder::Transparent),
    ("record ", Holder::Transparent),
    ("readonly ", Holder::Transparent),
];

/// Takes the outermost part off.
pub(super) fn split(text: &str) -> Parts<'_> {
    if let Some((first, second)) = text.split_once('|').filter(|_| !text.contains(['<', '(', '['])) {
        return Parts::Either(first, second);
    }
    for (word, holder) in BEFORE {
        if let Some((_, rest)) = text.split_at_checked(word.len()).filter(|(begin, _)| begin.eq_ignore_ascii_case(word))
        {
            return match holder {
                Holder::Optional => Parts::Optional(rest),
                Holder::List => Parts::List(rest),
                Holder::Ordered(order) => Parts::Ordered(rest, *order),
                _ => Parts::Transparent(rest),
            };
        }
    }
    match text.chars().next() {
        Some('?') => return Parts::Optional(text.get(1..).unwrap_or_default()),
        Some('*') => return Parts::Pointer(text.get(1..).unwrap_or_default().trim_start_matches("const ")),
        Some('&') => return Parts::Transparent(without_lifetime(text.get(1..).unwrap_or_default())),
        Some('{') => return Parts::Mapping,
        _ => {}
    }
    if let Some((begin, sign)) =
        text.char_indices().next_back().map(|(at, sign)| (text.get(..at).unwrap_or_default(), sign))
    {
        match sign {
            '?' => return Parts::Optional(begin),
            '*' => return Parts::Pointer(begin.trim()),
            '&' | '!' => return Parts::Transparent(begin),
            _ => {}
        }
    }
    brackets(text).unwrap_or(Parts::Word(text))
}

/// `'a T` as `T`.
fn without_lifetime(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) => rest.split_once(' ').map_or(rest, |(_, rest)| rest),
        None => text,
    }
}

/// What is before, in and after brackets.
fn brackets(text: &str) -> Option<Parts<'_>> {
    let open = text.find(['<', '[', '('])?;
    let (head, rest) = text.split_at_checked(open)?;
    let close = closing(rest)?;
    let inside = rest.get(1..close)?.trim();
    let behind = rest.get(close + 1..)?.trim();
    let sign = rest.chars().next();
    let last_open = text.rfind('[');
    // In `T<..>[4]` and `T[4][2]`, the last brackets belong to the outermost list.
    if let (false, true, Some(last)) = (behind.is_empty(), text.ends_with(']'), last_open.filter(|_| !head.is_empty()))
    {
        let length = text.get(last + 1..text.len() - 1)?.trim();
        let item = text.get(..last)?;
        return Some(if length.is_empty() { Parts::List(item) } else { Parts::Array(item, length) });
    }
    if head.is_empty() {
        return match (sign, behind, inside.split_once(';')) {
            (Some('['), "", Some((item, length))) => Some(Parts::Array(item, length.trim())),
            // TypeScript writes its tuples so.
            (Some('['), "", None) if arguments(inside).len() > 1 => Some(Parts::Tuple),
            (Some('['), "", None) => Some(Parts::List(inside)),
            // Go writes its lists so.
            (Some('['), item, _) if inside.is_empty() => Some(Parts::List(item)),
            (Some('['), item, _) => Some(Parts::Array(item, inside)),
            (Some('('), "", _) if inside.is_empty() => Some(Parts::Word("unit")),
            (Some('('), "", _) if !inside.contains(',') => Some(Parts::Transparent(inside)),
            (Some('('), "", _) => Some(Parts::Tuple),
            _ => None,
        };
    }
    let head = head.trim();
    // Go again: `map[string]int`.
    if !behind.is_empty() {
        return (holder(&squash(last_of(head))) == Some(Holder::Map)).then_some(Parts::Mapping);
    }
    match (sign, holder(&squash(last_of(head)))) {
        (Some('['), None | Some(Holder::Limited)) if inside.is_empty() => Some(Parts::List(head)),
        // `T[4]`, but `list[T]`.
        (Some('['), None | Some(Holder::Limited | Holder::Ordered(_))) => Some(Parts::Array(head, inside)),
        _ => Some(Parts::Held { head: last_of(head), arguments: arguments(inside) }),
    }
}

/// The last part of a path.
fn last_of(path: &str) -> &str {
    path.rsplit(['.', ':']).next().unwrap_or(path)
}

/// Where the bracket that `text` begins with is closed.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, char) in text.char_indices() {
        match char {
            '<' | '[' | '(' => open += 1,
            '>' | ']' | ')' => open = open.checked_sub(1)?,
            _ => {}
        }
        if open == 0 {
            return Some(at);
        }
    }
    None
}

/// The arguments between commas, except for commas in inner brackets.
fn arguments(inside: &str) -> Vec<&str> {
    let (mut found, mut open, mut begin) = (Vec::new(), 0_usize, 0);
    for (at, char) in inside.char_indices() {
        match char {
            '<' | '[' | '(' => open += 1,
            '>' | ']' | ')' => open = open.saturating_sub(1),
            ',' | ';' if open == 0 => {
                found.push(inside.get(begin..at).unwrap_or_default().trim());
                begin = at + 1;
            }
            _ => {}
        }
    }
    found.push(inside.get(begin..).unwrap_or_default().trim());
    found.retain(|argument| !argument.is_empty());
    found
}
