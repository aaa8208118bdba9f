//! Marks attributes of fields that no macro has, so that the derive reports them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::Meta;

use crate::{
    parse::misnamed,
    tokens::{is_ident, is_punct, with_content},
};

/// Returns the struct with marks, or `None` if there is nothing to mark.
pub(super) fn marked(item: &TokenStream) -> Option<TokenStream> {
    let mut trees: Vec<_> = item.clone().into_iter().collect();
    let Some(TokenTree::Group(fields)) = trees.last_mut() else { return None };
    if fields.delimiter() != Delimiter::Brace {
        return None;
    }
    *fields = with_content(fields, in_fields(fields.stream())?);
    Some(trees.into_iter().collect())
}

pub(super) fn in_fields(tokens: TokenStream) -> Option<TokenStream> {
    let mut follows_hash = false;
    let mut has_marks = false;
    let mut trees: Vec<_> = tokens.into_iter().collect();
    for tree in &mut trees {
        let is_attribute = std::mem::replace(&mut follows_hash, is_punct(tree, '#'));
        if let TokenTree::Group(group) = tree
            && is_attribute
            && let Some(content) = in_attribute(&group.stream())
        {
            *group = with_content(group, content);
            has_marks = true;
        }
    }
    has_marks.then(|| trees.into_iter().collect())
}

fn in_attribute(content: &TokenStream) -> Option<TokenStream> {
    let tokens: Vec<_> = content.clone().into_iter().collect();
    match &tokens[..] {
        // The capture of a `macro_rules!` macro.
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            in_attribute(&group.stream())
        }
        [name, TokenTree::Group(group)] if is_ident(name, "cfg_attr") => {
            let content = with_content(group, in_arguments(group.stream())?);
            Some([name.clone(), TokenTree::Group(content)].into_iter().collect())
        }
        // The compiler reports an attribute that cannot be parsed.
        [TokenTree::Ident(name), ..] if misnamed::is_misnamed(name) => {
            let meta: Meta = syn::parse2(content.clone()).ok()?;
            meta.path().get_ident().map(|_| misnamed::mark(content))
        }
        _ => None,
    }
}

/// Marks the attributes in the arguments of `cfg_attr`, which are a condition and attributes.
fn in_arguments(arguments: TokenStream) -> Option<TokenStream> {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let mut has_marks = false;
    let mut marked = TokenStream::new();
    for (index, argument) in arguments.split_inclusive(|token| is_punct(token, ',')).enumerate() {
        let (comma, attribute) = match argument.split_last() {
            Some((comma, attribute)) if is_punct(comma, ',') => (Some(comma), attribute),
            _ => (None, argument),
        };
        let attribute: TokenStream = attribute.iter().cloned().collect();
        let mark = if index == 0 { None } else { in_attribute(&attribute) };
        has_marks |= mark.is_some();
        marked.extend(mark.unwrap_or(attribute));
        comma.to_tokens(&mut marked);
    }
    has_marks.then_some(marked)
}
