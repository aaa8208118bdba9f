//! The derive that `#[endpoint_error]` adds. It parses, checks and expands.

use proc_macro2::TokenStream;

use crate::{
    check,
    diagnostics::Diagnostics,
    expand,
    model::EndpointError,
    parse::{
        args::ErrorArgs,
        derive_input,
        item::{self, Item},
    },
};

/// `is_described` is whether the definition is described as data, too.
pub(crate) fn expand(tokens: TokenStream, is_described: bool) -> TokenStream {
    let expanded =
        read(tokens, |error, errors| expand::endpoint_error(error, errors, is_described));
    expanded.unwrap_or_else(|errors| errors)
}

/// Parses and checks the tokens of the derive. `then` takes the model and the errors.
///
/// # Errors
///
/// Returns the errors if the tokens are not those of a struct or an enum.
pub(crate) fn read<T>(
    tokens: TokenStream,
    then: impl FnOnce(&EndpointError<'_>, Option<TokenStream>) -> T,
) -> Result<T, TokenStream> {
    let diagnostics = Diagnostics::default();
    let Some(input) = derive_input::parse(&diagnostics, tokens) else {
        return Err(diagnostics.finish().unwrap_or_default());
    };
    let args = ErrorArgs::parse(&diagnostics, item::arguments(&input));
    let shapes = Item::parse_all(&diagnostics, &input, "endpoint_error", &args.shared);
    let error = check::endpoint_error(&diagnostics, &input, &shapes, args);
    Ok(then(&error, diagnostics.finish()))
}
