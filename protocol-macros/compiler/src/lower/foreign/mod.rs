//! Translates types of other languages and tools, or says that they cannot be expressed. A suggestion has the same meaning, not a similar
//! spelling: `int` is `int32`, but no other type is right for `int24`.

mod meaning;
mod numbers;
mod parts;
mod words;

pub(super) use self::meaning::Meaning;
use self::meaning::{BIG, LITTLE, OPTIONAL};
use self::parts::Parts;
use self::words::{Holder, Order, Word};
use crate::diagnostic::{enumerate, nearest, squash};
use crate::model::Integer;
use crate::raw::PRIMITIVES;
use crate::schema::rules::NO_LAYOUT;

/// Limits of a text: its length, and how deeply its parts are nested. No type of any language needs more.
const MAX_LEN: usize = 200;
const MAX_DEPTH: usize = 12;

const FIXED: &str =
    "a fixed number of items cannot be expressed: a list has a count before it. Write each item as a field of its own";
const OPTIONAL_ITEM: &str = "an item of a list is never missing: describe a record in `types:`, in which a boolean says whether the value is \
                             there, and write a list of that record";
const OTHER_LENGTH: &str = "the length before a `string` is always a uint16: another one cannot be expressed";
const NO_ITEM: &str = "say what its items are: `list<int32>`, for example";

/// Whether descriptions of protocols have this word where nobody wrote down the bytes.
pub(super) fn says_nothing(word: &str) -> bool {
    NO_LAYOUT.contains(&word)
}

/// Whether two words are the same but for capitals, underscores and dashes.
pub(super) fn same_word(one: &str, other: &str) -> bool {
    one.len() <= MAX_LEN && squash(one) == squash(other)
}

/// What the type of a field means: `name`, which is all of `whole` or an item of its lists.
pub(super) fn field_type<'n>(name: &str, whole: &str, named: &impl Fn(&str) -> Option<&'n str>) -> Option<Meaning> {
    let inner = meaning(name, named);
    // If the item is unknown, translating its lists would not help.
    if inner.is_some() || name.is_empty() || name.contains(',') { meaning(whole, named).or(inner) } else { None }
}

/// The help for `text` where only integers and the types `others` are allowed.
pub(super) fn integer(text: &str, others: &[&'static str]) -> String {
    let allowed = || Integer::ALL.iter().map(|(name, _)| *name).chain(others.iter().copied());
    match meaning(text, &|_| None) {
        Some(mut meaning) if !meaning.types.is_empty() => {
            // The same byte.
            meaning.types.iter_mut().filter(|ty| *ty == "boolean").for_each(|ty| "uint8".clone_into(ty));
            meaning.types.retain(|ty| allowed().any(|allowed| allowed == ty));
            meaning.types.dedup();
            meaning.keys.clear();
            meaning.note.clear();
            if meaning.types.is_empty() {
                format!("allowed here: {}", enumerate(allowed()))
            } else {
                meaning.help(false)
            }
        }
        Some(meaning) if meaning.note.contains("cannot be expressed") => meaning.note,
        Some(_) => format!("allowed here: {}", enumerate(allowed())),
        None => {
            let near: Vec<&str> = same_kind(text).filter(|word| allowed().any(|allowed| allowed == *word)).collect();
            match nearest(text, near) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("allowed here: {}", enumerate(allowed())),
            }
        }
    }
}

/// The types that a spec does not name itself.
pub(super) fn primitives() -> impl Iterator<Item = &'static str> {
    PRIMITIVES.into_iter().chain(Integer::ALL.iter().map(|(name, _)| *name))
}

/// The types of the language that a slip of the finger may have made `word` of: those with the same digits, and as unsigned.
pub(super) fn same_kind(word: &str) -> impl Iterator<Item = &'static str> + use<> {
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    let word = squash(word);
    let (own, unsigned) = (digits(&word), word.starts_with('u') || word.contains("uint"));
    primitives().filter(move |name| digits(name) == own && name.starts_with('u') == unsigned)
}

/// What `text` means, if that is known. `named` is the type of the spec that is probably meant by a word.
fn meaning<'n>(text: &str, named: &impl Fn(&str) -> Option<&'n str>) -> Option<Meaning> {
    (text.len() <= MAX_LEN).then(|| look(text, named, MAX_DEPTH)).flatten()
}

fn look<'n>(text: &str, named: &impl Fn(&str) -> Option<&'n str>, depth: usize) -> Option<Meaning> {
    let depth = depth.checked_sub(1)?;
    let text = text.trim();
    let inner = |text: &str| {
        let text = text.trim();
        look(text, named, depth).unwrap_or_else(|| Meaning::of(text))
    };
    if let Some(known) = named(text) {
        return Some(Meaning::of(known));
    }
    Some(match parts::split(text) {
        Parts::Word(text) => return word(text).or_else(|| bare(text)),
        Parts::Transparent(item) => inner(item),
        Parts::Optional(item) => inner(item).with(OPTIONAL),
        Parts::Ordered(item, order) => inner(item).ordered(order),
        Parts::List(item) => list(item, inner(item)),
        Parts::Array(item, length) if length.bytes().all(|byte| byte.is_ascii_digit()) => match inner(item) {
            impossible if impossible.types.is_empty() => impossible,
            _ => Meaning::no(FIXED),
        },
        Parts::Array(item, field) => {
            list(item, inner(item)).with(format!("`count: {{field: {field}}}` if that is an earlier field"))
        }
        Parts::Pointer(item) => match squash(item).replace("const", "").as_str() {
            "char" | "cchar" => word("charptr")?,
            "wchart" | "wchar" => word("wcharptr")?,
            "void" | "uint8t" | "byte" | "unsignedchar" => Meaning::of("bytes"),
            _ => inner(item),
        },
        Parts::Tuple => word("tuple")?,
        Parts::Mapping => Meaning::no(words::MAP),
        Parts::Either(first, second) => match (is_nothing(first), is_nothing(second)) {
            (true, _) => inner(second).with(OPTIONAL),
            (_, true) => inner(first).with(OPTIONAL),
            _ => word("union")?,
        },
        Parts::Held { head, arguments } => return held(head, &arguments, &inner),
    })
}

/// `head<arguments>`, or the same in other brackets.
fn held(head: &str, arguments: &[&str], inner: &impl Fn(&str) -> Meaning) -> Option<Meaning> {
    let squashed = squash(head);
    let is_size = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    Some(match (words::holder(&squashed), arguments) {
        (Some(Holder::List | Holder::Optional), []) => Meaning::no(NO_ITEM),
        (Some(Holder::List), [_, length]) if is_size(length) => Meaning::no(FIXED),
        // The second is the type of its count.
        (Some(Holder::List), [item, count]) if integer_type(count).is_some() => {
            list(item, inner(item)).with(format!("`count: {{type: {}}}`", integer_type(count)?))
        }
        (Some(Holder::List), [item, ..]) => list(item, inner(item)),
        (Some(Holder::Optional), [item, ..]) => inner(item).with(OPTIONAL),
        (Some(Holder::Map), _) => Meaning::no(words::MAP),
        (Some(Holder::Transparent), [.., item]) => inner(item),
        (Some(Holder::Ordered(order)), [item, ..]) => inner(item).ordered(order),
        (Some(Holder::Variants), [some, nothing]) if is_nothing(nothing) => inner(some).with(OPTIONAL),
        (Some(Holder::Variants), _) => word("union")?,
        (Some(Holder::Record), _) => word("tuple")?,
        (Some(Holder::Limited), [limit]) if is_size(limit) => word(head)?.with(format!("`max: {limit}`")),
        (holder, [count]) if integer_type(count).is_some() => match (holder, word(head)?.types.as_slice()) {
            (_, [ty]) if ty == "string" && integer_type(count)? != "uint16" => Meaning::no(OTHER_LENGTH),
            (_, [ty]) if ty == "bytes" => word(head)?.with(format!("`count: {{type: {}}}`", integer_type(count)?)),
            _ => word(head)?,
        },
        // `uint<24>`, but SQL has widths of output in `int(11)`.
        (None, [bits]) if is_size(bits) && !matches!(*bits, "10" | "11" | "20") && numbers::is_kind(&squashed) => {
            known(&format!("{squashed}{bits}"))?
        }
        (None, [length])
            if is_size(length) && matches!(squashed.as_str(), "byte" | "bytes" | "binary" | "char" | "octets") =>
        {
            Meaning::no(FIXED)
        }
        // `U32<LittleEndian>`, `int(11)`, `decimal(10, 2)`
        (_, [argument]) => match words::holder(&squash(argument)) {
            Some(Holder::Ordered(order)) => word(head)?.ordered(order),
            _ => word(head)?,
        },
        _ => word(head)?,
    })
}

/// A type that holds others, without them.
fn bare(text: &str) -> Option<Meaning> {
    match words::holder(&squash(text))? {
        Holder::List | Holder::Optional => Some(Meaning::no(NO_ITEM)),
        Holder::Map => Some(Meaning::no(words::MAP)),
        Holder::Record => word("tuple"),
        Holder::Variants => word("union"),
        Holder::Transparent | Holder::Ordered(_) | Holder::Limited => None,
    }
}

/// A list of what means `item`; a list of bytes is `bytes`.
fn list(text: &str, mut item: Meaning) -> Meaning {
    if text.trim().is_empty() {
        return Meaning::no(NO_ITEM);
    }
    if item.keys.iter().any(|key| key == OPTIONAL) {
        return Meaning::no(OPTIONAL_ITEM);
    }
    // Other keys only apply to fields, not to items.
    item.keys.retain(|key| key == LITTLE || key == BIG);
    let is_byte =
        matches!(squash(text).as_str(), "byte" | "u8" | "uint8" | "uint8t" | "octet" | "unsignedchar" | "ubyte");
    if is_byte { Meaning::of("bytes") } else { item.map(|item| format!("list<{item}>")) }
}

/// The integer type that a text means.
fn integer_type(text: &str) -> Option<String> {
    let ty = word(text)?.types.into_iter().next()?;
    Integer::by_name(&ty).map(|_| ty)
}

fn is_nothing(text: &str) -> bool {
    matches!(squash(text).as_str(), "null" | "none" | "undefined" | "nil" | "nothing" | "nonetype" | "()")
}

const ORDERS: [(&str, Order); 6] = [
    ("littleendian", Order::Little),
    ("bigendian", Order::Big),
    ("little", Order::Little),
    ("big", Order::Big),
    ("le", Order::Little),
    ("be", Order::Big),
];

/// A single word.
fn word(text: &str) -> Option<Meaning> {
    // The last part of a path, as `std::uint8_t` or `System.Int32`.
    let last = text.rsplit(['.', ':']).next().unwrap_or(text);
    let squashed = squash(last.strip_prefix("c_").unwrap_or(last));
    if let Some(found) = known(&squashed) {
        return Some(found);
    }
    // A byte order before or after the word.
    ORDERS.iter().find_map(|(word, order)| {
        let rest = squashed.strip_suffix(word).or_else(|| squashed.strip_prefix(word))?;
        let digits = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        let found = numbers::kaitai(rest).map(Meaning::of);
        let found = found.or_else(|| known(&if digits { format!("uint{rest}") } else { rest.to_owned() }))?;
        Some(found.ordered(*order))
    })
}

fn known(squashed: &str) -> Option<Meaning> {
    match words::meaning(squashed) {
        Some(Word::Is(ty)) => Some(Meaning::of(ty)),
        Some(Word::Either(types, note)) => {
            let types = types.iter().map(|ty| (*ty).to_owned()).collect();
            Some(Meaning { types, note: note.to_owned(), ..Meaning::default() })
        }
        Some(Word::No(note)) => Some(Meaning::no(note)),
        None => numbers::meaning(squashed),
    }
}

#[cfg(test)]
mod tests;
