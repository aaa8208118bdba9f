//! The derive that `#[response]` adds. It parses, checks and expands.

use proc_macro2::TokenStream;

use crate::{
    check,
    diagnostics::Diagnostics,
    expand,
    model::Response,
    parse::{
        args::ResponseArgs,
        derive_input,
        item::{self, Item},
    },
};

/// `is_described` is whether the definition is described as data, too.
pub(crate) fn expand(tokens: TokenStream, is_described: bool) -> TokenStream {
    let expanded =
        read(tokens, |response, errors| expand::response(response, errors, is_described));
    expanded.unwrap_or_else(|errors| errors)
}

/// Parses and checks the tokens of the derive. `then` takes the model and the errors.
///
/// # Errors
///
/// Returns the errors if the tokens are not those of a struct or an enum.
pub(crate) fn read<T>(
    tokens: TokenStream,
    then: impl FnOnce(&Response<'_>, Option<TokenStream>) -> T,
) -> Result<T, TokenStream> {
    let diagnostics = Diagnostics::default();
    let Some(input) = derive_input::parse(&diagnostics, tokens) else {
        return Err(diagnostics.finish().unwrap_or_default());
    };
    let args = ResponseArgs::parse(&diagnostics, item::arguments(&input));
    let shapes = Item::parse_all(&diagnostics, &input, "response", &args.shared);
    let response = check::response(&diagnostics, &input, &shapes, args);
    Ok(then(&response, diagnostics.finish()))
}
