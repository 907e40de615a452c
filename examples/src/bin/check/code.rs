//! Generated code as a person reads it.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// Formats code, with its documentation as `///` lines.
///
/// # Errors
/// The tokens are not Rust items.
pub(crate) fn format(tokens: TokenStream) -> syn::Result<String> {
    Ok(prettyplease::unparse(&syn::parse2(with_doc_lines(tokens))?))
}

/// The same code with one `#[doc]` for each line of documentation, because a `#[doc]` of several lines prints as `/** */`.
fn with_doc_lines(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.into_iter().peekable();
    let mut lines = TokenStream::new();
    while let Some(tree) = trees.next() {
        let is_mark = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '#');
        match (tree, trees.peek()) {
            (_, Some(TokenTree::Group(attribute))) if is_mark && doc(attribute).is_some() => {
                let text = doc(attribute).unwrap_or_default();
                trees.next();
                text.lines().for_each(|line| lines.extend(doc_line(line)));
            }
            (TokenTree::Group(group), _) => {
                lines.extend([TokenTree::Group(Group::new(group.delimiter(), with_doc_lines(group.stream())))]);
            }
            (tree, _) => lines.extend([tree]),
        }
    }
    lines
}

/// The text of `[doc = "text"]`.
fn doc(attribute: &Group) -> Option<String> {
    let trees: Vec<TokenTree> = attribute.stream().into_iter().collect();
    let [TokenTree::Ident(name), TokenTree::Punct(equals), text] = &trees[..] else { return None };
    if name != "doc" || equals.as_char() != '=' {
        return None;
    }
    syn::parse2::<syn::LitStr>(text.clone().into()).ok().map(|text| text.value())
}

fn doc_line(line: &str) -> [TokenTree; 2] {
    let text = if line.is_empty() { String::new() } else { format!(" {line}") };
    let inside: TokenStream = [
        TokenTree::Ident(Ident::new("doc", Span::call_site())),
        TokenTree::Punct(Punct::new('=', Spacing::Alone)),
        TokenTree::Literal(Literal::string(&text)),
    ]
    .into_iter()
    .collect();
    [TokenTree::Punct(Punct::new('#', Spacing::Alone)), TokenTree::Group(Group::new(Delimiter::Bracket, inside))]
}
