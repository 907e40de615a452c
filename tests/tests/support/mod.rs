//! Shared code of the compiler's tests.

use protocol_compiler::{Compiled, Selection, compile, source::Source};

/// Compiles `text` and checks every message.
pub(crate) fn check(text: &str) -> Compiled {
    let source = Source::new("spec.yaml", text);
    let compiled = compile(&source, &Selection::default());
    let lines = text.split(['\n', '\r']).count();
    for diagnostic in &compiled.diagnostics {
        let rendered = diagnostic.render(&source);
        // What a terminal would obey is escaped, and a long message is cut off.
        let plain = diagnostic.message.chars().take_while(|char| (' '..='~').contains(char)).take(600);
        assert!(rendered.starts_with(&plain.collect::<String>()), "{rendered}");
        let obeyed = |char: char| {
            (char.is_control() && char != '\n' && char != '\t') || ('\u{202a}'..='\u{202e}').contains(&char)
        };
        assert!(!rendered.contains(obeyed), "{rendered:?}");
        for place in diagnostic.place.iter().chain(diagnostic.labels.iter().map(|(place, _)| place)) {
            assert!(place.start <= text.len() && place.start <= place.end, "{rendered}");
            let (line, column) = source.line_column(place.start);
            assert!(line <= lines + 1 && column >= 1, "{rendered}");
        }
    }
    compiled
}
