//! Several derives in one process, as in rustc and rust-analyzer: they share what was read, and each gives the same result as alone.

use std::fs;
use std::path::{Path, PathBuf};

use protocol_compiler::derive;

const CLIENT: &str = "direction = \"c2s\"";
const SERVER: &str = "direction = \"s2c\", strings = \"unchecked\"";

fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path
}

fn spec(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("specs").join(name).with_extension("yaml")).unwrap()
}

fn derived(path: &Path, options: &str) -> String {
    let input = format!("#[protocol(spec = {:?}, {options})] struct Derived;", path.to_str().unwrap());
    derive(input.parse().unwrap(), |_| None).to_string()
}

/// Derives after another file was read, so that nothing is shared.
fn derived_alone(path: &Path, options: &str) -> String {
    derived(&file("between.yaml", "realms: {}\npackets: {c2s: [], s2c: []}\n"), CLIENT);
    derived(path, options)
}

#[test]
fn each_of_two_derives_gives_what_it_gives_alone() {
    let fine = spec("constructs");
    // One mistake for each stage, and one in each direction.
    let mistaken = "realms: {shop: {name: Shop, nmae: 1}}
packets:
  c2s:
    - {id: 1, name: shop.buy, header: SHOP_BUY, realm: shop, fields: [{name: item, type: int23}]}
    - {id: 1, name: shop.buy, header: SHOP_BUY, realm: shpo, fields: []}
  s2c:
    - {id: 2, name: shop.sold, header: SHOP_SOLD, realm: shop, fields: [{name: item, type: strnig}]}
";
    for (name, text) in
        [("twice.yaml", fine.as_str()), ("mistaken.yaml", mistaken), ("unreadable.yaml", "realms: {shop: [}")]
    {
        let path = file(name, text);
        let alone = [derived_alone(&path, CLIENT), derived_alone(&path, SERVER)];
        let together = [derived_alone(&path, CLIENT), derived(&path, SERVER)];
        let again = [derived(&path, CLIENT), derived(&path, SERVER)];
        assert_eq!(alone, together, "{name}");
        assert_eq!(alone, again, "{name}");
        assert_eq!(alone.iter().any(|tokens| tokens.contains("compile_error")), text != fine, "{name}");
    }
}

#[test]
fn an_edited_file_is_read_again() {
    let before = "realms: {shop: {name: Shop}}
packets:
  c2s:
    - {id: 1, name: shop.buy, header: SHOP_BUY, realm: shop, fields: []}
";
    let path = file("edited.yaml", before);
    assert!(derived(&path, CLIENT).contains("ShopBuy"));
    // The length stays the same, as when an editor replaces a letter.
    file("edited.yaml", &before.replace("shop.buy", "shop.pay"));
    assert!(derived(&path, CLIENT).contains("ShopPay"));
    file("edited.yaml", "realms: [");
    assert!(derived(&path, CLIENT).contains("compile_error"));
    file("edited.yaml", before);
    assert!(derived(&path, CLIENT).contains("ShopBuy"));
}

#[test]
fn the_same_text_elsewhere_is_shown_there() {
    let text = "realms: {shop: {nmae: Shop}}\npackets: {c2s: []}\n";
    let (one, other) = (file("one.yaml", text), file("other.yaml", text));
    assert!(derived(&one, CLIENT).contains("one.yaml:1:17"));
    assert!(derived(&other, CLIENT).contains("other.yaml:1:17"));
}
