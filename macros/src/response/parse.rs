//! From tokens to what was written.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{DeriveInput, Ident, LitInt};

use super::{Arguments, Response, Status};
use crate::{
    arguments::SHARED,
    attr,
    context::Context,
    item::{self, Item},
    predicates::Predicates,
    symbol,
};

pub(super) fn parse<'a>(cx: &Context, input: &'a DeriveInput) -> Response<'a> {
    let mut arguments = Arguments::default();
    attr::entries(cx, item::arguments(input), |key, input| {
        if let Some(result) = arguments.shared.entry(cx, key, input) {
            return result;
        }
        match &*key.to_string() {
            "status" => arguments.status.read(cx, key, || {
                attr::value_follows(key, input, '=', "status = CREATED")?;
                status(attr::tokens_to_comma(input)?)
            }),
            request @ ("metadata" | "response" | "authentication" | "empty_body") => {
                let message = format!("`{request}` is an argument of `#[request]`; write it there");
                Err(syn::Error::new(key.span(), message))
            }
            unknown => {
                let keys: Vec<_> = ["status"].into_iter().chain(SHARED).collect();
                let instead = symbol::instead(unknown, &keys);
                let message = format!("unknown argument `{unknown}` of `#[response]`; {instead}");
                Err(syn::Error::new(key.span(), message))
            }
        }
    });
    let item = Item::parse(cx, input, &arguments.shared, "response");
    let predicates = Predicates::of(cx, &item);
    Response { item, arguments, predicates }
}

fn status(tokens: TokenStream) -> syn::Result<Status> {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Ident(_)), None) => syn::parse2::<Ident>(tokens).map(Status::Constant),
        (Some(TokenTree::Literal(_)), None) => {
            let expected = "expected a status between 200 and 599, as in `status = 201`";
            let literal: LitInt = syn::parse2(quote!(#tokens))
                .map_err(|error| syn::Error::new(error.span(), expected))?;
            match literal.base10_parse() {
                Ok(number @ 200..=599) => Ok(Status::Number(number)),
                _ => Err(syn::Error::new(literal.span(), expected)),
            }
        }
        _ => Ok(Status::Expression(tokens)),
    }
}
