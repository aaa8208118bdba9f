//! The derive that `#[response]` adds. It parses, checks and expands.

use proc_macro2::TokenStream;

use crate::{
    check,
    diagnostics::Diagnostics,
    expand,
    parse::{
        args::ResponseArgs,
        derive_input,
        item::{self, Item},
    },
};

pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let Some(input) = derive_input::parse(&diagnostics, tokens) else {
        return diagnostics.finish().unwrap_or_default();
    };
    let args = ResponseArgs::parse(&diagnostics, item::arguments(&input));
    let shapes = Item::parse_all(&diagnostics, &input, "response");
    let response = check::response(&diagnostics, &input, &shapes, args);
    expand::response(&response, diagnostics.finish())
}
