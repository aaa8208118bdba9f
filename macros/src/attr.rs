//! Meantime: the old names of what is in `parse::list`.

use proc_macro2::TokenStream;
use syn::{Ident, Type, parse::ParseStream};

pub(crate) use crate::parse::value::{Once, expected, path};
use crate::{
    diagnostics::Diagnostics,
    parse::list::{self, Entry},
};

#[derive(Clone, Copy)]
pub(crate) struct List<'k> {
    pub(crate) keys: &'k [&'k str],
    pub(crate) sign: char,
}

pub(crate) fn entries(
    diagnostics: &Diagnostics,
    tokens: TokenStream,
    list: List<'_>,
    mut entry: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) {
    let list = list::List { keys: list.keys, assign: list.sign };
    list::entries(diagnostics, tokens, list, |it| entry(it.key, it.input));
}

fn entry<'a>(key: &'a Ident, input: ParseStream<'a>) -> Entry<'a> {
    Entry { key, input, list: list::List { keys: &[], assign: '=' } }
}

pub(crate) fn value_follows(
    key: &Ident,
    input: ParseStream<'_>,
    _: char,
    example: &str,
) -> syn::Result<()> {
    entry(key, input).assign(example)
}

pub(crate) fn no_value(key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
    entry(key, input).no_value()
}

pub(crate) fn tokens_to_comma(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    entry(&quote::format_ident!("_"), input).tokens()
}

pub(crate) fn expression(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    list::expression(input)
}

pub(crate) fn ty(input: ParseStream<'_>, example: &str) -> syn::Result<Type> {
    expected(input.parse(), "a type", example)
}
