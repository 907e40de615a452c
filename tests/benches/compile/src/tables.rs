//! The text of `COMPILE.md`.

use std::fmt::Write;

use crate::Cost;
use crate::downstream::{Build, Taken};
use crate::expansion::Expansion;

const HEAD: &str = "\
# What the derive costs a build

```sh
cargo run --manifest-path tests/benches/compile/Cargo.toml
```

writes this file; do not edit it by hand. [README.md](README.md#what-a-build-costs) says how it is measured.
";

const EXPANSIONS: &str = "
## The macro

A flat packet should take at most 60 lines besides its documentation. A second derive of the same file finds it read.

| spec | packets | ms | at most | of it YAML | second derive | lines | a packet | at rustfmt's own width | a packet |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
";

const GROWTH: &str = "
## Growth

Synthetic specs. Growth should be linear: a packet costs the same, however many there are.

| packets | ms | of it YAML | ms a packet | lines a packet |
|--:|--:|--:|--:|--:|
";

const BUILDS: &str = "
## Builds

A library with a derive and nothing else, in the dev profile. A clean build compiles what the macro depends on, too, and should take at
most 19 s of processor time. Rebuilt is after the spec was touched.

| spec | packets | clean: processor s | wall s | rebuilt: processor s | wall s | lines of LLVM IR | a packet |
|---|--:|--:|--:|--:|--:|--:|--:|
";

const SIZES: &str = "
## Size

Programs for the 29 packets, as small as cargo makes them: `opt-level = \"z\"`, fat LTO, one codegen unit, `panic = \"abort\"`, stripped.

| program | bytes | beyond the first |
|---|--:|--:|
";

/// All results as Markdown.
pub(crate) fn markdown(costs: &[Cost], growth: &[Expansion], nothing: &Build, sizes: &[(&str, u64)]) -> String {
    let mut text = HEAD.to_owned();
    text.push_str(EXPANSIONS);
    for Cost { spec, expansion, .. } in costs {
        let Expansion { packets, derive, second, yaml, lines, default_lines } = expansion;
        let (each, default_each) = (per(*lines, *packets), per(*default_lines, *packets));
        let target = spec.target.map_or(String::new(), |target| count(target as usize));
        let _ = writeln!(
            text,
            "| {} | {} | {derive:.0} | {target} | {yaml:.0} | {second:.0} | {} | {each:.1} | {} | {default_each:.1} |",
            spec.name,
            count(spec.packets),
            count(*lines),
            count(*default_lines),
        );
    }
    text.push_str(GROWTH);
    for Expansion { packets, derive, yaml, lines, .. } in growth {
        let (time, lines) = (derive / *packets as f64, per(*lines, *packets));
        let _ = writeln!(text, "| {} | {derive:.0} | {yaml:.0} | {time:.2} | {lines:.1} |", count(*packets));
    }
    text.push_str(BUILDS);
    let _ = writeln!(text, "| no derive | | {} |", build(nothing));
    for Cost { spec, expansion, build: taken } in costs {
        let each = per(taken.ir_lines, expansion.packets);
        let _ = writeln!(text, "| {} | {} | {} {each:.1} |", spec.name, count(spec.packets), build(taken));
    }
    text.push_str(SIZES);
    let first = sizes.first().map_or(0, |(_, bytes)| *bytes);
    for &(what, bytes) in sizes {
        let beyond = bytes.saturating_sub(first);
        let _ = writeln!(text, "| {what} | {} | {} |", count(bytes as usize), count(beyond as usize));
    }
    text
}

fn build(Build { clean, rebuild, ir_lines }: &Build) -> String {
    let seconds = |Taken { processor, wall }: &Taken| format!("{processor:.1} | {wall:.1}");
    format!("{} | {} | {} |", seconds(clean), seconds(rebuild), count(*ir_lines))
}

fn per(lines: usize, packets: usize) -> f64 {
    lines as f64 / packets as f64
}

/// With commas between thousands.
fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
