//! The macro `metadata!`.

use proc_macro2::TokenStream;
use quote::quote;

pub(crate) use self::describe::{Described, describe};
use crate::diagnostics::Diagnostics;

mod check;
mod describe;
mod expand;
mod model;
mod parse;
mod template;

/// Expands to the value, or to errors and a value that is marked as broken. Assertions about a
/// broken value always hold, so that one mistake is one error.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let written = parse::parse(&diagnostics, input);
    let endpoint = check::check(&diagnostics, written);
    let value = expand::expand(&endpoint);
    match diagnostics.finish() {
        None => value,
        Some(errors) => quote!({ #errors #value }),
    }
}
