//! The derive that `#[request]` adds. It parses, checks and expands.

use proc_macro2::TokenStream;

use crate::{
    check,
    diagnostics::Diagnostics,
    expand,
    parse::{
        args::RequestArgs,
        derive_input,
        item::{self, Item},
    },
};

pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let Some(input) = derive_input::parse(&diagnostics, tokens) else {
        return diagnostics.finish().unwrap_or_default();
    };
    let args = RequestArgs::parse(&diagnostics, item::arguments(&input));
    let item = Item::parse(&diagnostics, &input, "request");
    let request = check::request(&diagnostics, &input, &item, args);
    expand::request(&request, diagnostics.finish())
}
