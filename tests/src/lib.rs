//! The code of the macros, run outside the compiler, and tools for the tests.
//!
//! The modules of `macros/src` are included by path, because a proc-macro crate exports only its
//! macros.

extern crate proc_macro;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

pub mod definitions;
pub mod expansion;
pub mod parser;

pub use definitions::Kind;

/// The modules refer to each other by paths from the crate root, so they are imported there.
#[path = "../../macros/src"]
#[allow(dead_code)]
mod macros {
    pub(crate) mod attribute;
    pub(crate) mod check;
    pub(crate) mod diagnostics;
    pub(crate) mod documentation;
    pub(crate) mod endpoint_error;
    pub(crate) mod expand;
    pub(crate) mod generics;
    pub(crate) mod metadata;
    pub(crate) mod model;
    pub(crate) mod parse;
    pub(crate) mod request;
    pub(crate) mod response;
    pub(crate) mod site;
    pub(crate) mod suggest;
    pub(crate) mod symbol;
    pub(crate) mod tokens;
    pub(crate) mod ty;
    pub(crate) mod version;
}

#[allow(clippy::wildcard_imports)]
use macros::*;

/// Expands `metadata! { … }`.
#[must_use]
pub fn expand_metadata(input: TokenStream) -> TokenStream {
    metadata::expand(input)
}

/// Expands an attribute macro on an item, and then the derive that it adds.
#[must_use]
pub fn expand_item(kind: Kind, arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let item = expand_attribute(kind, arguments, item);
    let derived = expand_derive(kind, item.clone());
    quote!(#item #derived)
}

/// Expands an attribute macro alone.
#[must_use]
pub fn expand_attribute(kind: Kind, arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let kind = match kind {
        Kind::Request => attribute::Macro::Request,
        Kind::Response => attribute::Macro::Response,
        Kind::EndpointError => attribute::Macro::EndpointError,
    };
    without_gate(attribute::expand(kind, arguments, item))
}

/// Replaces `path::codegen::item! { … }` at the end with what is in the braces.
fn without_gate(expansion: TokenStream) -> TokenStream {
    let mut tokens: Vec<_> = expansion.into_iter().collect();
    let item = match &tokens[..] {
        [.., TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(item)]
            if name == "item" && bang.as_char() == '!' =>
        {
            item.stream()
        }
        _ => return tokens.into_iter().collect(),
    };
    tokens.truncate(tokens.len() - 2);
    let is_path = |token: &TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => punct.as_char() == ':',
        _ => false,
    };
    while tokens.pop_if(|token| is_path(token)).is_some() {}
    tokens.into_iter().chain(item).collect()
}

/// Expands the derive on the output of [`expand_attribute`].
#[must_use]
pub fn expand_derive(kind: Kind, item: TokenStream) -> TokenStream {
    let item = without_first_derive(item);
    match kind {
        Kind::Request => request::expand(item, false),
        Kind::Response => response::expand(item, false),
        Kind::EndpointError => endpoint_error::expand(item, false),
    }
}

/// Returns what the macros add to the documentation of the output of [`expand_attribute`], under which
/// condition.
///
/// # Errors
///
/// Returns an error if the output is no item with such documentation.
pub fn documentation(kind: Kind, item: TokenStream) -> syn::Result<String> {
    let kind = match kind {
        Kind::Request => quote!(request),
        Kind::Response => quote!(response),
        Kind::EndpointError => quote!(endpoint_error),
    };
    let documented = documentation::expand(&kind, without_first_derive(item));
    let item: syn::DeriveInput = syn::parse2(documented)?;
    // The first one has added the attribute that is expanded.
    let attributes = item.attrs.iter().filter(|it| it.path().is_ident("cfg_attr")).skip(1);
    let described = attributes.map(|attribute| {
        let read = |input: syn::parse::ParseStream<'_>| {
            let condition: syn::Meta = input.parse()?;
            input.parse::<syn::Token![,]>()?;
            let syn::MetaNameValue { value, .. } = input.parse()?;
            let text: syn::LitStr = syn::parse2(quote!(#value))?;
            Ok(format!("{}: {}", quote!(#condition), text.value()))
        };
        attribute.parse_args_with(read)
    });
    described.collect()
}

/// Returns what the documentation says about the endpoint that `metadata! { … }` describes.
#[must_use]
pub fn described(input: TokenStream) -> Option<Vec<[String; 2]>> {
    metadata::describe(input).map(|described| described.rows)
}

/// Removes the `#[derive(…)]` that calls the derive, which the compiler does as well.
fn without_first_derive(item: TokenStream) -> TokenStream {
    let mut tokens = item.into_iter().peekable();
    let starts_with_derive =
        matches!(tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == '#');
    tokens.skip(if starts_with_derive { 2 } else { 0 }).collect()
}
