//! Errors about tokens that cannot be in a list.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Ident, LitStr, parse::ParseStream};

use crate::{
    suggest,
    tokens::{self, is_field_name, is_punct, mentions},
};

/// Returns the error about a token that is not a key.
pub(super) fn key(input: ParseStream<'_>, keys: &[&str]) -> syn::Error {
    if let Ok(literal) = input.fork().parse::<LitStr>()
        && is_field_name(&literal.value())
    {
        return input.error(format_args!("write `{}` without quotes", literal.value()));
    }
    match input.cursor().token_tree() {
        Some((token, _)) if is_punct(&token, ',') => input.error("unexpected `,`; remove it"),
        Some((TokenTree::Group(_), _)) => {
            input.error("expected a name; remove the brackets around it")
        }
        Some((token, _)) if is_punct(&token, '#') => attribute(input),
        _ => {
            let keys = suggest::any_of(keys);
            input.error(format_args!("expected a name; write {keys}, or remove this"))
        }
    }
}

/// Returns the error about an attribute or a doc comment where none can be.
pub(crate) fn attribute(input: ParseStream<'_>) -> syn::Error {
    let is_doc =
        |token: TokenTree| matches!(token, TokenTree::Group(it) if mentions(it.stream(), "doc"));
    let mut tokens = input.cursor().token_stream().into_iter().skip(1).take(2);
    input.error(if tokens.any(is_doc) {
        "documentation cannot be here; remove it, or write a comment that starts with `//`"
    } else {
        "attributes cannot be here; remove this one"
    })
}

/// Returns the error about a value that is not a string. A name without quotes gets them.
pub(super) fn not_a_string(
    value: &TokenStream,
    key: &Ident,
    assign: char,
    example: &str,
) -> syn::Error {
    let is_path = |token: TokenTree| matches!(token, TokenTree::Ident(_)) || is_punct(&token, ':');
    // A path to a history or a route is not a name, and the name of a constant is not its value.
    let is_name = !example.contains('/')
        && value.clone().into_iter().all(is_path)
        && !value.clone().into_iter().last().is_some_and(|last| is_constant(&last));
    let message = if is_name {
        let text: String = value.to_string().split_whitespace().collect();
        let assign = if assign == ':' { ":" } else { " =" };
        format!("expected a string literal; write `{key}{assign} \"{text}\"`")
    } else {
        format!("expected a string literal, as in `{example}`")
    };
    tokens::error(value, message)
}

/// Returns whether a token is named like a constant.
fn is_constant(token: &TokenTree) -> bool {
    let name = token.to_string();
    name.contains(|c: char| c.is_ascii_uppercase()) && !name.contains(|c: char| c.is_lowercase())
}
