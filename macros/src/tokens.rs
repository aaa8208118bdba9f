//! Properties of tokens.

use std::fmt::Display;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Ident, Type};

/// Returns whether a token is this punctuation character.
pub(crate) fn is_punct(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(it) if it.as_char() == punct)
}

/// Returns whether a token is this identifier or keyword.
pub(crate) fn is_ident(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(it) if it == name)
}

/// Returns whether some token passes the test, at any depth. Groups themselves are not tested.
pub(crate) fn any(tokens: impl ToTokens, test: &dyn Fn(&TokenTree) -> bool) -> bool {
    tokens.into_token_stream().into_iter().any(|token| match &token {
        TokenTree::Group(group) => any(group.stream(), test),
        _ => test(&token),
    })
}

/// Returns whether an identifier occurs, at any depth.
pub(crate) fn mentions(tokens: impl ToTokens, name: &str) -> bool {
    any(tokens, &|token| is_ident(token, name))
}

/// Returns whether a punctuation character occurs, at any depth.
pub(crate) fn mentions_punct(tokens: impl ToTokens, punct: char) -> bool {
    any(tokens, &|token| is_punct(token, punct))
}

/// Returns the tokens without the invisible groups around `macro_rules!` captures. Such a group has
/// the span of the macro's definition, and the tokens in it have those of the call.
pub(crate) fn ungrouped(tokens: impl ToTokens) -> TokenStream {
    let flat = |token| match token {
        TokenTree::Group(group)
            if group.delimiter() == Delimiter::None && !group.stream().is_empty() =>
        {
            ungrouped(group.stream())
        }
        token => token.into(),
    };
    tokens.into_token_stream().into_iter().map(flat).collect::<TokenStream>()
}

/// Removes the invisible groups around `macro_rules!` captures, at any depth, so that they are read
/// as if they were written. A group stays if it is an operand, because it is like parentheses.
pub(crate) fn opened(tokens: TokenStream) -> TokenStream {
    // Groups that are not changed keep the spans of their delimiters.
    if !has_captures(&tokens) {
        return tokens;
    }
    let trees: Vec<_> = tokens.into_iter().collect();
    let mut result = TokenStream::new();
    for (index, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else {
            result.extend([tree.clone()]);
            continue;
        };
        let content = opened(group.stream());
        let is_alone = || match &trees[..index] {
            [] => true,
            [.., key, punct] => is_punct(punct, ',') || is_assign(key, punct),
            [punct] => is_punct(punct, ','),
        };
        let ends = || trees.get(index + 1).is_none_or(|next| is_punct(next, ','));
        if group.delimiter() == Delimiter::None
            && (content.clone().into_iter().count() == 1 || is_alone() && ends())
        {
            result.extend(content);
        } else {
            result.extend([TokenTree::Group(with_content(group, content))]);
        }
    }
    result
}

/// Writes parentheses for the invisible groups around captures of expressions, at any depth. The
/// compiler ignores such groups in the output of a macro, so that `$a * 2` would be `1 + 1 * 2`.
pub(crate) fn parenthesized(tokens: TokenStream) -> TokenStream {
    if !has_captures(&tokens) {
        return tokens;
    }
    let replace = |token| match token {
        TokenTree::Group(group) => {
            let content = parenthesized(group.stream());
            let is_operand = group.delimiter() == Delimiter::None
                && syn::parse2::<Type>(content.clone()).is_err();
            let delimiter = if is_operand { Delimiter::Parenthesis } else { group.delimiter() };
            let mut changed = Group::new(delimiter, content);
            changed.set_span(group.span());
            TokenTree::Group(changed)
        }
        token => token,
    };
    tokens.into_iter().map(replace).collect()
}

/// Returns whether there are invisible groups, at any depth.
fn has_captures(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::None || has_captures(&group.stream())
        }
        _ => false,
    })
}

/// Returns whether the tokens are a key and the punctuation after it.
fn is_assign(key: &TokenTree, punct: &TokenTree) -> bool {
    matches!(key, TokenTree::Ident(_)) && (is_punct(punct, '=') || is_punct(punct, ':'))
}

/// Returns the span of what was written.
pub(crate) fn span(tokens: impl ToTokens) -> Span {
    let mut trees = tokens.into_token_stream().into_iter();
    let Some(first) = trees.next() else { return Span::call_site() };
    let first = tree_span(first);
    let last = trees.last().map_or(first, tree_span);
    first.join(last).unwrap_or(first)
}

fn tree_span(tree: TokenTree) -> Span {
    match tree {
        TokenTree::Group(group)
            if group.delimiter() == Delimiter::None && !group.stream().is_empty() =>
        {
            span(group.stream())
        }
        tree => tree.span(),
    }
}

/// Returns an error on all of `tokens`.
pub(crate) fn error(tokens: impl ToTokens, message: impl Display) -> syn::Error {
    syn::Error::new_spanned(ungrouped(tokens), message)
}

/// Returns the tokens as they are usually written, if they are a path or a call.
pub(crate) fn text(tokens: impl ToTokens) -> String {
    let text = tokens.into_token_stream().to_string();
    text.replace(" :: ", "::").replace(":: ", "::").replace(" (", "(").replace(" . ", ".")
}

/// Splits the tokens of an item into its attributes and the rest.
pub(crate) fn split_attributes(item: TokenStream) -> (TokenStream, TokenStream) {
    let mut trees = item.into_iter().peekable();
    let mut attributes = TokenStream::new();
    while trees.peek().is_some_and(|tree| is_punct(tree, '#')) {
        attributes.extend(trees.by_ref().take(2));
    }
    (attributes, trees.collect())
}

/// Returns the names of the lifetimes, at any depth.
pub(crate) fn lifetimes(tokens: impl ToTokens) -> Vec<Ident> {
    let (mut found, mut after_quote) = (Vec::new(), false);
    for token in tokens.into_token_stream() {
        let is_name = std::mem::replace(&mut after_quote, is_punct(&token, '\''));
        match token {
            TokenTree::Ident(name) if is_name => found.push(name),
            TokenTree::Group(group) => found.extend(lifetimes(group.stream())),
            _ => {}
        }
    }
    found
}

/// Replaces an identifier, at any depth.
pub(crate) fn replaced(tokens: impl ToTokens, name: &str, by: &TokenStream) -> TokenStream {
    let replace = |token| match token {
        TokenTree::Group(group) => {
            let content = replaced(group.stream(), name, by);
            TokenTree::Group(with_content(&group, content)).into()
        }
        token if is_ident(&token, name) => by.clone(),
        token => token.into(),
    };
    tokens.into_token_stream().into_iter().map(replace).collect::<TokenStream>()
}

/// Returns a group with other content and the same delimiters and span.
pub(crate) fn with_content(group: &Group, content: TokenStream) -> Group {
    let mut changed = Group::new(group.delimiter(), content);
    changed.set_span(group.span());
    changed
}

/// Returns whether a string can name a field, possibly as a raw identifier `r#name`.
pub(crate) fn is_field_name(text: &str) -> bool {
    let is_ident = |text: &str| syn::parse_str::<Ident>(text).is_ok();
    // The compiler itself reports a string that has no tokens, such as `room's`, so such strings
    // must not be parsed.
    text.starts_with(|c: char| c == '_' || c.is_alphabetic())
        && text.chars().all(|c| c == '_' || c.is_alphanumeric())
        && (is_ident(text) || is_ident(&format!("r#{text}")))
}
