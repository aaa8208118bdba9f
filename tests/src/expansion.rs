//! What an expansion holds: code behind gates, and errors.

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

/// Puts the code that goes through a gate of the runtime behind it, where it can be read as code:
/// `client! { … }` becomes `client!(); …`.
#[must_use]
pub fn gates_opened(tokens: TokenStream) -> TokenStream {
    let mut opened: Vec<TokenTree> = Vec::new();
    let mut gate = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) if gate && group.delimiter() == Delimiter::Brace => {
                opened.extend(quote!(();));
                opened.extend(group.stream());
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), gates_opened(group.stream()));
                inner.set_span(group.span());
                opened.push(TokenTree::Group(inner));
            }
            TokenTree::Punct(punct) if punct.as_char() == '!' => {
                gate = matches!(
                    &opened[..],
                    [.., TokenTree::Ident(codegen), TokenTree::Punct(_), TokenTree::Punct(_), TokenTree::Ident(name)]
                        if codegen == "codegen" && (name == "client" || name == "server")
                );
                opened.push(TokenTree::Punct(punct));
                continue;
            }
            other => opened.push(other),
        }
        gate = false;
    }
    opened.into_iter().collect()
}

/// What an attribute macro leaves, without its errors: what the derive sees.
#[must_use]
pub fn without_errors(tokens: TokenStream) -> TokenStream {
    let mut rest: Vec<TokenTree> = tokens.into_iter().collect();
    while let [.., TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Group(_)] =
        rest.get(..8).unwrap_or_default()
        && name == "compile_error"
    {
        rest.drain(..8);
    }
    rest.into_iter().collect()
}

/// An error of an expansion.
#[derive(Clone, Debug)]
pub struct Error {
    /// Where it is shown.
    pub span: Span,
    /// The literal of its message.
    pub message: String,
}

/// The invocations of `compile_error!` at any depth.
#[must_use]
pub fn errors(tokens: TokenStream) -> Vec<Error> {
    let mut found = Vec::new();
    add_errors(tokens, &mut found);
    found
}

fn add_errors(tokens: TokenStream, found: &mut Vec<Error>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else { continue };
        match &trees[..index] {
            [.., TokenTree::Ident(name), TokenTree::Punct(sign)]
                if name == "compile_error"
                    && sign.as_char() == '!'
                    && sign.spacing() == Spacing::Alone =>
            {
                let message = group.stream().into_iter().next().map(|it| it.to_string());
                found.push(Error { span: name.span(), message: message.unwrap_or_default() });
            }
            _ => add_errors(group.stream(), found),
        }
    }
}
