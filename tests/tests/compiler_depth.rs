//! The limit on how deep types may contain themselves: the levels of a circle add up to at most 1,024.

use protocol_compiler::{Code, Diagnostic};

mod support;

use support::check;

/// Returns the errors of a file with these types, one per line of the file.
fn errors(types: &[String]) -> Vec<Diagnostic> {
    let types: String = types.iter().map(|ty| format!("  - {{{ty}}}\n")).collect();
    check(&format!("types:\n{types}realms: {{}}\npackets: {{}}\n")).errors().cloned().collect()
}

/// Asserts that these types are allowed, or that their depth is the only error.
#[track_caller]
fn fits(types: &[String], fine: bool) {
    let found = errors(types);
    let expected: &[Code] = if fine { &[] } else { &[Code::TooLarge] };
    assert_eq!(found.iter().map(|error| error.code).collect::<Vec<Code>>(), expected, "{found:?}");
}

/// Makes a record with this name and depth, this many strings, and then these types.
fn record(name: &str, depth: Option<u8>, strings: usize, held: &[&str]) -> String {
    let depth = depth.map(|depth| format!("depth: {depth}, ")).unwrap_or_default();
    format!("name: {name}, {depth}fields: [{}]", fields(strings, held))
}

fn fields(strings: usize, held: &[&str]) -> String {
    let types = std::iter::repeat_n("string", strings).chain(held.iter().copied());
    let fields = types.enumerate().map(|(at, ty)| format!("{{name: f{at}, type: \"{ty}\"}}"));
    fields.collect::<Vec<String>>().join(", ")
}

#[test]
fn a_record_that_holds_itself() {
    // A list counts as two levels.
    for (strings, depth, fine) in [(30, 32, true), (31, 32, false), (31, 31, true), (510, 2, true), (511, 2, false)] {
        fits(&[record("N", Some(depth), strings, &["list<N>"])], fine);
    }
    // A list in a list counts as four more, and every six fields of a record in a field as one more.
    let small = record("Small", None, 5, &[]);
    let large = record("Large", None, 1, &["Small"]);
    for (strings, held, fine) in
        [(26, "list<N[]>", true), (27, "list<N[]>", false), (22, "list<N[]>[]", true), (23, "list<N[]>[]", false)]
    {
        fits(&[record("N", Some(32), strings, &[held])], fine);
    }
    for (strings, held, fine) in [(29, "Small", true), (30, "Small", false), (28, "Large", true), (29, "Large", false)]
    {
        fits(&[record("N", Some(32), strings, &[held, "list<N>"]), small.clone(), large.clone()], fine);
    }
}

#[test]
fn what_lies_between_two_levels_counts() {
    // A record that only contains the next one counts as four.
    for (strings, fine) in [(26, true), (27, false)] {
        let between = record("B", None, strings, &["list<N>"]);
        // The result does not depend on the order of the types.
        fits(&[record("N", Some(32), 0, &["list<B>"]), between.clone()], fine);
        fits(&[between, record("N", Some(32), 0, &["list<B>"])], fine);
    }
    // Without a list, its fields are part of the first record, which counts as five.
    for (strings, fine) in [(25, true), (26, false)] {
        let between = record("B", None, strings, &["list<N>"]);
        fits(&[between, record("N", Some(32), 0, &["B"])], fine);
    }
    // All variants count together, and the tag. The largest variant is part of the record too.
    for (first, second, fine) in [(10, 15, true), (24, 0, true), (10, 16, false), (25, 0, false)] {
        let variants = format!(
            "name: V, tag: int8, variants: [{{name: A, tag: 1, fields: [{}]}}], other: [{}]",
            fields(first, &["list<N>"]),
            fields(second, &[]),
        );
        fits(&[record("N", Some(32), 0, &["V"]), variants], fine);
    }
}

#[test]
fn only_one_of_two_ways_is_taken_at_a_level() {
    let types = |strings| {
        [
            record("N", Some(32), 0, &["list<A>", "list<B>"]),
            record("A", None, strings, &["list<N>"]),
            record("B", None, 26, &["list<N>"]),
        ]
    };
    fits(&types(26), true);
    fits(&types(27), false);
}

#[test]
fn levels_of_several_records_are_counted_together() {
    let types =
        |first, second| [record("A", Some(32), first, &["list<B>"]), record("B", Some(32), second, &["list<A>"])];
    fits(&types(30, 30), true);
    fits(&types(0, 31), false);
    fits(&types(31, 31), false);

    // If one record has a smaller depth, the remaining levels belong to the other one: 2 times 202, and 20 times 31.
    let types = |strings| [record("A", Some(2), 200, &["list<B>"]), record("B", Some(22), strings, &["list<A>"])];
    fits(&types(29), true);
    fits(&types(30), false);
}

#[test]
fn a_circle_shares_its_levels_with_those_that_it_holds() {
    let types = |strings| {
        [
            record("Outer", Some(8), 62, &["list<Outer>", "list<Between>"]),
            record("Between", None, 900, &["Inner"]),
            record("Inner", Some(24), strings, &["list<Inner>"]),
        ]
    };
    // 8 times 66, and 16 times 31.
    fits(&types(29), true);
    fits(&types(30), false);
    // A depth that is too large by itself is reported once.
    fits(&types(60), false);
    assert_eq!(errors(&types(60))[0].message.split_once(" count").unwrap().0, "24 levels of `Inner`");
}

#[test]
fn what_hangs_off_a_circle_counts_nothing() {
    let leaf = record("Leaf", None, 1000, &["list<Far>"]);
    let far = record("Far", None, 1000, &[]);
    fits(&[record("N", Some(32), 28, &["list<Leaf>", "list<N>"]), leaf.clone(), far.clone()], true);
    fits(&[record("N", Some(32), 28, &["Leaf", "list<N>"]), leaf, far], false);
}

#[test]
fn the_help_says_how_deep_it_may_go() {
    for strings in [31, 40, 100, 500, 900] {
        let types = |depth| [record("N", Some(depth), 3, &["list<B>"]), record("B", None, strings, &["list<N>"])];
        let found = errors(&types(32));
        let help = found[0].help.clone().unwrap();
        let allowed = help.split_once("at most ").unwrap().1.split_once(',').unwrap().0.parse().unwrap();
        fits(&types(allowed), true);
        fits(&types(allowed + 1), false);
    }
    let found = errors(&[record("N", Some(2), 2000, &["list<N>"])]);
    assert!(!found[0].help.clone().unwrap().contains("`depth`"), "no depth would be small enough");
    let found = errors(&[record("N", Some(1), 2000, &["list<N>"])]);
    assert!(found[0].message.starts_with("one level of `N` counts 2002,"), "{found:?}");

    // If every type already counts as little as possible, the help does not blame the fields.
    let mut types = vec![record("N", Some(32), 0, &["list<B0>"])];
    types.extend((0..9).map(|at| record(&format!("B{at}"), None, 0, &[&format!("list<B{}>", at + 1)])));
    types.push(record("B9", None, 0, &["list<N>"]));
    assert!(errors(&types)[0].help.clone().unwrap().ends_with("nest fewer types in each other"));
}

#[test]
fn a_circle_without_an_end_is_not_counted_too() {
    let types = [
        record("A", Some(32), 100, &["list<B>"]),
        record("B", None, 100, &["list<A>", "list<C>"]),
        record("C", None, 100, &["list<B>"]),
    ];
    let found = errors(&types);
    assert_eq!(found.iter().map(|error| error.code).collect::<Vec<Code>>(), [Code::RecursiveRecord]);
}

#[test]
fn records_that_double_are_counted_without_an_overflow() {
    let mut types = vec![record("N", Some(32), 0, &["R0", "list<N>"])];
    types.extend((0..200).map(|at| {
        let next = format!("R{}", at + 1);
        record(&format!("R{at}"), None, 0, &[&next, &next])
    }));
    types.push(record("R200", None, 1, &[]));
    assert!(errors(&types).iter().any(|error| error.message.starts_with("32 levels of `N`")));
}

#[test]
fn a_depth_without_a_circle_limits_nothing() {
    let codes = |types: &[String]| errors(types).iter().map(|error| error.code).collect::<Vec<Code>>();
    assert_eq!(codes(&[record("N", Some(4), 1, &[])]), [Code::BadLimit]);
    let (a, b) = (record("A", Some(4), 1, &["list<B>"]), record("B", Some(4), 1, &["list<B>"]));
    assert_eq!(codes(&[a, b]), [Code::BadLimit]);
    let (a, b) = (record("A", Some(4), 1, &["list<B>"]), record("B", Some(4), 1, &["list<A>"]));
    assert_eq!(codes(&[a.clone(), b]), []);
    // The misspelled type, or the invalid field, may be the one that closes the circle.
    assert_eq!(codes(&[a.clone(), record("B", None, 1, &["list<Aa>"])]), [Code::UnknownType]);
    assert_eq!(codes(&[record("A", Some(4), 1, &["B"]), "name: B, fields: 7".to_owned()]), [Code::Shape]);
    assert_eq!(codes(&[a, "name: B, fields: [{name: as}]".to_owned()]), [Code::MissingKey]);
}
