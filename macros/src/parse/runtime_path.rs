//! The path of the runtime crate.

use proc_macro2::TokenTree;
use syn::{Path, Token, parse::ParseStream, parse_quote};

use super::value;

/// The key of the argument.
pub(crate) const KEY: &str = "crate";

/// Returns the path that is used if the argument is absent.
pub(crate) fn default() -> Path {
    parse_quote!(::pathlore)
}

/// Reads the path after `crate =` or `crate:`.
///
/// # Errors
///
/// Returns an error if it is not the path of a module, or if more than a comma follows.
pub(crate) fn parse(input: ParseStream<'_>, example: &str) -> syn::Result<Path> {
    const WHAT: &str = "the path of the runtime crate";
    let path = value::path(input, WHAT, example)?;
    if let Some(keyword) = path.segments.iter().find(|segment| segment.ident == "Self") {
        let message = "expected the name of a module or crate";
        return Err(syn::Error::new(keyword.ident.span(), message));
    }
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(path);
    }
    let rest = input.parse::<TokenTree>().map_or_else(|error| error.span(), |it| it.span());
    value::expected(Err(syn::Error::new(rest, "")), WHAT, example)
}
