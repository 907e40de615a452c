//! The word that was probably meant, and lists of what is allowed.

/// The word of `candidates` that was probably meant.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).max(1);
    let word = letters(word);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, &letters(candidate), limit)?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// What words are compared by. Long words are cut off: they are not worth the time.
fn letters(word: &str) -> Vec<char> {
    word.chars().take(64).flat_map(char::to_lowercase).collect()
}

/// "did you mean", if there is a word that was probably meant, and otherwise the list of what is allowed.
pub(crate) fn suggest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str> + Clone) -> String {
    match nearest(word, candidates.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("allowed here: {}", enumerate(candidates)),
    }
}

/// How many words are listed.
const MAX_WORDS: usize = 24;

/// The words in backticks, with commas between them.
pub(crate) fn enumerate<'c>(words: impl IntoIterator<Item = &'c str>) -> String {
    let mut words: Vec<String> = words.into_iter().take(MAX_WORDS + 1).map(|word| format!("`{word}`")).collect();
    if words.len() > MAX_WORDS {
        words.truncate(MAX_WORDS - 1);
        words.push("...".to_owned());
    }
    words.join(", ")
}

/// A word without what people spell differently: capitals, underscores, dashes and blanks.
pub(crate) fn squash(word: &str) -> String {
    let kept = word.chars().filter(|char| !char.is_whitespace() && !matches!(char, '_' | '-'));
    kept.flat_map(char::to_lowercase).collect()
}

/// How many letters have to be added, dropped, changed or swapped with their neighbour to make `b` of `a`; `None` if that is more than
/// `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // One row for each letter of `a`: what its beginning costs against each beginning of `b`. Two rows before it are kept.
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut before = Vec::new();
    let mut last = None;
    for (i, from) in a.iter().enumerate() {
        let swap = before;
        before = row;
        row = Vec::with_capacity(b.len() + 1);
        let (mut left, mut lowest) = (i + 1, i + 1);
        row.push(left);
        let mut previous = None;
        for ((j, to), above) in b.iter().enumerate().zip(before.windows(2)) {
            let &[diagonal, up] = above else { continue };
            let mut cost = (diagonal + usize::from(from != to)).min(up + 1).min(left + 1);
            if previous == Some(from) && last == Some(to) {
                cost =
                    cost.min(j.checked_sub(1).and_then(|at| swap.get(at)).map_or(cost, |swapped: &usize| swapped + 1));
            }
            row.push(cost);
            (left, previous, lowest) = (cost, Some(to), lowest.min(cost));
        }
        // Costs never fall from row to row, but for a swap, which takes the row before the last one.
        if lowest > limit && before.iter().all(|&cost| cost > limit) {
            return None;
        }
        last = Some(from);
    }
    row.last().copied().filter(|&distance| distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::{distance, letters, nearest};

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("abcd", "badc", 2),
            ("ab", "ba", 1),
            ("xyab", "xyba", 1),
            ("abcdef", "ghijkl", 6),
            ("int23", "int32", 1),
            ("sepc", "spec", 1),
            ("header", "headr", 1),
            ("kitten", "sitting", 3),
        ] {
            let (a, b) = (letters(a), letters(b));
            assert_eq!(distance(&a, &b, 9), Some(expected), "{a:?} {b:?}");
            assert_eq!(distance(&a, &b, expected), Some(expected), "{a:?} {b:?}");
            assert_eq!(expected.checked_sub(1).and_then(|limit| distance(&a, &b, limit)), None, "{a:?} {b:?}");
        }
        assert_eq!(nearest("Int", ["int8", "string"]), Some("int8"));
        assert_eq!(nearest("banana", ["int8", "string"]), None);
    }
}
