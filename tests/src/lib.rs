//! What the tests share: the macros' own code, run outside the compiler.
//!
//! The modules are those of `macros/src`, included by path: a crate of macros exports nothing but
//! its macros.

extern crate proc_macro;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

pub mod definitions;
pub mod expansion;

pub use definitions::Kind;

/// The folder of the modules below. They call each other from the root of their crate, so they
/// are imported here as well.
#[path = "../../macros/src"]
#[allow(dead_code)]
mod macros {
    pub(crate) mod arguments;
    pub(crate) mod attr;
    pub(crate) mod attribute;
    pub(crate) mod body;
    pub(crate) mod checks;
    pub(crate) mod clone;
    pub(crate) mod context;
    pub(crate) mod debug;
    pub(crate) mod diagnostics;
    pub(crate) mod field;
    pub(crate) mod generics;
    pub(crate) mod halves;
    pub(crate) mod header;
    pub(crate) mod item;
    pub(crate) mod members;
    pub(crate) mod metadata;
    pub(crate) mod names;
    pub(crate) mod parse;
    pub(crate) mod path;
    pub(crate) mod predicates;
    pub(crate) mod query;
    pub(crate) mod request;
    pub(crate) mod response;
    pub(crate) mod runtime_path;
    pub(crate) mod serde_attr;
    pub(crate) mod suggest;
    pub(crate) mod symbol;
    pub(crate) mod tokens;
    pub(crate) mod wire_name;
}

#[allow(clippy::wildcard_imports)]
use macros::*;

/// Expands `metadata! { … }`.
#[must_use]
pub fn expand_metadata(input: TokenStream) -> TokenStream {
    metadata::expand(input)
}

/// Expands `#[request(…)]` above a struct, and then the derive that it adds.
#[must_use]
pub fn expand_request(arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let item = expand_attribute(Kind::Request, arguments, item);
    let derived = expand_derive(Kind::Request, item.clone());
    quote!(#item #derived)
}

/// Expands `#[response(…)]` above a struct, and then the derive that it adds.
#[must_use]
pub fn expand_response(arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let item = expand_attribute(Kind::Response, arguments, item);
    let derived = expand_derive(Kind::Response, item.clone());
    quote!(#item #derived)
}

/// Expands `#[request(…)]` or `#[response(…)]` alone.
#[must_use]
pub fn expand_attribute(kind: Kind, arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let kind = match kind {
        Kind::Request => attribute::Macro::Request,
        Kind::Response => attribute::Macro::Response,
    };
    attribute::expand(kind, arguments, item)
}

/// Expands the derive above what [`expand_attribute`] made.
#[must_use]
pub fn expand_derive(kind: Kind, item: TokenStream) -> TokenStream {
    let item = without_first_derive(item);
    match kind {
        Kind::Request => request::expand(item),
        Kind::Response => response::expand(item),
    }
}

/// A derive sees the item without the `#[derive(…)]` that called it.
fn without_first_derive(item: TokenStream) -> TokenStream {
    let mut tokens = item.into_iter().peekable();
    let starts_with_derive =
        matches!(tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == '#');
    tokens.skip(if starts_with_derive { 2 } else { 0 }).collect()
}
