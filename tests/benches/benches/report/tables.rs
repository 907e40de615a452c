//! The tables of `RESULTS.md`.

use std::fmt::Write;

use protocol_benches::{Operation, Selection};

use crate::measure::{Cost, KindCost};

const HEAD: &str = "\
# Results

Written by the command at the top of [README.md](README.md), which also says what is measured; do not edit by hand.

`instr` is instructions a packet, which callgrind counts and which repeat exactly. `time` is the median time, divided by
`hand_written`'s; it is the softer number, since whatever else the machine does is in it. `alloc` is allocations a packet. Peers
with the wire `own` hold the same values in their own format, so their bytes are other bytes.

![Instructions a packet](results.svg)
";

const KINDS_HEAD: &str = "
## One packet of each kind

Instructions from a `Frame` to one known packet, and from the packet into a slice, each in a function of its own, with the call and
the copying of strings. [ASSEMBLY.md](ASSEMBLY.md) says what they are.

| fields | packet | payload bytes | decode | encode |
|---|---|--:|--:|--:|
";

/// All results as Markdown.
pub(crate) fn markdown(costs: &[Cost], kinds: &[KindCost]) -> String {
    let mut text = HEAD.to_owned();
    for operation in Operation::ALL {
        let _ = write!(text, "\n## {}\n\n{}\n\n", title(operation), explanation(operation));
        text.push_str("| peer | wire |");
        for selection in Selection::ALL {
            let _ = write!(text, " {}: instr | time | alloc |", selection.name());
        }
        text.push_str("\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for first in ranked(costs, operation, Selection::Mixed) {
            let _ = write!(text, "| {} | {} |", first.peer, first.wire.name());
            for selection in Selection::ALL {
                match find(costs, &first.peer, operation, selection) {
                    Some(cost) => {
                        let Cost { instructions, time, allocations, .. } = cost;
                        let _ = write!(text, " {instructions:.1} | {time:.2} | {allocations:.2} |");
                    }
                    None => text.push_str(" | | |"),
                }
            }
            text.push('\n');
        }
    }
    text.push_str(KINDS_HEAD);
    for KindCost { kind, len, decode, encode } in kinds {
        let _ = writeln!(text, "| {} | `{}` | {len} | {decode} | {encode} |", kind.fields, kind.packet);
    }
    text
}

/// The heading of an operation.
pub(crate) const fn title(operation: Operation) -> &'static str {
    match operation {
        Operation::Decode => "Decode, every packet in memory",
        Operation::DecodeFused => "Decode, every packet matched at once",
        Operation::EncodeSlice => "Encode into a slice",
        Operation::EncodeVec => "Encode into a reused Vec",
    }
}

const fn explanation(operation: Operation) -> &'static str {
    match operation {
        Operation::Decode => "The enum exists as a value before a field is looked at, as when it is handed on.",
        Operation::DecodeFused => {
            "The compiler sees that the packet is matched where it was decoded, and need not put it into memory."
        }
        Operation::EncodeSlice => "Only for peers that can write into memory of the caller.",
        Operation::EncodeVec => "The `Vec` has room for everything from the round before.",
    }
}

/// What all peers cost in one operation with one corpus: the protocol's wire first, the cheapest first.
pub(crate) fn ranked(costs: &[Cost], operation: Operation, selection: Selection) -> Vec<&Cost> {
    let mut ranked: Vec<&Cost> =
        costs.iter().filter(|cost| (cost.operation, cost.selection) == (operation, selection)).collect();
    ranked.sort_by(|a, b| b.wire.name().cmp(a.wire.name()).then(a.instructions.total_cmp(&b.instructions)));
    ranked
}

fn find<'a>(costs: &'a [Cost], peer: &str, operation: Operation, selection: Selection) -> Option<&'a Cost> {
    costs.iter().find(|cost| (cost.peer.as_str(), cost.operation, cost.selection) == (peer, operation, selection))
}
