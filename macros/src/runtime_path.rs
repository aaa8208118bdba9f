//! The path of the runtime crate.

use proc_macro2::TokenTree;
use syn::{Path, Token, parse::ParseStream, parse_quote};

use crate::attr;

/// The key that names it.
pub(crate) const KEY: &str = "crate";

/// The path where none is named.
pub(crate) fn default() -> Path {
    parse_quote!(::pathlore)
}

/// Reads the path behind `crate =`.
pub(crate) fn parse(input: ParseStream<'_>, example: &str) -> syn::Result<Path> {
    const WHAT: &str = "the path of the runtime crate";
    let path = attr::expected(Path::parse_mod_style(input), WHAT, example)?;
    if input.is_empty() || input.peek(Token![,]) {
        Ok(path)
    } else {
        let rest = input.parse::<TokenTree>().map_or_else(|error| error.span(), |it| it.span());
        attr::expected(Err(syn::Error::new(rest, "")), WHAT, example).map(|()| path)
    }
}
