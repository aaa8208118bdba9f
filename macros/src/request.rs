//! The derive that `#[request]` adds. It parses, checks and expands.

use proc_macro2::TokenStream;

use crate::{
    check,
    diagnostics::Diagnostics,
    expand,
    model::Request,
    parse::{
        args::RequestArgs,
        derive_input,
        item::{self, Item},
    },
};

/// `is_described` is whether the definition is described as data, too.
pub(crate) fn expand(tokens: TokenStream, is_described: bool) -> TokenStream {
    let expanded = read(tokens, |request, errors| expand::request(request, errors, is_described));
    expanded.unwrap_or_else(|errors| errors)
}

/// Parses and checks the tokens of the derive. `then` takes the model and the errors.
///
/// # Errors
///
/// Returns the errors if the tokens are not those of a struct or an enum.
pub(crate) fn read<T>(
    tokens: TokenStream,
    then: impl FnOnce(&Request<'_>, Option<TokenStream>) -> T,
) -> Result<T, TokenStream> {
    let diagnostics = Diagnostics::default();
    let Some(input) = derive_input::parse(&diagnostics, tokens) else {
        return Err(diagnostics.finish().unwrap_or_default());
    };
    let args = RequestArgs::parse(&diagnostics, item::arguments(&input));
    let item = Item::parse(&diagnostics, &input, "request", &args.shared);
    let request = check::request(&diagnostics, &input, &item, args);
    Ok(then(&request, diagnostics.finish()))
}
