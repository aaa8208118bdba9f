//! The derive that `#[endpoint_error]` adds. It parses, checks and expands.

use proc_macro2::TokenStream;

use crate::{
    check,
    diagnostics::Diagnostics,
    expand,
    parse::{
        args::ErrorArgs,
        derive_input,
        item::{self, Item},
    },
};

pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let Some(input) = derive_input::parse(&diagnostics, tokens) else {
        return diagnostics.finish().unwrap_or_default();
    };
    let args = ErrorArgs::parse(&diagnostics, item::arguments(&input));
    let shapes = Item::parse_all(&diagnostics, &input, "endpoint_error");
    let error = check::endpoint_error(&diagnostics, &input, &shapes, args);
    expand::endpoint_error(&error, diagnostics.finish())
}
