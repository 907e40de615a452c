//! Any text as a spec: diagnostics whose places lie in the file, or tokens that are Rust. Begin with `tests/specs` as the corpus.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol_compiler::{Selection, compile, derive, source::Source};

fuzz_target!(|text: &str| {
    let source = Source::new("spec.yaml", text);
    for diagnostic in compile(&source, &Selection::default()).diagnostics {
        assert!(diagnostic.place.is_none_or(|place| place.start <= text.len()));
        // What a terminal would obey is escaped, and a long message is cut off.
        let plain: String =
            diagnostic.message.chars().take_while(|char| (' '..='~').contains(char)).take(600).collect();
        let rendered = diagnostic.render(&source);
        assert!(rendered.starts_with(&plain));
        assert!(!rendered.contains(|char: char| char.is_control() && char != '\n' && char != '\t'));
    }
    let path = std::env::temp_dir().join(format!("protocol-fuzz-{}.yaml", std::process::id()));
    std::fs::write(&path, text).expect("the scratch folder can be written");
    let input = format!("#[protocol(spec = {:?})] struct Derived;", path.to_str().expect("a path in UTF-8"));
    let tokens = derive(input.parse().expect("an item"), |_| None);
    assert!(syn::parse2::<syn::File>(tokens).is_ok());
});
