//! The bars of `results.svg`.

use std::fmt::Write;

use protocol_benches::{Operation, Selection, Wire};

use crate::measure::Cost;
use crate::{OURS, tables};

const PANEL_WIDTH: f64 = 330.0;
const LABEL_WIDTH: f64 = 105.0;
const BAR_WIDTH: f64 = 160.0;
const ROW: f64 = 18.0;
const TOP: f64 = 82.0;
/// A bar ends at so many times the shortest bar of the panel, so that the short ones can still be told apart.
const CUT: f64 = 5.0;

// A picture in a page sees only the reader's preference, not the page's colours.
const STYLE: &str = "\
text{font:12px system-ui,sans-serif;fill:#1f2328}.title{font-size:14px;font-weight:600}.note{fill:#59636e}\
.same{fill:#8c959f}.own{fill:#d0d7de}.ours{fill:#0969da}.bold{font-weight:700}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.note{fill:#9198a1}.same{fill:#7d8590}.own{fill:#3d444d}.ours{fill:#4493f8}}";

/// A row of panels for each of the operations, a column for each corpus.
pub(crate) fn svg(costs: &[Cost]) -> String {
    let mut body = String::new();
    let mut top = TOP;
    for operation in [Operation::Decode, Operation::EncodeVec] {
        let _ = writeln!(body, r#"<text class="title" x="10" y="{}">{}</text>"#, top - 8.0, tables::title(operation));
        let mut rows = 0;
        for (column, selection) in Selection::ALL.into_iter().enumerate() {
            let ranked = tables::ranked(costs, operation, selection);
            rows = rows.max(ranked.len());
            panel(&mut body, selection, &ranked, 10.0 + PANEL_WIDTH * column as f64, top);
        }
        top += ROW * rows as f64 + 64.0;
    }
    let (width, height) = (PANEL_WIDTH * 3.0 + 10.0, top - 40.0);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
<title>Instructions a packet, of this library and others</title>
<style>{STYLE}</style>
<text class="note" x="10" y="22">Instructions a packet; less is better. An arrow: the bar is cut off.</text>
<text class="note" x="10" y="40">Blue: this library. Grey: others on the same wire. Pale: others with bytes of their own.</text>
{body}</svg>
"#
    )
}

fn panel(body: &mut String, selection: Selection, ranked: &[&Cost], left: f64, top: f64) {
    let _ = writeln!(body, r#"<text class="note" x="{left}" y="{}">{}</text>"#, top + 12.0, selection.name());
    let shortest = ranked.iter().map(|cost| cost.instructions).fold(f64::INFINITY, f64::min);
    let longest = ranked.iter().map(|cost| cost.instructions).fold(0.0, f64::max).min(shortest * CUT);
    for (row, cost) in ranked.iter().enumerate() {
        let (class, label) = match cost.wire {
            _ if cost.peer == OURS => ("ours", r#"class="bold" "#),
            Wire::Same => ("same", ""),
            Wire::Own => ("own", ""),
        };
        let (y, bar) = (top + 20.0 + ROW * row as f64, left + LABEL_WIDTH);
        let width = cost.instructions.min(longest) / longest * BAR_WIDTH;
        let base = y + 11.0;
        let _ = writeln!(body, r#"<text {label}x="{left}" y="{base}">{}</text>"#, cost.peer);
        let _ = writeln!(body, r#"<rect class="{class}" x="{bar}" y="{y}" width="{width:.1}" height="14" rx="2"/>"#);
        let arrow = if cost.instructions > longest { "\u{2192} " } else { "" };
        let (x, instructions) = (bar + width + 5.0, cost.instructions);
        let _ = writeln!(body, r#"<text {label}x="{x:.1}" y="{base}">{arrow}{instructions:.0}</text>"#);
    }
}
