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
    suggest,
};

pub(super) fn parse<'a>(cx: &Context, input: &'a DeriveInput) -> Response<'a> {
    let mut arguments = Arguments::default();
    let keys: Vec<_> = ["status"].into_iter().chain(SHARED).collect();
    let list = attr::List { keys: &keys, sign: '=' };
    attr::entries(cx, item::arguments(input), list, |key, input| {
        if let Some(result) = arguments.shared.entry(key, input) {
            return result;
        }
        match &*key.to_string() {
            "status" => arguments.status.read(key, || {
                attr::value_follows(key, input, '=', "status = CREATED")?;
                status(attr::expression(input)?)
            }),
            request @ ("metadata" | "response" | "authentication" | "empty_body") => {
                let message = format!("`{request}` is an argument of `#[request]`; write it there");
                Err(syn::Error::new(key.span(), message))
            }
            unknown => {
                let instead = suggest::instead(unknown, &keys);
                let message = format!("unknown argument `{unknown}` of `#[response]`; {instead}");
                Err(syn::Error::new(key.span(), message))
            }
        }
    });
    arguments.shared.has_errors = cx.count() != 0;
    let item = Item::parse(cx, input, &arguments.shared, "response");
    let predicates = Predicates::of(cx, &item);
    Response { item, arguments, predicates }
}

/// The statuses of RFC 9110, section 15.2, and RFC 8297: a response follows them.
const INTERIM: [&str; 4] = ["CONTINUE", "SWITCHING_PROTOCOLS", "PROCESSING", "EARLY_HINTS"];

fn status(tokens: TokenStream) -> syn::Result<Status> {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Ident(name)), None) => {
            let text = name.to_string();
            if INTERIM.contains(&&*text) {
                let message = format!(
                    "`{text}` is not the status of a final response; write one from 200 on"
                );
                return Err(syn::Error::new(name.span(), message));
            }
            if text.bytes().any(|byte| byte.is_ascii_lowercase()) {
                let message = format!(
                    "a status is a constant of `StatusCode`, a number or an expression; did you \
                     mean `{}`?",
                    text.to_ascii_uppercase()
                );
                return Err(syn::Error::new(name.span(), message));
            }
            syn::parse2::<Ident>(tokens).map(Status::Constant)
        }
        (Some(TokenTree::Literal(_)), None) => {
            let expected = "expected a status between 200 and 599, as in `status = 201`";
            let literal: LitInt = syn::parse2(quote!(#tokens))
                .map_err(|error| syn::Error::new(error.span(), expected))?;
            match literal.base10_parse() {
                Ok(number @ 200..=599) if matches!(literal.suffix(), "" | "u16") => {
                    Ok(Status::Number(number))
                }
                _ => Err(syn::Error::new(literal.span(), expected)),
            }
        }
        _ => Ok(Status::Expression(tokens)),
    }
}
