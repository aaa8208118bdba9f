//! The path of the runtime crate.

use quote::quote;
use syn::{Path, Token, parse::ParseStream, parse_quote};

use crate::attr;

/// The key that names it.
pub(crate) const KEY: &str = "crate";

/// The path where none is named.
pub(crate) fn default() -> Path {
    parse_quote!(::pathlore)
}

/// Reads the path behind `crate =`.
pub(crate) fn parse(input: ParseStream<'_>) -> syn::Result<Path> {
    let path = attr::path(input, "crate = my_api::pathlore")?;
    if let Some(word) = path.segments.iter().find(|segment| segment.ident == "Self") {
        return Err(syn::Error::new(word.ident.span(), "expected the name of a module or crate"));
    }
    if input.is_empty() || input.peek(Token![,]) {
        Ok(path)
    } else {
        Err(syn::Error::new_spanned(
            quote!(#path),
            "expected the path of the runtime crate, as in `crate = my_api::pathlore`",
        ))
    }
}
